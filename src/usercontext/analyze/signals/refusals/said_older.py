"""An unexplained refusal on a page that had logged that it is an older release.

What it sends is what the server took a release ago: its user filled nothing in wrongly, and the
line by which the page knew it is where to look. Not: answers that say why, pages loaded since.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.two_versions import names_two_versions
from usercontext.analyze.signals.refusals.demands import is_demand
from usercontext.analyze.signals.refusals.page_age_words import AGES
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_KINDS = (SignalKind.REJECTED, SignalKind.CLIENT_ERROR)
_OF_ANOTHER_SHAPE = frozenset({400, 404, 405, 410, 415, 422})
"""How a server refuses what it does not take any more: an address, a method, a body."""

_SEEN = 400
_SAID_US = 3_000_000
_MOST_NEAR = 20
_AGES = screened(AGES, re.I)
_OF_A_PAGE = re.compile(
    r"\b(?:page|client|app|application|front-?end|bundle|build|release|deploy\w*|tab|server"
    r"|backend|seite|anwendung|serveur|servidor|сервер\w*|страниц\w*)\b|ページ|サーバ|页面|服务器",
    re.I,
)
"""What two releases are of, where they are a page's and its server's and not a library's."""

_THE_ANSWER_SAYS = " the response says "


def tell_older(timeline: Timeline, found: list[Signal]) -> list[Signal]:
    """Return the signals, each such refusal told with what its page had said of itself before."""
    said = [one for one in found if _is_said_of_the_page(one)]
    if not said:
        return found
    joined = [(one, _said_before(timeline, one, said)) for one in found]
    told = {id(line) for _, line in joined if line is not None}
    return [_with(one, line) for one, line in joined if id(one) not in told]


def _with(signal: Signal, line: Signal | None) -> Signal:
    if line is None:
        return signal
    return replace(
        signal,
        kind=SignalKind.STALE,
        category=Category.STALE_VERSION,
        text=f"{signal.text}, and the page had said before {quote(line.event.text)}",
        words=f"{signal.words} {line.words}",
        also=(*signal.also, line.event, *line.also),
    )


def _is_said_of_the_page(signal: Signal) -> bool:
    own = signal.kind is SignalKind.STALE and signal.party is Party.FIRST
    return own and signal.event.request is None and tells_the_age(signal.event.text)


def tells_the_age(text: str) -> bool:
    """Tell a line by which the page is of another release than the server."""
    said = text[:_SEEN]
    apart = names_two_versions(said) and _OF_A_PAGE.search(said) is not None
    return apart or _AGES.search(said) is not None


def _said_before(timeline: Timeline, signal: Signal, said: list[Signal]) -> Signal | None:
    """Return what the page said of its release since it was loaded and before it was refused."""
    asked = signal.event.request
    if asked is None or asked.told or asked.reads or signal.party is not Party.FIRST:
        return None
    if signal.kind not in _KINDS or asked.status not in _OF_ANOTHER_SHAPE:
        return None
    if _is_told_why(timeline, signal):
        return None
    for line in reversed(said):
        if line.event.index < signal.event.index:
            return None if _is_loaded_between(timeline, line.event, signal.event) else line
    return None


def _is_told_why(timeline: Timeline, signal: Signal) -> bool:
    """Tell what the answer, or what the page wrote or showed of it at once, gives a reason for."""
    if signal.reason is not None or _THE_ANSWER_SAYS in signal.text:
        return True
    over_us = signal.event.answered_us
    after = timeline.between(over_us, over_us + _SAID_US, _MOST_NEAR)
    said = [one for one in after if one.index > signal.event.index and one.request is None]
    return any(reason_of(one.text) is not None or is_demand(one) for one in (*signal.also, *said))


def _is_loaded_between(timeline: Timeline, line: Event, refused: Event) -> bool:
    pages = timeline.loads.within(line.at_us, refused.at_us)
    return any(line.index < page.index < refused.index for page in pages)
