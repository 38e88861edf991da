"""Who is taken for signed out, and why. Not: who may do what."""
