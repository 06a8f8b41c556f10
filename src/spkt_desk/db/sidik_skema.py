"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "1fdf0f7c06e3e4bc9e4699d543c3377124a019e1f3737602f28d038196f588c3"
