"""A refusal explained by the page afterwards: an expired session, a missing right.

One status stands for many reasons: 400 and 403 are answered to whoever is no longer signed in, 422
to whoever may not. Not: what banks refuse, which is `noted_noes`; bodies.
"""

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.told_to_users import Why, why_told
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

_READ: dict[Why, Reading] = {
    Why.SIGNED_IN: (SignalKind.AUTH, Category.AUTH_EXPIRED),
    Why.ALLOWED: (SignalKind.DENIED, Category.PERMISSION_DENIED),
}
_REFUSALS = (400, 403, 404, 409, 412, 422, 423)
_TOLD_US, _MOST_LINES = 2_000_000, 12


def read_told(text: str) -> Reading | None:
    """Read what a page tells its user that they lack; None where it tells nothing of the kind."""
    why = why_told(text)
    return _READ[why] if why is not None else None


def as_told_to_its_user(timeline: Timeline, signal: Signal) -> Signal:
    """Return a refusal as what its page at once tells its user of it, where that is another one."""
    asked = signal.event.request
    if asked is None or asked.status not in _REFUSALS or asked.body or signal.reason is not None:
        return signal
    if signal.party is not Party.FIRST or signal.kind is SignalKind.DECLINED:
        return signal
    notice = _told_behind(timeline, signal.event)
    read = read_told(notice.text) if notice is not None else None
    if notice is None or read is None or read[1] is signal.category:
        return signal
    told = notice in signal.also
    verb = "showed the user" if notice.topic == NOTICE else "wrote"
    said = "" if told else f", and the page {verb} “{clean(notice.text)}”"
    return replace(
        signal,
        kind=read[0],
        category=read[1],
        text=f"{signal.text}{said}",
        also=signal.also if told else (*signal.also, notice),
    )


def _told_behind(timeline: Timeline, refused: Event) -> Event | None:
    """Return the notice, or the line that says why, behind an answer, before anything was asked.

    What else the page asked beside it may be what the notice is of.
    """
    over_us = refused.answered_us
    for line in timeline.between(over_us, over_us + _TOLD_US, _MOST_LINES):
        if line.index <= refused.index:
            continue
        if line.request is not None or line.element is not None:
            return None
        if line.topic == NOTICE or (_is_written(line) and read_told(line.text) is not None):
            return line
    return None


def _is_written(line: Event) -> bool:
    """Tell a line of words that no other reading knows: what is known is a cause by itself."""
    if line.kind is not EventKind.CONSOLE or line.topic or line.thrown is not None:
        return False
    return line.level is not Level.ERROR or read_words(line, "", line.text) is None
