"""From sign-in to the first session: a key for a page, what came, what is left to set. Not: pages.

What is set is told by looking, never by remembering that a button was pressed.
"""

import re
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.actions.projects import allow_origin, list_keys, mint_key
from usercontext.analyze.reach.browser_families import browser_family
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.project import ApiKey, KeyKind, Project
from usercontext.domain.refusal import Refusal, RefusalReason
from usercontext.domain.session import ListedSession
from usercontext.store import accounts, destinations, logs, session_listing
from usercontext.store.passes import Connection
from usercontext.store.project_settings import find_settings

FIRST_KEY = "first page"
_LOOKED_AT = 50
_ORIGIN = re.compile(
    r"https?://(?:\*\.)?[0-9a-z.-]{1,253}(?::[0-9]{1,5})?"
    r"|https?://\[[0-9a-f:]{2,39}\](?::[0-9]{1,5})?"
)


class FirstSession(Struct, frozen=True):
    """The newest session, in which browser and where; '' where its entries do not tell."""

    session: ListedSession
    browser: str
    url: str


class Progress(Struct, frozen=True):
    """How far a project is on its way: what came last, and which steps are done."""

    newest: FirstSession | None
    has_issue: bool
    has_paths: bool
    has_alert: bool
    has_colleague: bool

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left."""
        steps = (self.has_issue, self.has_paths, self.has_alert, self.has_colleague)
        return self.newest is not None and all(steps)


class RefusedOrigin(Struct, frozen=True):
    """Pages of an origin that were refused, and the key that would let them in by one line more."""

    refusal: Refusal
    key: ApiKey | None


async def has_session(deps: Deps, key: ApiKey) -> bool:
    """Tell whether anything has ever come from a page of the project."""
    row = key.project_row
    return await deps.database.read(lambda tx: session_listing.has_sessions(tx, row))


async def show_progress(deps: Deps, key: ApiKey) -> Progress:
    """Return how far the project is."""
    row = key.project_row
    return await deps.database.read(lambda tx: _progress(tx, row))


async def list_page_keys(deps: Deps, key: ApiKey) -> list[ApiKey]:
    """Return the project's publishable keys that are good now, oldest first."""
    now_us = deps.clock.now_us()
    return [
        each
        for each in await list_keys(deps, _project_of(key))
        if each.kind is KeyKind.PUBLISHABLE
        and each.revoked_us is None
        and (each.expires_us is None or each.expires_us > now_us)
    ]


async def mint_page_key(deps: Deps, key: ApiKey, origin: str) -> tuple[ApiKey, str]:
    """Mint a publishable key for the first page; returns it with its text, stored nowhere.

    ``origin``: the only pages that may use it, '' for all. Raises ValidationFailed.
    """
    origins = (read_origin(origin),) if origin else ()
    return await mint_key(deps, _project_of(key), KeyKind.PUBLISHABLE, FIRST_KEY, origins)


async def list_refused(deps: Deps, key: ApiKey) -> list[RefusedOrigin]:
    """Return what was refused to the project's pages since the server started, newest first.

    A key stands beside an origin that it does not list but could: what one click mends.
    """
    known = {each.row: each for each in await list_page_keys(deps, key) if each.origins}
    found = []
    for refusal in deps.refusals.of(key.project_row):
        origin = refusal.origin or ""
        can_allow = refusal.reason is RefusalReason.UNLISTED_ORIGIN and _ORIGIN.fullmatch(origin)
        allowing = known.get(refusal.key_row or 0) if can_allow else None
        if allowing is not None and origin in allowing.origins:
            continue  # let in since
        found.append(RefusedOrigin(refusal, allowing))
    return found


async def allow_refused(deps: Deps, key: ApiKey, key_row: int, origin: str) -> ApiKey:
    """Let pages that were refused use the key they came with; returns that key.

    Only what stands among the refusals can be let in. Raises NotFound otherwise.
    """
    for each in await list_refused(deps, key):
        if each.key is not None and (each.key.row, each.refusal.origin) == (key_row, origin):
            await allow_origin(deps, _project_of(key), each.key, origin)
            return each.key
    raise NotFound("Nothing of this origin was refused, or it is let in already")


def read_origin(text: str) -> str:
    """Return an origin as keys have it, from an address as people paste it; ValidationFailed."""
    scheme, mark, rest = text.strip().lower().partition("://")
    if not mark:  # "shop.example" is what people type
        scheme, rest = "https", scheme
    origin = f"{scheme}://{rest.partition('/')[0]}"
    if not _ORIGIN.fullmatch(origin):
        raise ValidationFailed("must be like https://shop.example")
    return origin


def _project_of(key: ApiKey) -> Project:
    return Project(key.project_row, key.project_id, "", key.project_salt, key.created_us)


def _progress(tx: Connection, project_row: int) -> Progress:
    settings = find_settings(tx, project_row)
    newest = session_listing.newest_session(tx, project_row)
    return Progress(
        newest=None if newest is None else _look_at(tx, newest),
        has_issue=session_listing.has_issues(tx, project_row),
        has_paths=bool(settings.critical_paths) or settings.conversion is not None,
        has_alert=any(one.enabled for one in destinations.list_destinations(tx, project_row)),
        has_colleague=len(accounts.list_members(tx, project_row)) > 1,
    )


def _look_at(tx: Connection, session: ListedSession) -> FirstSession:
    """Read from a session's first entries in which browser it is and where it began."""
    body = logs.session_logs(tx, session.row, None, _LOOKED_AT).body
    entries: list[dict[str, Any]] = msgspec.json.decode(body)
    payloads = [entry["payload"] for entry in entries]
    agents = (one.get("userAgent") for one in payloads if one.get("kind") == "environment")
    places = (entry["eventMetadata"].get("to") for entry in entries)
    return FirstSession(
        session,
        browser_family(next((one for one in agents if isinstance(one, str)), "")),
        next((one for one in places if isinstance(one, str)), "")[:500],
    )
