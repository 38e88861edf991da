"""The history of the schema, forward only. Must not know today's queries."""
