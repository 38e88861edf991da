"""What code threw or wrote as an error, the page's and others'. Not: requests."""
