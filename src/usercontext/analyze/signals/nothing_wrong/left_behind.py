"""Refusals because the user had just deleted the thing or signed out. Not: other people.

A page asks once more for what it shows while it is being left: that a job which was cancelled is
gone, and that nobody is signed in after a farewell, is what was pressed for.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.let_in import LEAVES
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_KINDS = (SignalKind.AUTH, SignalKind.DENIED, SignalKind.CLIENT_ERROR, SignalKind.REJECTED)
_NOT_IN = frozenset({401, 403})
_GONE = frozenset({404, 410})
_BACK = re.compile(r"(?<=\d)/(?:roll-?back|restore|revert|replace|promote|supersede)$", re.I)
"""What puts one in the place of another of its kind, which is no more then."""
_GIVEN_UP = 499
"""Whoever asked went away: what servers write of a question whose job was stopped under it."""
_ENDS = re.compile(
    r"(?<=\d)/(?:delete|remove|revoke|rotate|cancel|abort|stop|archive|discard|withdraw|terminate"
    r"|destroy)$",
    re.I,
)
"""What is done to one thing, by its number, after which it is no more."""
_ONESELF = re.compile(
    r"(?:/(?:members?|participants|users?|subscribers))?/(?:me|self|(?:my-?)?account|profile)/?$",
    re.I,
)
"""Whoever deletes this is nobody any more: there, or in that very thing."""

_JUST_US = 30_000_000
_MOST, _SEEN, _SAID_US = 10, 300, 1_000_000
_ENDED = "ended|closed|removed|deleted|cleared|revoked|cancelled|canceled|dropped|released"


def is_left_behind(timeline: Timeline, signal: Signal) -> bool:
    """Tell a question of the page's own for what its user had just given up, and nothing since."""
    asked = signal.event.request
    if asked is None or asked.told or not asked.reads or signal.party is not Party.FIRST:
        return False
    if asked.status in _GONE and _is_told_gone(timeline, signal.event, asked):
        return True
    if not (signal.kind in _KINDS or asked.status == _GIVEN_UP) or signal.also:
        return False
    press = timeline.pressed_before(signal.event.index)
    for left in reversed(_taken_before(timeline, signal.event)):
        if left.request is None or (press is not None and press.index > left.index):
            return False
        if asked.status in _NOT_IN and _is_farewell_to(left.request, asked):
            return True
        if asked.status in _GONE and _is_replaced(timeline, left, signal):
            return True
        if asked.status in (*_GONE, _GIVEN_UP) and _is_of(left.request, asked):
            return True
    return False


def _is_of(left: Request, asked: Request) -> bool:
    """Tell what was deleted by its own address, or stood below it."""
    path, own = asked.url.path.rstrip("/"), left.url.path.rstrip("/")
    if left.method.upper() != "DELETE":
        own = _ENDS.sub("", own)
    return left.url.host == asked.url.host and (path == own or path.startswith(f"{own}/"))


def _is_told_gone(timeline: Timeline, event: Event, asked: Request) -> bool:
    """Tell what stood below a thing that was just changed, as the page says: "2 sessions ended"."""
    own, _, part = asked.url.path.rstrip("/").rpartition("/")
    if not part.isalpha() or not any(map(str.isdigit, own.rpartition("/")[2])):
        return False
    near = timeline.requests_before(event.index, _MOST)
    made = any(e.request and not e.request.reads and e.request.url.path == own for e in near)
    ended = re.compile(rf"\b{part}\b (?:were |are )?(?:{_ENDED})\b", re.I)
    after = timeline.between(event.at_us, event.answered_us + _SAID_US, _MOST)
    said = (one.text[:_SEEN] for one in after if one.kind is EventKind.CONSOLE)
    return made and any(ended.search(one) for one in said)


def _is_replaced(timeline: Timeline, left: Event, signal: Signal) -> bool:
    """Tell another of the kind, of which the page had just said that it is no more."""
    asked, done = signal.event.request, left.request
    if asked is None or done is None or _BACK.search(done.url.path.rstrip("/")) is None:
        return False
    kind = _BACK.sub("", done.url.path.rstrip("/")).rpartition("/")[0]
    own = asked.url.path.removeprefix(f"{kind}/").partition("/")[0]
    if not asked.url.path.startswith(f"{kind}/") or not any(map(str.isdigit, own)):
        return False
    said = timeline.between(left.at_us, signal.event.at_us, _MOST)
    named = re.compile(rf"(?<![\w-]){re.escape(own)}(?![\w-])")
    return any(e.kind is EventKind.CONSOLE and named.search(e.text[:_SEEN]) for e in said)


def _taken_before(timeline: Timeline, event: Event) -> Sequence[Event]:
    near = _givings_up(timeline).within(event.at_us - _JUST_US, event.at_us)
    return [one for one in near if one.index < event.index][-_MOST:]


@once
def _givings_up(timeline: Timeline) -> Marks:
    """Return what was deleted, and where somebody signed out: both taken."""
    return Marks(e for e in timeline.answered if e.request and _is_taken(e.request))


def _is_taken(asked: Request) -> bool:
    good = 200 <= (asked.status or 0) < 300
    path = asked.url.path.rstrip("/")
    ends = asked.method.upper() == "POST" and bool(_ENDS.search(path) or _BACK.search(path))
    return good and (asked.method.upper() == "DELETE" or ends or _is_farewell(asked))


def _is_farewell_to(left: Request, asked: Request) -> bool:
    """Tell who signed out, or is no member any more of what is asked for."""
    path = left.url.path.rstrip("/")
    place = _ONESELF.sub("", path) if left.method.upper() == "DELETE" else ""
    if place != path and any(map(str.isdigit, place.rpartition("/")[2])):
        return asked.url.path.startswith(f"{place}/") or asked.url.path == place
    return _is_farewell(left)


def _is_farewell(asked: Request) -> bool:
    if asked.method.upper() == "DELETE" and _ONESELF.search(asked.url.path) is not None:
        return True
    return asked.method.upper() in ("POST", "DELETE") and LEAVES.search(asked.url.path) is not None
