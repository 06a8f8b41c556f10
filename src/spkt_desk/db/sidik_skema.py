"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "6b8e86ae13851dd3103f84e09ea64152b53d92b1a3042fea2e48bbe748475124"
