"""Lines at a later click that name an earlier failure by the page's own word. Not: addresses.

A page that says of a part that it did not come says it again to whoever presses for it. What it
calls the part nobody else knows, so the word has to be a long one and stand in both lines.
"""

from usercontext.analyze.language.words import telling_words
from usercontext.analyze.reading.events import EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_FAILED = (
    *(SignalKind.CLIENT_ERROR, SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER, SignalKind.REFUSED),
    *(SignalKind.CHUNK, SignalKind.ASSET, SignalKind.DENIED, SignalKind.LIMITED),
)
_LINES = (
    *(SignalKind.FORM, SignalKind.CONSOLE_ERROR, SignalKind.WARNING, SignalKind.MISMATCH),
    SignalKind.REJECTED,
)
_SOON_US = 1_000_000
_LETTERS, _SEEN, _MOST = 7, 200, 30
_OF_ANY_LINE = telling_words(
    "failed failure error cannot request response loading warning unavailable available missing"
    " unknown invalid expected undefined function message fehler anfrage antwort geladen erreur"
    " requete reponse solicitud respuesta richiesta risposta aanvraag"
)


def named_again(
    timeline: Timeline, root: Signal, later: list[Signal], found: list[Signal]
) -> list[Signal]:
    """Return such lines of the page on which it failed, where it was never had afterwards."""
    asked = root.event.request
    if asked is None or asked.told or root.kind not in _FAILED or asked.address in timeline.taken:
        return []
    over_us, page = root.event.answered_us, timeline.page_number(root.event.index)
    said = [s for s in found if _is_a_line(s) and s.event.at_us - over_us <= _SOON_US]
    named = {word for one in said for word in _words_of(one)}
    return [
        one
        for one in later[:_MOST]
        if one.kind in _LINES
        and _is_a_line(one)
        and named & _words_of(one)
        and timeline.page_number(one.event.index) == page
    ]


def _is_a_line(signal: Signal) -> bool:
    event = signal.event
    written = event.kind in (EventKind.CONSOLE, EventKind.EXCEPTION) and event.request is None
    return written and event.element is None


def _words_of(signal: Signal) -> frozenset[str]:
    words = telling_words(signal.event.text[:_SEEN]) - _OF_ANY_LINE
    return frozenset(word for word in words if len(word) >= _LETTERS)
