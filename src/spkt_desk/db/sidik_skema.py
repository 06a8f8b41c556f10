"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "408dde82740b7c8b08334f65e86999883a7d15258b2e24bfdedeb848f22a19b0"
