"""Signals linked into chains and ranked: what explains the report best. Not: how urgent it is."""
