"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "5dfda3ab298ec22eafe43fd1b31d5345825243cace7f5e17a7970ccb1ee8c7c6"
