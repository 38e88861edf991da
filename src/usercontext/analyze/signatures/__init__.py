"""The names that causes share across sessions. Not: which causes win, what a group holds."""
