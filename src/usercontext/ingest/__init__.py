"""Bytes of a batch in, a checked and scrubbed batch out. Pure: knows no storage and no HTTP."""
