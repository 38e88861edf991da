"""Sums that were taken, shown or owed, and are not right. Not: refused payments."""
