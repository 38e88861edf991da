"""What was just done to issues, kept in the browser until it is said, to be undone. Not: doing it.

The ids stand in a cookie and not in the address: an address is shared, and reloaded much later.
"""

from http.cookies import CookieError, SimpleCookie
from uuid import UUID

from msgspec import Struct

from usercontext.dashboard.site import Visit
from usercontext.domain.ids import parse_uuid
from usercontext.domain.inbox import StatusChanged
from usercontext.domain.issue import IssueStatus

_NAME = "uc-undo"
_SECONDS = 120
MOST_KEPT = 100
"""A cookie holds 4,096 bytes, an id 37; a page has fifty issues."""


class Done(Struct, frozen=True):
    """Issues that have a new status, under what they were before; ``is_undo`` put them back."""

    status: IssueStatus
    before: dict[IssueStatus, tuple[UUID, ...]]
    is_undo: bool = False

    @property
    def count(self) -> int:
        """Return how many they are."""
        return sum(map(len, self.before.values()))


def keep_done(
    visit: Visit, status: IssueStatus, changed: tuple[StatusChanged, ...], *, is_undo: bool = False
) -> tuple[str, str]:
    """Return the header that keeps what was done until the next page says it."""
    parts = ["undone" if is_undo else status.value]
    for before in IssueStatus:
        own = [str(one.issue_id) for one in changed[:MOST_KEPT] if one.before is before]
        if own:
            parts.append("_".join([before.value, *own]))
    return _header(visit, ".".join(parts), _SECONDS)


def forget_done(visit: Visit) -> tuple[str, str]:
    """Return the header that forgets it."""
    return _header(visit, "", 0)


def read_done(visit: Visit) -> Done | None:
    """Return what was just done; None for nothing, and for what is no such cookie."""
    try:
        found = SimpleCookie(visit.asked.cookie).get(_NAME)
    except CookieError:
        return None
    if found is None:
        return None
    named, *parts = found.value.split(".")
    is_undo = named == "undone"
    if not is_undo and named not in list(IssueStatus):
        return None
    before: dict[IssueStatus, tuple[UUID, ...]] = {}
    for part in parts:
        status, *ids = part.split("_")
        known = tuple(one for one in map(parse_uuid, ids) if one is not None)
        if status in list(IssueStatus) and known:
            before[IssueStatus(status)] = known
    status_now = IssueStatus.OPEN if is_undo else IssueStatus(named)
    return Done(status_now, before, is_undo) if before else None


def _header(visit: Visit, value: str, seconds: int) -> tuple[str, str]:
    place = visit.path("/issues")
    return (
        "set-cookie",
        f"{_NAME}={value}; Path={place}; HttpOnly; SameSite=Lax; Max-Age={seconds}",
    )
