"""What a browser keeps for a page, and how it is lost. Not: what servers keep."""
