"""Policy violations in report-only mode: nothing was blocked. Not: what was blocked."""

from usercontext.analyze.reading.events import Event
from usercontext.domain.log_entry import Level


def is_only_reported(event: Event) -> bool:
    """Tell a policy that is tried out (`disposition` "report"): our script warns of it, no more."""
    tried = event.topic == "csp" and event.level is Level.WARN
    return tried and event.text.startswith("Refused '")
