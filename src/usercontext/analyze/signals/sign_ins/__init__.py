"""Users treated as signed out, and why. Not: permissions."""
