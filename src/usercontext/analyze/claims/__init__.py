"""What is said of a cause, each sentence with the entries that show it. Not: what to do next."""
