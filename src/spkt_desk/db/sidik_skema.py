"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "84222239113bc01a461fb5e94081ff60e03c914fc1ba4424d771a68284700222"
