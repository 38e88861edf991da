"""UserContext: makes the moment a user hits a broken button explainable.

ARCHITECTURE.md shows the rooms.
"""
