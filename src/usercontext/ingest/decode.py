"""Bytes of a batch → checked entries: a fast path on the bytes as sent, a lenient slow one.

Beside ``wire`` and ``store.chunks`` the only place that knows the reference's spelling of an entry:
the fast path reads it where it stands (31 us for 100 entries; payloads are checked, never built).
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Literal

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.instants import parse_instant
from usercontext.domain.log_entry import ChunkFlag
from usercontext.ingest.limits import IngestLimits

LogTypeName = Literal["console", "network", "storage"]
LevelName = Literal["error", "warn", "info", "debug"]
EventTypeName = Literal["log", "click", "navigation"]

_HEAD = b'{"logs":['
_LOOSE_HEAD = re.compile(rb"[ \t\r\n]*\{[ \t\r\n]*\"logs\"[ \t\r\n]*:[ \t\r\n]*(?=\[)")
_ENTRY_IDS = re.compile(r"[A-Za-z0-9_-]{1,64}(?:\n[A-Za-z0-9_-]{1,64})*", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class _Object(Struct, gc=False):
    """No fields: the decoder checks that the value is an object and builds nothing."""


class _Entry(Struct, gc=False, forbid_unknown_fields=True):
    type: LogTypeName
    level: LevelName
    payload: _Object
    timestamp: datetime
    eventType: EventTypeName | UnsetType = UNSET  # noqa: N815 - the reference's spelling
    eventMetadata: _Object | UnsetType = UNSET  # noqa: N815 - the reference's spelling
    entryId: str | UnsetType = UNSET  # noqa: N815 - the reference's spelling


class _Batch(Struct, gc=False, forbid_unknown_fields=True):
    logs: list[_Entry]


class Facts(Struct, frozen=True):
    """What is known of a checked batch without opening it again."""

    entries: int
    errors: int
    first_us: int
    last_us: int
    flags: int
    entry_ids: tuple[str, str] | None


_BATCH = msgspec.json.Decoder(_Batch)
_RAW_ENTRIES = msgspec.json.Decoder(dict[str, list[Raw]])


def canonical_frame(body: bytes) -> bytes | None:
    """Return the body as exactly ``{"logs":[…]}``, spaces around the frame removed, or None."""
    if not body.startswith(_HEAD):
        head = _LOOSE_HEAD.match(body)
        if head is None:
            return None
        body = b'{"logs":' + body[head.end() :]
    if body.endswith(b"]}"):
        return body
    rest = body.rstrip(b" \t\r\n")
    if not rest.endswith(b"}"):
        return None
    logs = rest[:-1].rstrip(b" \t\r\n")
    return logs + b"}" if logs.endswith(b"]") else None


def read_fast(body: bytes, limits: IngestLimits) -> Facts | None:
    """Check a framed body as it stands, or None when the slow path must look at it.

    Taken only where msgspec and the contract agree; whatever is refused here is judged there.
    """
    if not body.isascii() and not _is_utf8(body):
        return None
    try:
        logs = _BATCH.decode(body).logs
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    entries = len(logs)
    if not 1 <= entries <= limits.max_entries:
        return None
    opened = body.count(b"{") + body.count(b"[")
    if opened > limits.max_depth + 2 * entries or _has_long_entry(body, limits):
        return None
    return _facts(logs, limits)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _has_long_entry(body: bytes, limits: IngestLimits) -> bool:
    if len(body) <= limits.max_entry_bytes:
        return False
    return max(map(len, raw_entries(body))) > limits.max_entry_bytes


def raw_entries(body: bytes) -> list[bytes]:
    """Return the bytes of each entry of a checked, framed body."""
    return [bytes(raw) for raw in _RAW_ENTRIES.decode(body)["logs"]]


def is_framed(body: bytes) -> bool:
    """Tell whether a body is ``{"logs":[…]}`` of valid JSON."""
    try:
        _RAW_ENTRIES.decode(body)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    return True


def empty_payload(entry: bytes) -> bytes:
    """Return a canonical entry without what its payload and event metadata held."""
    fields = _FIELDS.decode(entry)
    empty = {name: Raw(b"{}") for name in ("payload", "eventMetadata") if name in fields}
    return msgspec.json.encode({**fields, **empty})


def _facts(logs: list[_Entry], limits: IngestLimits) -> Facts | None:
    instants = [entry.timestamp for entry in logs]
    try:
        ascending = sorted(instants)
    except TypeError:  # some with a zone, some without
        return None
    if instants[0].tzinfo is None:
        return None
    first, last = ascending[0], ascending[-1]
    try:
        first_us, last_us = (first - _EPOCH) // _MICROSECOND, (last - _EPOCH) // _MICROSECOND
    except OverflowError:
        return None
    if not is_in_years(first_us, limits) or not is_in_years(last_us, limits):
        return None
    ids = [entry.entryId for entry in logs if entry.entryId is not UNSET]
    if ids and (len(set(ids)) != len(ids) or _ENTRY_IDS.fullmatch("\n".join(ids)) is None):
        return None
    levels = [entry.level for entry in logs]
    events = [entry.eventType for entry in logs]
    complete = UNSET not in events and all(entry.eventMetadata is not UNSET for entry in logs)
    flags = batch_flags(levels, events, instants == ascending, complete)
    errors = levels.count("error")
    return Facts(len(logs), errors, first_us, last_us, flags, id_range(ids))


def is_in_years(instant_us: int, limits: IngestLimits) -> bool:
    """Tell whether an instant lies in the years that are accepted (UTC)."""
    return _year_start(limits.min_year) <= instant_us < _year_start(limits.max_year + 1)


@lru_cache(maxsize=8)
def _year_start(year: int) -> int:
    return (datetime(year, 1, 1, tzinfo=UTC) - _EPOCH) // _MICROSECOND


def batch_flags(
    levels: Sequence[str], events: Sequence[str | UnsetType], in_order: bool, complete: bool
) -> int:
    """Return the ``ChunkFlag`` bits of a batch, MARKED apart."""
    flags = int(ChunkFlag.UNIQUE_IDS)  # the fast path refuses doubles, the slow path drops them
    flags |= ChunkFlag.SORTED if in_order else 0
    flags |= ChunkFlag.COMPLETE if complete else 0
    flags |= ChunkFlag.HAS_ERROR if "error" in levels else 0
    flags |= ChunkFlag.HAS_WARN if "warn" in levels else 0
    flags |= ChunkFlag.HAS_CLICK if "click" in events else 0
    flags |= ChunkFlag.HAS_NAVIGATION if "navigation" in events else 0
    return int(flags)


def id_range(ids: Sequence[str]) -> tuple[str, str] | None:
    """Return the lowest and highest entryId by (length, text), or None when there is none."""
    if not ids:
        return None
    lengths = list(map(len, ids))
    shortest, longest = min(lengths), max(lengths)
    if shortest == longest:
        return min(ids), max(ids)
    lowest = min(each for each in ids if len(each) == shortest)
    return lowest, max(each for each in ids if len(each) == longest)


class CheckedEntry(Struct):
    """One entry that the slow path has checked: its canonical JSON without marks, and its facts."""

    body: bytes
    level: str
    event: str | UnsetType
    instant_us: int
    entry_id: str | None
    complete: bool
    repaired: list[str]


_FIELDS = msgspec.json.Decoder(dict[str, Raw])
_STRING = msgspec.json.Decoder(str)
_CHOICES: dict[str, tuple[str, ...]] = {
    "type": ("console", "network", "storage"),
    "level": ("error", "warn", "info", "debug"),
    "eventType": ("log", "click", "navigation"),
}


def read_entry(raw: bytes, index: int, limits: IngestLimits, repaired: list[str]) -> CheckedEntry:
    """Check one entry and write it canonically; ``repaired`` names what was mended before."""
    path = f"logs[{index}]"
    if raw[:1] != b"{":
        raise ValidationFailed(f"{path}: must be an object")
    fields = {name: bytes(value) for name, value in _FIELDS.decode(raw).items()}
    fields = {name: value for name, value in fields.items() if value != b"null"}
    kind = _choice(fields, "type", path)
    level = _choice(fields, "level", path)
    payload = _object(fields, "payload", path)
    timestamp = _string(fields, "timestamp", path)
    instant = parse_instant(timestamp)
    if instant is None:
        raise ValidationFailed(f"{path}.timestamp: must be an ISO 8601 date and time")
    if not is_in_years(instant.us, limits):
        years = f"{limits.min_year} to {limits.max_year}"
        raise ValidationFailed(f"{path}.timestamp: must be of the years {years}")
    if not instant.zoned:
        repaired = [*repaired, "timestamp"]
    parts = [b'{"type":"%b","level":"%b"' % (kind.encode(), level.encode())]
    parts.append(b',"payload":%b,"timestamp":"%b"' % (payload, timestamp.encode()))
    event: str | UnsetType = UNSET
    if "eventType" in fields:
        event = _choice(fields, "eventType", path)
        parts.append(b',"eventType":"%b"' % event.encode())
    if "eventMetadata" in fields:
        parts.append(b',"eventMetadata":' + _object(fields, "eventMetadata", path))
    entry_id = _entry_id(fields, path)
    if entry_id:
        parts.append(b',"entryId":"%b"' % entry_id.encode())
    complete = "eventType" in fields and "eventMetadata" in fields
    body = b"".join((*parts, b"}"))
    return CheckedEntry(body, level, event, instant.us, entry_id, complete, repaired)


def _required(fields: dict[str, bytes], name: str, path: str) -> bytes:
    if name not in fields:
        raise ValidationFailed(f"{path}.{name}: is required")
    return fields[name]


def _string(fields: dict[str, bytes], name: str, path: str) -> str:
    raw = _required(fields, name, path)
    if raw[:1] != b'"':
        raise ValidationFailed(f"{path}.{name}: must be a string")
    return _STRING.decode(raw)


def _choice(fields: dict[str, bytes], name: str, path: str) -> str:
    choices = _CHOICES[name]
    raw = _required(fields, name, path)
    text = _STRING.decode(raw) if raw[:1] == b'"' else ""
    if text not in choices:
        raise ValidationFailed(f"{path}.{name}: must be one of {', '.join(choices)}")
    return text


def _object(fields: dict[str, bytes], name: str, path: str) -> bytes:
    raw = _required(fields, name, path)
    if raw[:1] != b"{":
        raise ValidationFailed(f"{path}.{name}: must be an object")
    return raw


def _entry_id(fields: dict[str, bytes], path: str) -> str | None:
    if "entryId" not in fields:
        return None
    entry_id = _string(fields, "entryId", path)
    if "\n" in entry_id or _ENTRY_IDS.fullmatch(entry_id) is None:
        raise ValidationFailed(f"{path}.entryId: must be 1 to 64 letters, digits, _ or -")
    return entry_id
