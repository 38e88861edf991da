"""UserContext: makes the moment a user hits a broken button explainable. See ARCHITECTURE.md for the rooms."""
