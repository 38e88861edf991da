"""Whether a page's line states why a request was refused. Not: what the reason is.

A POST that met a conflict was mostly refused by a rule of the house: what is new has no version
yet. The page's own sentence behind it, in whatever language, is then the reason.
"""

import re
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.conflicts import speaks_of_versions
from usercontext.analyze.signals.refusals.parameters import lacks_our_own
from usercontext.analyze.signals.refusals.sentences import (
    is_english,
    is_for_people,
    states_something,
)
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SHOWN_US, _MOST_LINES, _MOST_TRIES = 1_500_000, 30, 5
_OF_VERSIONS = re.compile(r"versi|wersj|sürüm|версі|верси|バージョン|版本|버전", re.I)
"""What a page is the older of, as most languages call it."""


def states_why(refused: Event, later: Event) -> bool:
    """Tell a line behind a refusal that says what stands in the way."""
    if states_something(later.text) or lacks_our_own(later.text):
        return True
    return _met_a_conflict(refused) and _was_foreseen(later)


def is_given(timeline: Timeline, refused: Event, told: object, said: str) -> bool:
    """Tell a reason that is no version: a code or a line that ``told`` it, or how it was taken."""
    return bool(told or _is_told_calmly(timeline, refused)) and not speaks_of_versions(said)


def _is_told_calmly(timeline: Timeline, refused: Event) -> bool:
    """Tell a conflict that its page showed the user a notice of each time, and nothing broke."""
    asked = refused.request
    if asked is None or not _met_a_conflict(refused):
        return False
    met = [one for one in timeline.asked.get(asked.address, ()) if _met_a_conflict(one)]
    return all(_is_shown_calmly(timeline, one) for one in met[:_MOST_TRIES] or [refused])


def _is_shown_calmly(timeline: Timeline, refused: Event) -> bool:
    until = refused.answered_us + _SHOWN_US
    near = timeline.between(refused.at_us, until, _MOST_LINES)
    behind = [event for event in near if event.index > refused.index]
    broke = any(e.thrown or (e.level is Level.ERROR and not e.request) for e in behind)
    shown = [e.text for e in behind if e.topic == NOTICE]
    return bool(shown) and not broke and not any(map(_OF_VERSIONS.search, shown))


def as_refused(signal: Signal) -> Signal:
    """Return what was refused by a rule as that."""
    return replace(signal, kind=SignalKind.REJECTED, category=Category.VALIDATION_REJECTED)


def _met_a_conflict(refused: Event) -> bool:
    asked = refused.request
    return asked is not None and asked.status == HTTPStatus.CONFLICT and asked.method == "POST"


def _was_foreseen(later: Event) -> bool:
    """Tell a sentence that its page has ready, and neither calls an error nor shows as news.

    What it notes quietly in English is of itself; in another language it was written for people.
    """
    if later.topic == NOTICE or not is_for_people(later.text):
        return False
    return later.level is Level.WARN or (later.level is Level.INFO and not is_english(later.text))
