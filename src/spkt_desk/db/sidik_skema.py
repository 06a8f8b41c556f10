"""What `schema_hash` must answer for a file of this version; renewed only with a migration."""

SIDIK_SKEMA = "5ab76c235dd40c45262a994c8df9760543a46f1b3b2eb96c243e17130ff32a67"
