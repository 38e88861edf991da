"""Entries of any client → typed events in order. Not: what is wrong with any of them."""
