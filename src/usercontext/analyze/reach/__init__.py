"""Which signatures a session met, reported or not. Not: counting sessions."""
