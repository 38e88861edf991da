"""Responses of 2xx that are wrong, empty or about something else. Not: statuses."""
