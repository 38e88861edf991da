"""How urgent a cause is, and what it costs, by named terms. Not: how many others met it."""
