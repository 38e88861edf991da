"""Which host a failed request went to, where no page says which is its own. Not: whose it is."""

from usercontext.analyze.programs import Program
from usercontext.analyze.signals.signal import Signal
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline

_LONGEST = 80


def asked_of(timeline: Timeline, root: Signal) -> str:
    """Return a sentence with the host that a program asked, '' where it is said already."""
    asked = root.event.request
    if asked is None or timeline.program is Program.PAGE or not asked.url.host:
        return ""
    host = clean(asked.url.authority, _LONGEST)
    return "" if host in root.text else f"The request went to {host}."
