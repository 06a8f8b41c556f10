"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "6fbee1ab5d5d73479d5f30022efb963e7acbcd1d90f8c0e7b4fb3cdcc25e9b6a"
