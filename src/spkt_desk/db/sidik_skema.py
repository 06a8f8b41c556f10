"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "29ae4b147439a70dca0affe2d0941fdfc0328f20c1b7e9fdddbdc88aa49f6d23"
