"""What a client asks and hears of groups. Not: sending it."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypedDict, TypeVar, Unpack
from uuid import UUID

import msgspec
from msgspec import Struct, field

from usercontext.client.answers import Answer, BadAnswer
from usercontext.client.calls import Call

S = TypeVar("S", bound=Struct)
G = TypeVar("G")
L = TypeVar("L")


class GroupAnswer(Struct, frozen=True, rename="camel"):
    """A group; what stands between ``revenue_impact`` and ``coming`` is told of one alone."""

    group: UUID
    title: str
    category: str
    issues: int
    sessions: int
    first_seen: str
    last_seen: str
    status: str
    priority: str | None = None
    impact_score: int | None = field(name="impact_score", default=None)
    affected: dict[str, Any] | None = None
    revenue_impact: dict[str, Any] | None = field(name="revenue_impact", default=None)
    resolved_in: str | None = None
    merged_into: UUID | None = None
    merged: list[UUID] = []
    why: dict[str, Any] = {}
    history: list[dict[str, Any]] = []
    coming: int = 0
    following: int = 0


class GroupList(Struct, frozen=True, rename="camel"):
    """One page of a project's groups, without reasons and history."""

    groups: list[GroupAnswer]
    total: int
    page: int
    total_is_lower_bound: bool = False


class GroupQuery(TypedDict, total=False):
    """Which groups, in which order."""

    priority: str | None
    status: str | None
    category: str | None
    q: str | None
    sort: str | None


class Groups(Generic[G, L]):
    """The calls about a project's groups, sent as their owner sends: at once, or to be awaited."""

    def __init__(
        self,
        project_id: UUID,
        once: Callable[[], str],
        send: Callable[[Call[GroupAnswer]], G],
        send_list: Callable[[Call[GroupList]], L],
    ) -> None:
        self._path = f"/v1/projects/{project_id}/groups"
        self._once, self._send, self._send_list = once, send, send_list

    def list(self, page: int = 1, limit: int = 20, **query: Unpack[GroupQuery]) -> L:
        """Return one page of groups, the one seen last first unless ``sort`` says otherwise."""
        given = {name: str(value) for name, value in query.items() if value is not None}
        params = {"page": str(page), "limit": str(limit)} | given
        return self._send_list(Call("GET", self._path, _reader(GroupList), params))

    def get(self, group: UUID) -> G:
        """Return a group with its reasons and history."""
        return self._send(Call("GET", f"{self._path}/{group}", _read_group))

    def change(self, group: UUID, status: str, resolved_in: str | None = None) -> G:
        """Open, resolve or ignore a group, and return it."""
        body = {"status": status} | ({} if resolved_in is None else {"resolvedIn": resolved_in})
        path = f"{self._path}/{group}"
        return self._send(Call("PATCH", path, _read_group, body=msgspec.json.encode(body)))

    def merge(self, group: UUID, into: UUID) -> G:
        """Merge a group into another, and return that."""
        return self._post(group, "merge", {"into": into})

    def undo(self, group: UUID) -> G:
        """Undo the merge of a group, or the newest into it; returns what stands apart again."""
        return self._post(group, "undo", {})

    def split(self, group: UUID, issues: Iterable[UUID]) -> G:
        """Move issues of a group out into a new one, and return that."""
        return self._post(group, "split", {"issueIds": [*issues]})

    def _post(self, group: UUID, verb: str, body: dict[str, Any]) -> G:
        path, sent = f"{self._path}/{group}/{verb}", msgspec.json.encode(body)
        return self._send(Call("POST", path, _read_group, body=sent, once=self._once()))


def _reader(answer_type: type[S]) -> Callable[[Answer], S]:
    def read(answer: Answer) -> S:
        try:
            return msgspec.json.decode(answer.body, type=answer_type)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadAnswer(f"the answer ({answer.status}) is not understood: {error}") from error

    return read


_read_group = _reader(GroupAnswer)
