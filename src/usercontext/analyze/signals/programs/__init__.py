"""What servers, phones and devices log. Not: reading their formats."""
