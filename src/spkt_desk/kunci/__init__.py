"""Key slots, recovery code, seals and check codes: the only home of argon2 and cryptography."""
