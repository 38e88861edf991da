"""The failed request that an error was caused by, where its own words do not tell of it."""

from usercontext.analyze.events import Event

_AN_ADDRESS = 3


def told_beside(event: Event, message: str) -> str:
    """Return what failed, to be said behind the words of an error that holds it, or ''."""
    asked = event.request
    if asked is None or not asked.told or not asked.status:
        return ""
    path = asked.url.path
    if len(path) < _AN_ADDRESS or path in message or path in event.text:
        return ""
    return f", and {asked.method} {path} failed with {asked.status}".replace("  ", " ")
