"""How an issue reads elsewhere: pure functions from values to text. Must not know endpoints."""
