"""A value that an answer left out and a page then counted with: NaN where a price ought to be.

The line alone says that something is no number; the answer whose field of that name is empty says
why. Not: values that an answer has and the page does not know (`unknown_values`).
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.events import Event
from usercontext.analyze.parties import Party, party_of_url
from usercontext.analyze.shapes import plain
from usercontext.analyze.signals.requests import request_signal
from usercontext.analyze.signals.shown_nonsense import holds_no_value
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category

_MADE_US = 3_000_000
_LOOK_BACK = 20
_SEEN = 20_000
_LINE = 400
_EMPTY = re.compile(r'"(?P<name>[A-Za-z_][\w-]{2,40})"\s*:\s*(?:null|""|"NaN"|"undefined")')
_NAMED = re.compile(r"[A-Za-z_][\w-]{2,60}")


def find_missing_values(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer whose empty field the page names in a line about no value."""
    seen: set[int] = set()
    for line in timeline.loud:
        if line.request is not None or not holds_no_value(line):
            continue
        named = {plain(one) for one in _NAMED.findall(line.text[:_LINE])}
        for answer in timeline.requests_before(line.index, _LOOK_BACK):
            name = _empty_of(timeline, answer, named) if answer.index not in seen else ""
            if name and answer.request and line.at_us - answer.answered_us <= _MADE_US:
                seen.add(answer.index)
                said = f"answered {answer.request.status} with “{name}” empty"
                outcome = f"{said}, and the page said “{clean(line.text)}”"
                read = SignalKind.UNREADABLE, Category.API_CONTRACT
                yield replace(request_signal(timeline, answer, *read, outcome), also=(line,))
                break


def _empty_of(timeline: Timeline, answer: Event, named: set[str]) -> str:
    """Return the name under which an own answer has nothing, where the line has it too."""
    asked = answer.request
    if asked is None or asked.told or not asked.body or not 200 <= (asked.status or 0) < 300:
        return ""
    if party_of_url(asked.url, timeline.page_host) is not Party.FIRST:
        return ""
    empty = (found["name"] for found in _EMPTY.finditer(asked.body[:_SEEN]))
    return next((name for name in empty if plain(name) in named), "")
