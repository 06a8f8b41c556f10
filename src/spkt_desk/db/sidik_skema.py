"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "5ac5d38b668cebd47efe493c5ffe545e6b6d2ad358ce7bfbf01dc25d9cbcac60"
