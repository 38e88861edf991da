"""Duplicates that exist only once or were intended, by the responses.

A server that knows the second one for the first answers both with the same thing. Who saw the first
one taken and pressed again wanted another; who was still waiting did not.
"""

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.strict_json import read_json
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two
from usercontext.analyze.signals.answers.read_back import name_of

_SEEN_US = 200_000
"""Nobody sees an answer and presses again sooner: that is a double press, meant once."""

_LONGEST = 20_000


def is_one_thing(timeline: Timeline, one: Request, two: Request) -> bool:
    """Tell two answers that name one thing by its id; a report of two of it knows better."""
    names = _named(one), _named(two)
    return bool(names[0]) and names[0] == names[1] and not tells_of_two(timeline)


def was_seen_taken(timeline: Timeline, first: Event, press: Event) -> bool:
    """Tell a press that came once the answer to the one before it stood on the page."""
    return press.at_us - first.answered_us >= _SEEN_US and not tells_of_two(timeline)


def _named(asked: Request) -> str:
    body = (asked.body or "").strip()
    if not body.startswith("{") or len(body) > _LONGEST:
        return ""
    try:
        return name_of(read_json(body))
    except ValueError:
        return ""
