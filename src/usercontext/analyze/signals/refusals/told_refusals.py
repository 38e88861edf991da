"""A warning of the page after a good response: it could not do it all the same.

A server refuses with a 200, a browser keeps a window shut, a search falls back to nothing: no
request fails and nothing is thrown. What is left is the page's own sentence, and that it stays
where it is. Not: errors, which are `soft_failures`; warnings behind which nothing was asked.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import concepts
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import ANSWER_US
from usercontext.analyze.signals.exceptions.lone_warnings import DONE_BY_A_SERVER
from usercontext.analyze.signals.exceptions.readings import is_warning
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SEEN = 400
_PRESSED_US = 5_000_000
_ANSWERED_US = 1_500_000
_LOOK_BACK = 20
_MOST = 200
_GOES_ON_US = 10_000_000
_PATH = re.compile(r"(?<![\w/.-])/[\w./-]{2,80}")


class _Sentence(Struct, frozen=True):
    """How pages say one kind of failure, and what it is then."""

    said: re.Pattern[str]
    kind: SignalKind
    category: Category


_SENTENCES = (
    _Sentence(
        re.compile(
            r"\b(?:session|sign-?in|log-?in)\b.{0,20}\b(?:has |have |is |was )?(?:expired|ended"
            r"|timed out|no longer valid|over)\b(?! in\b)"
            r"|\b(?:expired|invalid) (?:session|log-?in)\b"
            r"|\b(?:you (?:have been|were|are)|been) (?:signed|logged) out\b"
            r"|\bplease (?:sign|log) in again\b",
            re.I,
        ),
        SignalKind.AUTH,
        Category.AUTH_EXPIRED,
    ),
    _Sentence(
        re.compile(
            r"\bpop-?up(?:s|[ _-]?window)?[ _-](?:(?:was|is|has been|were|are) )?"
            r"(?:blocked|prevented|not allowed)"
            r"|\b(?:blocked|prevented)\b.{0,20}\b(?:pop-?up|(?:new )?window)\b"
            r"|\bwindow\.open\b.{0,20}\b(?:null|blocked|denied)\b",
            re.I,
        ),
        SignalKind.DENIED,
        Category.PERMISSION_DENIED,
    ),
    _Sentence(
        re.compile(
            r"\b(?:no|0) (?:alive|living|healthy|available|reachable|active) "
            r"(?:nodes?|hosts?|servers?|shards?|replicas?|upstreams?|instances?|backends?|workers?)"
            r"|\ball shards failed\b|\b(?:cluster|index|shards?|replica|backend|upstream|search "
            r"(?:engine|service))\b.{0,20}\b(?:is|are|was|not) (?:down|red|gone|missing|unreachable"
            r"|unavailable|found|reachable|available)\b|\bcircuit (?:breaker )?(?:is )?open\b"
            r"|\bshowing (?:no|empty|zero) (?:results|list)\b",
            re.I,
        ),
        SignalKind.SERVER_ERROR,
        Category.BACKEND_ERROR,
    ),
    _Sentence(
        re.compile(
            r"\b(?:0|none) of (?:the )?[1-9]\d* [a-z]+ (?:(?:is|are|was|were|could be) )?"
            r"(?:left|kept|saved|merged|restored|transferred|imported|added|there|found"
            r"|taken|sent|created|accepted|processed|moved|copied)\b"
            r"|\b(?:cart|basket|bag|draft|selection|wish ?list|items?|lines?|entries)\b.{0,20}"
            r"\b(?:is|are|was|were|got|came (?:back|out)|have been|has been) "
            r"(?:lost|gone|emptied|dropped|discarded|wiped)\b",
            re.I,
        ),
        SignalKind.SERVER_ERROR,
        Category.BACKEND_ERROR,
    ),
    _Sentence(  # a check that could not be made, as whoever was asked calls it
        re.compile(
            r"\b(?i:not|un|in)[ -]?(?i:valid|verified|checked|confirmed|accepted)\b.{0,20}"
            r"(?<![A-Z])(?:[A-Z]+_)*(?:UNAVAILABLE|TIMEOUT|BUSY|OVERLOADED|MAX_CONCURRENT"
            r"|LIMIT_EXCEEDED|UNREACHABLE|OFFLINE)(?:_[A-Z]+)*\b"
        ),
        SignalKind.SERVER_ERROR,
        Category.BACKEND_ERROR,
    ),
    _Sentence(
        re.compile(
            r"\b(?:0|zero|no) (?!results?\b|hits?\b|matches\b|changes\b|errors?\b|warnings?\b)"
            r"(?:[a-z]+ ){0,2}[a-z]+s\b(?= (?:to|for|left|available|found|here|there|returned)\b"
            r"|[.!]?$)",
            re.I,
        ),
        SignalKind.CLIENT_ERROR,
        Category.API_CONTRACT,
    ),
)
_NOTHING = _SENTENCES[-1]
"""Nothing to go on with, where something was to be done: a list may be empty for whoever looks."""

_HINTS = (
    *("session", "sign", "log", "popup", "pop-up", "window", "alive", "nodes", "hosts", "shard"),
    *("server", "replica", "upstream", "instance", "backend", "worker", "cluster", "index"),
    *("circuit", "showing", "search", " of ", "cart", "basket", "bag", "draft", "selection"),
    *("wish", "item", "line", "entries", "valid", "verified", "checked", "confirmed", "accepted"),
    *("0 ", "zero ", "no "),
)


def find_told_refusals(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer to a press behind which the page warned that it came to nothing."""
    lines = [event for event in timeline.loud if is_warning(event) and event.text]
    seen: set[int] = set()
    for line in lines[-_MOST:]:
        sentence = _sentence_of(line)
        if sentence is None or timeline.is_habit(line, ANSWER_US):
            continue
        click = timeline.click_before(line.index)
        if click is None or click.at_us < line.at_us - _PRESSED_US:
            continue
        label = click.element.label if click.element else ""
        if sentence is _NOTHING and not concepts(label) & DONE_BY_A_SERVER:
            continue
        answer = answer_before(timeline, click, line)
        if answer is None or answer.index in seen or _went_on(timeline, answer, line):
            continue
        seen.add(answer.index)
        yield _signal(timeline, answer, line, sentence)


def _sentence_of(line: Event) -> _Sentence | None:
    said = line.text[:_SEEN]
    lowered = said.lower()
    if not any(map(lowered.__contains__, _HINTS)) or line.thrown is not None:
        return None
    if line.topic or line.request is not None or is_harmless(line):
        return None
    return next((one for one in _SENTENCES if one.said.search(said)), None)


def answer_before(timeline: Timeline, click: Event, line: Event) -> Event | None:
    """Return the good answer of the page's own that a press asked for and a line speaks behind.

    What changes something is before what only reads: a page asks for much else as it opens.
    """
    near, named = [], _PATH.findall(line.text[:_SEEN])
    for event in timeline.requests_before(line.index, _LOOK_BACK):
        asked = event.request
        if event.index < click.index or asked is None or asked.told or asked.resource != "api":
            continue
        if party_of_url(asked.url, timeline.page_host) is not Party.FIRST:
            continue
        if named and asked.url.path not in named:
            continue
        if line.at_us - _ANSWERED_US <= event.answered_us <= line.at_us + _ANSWERED_US // 10:
            near.append(event)
    writes = [event for event in near if event.request and not event.request.reads]
    found = (writes or near)[-1:]
    good = all(e.request and 200 <= (e.request.status or 0) < 300 for e in (*writes, *found))
    return found[0] if found and good else None


def _went_on(timeline: Timeline, answer: Event, line: Event) -> bool:
    """Tell whether the page opened another one behind its warning, or asked again and had it."""
    clicks = timeline.clicks_after(line.index, 1)
    until = min(line.at_us + _GOES_ON_US, clicks[0].at_us if clicks else timeline.end_us)
    if timeline.opened_between(line.at_us, until):
        return True
    asked = answer.request
    after = timeline.between(line.at_us, until, _MOST)
    return any(
        later.kind is EventKind.REQUEST
        and later.index > line.index
        and later.request is not None
        and asked is not None
        and (later.request.method, later.request.url.path) == (asked.method, asked.url.path)
        and 200 <= (later.request.status or 0) < 300
        for later in after
    )


def _signal(timeline: Timeline, answer: Event, line: Event, sentence: _Sentence) -> Signal:
    status = answer.request.status if answer.request else None
    said = f"answered {status}, and the page warned “{clean(line.text)}”"
    signal = request_signal(timeline, answer, sentence.kind, sentence.category, said)
    return replace(signal, message=message_template(line.said[:_SEEN]), also=(line,))
