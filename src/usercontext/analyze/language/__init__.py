"""What words say, in the languages of pages and people. Not: which entry said them."""
