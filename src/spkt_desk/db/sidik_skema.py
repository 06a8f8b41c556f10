"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "2844db3449ec5583e29b217fe250caeadb83d60ef6f84f9a8c83a4ffd5bd6f13"
