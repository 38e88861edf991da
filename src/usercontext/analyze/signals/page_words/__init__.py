"""What a page says in its own words, where no fact tells it. Not: browsers' words."""
