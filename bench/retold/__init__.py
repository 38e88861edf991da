"""Recorded visits told otherwise: changes that keep what a visit means. Not: judging them."""
