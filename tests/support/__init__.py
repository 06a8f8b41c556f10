"""What the tests share: a private print server, a private display, waits that look."""
