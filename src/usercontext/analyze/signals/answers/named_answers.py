"""A good response about which the page itself logs, by address, what is wrong.

"GET /api/invoice has 0 bytes", "PATCH /me answered 200, but city is still Rome": whoever writes so
has looked at what came back. Not: bodies, words that name no request, what a server calls failed.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_TOLD_US = 2_000_000
_LOOK_BACK = 20
_SEEN = 300
_NAMED = re.compile(
    r"\b(GET|POST|PUT|PATCH|DELETE) (/[\w/.~%-]{3,120})|(?<![\w/.:-])(/[\w.~%-]+/[\w/.~%-]{2,120})"
)
"""A method and an address, or an address of two parts alone: one word behind a slash is a page."""
_AMISS = screened(
    r"\b(?:but|instead of|expected|although|without|nothing|empty|blank|missing|wrong|not|no|never"
    r"|still|lacks?|lost)\b|\b0 (?:bytes?|rows?|items?|lines?|results?|new|more|[a-z]+(?:s|ies))\b",
    re.I,
)
"""What a warning has to say besides: pages tell the length of a good answer too."""


def find_named_answers(timeline: Timeline) -> Iterator[Signal]:
    """Yield each request that was answered well, and of which the page says what is amiss."""
    for line in timeline.loud:
        answer = _answer_named(timeline, line) if _is_told(line) else None
        if answer is None or answer.request is None:
            continue
        read = read_words(line, "", line.text)
        if read is not None and read[0] is not SignalKind.MIXED_UP:
            continue
        said = f"answered {answer.request.status}, and the page said “{clean(line.text)}”"
        kind = _kind_of(line) if read is None else read[0]
        signal = request_signal(timeline, answer, kind, Category.API_CONTRACT, said)
        if signal.party is not Party.BYSTANDER:
            yield replace(signal, also=(line,))


def _kind_of(line: Event) -> SignalKind:
    """Return what is amiss: a page that calls it an error cannot go on with what came back."""
    return SignalKind.UNREADABLE if line.level is Level.ERROR else SignalKind.MISMATCH


def _is_told(line: Event) -> bool:
    """Tell a line of the page's own that says of some request that not all is well."""
    if line.kind is not EventKind.CONSOLE or line.thrown is not None or line.request is not None:
        return False
    said = line.text[:_SEEN]
    if "/" not in said:
        return False
    if line.level is not Level.ERROR and not (line.level is Level.WARN and _AMISS.search(said)):
        return False
    return line.element is None and _NAMED.search(said) is not None and not is_harmless(line)


def _answer_named(timeline: Timeline, line: Event) -> Event | None:
    """Return the request that a line names, if it had just been answered well."""
    named = _NAMED.search(line.text[:_SEEN])
    if named is None:
        return None
    method, path = named[1], (named[2] or named[3]).rstrip("/.")
    for before in reversed(timeline.requests_before(line.index, _LOOK_BACK)):
        asked = before.request
        if asked is None or asked.told or method not in (None, asked.method.upper()):
            continue
        if asked.url.path.rstrip("/").endswith(path):
            told_at_once = before.answered_us >= line.at_us - _TOLD_US
            return before if told_at_once and 200 <= (asked.status or 0) < 300 else None
    return None
