"""The public JSON, in both directions: the one place that knows its spelling. Not: HTTP, SQL."""
