"""Values in a response that the page does not know: a state, a type. Not: shapes.

A server that learns a new state breaks the pages whose code counts on the old ones. What they say
is about the value; that an answer had just come says whose it was.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import fold, telling_words
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, is_foreign_code, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_MADE_US = 400_000
_EARLY_US = 100_000
"""What is made of an answer is made at once; clients stamp answers a little late."""

_LOOK_BACK = 60
_SEEN = 400
_SHORTEST = 4
_HINTS = (
    *("unknown", "unsupported", "unexpected", "unhandled", "recogni", "know", "exhaust", "no "),
    *("cannot", "can't", "not ", "n't ", "never", "unreachable", "missing"),
)
_NOUN = (
    r"(?:state|status|type|kind|value|case|variant|enum|member|category|role|unit|method|widget"
    r"|block|component|section|template)(?:es|s)?"
)
_UNKNOWN = screened(
    rf"\b(?:unknown|unsupported|unexpected|unhandled|unrecogni[sz]ed)(?: [\w-]+){{0,3}}? {_NOUN}\b"
    rf"|\b{_NOUN}\b.{{0,60}}\b(?:(?:do(?:es)?|is|are|was)(?: not|n't) (?:yet )?"
    r"(?:know|recogni[sz]e|support|handle|map)|unknown\b)"
    r"|\b(?:cannot|can't|could not|couldn't|do not|don't)(?: know how to)? (?:render|draw|show|map"
    rf"|display|handle|format|resolve)\b.{{0,40}}\b{_NOUN}\b"
    r"|\b(?:no|missing) (?:case|mapping|renderer|label|component|icon|template)\b.{0,40}"
    rf"\b(?:for|of) (?:\w+ )?{_NOUN}\b|\b(?:no|missing) (?:case|mapping|renderer|label) for\b"
    r"|\bnon-?exhaustive\b|\b(?:expect(?:ed)?|supposed) to get here\b|\bshould never\b"
    r"|\bunreachable (?:case|code)\b|\bassertNever\b",
    re.I,
)
_OF_A_BROWSER = re.compile(
    r"\b(?:mime|media|content|file|node) type\b|\bfailed to (?:execute|register|construct) ", re.I
)
_NAMED = re.compile(r"(?:[:=(]\s*|['\"“`]|\{[\s\"']*)(?!undefined|null|NaN|\[?object)[\w-]{2,60}")
"""Without the value nobody knows that there was one: "unknown type: undefined" is the code's."""


def find_unknown_values(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer after which the page named, at once, a value that it does not know."""
    seen: set[int] = set()
    for error in timeline.errors:
        if not _names_an_unknown_value(error, timeline.page_host):
            continue
        answer = _answer_before(timeline, error)
        if answer is None or answer.request is None or answer.index in seen:
            continue
        seen.add(answer.index)
        said = error.thrown.message if error.thrown else error.text
        outcome = f"answered {answer.request.status}, and the page said “{clean(said)}”"
        read = SignalKind.UNREADABLE, Category.API_CONTRACT
        yield replace(request_signal(timeline, answer, *read, outcome), also=(error,))


def _names_an_unknown_value(error: Event, page_host: str) -> bool:
    thrown = error.thrown
    name, message = (thrown.name, thrown.message) if thrown else ("", error.text)
    said = message[:_SEEN]
    lowered = said.lower()
    if error.request is not None or not any(map(lowered.__contains__, _HINTS)):
        return False
    found = _UNKNOWN.search(said)
    if found is None or _OF_A_BROWSER.search(said) or _NAMED.search(said, found.start()) is None:
        return False
    if thrown is not None and is_foreign_code(thrown.frames, page_host):
        return False
    return name not in ("SyntaxError", "RangeError") and read_words(error, name, message) is None


def _answer_before(timeline: Timeline, error: Event) -> Event | None:
    """Return the answer that an error is about: of those that had just come, the one it names."""
    since, until = error.at_us - _MADE_US, error.at_us + _EARLY_US
    near = [
        event
        for event in timeline.requests_before(error.index, _LOOK_BACK)
        if since <= event.answered_us <= until and _is_answer(timeline, event)
    ]
    said = fold(error.text)
    named = [event for event in near if _is_named(event, said)]
    return max(named or near, key=_answered_us, default=None)


def _is_answer(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    if asked is None or asked.told or asked.resource != "api":
        return False
    own = party_of_url(asked.url, timeline.page_host) is Party.FIRST
    return own and 200 <= (asked.status or 0) < 300


def _is_named(event: Event, said: str) -> bool:
    words = telling_words(event.request.url.path) if event.request else ()
    return any(word.rstrip("s") in said for word in words if len(word) >= _SHORTEST)


def _answered_us(event: Event) -> int:
    return event.answered_us
