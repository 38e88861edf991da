"""Details of a failure in its own entry beside its message.

The request that an error was caused by; what a server says that a request of it failed for; what
a framework's number stands for.
"""

from typing import Any

from usercontext.analyze.language.react_numbers import meaning_of_number
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.caused_by import cause_within
from usercontext.analyze.reading.events import Event, Request

_AN_ADDRESS = 3
_BROKE = (500, 503)
_SEEN = 80


def told_beside(event: Event, message: str) -> str:
    """Return what failed, to be said behind the words of an error that holds it, or ''."""
    if (meant := meaning_of_number(message)) != "":
        return meant
    asked = event.request
    if asked is None or not asked.told:
        return ""
    path = asked.url.path
    if len(path) < _AN_ADDRESS or path in message:
        return ""
    if not asked.status:
        served = event.thrown is not None or path not in event.text
        return f", on {asked.method} {path}" if served and asked.method else ""
    quoted = event.thrown is None or message[:_SEEN] in event.text
    if path in event.text and quoted:
        return ""
    return f", and {asked.method} {path} failed with {asked.status}".replace("  ", " ")


def caused_beside(payload: dict[str, Any], shown: str) -> str:
    """Return what an error was caused by first of all, where the words shown do not have it."""
    first = clean(cause_within(payload))
    whole = first.rstrip("…")
    cut = shown.endswith("…") and shown[:_SEEN] in whole  # the same, of which less is shown
    if not first or whole in shown or cut:
        return ""
    return f", caused by “{first}”"


def why_broken(request: Request) -> str:
    """Return what a server's own log says beside a status of its own fault."""
    why = request.body or ""
    return (
        f" ({clean(why, 80)})" if why in request.error and why and request.status in _BROKE else ""
    )
