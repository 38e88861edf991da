"""Where a failed request went, if no page says which host is its own. Not: whose it is."""

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal

_LONGEST = 80


def asked_of(timeline: Timeline, root: Signal) -> str:
    """Return a sentence with the address that a program asked, '' where it is said already.

    A phone's system tells it at the end of its line, behind where the line is cut.
    """
    asked = root.event.request
    if asked is None or timeline.program is Program.PAGE or not asked.url.host:
        return ""
    host, path = clean(asked.url.authority, _LONGEST), asked.url.path.rstrip("/")
    if host in root.text and (path in root.text or not asked.told):
        return ""
    where = f"{host}{clean(path, _LONGEST)}" if path and path not in root.text else host
    return f"The request went to {where}."
