"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "eb3588c45f69ea84ceca3cf13565c02132f9885ffc3fc61ccef295ab87f0510a"
