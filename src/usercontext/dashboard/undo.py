"""What was just done in a list, kept in the browser until it is said, to be undone. Not: doing it.

The ids stand in a cookie and not in the address: an address is shared, and reloaded much later.
"""

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from uuid import UUID

from msgspec import Struct

from usercontext.dashboard.forms import Fields
from usercontext.dashboard.site import Visit
from usercontext.domain.ids import parse_uuid
from usercontext.domain.inbox import AssigneeChanged, StatusChanged
from usercontext.domain.issue import IssueStatus

MOST_KEPT = 100
"""A cookie holds 4,096 bytes, an id 37; a page has fifty issues."""
INBOX, GROUPS = "/issues", "/groups"
"""The lists that say what was done in them: each has a cookie of its own."""
_NAME = "uc-undo"
_SECONDS = 120
_UNDONE, _TAKEN, _NOBODY = "undone", "taken", "none"
Ids = tuple[UUID, ...]


class Done(Struct, frozen=True):
    """Issues or groups by what they were before: their status, or for what was taken who had it.

    ``undone`` counts those that were put back, which nothing undoes.
    """

    act: str
    before: dict[str, Ids]
    undone: int = 0

    @property
    def count(self) -> int:
        """Return how many they are."""
        return self.undone or sum(map(len, self.before.values()))


def keep_done(
    visit: Visit, status: IssueStatus, changed: Iterable[StatusChanged], page: str = INBOX
) -> tuple[str, str]:
    """Return the header that keeps what was done in a list until that is shown, and says it."""
    pairs = [(one.before.value, one.issue_id) for one in changed]
    return _keep(visit, status.value, pairs, page)


def keep_taken(
    visit: Visit, changed: tuple[AssigneeChanged, ...], page: str = INBOX
) -> tuple[str, str]:
    """Return the header that keeps which issues the reader took, and of whom."""
    pairs = [(str(one.before or _NOBODY), one.issue_id) for one in changed]
    return _keep(visit, _TAKEN, pairs, page)


def keep_undone(visit: Visit, count: int, page: str = INBOX) -> tuple[str, str]:
    """Return the header that keeps how many were put back, or that forgets it where none was."""
    return (
        _header(visit, f"{_UNDONE}.{count}", _SECONDS, page) if count else forget_done(visit, page)
    )


def forget_done(visit: Visit, page: str = INBOX) -> tuple[str, str]:
    """Return the header that forgets it."""
    return _header(visit, "", 0, page)


def read_done(visit: Visit) -> Done | None:
    """Return what was just done; None for nothing, and for what is no such cookie."""
    try:
        found = SimpleCookie(visit.asked.cookie).get(_NAME)
    except CookieError:
        return None
    if found is None:
        return None
    named, *parts = found.value.split(".")
    if named == _UNDONE:
        count = Fields([("count", "".join(parts))]).whole("count", 0, 1, MOST_KEPT)
        return Done(named, {}, count) if count else None
    if named not in (*IssueStatus, _TAKEN):
        return None
    before: dict[str, Ids] = {}
    for part in parts:
        was, *ids = part.split("_")
        known = tuple(one for one in map(parse_uuid, ids) if one is not None)
        is_known = parse_uuid(was) or was == _NOBODY if named == _TAKEN else was in [*IssueStatus]
        if is_known and known:
            before[was] = known
    return Done(named, before) if before else None


def read_givers(form: Fields) -> dict[UUID | None, Ids]:
    """Return the issues that a form gives back, by who had them."""
    found: dict[UUID | None, Ids] = {}
    for text in form.all(_TAKEN):
        was, _, id_text = text.partition("_")
        issue_id, giver = parse_uuid(id_text), parse_uuid(was)
        if issue_id is not None and (giver is not None or was == _NOBODY):
            found[giver] = (*found.get(giver, ()), issue_id)
    return found


def _keep(visit: Visit, act: str, pairs: list[tuple[str, UUID]], page: str) -> tuple[str, str]:
    if not pairs:
        return forget_done(visit, page)
    before: dict[str, list[str]] = {}
    for was, issue_id in pairs[:MOST_KEPT]:
        before.setdefault(was, []).append(str(issue_id))
    parts = ["_".join([was, *ids]) for was, ids in before.items()]
    return _header(visit, ".".join([act, *parts]), _SECONDS, page)


def _header(visit: Visit, value: str, seconds: int, page: str) -> tuple[str, str]:
    place = visit.path(page)
    return (
        "set-cookie",
        f"{_NAME}={value}; Path={place}; HttpOnly; SameSite=Lax; Max-Age={seconds}",
    )
