"""What a session met, whether anybody reported it or not. Not: counting sessions."""
