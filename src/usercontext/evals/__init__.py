"""Recorded and labelled sessions and their scorer: data and pure functions. Not: other rooms."""
