"""A value absent from a response that the page calculated with: NaN as a price.

The line alone says that something is no number; the answer whose field of that name is empty says
why. Not: values that an answer has and the page does not know (`unknown_values`).
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.shown_nonsense import holds_no_value
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_MADE_US = 3_000_000
_SHOWN_US = 1_500_000
_LOOK_BACK = 20
_SEEN = 20_000
_LINE, _MOST_SHOWN = 400, 5
_EMPTY = re.compile(r'"(?P<name>[A-Za-z_][\w-]{2,40})"\s*:\s*(?:null|""|"NaN"|"undefined")')
_NAMED = re.compile(r"[A-Za-z_][\w-]{2,60}")


def find_missing_values(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer whose empty field the page names in a line about no value."""
    seen: set[int] = set()
    for line in timeline.loud:
        if line.request is not None or not holds_no_value(line):
            continue
        named = {plain(one) for one in _NAMED.findall(line.text[:_LINE])}
        last = _last_told(timeline, line)
        for answer in timeline.requests_before(line.index, _LOOK_BACK):
            name = _empty_of(timeline, answer, named) if answer.index not in seen else ""
            if not name and answer is last and answer.index not in seen:
                name = _only_empty_of(timeline, answer)
            if name and answer.request and line.at_us - answer.answered_us <= _MADE_US:
                seen.add(answer.index)
                said = f"answered {answer.request.status} with “{name}” empty"
                outcome = f"{said}, and the page said “{clean(line.text)}”"
                read = SignalKind.UNREADABLE, Category.API_CONTRACT
                yield replace(request_signal(timeline, answer, *read, outcome), also=(line,))
                break
    yield from _shown_behind(timeline, seen)


def _shown_behind(timeline: Timeline, seen: set[int]) -> Iterator[Signal]:
    """Yield each reading, unseen as its body is, behind which a page at once shows no value.

    Nobody had entered one: no press stands between. What it shows later in that place is the same.
    Whether the answer lacks it or the page reckons wrongly, only the answer's body could tell.
    """
    shown = [one for one in timeline.loud if one.topic == NOTICE and holds_no_value(one)]
    for line in shown:
        answer = _last_answer(timeline, line)
        if answer is None or answer.request is None or answer.index in seen:
            continue
        seen.add(answer.index)
        page = timeline.page_number(line.index)
        later = [o for o in shown if o.index > line.index and timeline.page_number(o.index) == page]
        outcome = f"answered {answer.request.status}, and the page showed the user “"
        read = SignalKind.UNREADABLE, Category.JS_EXCEPTION
        signal = request_signal(timeline, answer, *read, f"{outcome}{clean(line.text)}”")
        yield replace(signal, also=(line, *later[:_MOST_SHOWN]))


def _last_answer(timeline: Timeline, line: Event) -> Event | None:
    """Return the own reading that was answered last before the line, and behind the last press."""
    press = timeline.pressed_before(line.index)
    since = press.index if press is not None else -1
    last: Event | None = None
    for before in timeline.requests_before(line.index, _LOOK_BACK):
        asked = before.request
        if asked is None or asked.told or asked.resource != "api" or before.index < since:
            continue
        late = line.at_us - before.answered_us
        if 0 <= late <= _SHOWN_US and party_of_url(asked.url, timeline.page_host) is Party.FIRST:
            last = before if last is None or before.answered_us > last.answered_us else last
    if last is None or last.request is None or not last.request.reads or last.request.body:
        return None
    return last if 200 <= (last.request.status or 0) < 300 else None


def _last_told(timeline: Timeline, line: Event) -> Event | None:
    """Return the one answer that came at once before a notice and behind the last press.

    A page that shows no value right behind what it had just been told had it from there.
    """
    press = timeline.pressed_before(line.index)
    since = press.index if press is not None else -1
    near = [
        one
        for one in timeline.requests_before(line.index, _LOOK_BACK)
        if one.request is not None
        and one.index > since
        and 0 <= line.at_us - one.answered_us <= _SHOWN_US
    ]
    return near[0] if line.topic == NOTICE and len(near) == 1 else None


def _only_empty_of(timeline: Timeline, answer: Event) -> str:
    """Return the name under which an own answer has nothing, where there is only one such."""
    empty = set(_empties_of(timeline, answer))
    return empty.pop() if len(empty) == 1 else ""


def _empty_of(timeline: Timeline, answer: Event, named: set[str]) -> str:
    """Return the name under which an own answer has nothing, where the line has it too."""
    return next((name for name in _empties_of(timeline, answer) if plain(name) in named), "")


def _empties_of(timeline: Timeline, answer: Event) -> list[str]:
    asked = answer.request
    if asked is None or asked.told or not asked.body or not 200 <= (asked.status or 0) < 300:
        return []
    if party_of_url(asked.url, timeline.page_host) is not Party.FIRST:
        return []
    return [found["name"] for found in _EMPTY.finditer(asked.body[:_SEEN])]
