"""One entry read leniently and written canonically: the slow path. Not: the batch around it."""

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.instants import parse_instant
from usercontext.ingest.decode import read_one
from usercontext.ingest.facts import ENTRY_IDS, is_in_years
from usercontext.ingest.limits import IngestLimits


class CheckedEntry(Struct):
    """One entry that the slow path has checked: its JSON without marks, and its facts."""

    body: bytes
    level: str
    event: str | UnsetType
    instant_us: int
    entry_id: str | None
    complete: bool
    repaired: list[str]
    clipped: bool = False


_FIELDS = msgspec.json.Decoder(dict[str, Raw])
_STRING = msgspec.json.Decoder(str)
_CHOICES: dict[str, tuple[str, ...]] = {
    "type": ("console", "network", "storage"),
    "level": ("error", "warn", "info", "debug"),
    "eventType": ("log", "click", "navigation"),
}


def read_as_sent(raw: bytes, limits: IngestLimits, repaired: list[str]) -> CheckedEntry | None:
    """Take an entry that needs no mending as it stands: a sixth of the time of writing it anew."""
    known = read_one(raw, limits)
    if known is None:
        return None
    return CheckedEntry(
        raw, known.level, known.event, known.instant_us, known.entry_id, known.complete, repaired
    )


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
    if "\n" in entry_id or ENTRY_IDS.fullmatch(entry_id) is None:
        raise ValidationFailed(f"{path}.entryId: must be 1 to 64 letters, digits, _ or -")
    return entry_id


def empty_payload(entry: bytes) -> bytes:
    """Return a canonical entry without what its payload and event metadata held."""
    fields = _FIELDS.decode(entry)
    empty = {name: Raw(b"{}") for name in ("payload", "eventMetadata") if name in fields}
    return msgspec.json.encode({**fields, **empty})


def without_id(entry: bytes) -> bytes:
    """Return a canonical entry without its entryId."""
    fields = _FIELDS.decode(entry)
    del fields["entryId"]
    return msgspec.json.encode(fields)
