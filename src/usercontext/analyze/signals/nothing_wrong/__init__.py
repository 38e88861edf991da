"""What sounds like a failure and is none. Not: what is left out as noise of a minor kind."""
