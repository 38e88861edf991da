"""What code threw or logged as an error, the page's and others'. Not: requests."""
