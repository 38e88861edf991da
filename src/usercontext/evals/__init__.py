"""Recorded sessions that ship with the product, and how they are read. Must not know storage."""
