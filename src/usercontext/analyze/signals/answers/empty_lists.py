"""A response with null in place of a list, and the error that follows at once.

Chrome names the call that failed (`map`), not what it was called on; the answer has the one name of
many things under which there is nothing. Not: engines that name it (`other_types`), lines about no
value (`missing_values`), answers that are nothing as a whole (`misshapen`).
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, is_foreign_code, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.exceptions.fields_lacking import OF_MANY
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_DRAWN_US = 1_000_000
_EARLY_US = 100_000
"""What is made of an answer is made at once; clients stamp answers a little late."""

_LOOK_BACK = 20
_SEEN, _BODY = 400, 20_000
_NOTHING = re.compile(r'"(?P<name>[A-Za-z_][\w-]{1,40})"\s*:\s*null\b')
_LISTS = (
    r"(?:map|forEach|filter|reduce|find|findIndex|some|every|sort|slice|splice|join|flatMap|length"
    r"|concat|includes|push|keys|entries)"
)
_READ = re.compile(
    rf"cannot read propert(?:y|ies) (?:of null \(reading '{_LISTS}'\)|'{_LISTS}' of null)", re.I
)


def find_empty_lists(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer whose empty list the page walked through, and threw."""
    seen: set[int] = set()
    for error in timeline.errors:
        answer, name = (
            _answer_of(timeline, error) if _walks_nothing(timeline, error) else (None, "")
        )
        if answer is None or answer.request is None or answer.index in seen:
            continue
        seen.add(answer.index)
        outcome = f"answered {answer.request.status} with “{name}” null"
        read = SignalKind.UNREADABLE, Category.API_CONTRACT
        yield replace(request_signal(timeline, answer, *read, outcome), also=(error,))


def _walks_nothing(timeline: Timeline, error: Event) -> bool:
    """Tell a call of a list's own that was made on null, in the page's own code."""
    thrown = error.thrown
    if thrown is None or error.request is not None or thrown.name not in ("TypeError", ""):
        return False
    if is_foreign_code(thrown.frames, timeline.page_host):
        return False
    return _READ.search(thrown.message[:_SEEN]) is not None


def _answer_of(timeline: Timeline, error: Event) -> tuple[Event | None, str]:
    """Return the last answer before an error with nothing under one name of many, and the name."""
    for answer in reversed(timeline.requests_before(error.index, _LOOK_BACK)):
        since = error.at_us - answer.answered_us
        asked = answer.request
        if asked is None or asked.told or not asked.body or not -_EARLY_US <= since <= _DRAWN_US:
            continue
        if not 200 <= (asked.status or 0) < 300 or says_that_it_failed(asked):
            continue
        if party_of_url(asked.url, timeline.page_host) is Party.BYSTANDER:
            continue
        names = list(dict.fromkeys(one["name"] for one in _NOTHING.finditer(asked.body[:_BODY])))
        many = [one for one in names if OF_MANY.search(one)]
        if len(many) == 1:
            return answer, many[0]
    return None, ""
