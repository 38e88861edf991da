"""One file per change of the schema, named by its revision. Must not know today's code."""
