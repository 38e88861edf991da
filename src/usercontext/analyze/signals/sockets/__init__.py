"""Connections that are held open, and how they break. Not: single requests."""
