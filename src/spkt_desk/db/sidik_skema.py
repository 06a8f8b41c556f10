"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "65022b156ad4a35929de5b6bb9e8935b668931665d8ee6567ecaad0430ff0ec3"
