"""What a page says in its own words, where no fact shows it. Not: browsers' words."""
