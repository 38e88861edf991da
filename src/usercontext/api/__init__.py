"""The HTTP door: route table, keys, limits, JSON in and out. Must not know SQL or any room."""
