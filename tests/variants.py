"""Whether tests try every member of their long lists, or one of each kind. Not: which lists."""

import os

EVERY_VARIANT = bool(os.environ.get("USERCONTEXT_EVERY_VARIANT"))
"""`make test-full` sets it; CONTRIBUTING.md says what is left out without."""
