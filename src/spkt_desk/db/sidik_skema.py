"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "396dbc536bd8ba72b431a3f497b40d63606dc0074e9817d743fbe307e957616a"
