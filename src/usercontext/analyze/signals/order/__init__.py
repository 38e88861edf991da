"""Races and duplicates: things in the wrong order, or done twice. Not: retries of failures."""
