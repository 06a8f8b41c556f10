"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "986d095a7bf394a5a414c2982812e5b7b593fc8f22bfa1ae7f47ae0bb9fc353f"
