"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "5ecfadc08f57c6fd93fe5e9038e90149e124e4d4d413f960b2c7fa5241064670"
