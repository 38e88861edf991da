"""Data that a server accepted and then returns unchanged, missing or still there.

Not: what it sends. A write that was answered well, and a later answer about the same thing, are
held against each other, where bodies are captured. Only what the write itself named is compared.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.called import SENT
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.fields import Place, as_text, layer
from usercontext.analyze.reading.let_in import LEAVES
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shapes import once_for_all_alike, plain
from usercontext.analyze.reading.strict_json import read_json
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.read_back import (
    Difference,
    differs_from_sent,
    names_somebody,
    read_against,
    settles_all,
)
from usercontext.analyze.signals.answers.two_instants import may_be_of_two_zones, speaks_of_hours
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.order.sent_anew import fills_a_cart
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import LogEntry

READ_OLD = "stale "
"""How the message begins of what its address answers to the last as if nothing had been taken."""

_MOST_WRITES = 20
"""The newest writes: what was written long before has been written over, or left."""

_MOST_READS = 50
_SOON_US = 300_000_000
_JUST_US = 10_000_000
_WHO = ("me", "user", "whoami", "userinfo", "session", "profile", "account", "self")
_NOT_KEPT = ("search", "query", "graphql", "preview", "validate", "login", "logout", "session")
"""What is asked by POST and keeps nothing that is read back."""


class _Write(Struct, frozen=True, dict=True):
    event: Event
    request: Request
    parts: tuple[str, ...]
    sent: Any

    @cached_property
    def answer(self) -> Any:
        """Return what was answered, read when somebody asks: most writes are never read back."""
        return _json(self.request.body or "")


def find_stale_reads(timeline: Timeline) -> Iterator[Signal]:
    """Yield each address whose last answer does not hold what was taken before it."""
    writes: list[_Write] = []
    found: dict[str, Signal] = {}
    reads: dict[str, int] = {}
    for event in timeline.answered:
        request = event.request
        if request is None or not 200 <= (request.status or 0) < 300:
            continue
        path = request.url.path
        if not request.reads:
            write = _written(timeline, event, request)
            if write is not None:
                writes[:] = [*writes[1 - _MOST_WRITES :], write]
                other = differs_from_sent(write.sent, write.answer) if write.sent else None
                if other is not None and not _is_explained(timeline, writes, write, other):
                    found.setdefault(path, _answered_otherwise(timeline, event, other))
        elif request.body and request.method.upper() == "GET":
            write = _newest_of(writes, event, request)
            reads[path] = reads.get(path, 0) + 1 if write is not None else 0
            if reads[path] > _MOST_READS:
                continue  # it is asked again and again: what it says has been looked at
            stale = write and _read_against(timeline, event, request, write)
            stale = stale or _still_known(timeline, event, request)
            if stale:
                found.setdefault(path, stale)
            elif write is not None:
                found.pop(path, None)  # it was late, and is there
    yield from (signal for signal in found.values() if signal.party is Party.FIRST)


def _written(timeline: Timeline, event: Event, request: Request) -> _Write | None:
    parts = _parts(request)
    if not parts or any(word in request.url.path.lower() for word in _NOT_KEPT):
        return None
    return _Write(event, request, parts, _json(_sent_with(timeline.entries[event.id])))


def _is_explained(
    timeline: Timeline, writes: list[_Write], write: _Write, other: Difference
) -> bool:
    """Tell a difference that may be as it ought to be, for all that anybody says."""
    if may_be_of_two_zones(other.kept, other.got) and not speaks_of_hours(timeline.description):
        return True
    return _counts_all(writes, write, other)


def _counts_all(writes: list[_Write], write: _Write, other: Difference) -> bool:
    """Tell a number of all that was put there, the last of which was sent: three by three presses.

    What lay in a cart from an earlier visit is counted as well.
    """
    if not (other.kept.isdigit() and other.got.isdigit()) or write.request.method.upper() != "POST":
        return False
    more = int(other.got) > int(other.kept)
    if more and fills_a_cart(write.request.address[1]):
        return True
    same = [one.sent for one in writes if one.request.url == write.request.url]
    sent = [one.get(other.field) for one in same if isinstance(one, dict)]
    return more and int(other.got) == sum(one for one in sent if isinstance(one, int))


def _sent_with(entry: LogEntry) -> str:
    """Return what was sent, as text; ``''`` where it was not captured."""
    both = entry.payload, entry.event_metadata
    nested = any(isinstance(value, (dict, list)) for one in both for value in one.values())
    if not nested and not any(_may_name_it(tuple(one)) for one in both):
        return ""
    values = layer(*both).values(SENT, (Place.OWN, Place.REQUEST))
    return next((as_text(value) for value in values if value), "")


@once_for_all_alike
def _may_name_it(keys: tuple[str, ...]) -> bool:
    """Tell names of which one is, or has in it, that of what was sent."""
    return any("." in key or plain(key) in SENT for key in keys)


def _json(text: str) -> Any:
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        return read_json(text)
    except ValueError:
        return None


def _newest_of(writes: list[_Write], event: Event, request: Request) -> _Write | None:
    """Return the newest write of the same thing that was answered before."""
    parts = _parts(request)
    for write in reversed(writes):
        if write.request.url.host == request.url.host and _is_of_one(write.parts, parts):
            waited_us = event.at_us - write.event.at_us
            late = event.at_us < write.event.answered_us or waited_us > _SOON_US
            return None if late else write
    return None


def _is_of_one(written: tuple[str, ...], read: tuple[str, ...]) -> bool:
    """Tell two addresses of one thing: the same, or one within the other by a part or two."""
    if len(written) > 1 and len(written) == len(read) and settles_all(written[-1]):
        return written[:-1] == read[:-1]
    shorter, longer = sorted((written, read), key=len)
    return len(longer) - len(shorter) <= 2 and longer[: len(shorter)] == shorter


def _parts(request: Request) -> tuple[str, ...]:
    return tuple(part for part in request.url.path.split("/") if part)


def _read_against(
    timeline: Timeline, event: Event, request: Request, write: _Write
) -> Signal | None:
    method, asked = write.request.method.upper(), write.request
    read = _json(request.body or "")
    other = read_against(method, write.parts, write.sent, write.answer, _parts(request), read)
    if other is None or (not other.kept and _is_narrowed(timeline, event)):
        return None
    taken = f"{clean(method, 10)} {clean(asked.url.path, 120)} was taken"
    outcome = f"answered {request.status} {other.told()} after {taken}"
    signal = request_signal(timeline, event, SignalKind.MISMATCH, Category.BACKEND_ERROR, outcome)
    return replace(signal, message=f"{READ_OLD}{other.field or 'list'}", also=(write.event,))


def _still_known(timeline: Timeline, event: Event, request: Request) -> Signal | None:
    """Tell an answer that names who is there, after they had signed out and not in again."""
    left = _farewells(timeline).last_before(event.index)
    if left is None or left.request is None or event.at_us - left.at_us > _JUST_US:
        return None
    back = timeline.sign_in_before(event.index)
    who = request.url.path.rstrip("/").rsplit("/", 1)[-1].lower() in _WHO
    if not who or (back is not None and back.index > left.index):
        return None
    if not names_somebody(_json(request.body or "")):
        return None
    path = clean(left.request.url.path, 120)
    outcome = f"answered {request.status} with who is there after POST {path} was taken"
    kind, category = SignalKind.MISMATCH, Category.BACKEND_ERROR
    signal = request_signal(timeline, event, kind, category, outcome)
    return replace(signal, message="still signed in", also=(left,))


@once
def _farewells(timeline: Timeline) -> Marks:
    return Marks(e for e in timeline.answered if _is_farewell(e))


def _is_farewell(event: Event) -> bool:
    asked = event.request
    if asked is None or asked.method.upper() != "POST" or not 200 <= (asked.status or 0) < 300:
        return False
    return LEAVES.search(asked.url.path) is not None


def _is_narrowed(timeline: Timeline, event: Event) -> bool:
    """Tell a question for a part of a list: what was made need not be in it."""
    return "?" in str(timeline.entries[event.id].payload.get("url", ""))


def _answered_otherwise(timeline: Timeline, event: Event, other: Difference) -> Signal:
    status = event.request.status if event.request is not None else None
    outcome = f"answered {status} with “{other.field}” “{other.got}”, where “{other.kept}” was sent"
    signal = request_signal(timeline, event, SignalKind.MISMATCH, Category.API_CONTRACT, outcome)
    return replace(signal, message=f"altered {other.field}")
