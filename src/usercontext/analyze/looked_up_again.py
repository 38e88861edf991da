"""A look-up that found none, after which the same control found another. Not: forms, searches.

Whoever typed the number of a plate, a parcel or a device wrongly is told so, types it again and is
served: that is a slip of theirs, put right.
"""

import re
from http import HTTPStatus

from usercontext.analyze.asks_or_complains import says_it_fails
from usercontext.analyze.events import Event, Request
from usercontext.analyze.signals.answer_codes import said_in, sentence_in
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import fold

_ROW = re.compile(r"\d{1,5}")
_ANSWERED_US = 5_000_000
_MOST_NEAR = 40
_MOST_PRESSES = 5


def find_another_looked_up(timeline: Timeline, missed: Event, failed: Request) -> Event | None:
    """Return the answer to the same control's next press that found another of the same kind."""
    body = failed.body or ""
    if failed.status != HTTPStatus.NOT_FOUND or not (said_in(body) or sentence_in(body)):
        return None
    press = timeline.pressed_before(missed.index)
    key = press.element.key if press is not None and press.element is not None else ""
    kind = failed.url.path.rstrip("/").rpartition("/")[0]
    name = failed.url.path.rstrip("/").rpartition("/")[2]
    if says_it_fails(fold(timeline.description)) or _ROW.fullmatch(name) is not None:
        return None  # nobody types the number of a row
    if not key or press is None or missed.started_us - press.at_us > _ANSWERED_US or not kind:
        return None
    again = [one for one in timeline.clicks_by_key.get(key, ()) if one.index > missed.index]
    for click in again[:_MOST_PRESSES]:
        for event in timeline.between(click.at_us, click.at_us + _ANSWERED_US, _MOST_NEAR):
            asked = event.request
            if asked is None or event.index < click.index or not 200 <= (asked.status or 0) < 300:
                continue
            if asked.method == failed.method and _kind_of(asked) == (failed.url.host, kind):
                return event
    return None


def _kind_of(asked: Request) -> tuple[str, str]:
    return asked.url.host, asked.url.path.rstrip("/").rpartition("/")[0]
