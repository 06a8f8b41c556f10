"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "2c0e9e9559b78a1480d631fb071f7a8b82d97a80ae583ac7fba95faa15a0bcc6"
