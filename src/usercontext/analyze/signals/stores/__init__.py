"""What a browser stores for a page, and how it is lost. Not: what servers store."""
