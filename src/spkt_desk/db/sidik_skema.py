"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "79c9bd0eb4533db79bda97ef2cd246391dcd76f897b2e0817d78e355236fbff5"
