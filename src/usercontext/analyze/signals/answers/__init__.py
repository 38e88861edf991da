"""Answers that went well and are wrong, empty, or about something else. Not: statuses."""
