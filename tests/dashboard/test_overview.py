"""The overview as a page: what it says of a range, to whom, and where its numbers lead."""
