"""Requests that failed, were blocked on the way or never finished. Not: good responses."""
