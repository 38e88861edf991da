"""Recorded sessions, shipped: data and pure functions. Must not know storage, HTTP, other rooms."""
