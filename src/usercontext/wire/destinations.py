"""The public JSON of destinations and their tests, in both directions. Not: HTTP, other shapes."""

from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from usercontext.domain.clock import format_second
from usercontext.domain.delivery import (
    LONGEST_ADDRESS,
    Destination,
    DestinationChange,
    DestinationKind,
    NewDestination,
    Wanted,
)
from usercontext.domain.errors import ValidationFailed
from usercontext.wire.fields import Field, Id, Instant, choice, object_schema, read_fields
from usercontext.wire.requests import read_object

_URL = "^https?://[!-~]+$"


def _flag(name: str, describe: str) -> Field:
    def read(value: Any, path: str) -> bool:
        if not isinstance(value, bool):
            raise ValidationFailed(f"{path}: must be true or false")
        return value

    return Field(name, read, {"type": "boolean"}, describe=describe)


def _address(required: bool) -> Field:
    def read(value: Any, path: str) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_ADDRESS:
            raise ValidationFailed(f"{path}: must be a string of {LONGEST_ADDRESS} characters")
        return value  # the guard reads it (deliver/addresses)

    schema = {"type": "string", "maxLength": LONGEST_ADDRESS, "pattern": _URL}
    return Field("url", read, schema, required, describe="Where it listens; judged at each use.")


def _read_wanted(value: Any, path: str) -> tuple[Wanted, ...]:
    words = {each.value: each for each in Wanted}
    if not isinstance(value, list) or not value or len(value) > len(words):
        raise ValidationFailed(f"{path}: must be a list of {', '.join(words)}")
    if not all(isinstance(each, str) and each in words for each in value):
        raise ValidationFailed(f"{path}: must be a list of {', '.join(words)}")
    return tuple(words[each] for each in value)


_WANTED_SCHEMA = {
    "type": "array",
    "items": {"type": "string", "enum": [each.value for each in Wanted]},
    "minItems": 1,
    "maxItems": len(Wanted),
}
_ON = Field("on", _read_wanted, _WANTED_SCHEMA, describe="What to tell of; everything by default.")
_SUMMARY = _flag("withSummary", "Whether alerts carry the analysis' one line; false by default.")
_KIND = msgspec.structs.replace(
    choice("kind", DestinationKind, describe="Who listens there."), required=True
)
NEW_DESTINATION = (_KIND, _address(required=True), _ON, _SUMMARY)
DESTINATION_CHANGE = (
    _address(required=False),
    _flag("enabled", "False ends what waits; true also forgets why the server stopped."),
    _ON,
    _SUMMARY,
    _flag("rotateSecret", "True makes a new secret; both are signed with for a day."),
)


class DestinationView(Struct, rename="camel"):
    """Where alerts go and how that goes; the `url` of Slack is a secret and shown in part."""

    destination_id: Id
    kind: DestinationKind
    url: str
    enabled: bool
    on: tuple[Wanted, ...]
    with_summary: bool
    created_at: Instant
    last_attempt_at: Instant | None
    last_outcome: str | None
    failing_since: Instant | None
    disabled_reason: str | None
    queued: Annotated[int, Meta(ge=0)]


class DestinationShown(DestinationView, rename="camel"):
    """A destination, and its signing secret when that is new: it is shown this once."""

    secret: str | None = None


class DestinationList(Struct, rename="camel"):
    """A project's destinations, in the order they were added."""

    destinations: tuple[DestinationView, ...]


class DestinationTest(Struct, rename="camel"):
    """How a test went; null while no worker has come to it."""

    delivery_id: Id
    delivered: bool | None
    outcome: str | None


def decode_new(body: bytes) -> NewDestination:
    """Read the body that adds a destination; raises ValidationFailed."""
    fields = read_fields(NEW_DESTINATION, read_object(body, NEW_DESTINATION))
    return NewDestination(
        fields["kind"],
        fields["url"],
        fields["on"] or tuple(Wanted),
        bool(fields["withSummary"]),
    )


def decode_change(body: bytes) -> DestinationChange:
    """Read the body that changes a destination; raises ValidationFailed, also for no change."""
    fields = read_fields(DESTINATION_CHANGE, read_object(body, DESTINATION_CHANGE))
    if all(value is None for value in fields.values()):
        names = ", ".join(fields)
        raise ValidationFailed(f"body: must change at least one of {names}")
    return DestinationChange(
        address=fields["url"],
        enabled=fields["enabled"],
        wanted=fields["on"],
        with_summary=fields["withSummary"],
        rotate_secret=bool(fields["rotateSecret"]),
    )


def change_schema() -> dict[str, Any]:
    """Describe the body of a change: at least one of its fields says something."""
    said = [
        {"required": [field.name], "properties": {field.name: {"not": {"type": "null"}}}}
        for field in DESTINATION_CHANGE
    ]
    return object_schema(DESTINATION_CHANGE) | {"anyOf": said}


def encode_shown(found: Destination, secret: str | None) -> bytes:
    """Encode one destination, with its secret where that is new."""
    return msgspec.json.encode(DestinationShown(**_fields(found), secret=secret))


def encode_list(found: Iterable[Destination]) -> bytes:
    """Encode a project's destinations."""
    shown = tuple(DestinationView(**_fields(each)) for each in found)
    return msgspec.json.encode(DestinationList(shown))


def encode_test(delivery_id: object, delivered: bool | None, outcome: str | None) -> bytes:
    """Encode how a test went."""
    return msgspec.json.encode(DestinationTest(str(delivery_id), delivered, outcome))


def _fields(found: Destination) -> dict[str, Any]:
    return {
        "destination_id": str(found.destination_id),
        "kind": found.kind,
        "url": _shown_url(found),
        "enabled": found.enabled,
        "on": found.wanted,
        "with_summary": found.with_summary,
        "created_at": format_second(found.created_us),
        "last_attempt_at": _instant(found.last_us),
        "last_outcome": found.last_outcome,
        "failing_since": _instant(found.failing_since_us),
        "disabled_reason": found.disabled_reason,
        "queued": found.queued,
    }


def _shown_url(found: Destination) -> str:
    if found.kind is DestinationKind.WEBHOOK:
        return found.address
    scheme, _, rest = found.address.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/…"


def _instant(instant_us: int | None) -> str | None:
    return None if instant_us is None else format_second(instant_us)
