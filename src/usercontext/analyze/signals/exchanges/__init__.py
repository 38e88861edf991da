"""Requests that failed, were refused by the way, or never came to an end. Not: good answers."""
