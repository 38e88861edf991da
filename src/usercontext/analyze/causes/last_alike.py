"""The last time a program wrote the same line: who went on was stopped again there."""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline


def last_alike(timeline: Timeline, failed: Event) -> Event:
    """Return the last line in the same words; of a page, which repeats itself, the line itself."""
    if timeline.program is Program.PAGE or failed.request is not None:
        return failed
    alike = (one for one in reversed(timeline.loud) if one.text == failed.text)
    return next(alike, failed)
