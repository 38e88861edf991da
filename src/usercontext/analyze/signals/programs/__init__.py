"""What servers, phones and devices write, which are no pages. Not: reading their formats."""
