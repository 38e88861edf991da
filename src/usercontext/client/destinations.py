"""The client's calls about destinations of alerts, and their answers. Not: sending them."""

from collections.abc import Mapping
from typing import Any, TypedDict, TypeVar
from uuid import UUID

import msgspec
from msgspec import Struct

from usercontext.client.answers import Answer, BadAnswer
from usercontext.client.calls import Call

T = TypeVar("T")
_TEST_S = 20.0
_ON_THE_WIRE = {"with_summary": "withSummary", "rotate_secret": "rotateSecret"}


class DestinationAnswer(Struct, frozen=True, rename="camel"):
    """Where alerts go; ``secret`` is there when it is new, this once."""

    destination_id: UUID
    kind: str
    url: str
    enabled: bool
    on: list[str]
    with_summary: bool
    created_at: str
    last_attempt_at: str | None = None
    last_outcome: str | None = None
    failing_since: str | None = None
    disabled_reason: str | None = None
    queued: int = 0
    secret: str | None = None


class DestinationTestAnswer(Struct, frozen=True, rename="camel"):
    """How a test went; ``delivered`` is None while no worker has come to it."""

    delivery_id: UUID
    delivered: bool | None = None
    outcome: str | None = None


class DestinationDetails(TypedDict, total=False):
    """What a destination is told, and the rest that may change."""

    url: str | None
    enabled: bool | None
    on: list[str] | None
    with_summary: bool | None
    rotate_secret: bool | None


class _Listed(Struct):
    destinations: list[DestinationAnswer]


def list_destinations(project_id: UUID) -> Call[list[DestinationAnswer]]:
    """Read where a project's alerts go."""
    return Call("GET", _path(project_id), lambda answer: _read(answer, _Listed).destinations)


def add_destination(
    project_id: UUID, kind: str, url: str, details: DestinationDetails, once: str
) -> Call[DestinationAnswer]:
    """Add a destination."""
    body = msgspec.json.encode({"kind": kind, "url": url, **_present(details)})
    return Call("POST", _path(project_id), _read_one, body=body, once=once)


def change_destination(
    project_id: UUID, destination_id: UUID, details: DestinationDetails
) -> Call[DestinationAnswer]:
    """Change a destination."""
    body = msgspec.json.encode(_present(details))
    return Call("PATCH", _path(project_id, destination_id), _read_one, body=body)


def remove_destination(project_id: UUID, destination_id: UUID) -> Call[None]:
    """Remove a destination."""
    return Call("DELETE", _path(project_id, destination_id), lambda _: None)


def try_destination(project_id: UUID, destination_id: UUID) -> Call[DestinationTestAnswer]:
    """Send a test to a destination."""
    path = f"{_path(project_id, destination_id)}/test"
    return Call("POST", path, lambda answer: _read(answer, DestinationTestAnswer), wait_s=_TEST_S)


def _path(project_id: UUID, destination_id: UUID | None = None) -> str:
    path = f"/v1/projects/{project_id}/destinations"
    return path if destination_id is None else f"{path}/{destination_id}"


def _present(details: Mapping[str, Any]) -> dict[str, Any]:
    return {_ON_THE_WIRE.get(k, k): v for k, v in details.items() if v is not None}


def _read_one(answer: Answer) -> DestinationAnswer:
    return _read(answer, DestinationAnswer)


def _read(answer: Answer, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAnswer(f"the answer ({answer.status}) is not understood: {error}") from error
