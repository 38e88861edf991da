"""The typed client of the public API. Knows nothing of the server's inside."""
