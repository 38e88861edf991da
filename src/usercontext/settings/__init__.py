"""What an operator may set, and one frozen options value for each room. Not: using them."""
