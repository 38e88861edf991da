"""Labelled cases: the shipped ones and files of one's own, as values. Not: judging or scoring.

A case is a session as the SDK captured it, what was reported, and what is right about it. Labels
come from the fault that was switched on (or from a person's correction), never from an analyzer.
"""

import gzip
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.domain.analysis import Category, Priority
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.log_entry import EventType, Level, LogEntry, LogType

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HERE = files("usercontext.evals")
_PACKED = ".jsonl.gz"
_REPORTED_AFTER_US = 1_500_000
"""A visitor looks at what went wrong before they write."""


class Label(Struct, frozen=True, rename="camel"):
    """What is right: ``category`` None where nothing is broken, or where nobody has said.

    ``priority`` None and ``impact`` None mean that nobody judged it. All of ``cause_contains`` must
    stand in a right cause. ``must_not_say`` is what orders in the session ask to be said. ``also``
    are categories that are as right as ``category`` to whoever reads the session.
    """

    category: Category | None = None
    priority: tuple[Priority, ...] | None = None
    impact: tuple[int, int] | None = None
    cause_contains: tuple[str, ...] = ()
    must_not_say: tuple[str, ...] = ()
    also: tuple[Category, ...] = ()


class CaseSession(Struct, frozen=True, rename="camel"):
    """Where the session ran."""

    release: str | None = None
    environment: str | None = None


class CaseIssue(Struct, frozen=True, rename="camel"):
    """What was reported."""

    user_description: str
    metadata: dict[str, Any] | None = None


class Case(Struct, frozen=True, rename="camel", omit_defaults=True):
    """One labelled session; ``logs`` as a page sends them.

    ``fault`` and ``variant`` say which switch was on. ``seen`` tells whether the rules had a
    detector for this family when the case was recorded. ``orders`` are the parts of the description
    that give orders to whoever reads it. ``corrected`` cases come from a team's own store: their
    ``fault`` is the group that a person or the analyzer put them into.
    """

    name: str
    family: str
    label: Label
    issue: CaseIssue
    logs: tuple[dict[str, Any], ...]
    session: CaseSession = CaseSession()
    fault: str | None = None
    variant: str | None = None
    kind: str = "plain"
    seen: bool = True
    orders: tuple[str, ...] = ()
    corrected: bool = False
    dropped: int = 0
    truncated: int = 0
    reported_us: int | None = None

    @property
    def is_healthy(self) -> bool:
        """Tell whether nothing is broken, so that naming a cause is wrong."""
        return self.fault is None and not self.corrected


def load_cases() -> tuple[Case, ...]:
    """Return the shipped cases, by family and name."""
    return tuple(_load(_HERE / "cases"))


def load_apart_cases(name: str) -> tuple[Case, ...]:
    """Return those of a set that was recorded after rules: judged apart, fitted never."""
    return tuple(_load(_HERE / name))


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of one's own file, one JSON object a line, packed or not.

    Raises ValidationFailed with the field that is wrong.
    """
    body = path.read_bytes()
    try:
        return tuple(_unpack(body if path.name.endswith(".gz") else gzip.compress(body, 1)))
    except msgspec.ValidationError as error:
        raise ValidationFailed(f"case: {error}") from error
    except (msgspec.DecodeError, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise ValidationFailed("cases: must be JSON objects, one a line, in UTF-8") from error


def write_cases(cases: Iterable[Case], path: Path) -> int:
    """Write cases one a line, into a new file that only its owner may read; return how many."""
    lines = [msgspec.json.encode(case) for case in cases]
    path.touch(mode=0o600)
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return len(lines)


def as_sent(entry: LogEntry) -> dict[str, Any]:
    """Return a stored entry as a page sends one."""
    return {
        "type": entry.type.value,
        "level": entry.level.value,
        "eventType": entry.event_type.value,
        "eventMetadata": entry.event_metadata,
        "payload": entry.payload,
        "timestamp": entry.timestamp,
    }


def entries_of(case: Case) -> tuple[LogEntry, ...]:
    """Return a case's entries as the store would read them back, with ids of this case."""
    return tuple(_entry(number, entry) for number, entry in enumerate(case.logs))


def reported_us_of(case: Case, entries: tuple[LogEntry, ...]) -> int:
    """Return when the report was made: where it is not noted, shortly after the last entry."""
    if case.reported_us is not None:
        return case.reported_us
    return max((entry.instant_us for entry in entries), default=0) + _REPORTED_AFTER_US


def group_of(case: Case) -> str | None:
    """Return what issues of one cause share: fault and the words of its cause; None for none."""
    if case.fault is None:
        return None
    return f"{case.fault} {' '.join(case.label.cause_contains)}"


def _load(folder: Traversable) -> Iterator[Case]:
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(_PACKED))
    return (case for name in names for case in _unpack((folder / name).read_bytes()))


def _unpack(body: bytes) -> Iterator[Case]:
    decoder = msgspec.json.Decoder(Case)
    for line in gzip.decompress(body).splitlines():
        if line.strip():
            yield decoder.decode(line)


def _entry(number: int, entry: dict[str, Any]) -> LogEntry:
    moment = datetime.fromisoformat(entry["timestamp"])
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return LogEntry(
        id=f"1-{number}",
        type=LogType(entry["type"]),
        level=Level(entry["level"]),
        event_type=EventType(entry.get("eventType", "log")),
        payload=entry["payload"],
        event_metadata=entry.get("eventMetadata") or {},
        timestamp=entry["timestamp"],
        instant_us=(moment - _EPOCH) // timedelta(microseconds=1),
        entry_id=entry.get("entryId"),
    )
