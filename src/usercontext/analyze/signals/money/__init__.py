"""Sums taken, shown or owed that are not right. Not: refused payments."""
