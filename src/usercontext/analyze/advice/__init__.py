"""What to look at first, for each kind of cause. Not: what broke."""
