"""First run: the tag of a page, what came of it, what was refused, what is next. Not: settings."""

from msgspec import Struct

from usercontext.actions import accounts, first_run, projects
from usercontext.actions.first_run import Progress, RefusedOrigin
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.rendering import page_headers, render, show
from usercontext.dashboard.site import Context, Visit
from usercontext.domain.errors import DomainError, Unauthorized, ValidationFailed
from usercontext.domain.project import KeyKind
from usercontext.domain.refusal import RefusalReason

_MOST_REFUSED = 20
_EVERY_S, _LATER_S = 2, 15
"""How often an open page asks: while somebody waits for the first session, and afterwards."""

MEANINGS: dict[RefusalReason, tuple[str, str]] = {
    RefusalReason.NO_KEY: (
        "The request had no key.",
        "Give the script a publishable key; make sure that tunnels forward the x-api-key header.",
    ),
    RefusalReason.UNKNOWN_KEY: (
        "No project has this key.",
        "Compare it with the keys in the settings: it may belong to another server.",
    ),
    RefusalReason.REVOKED_KEY: (
        "The key was revoked or has expired.",
        "Create a new one above, and put its tag on the page.",
    ),
    RefusalReason.UNLISTED_ORIGIN: (
        "The key is for other pages.",
        "Allow this origin, or give these pages a key of their own.",
    ),
    RefusalReason.SECRET_KEY: (
        "The page holds a secret key.",
        "Revoke it in the settings: everybody who saw the page has it. Use a publishable key in"
        " pages.",
    ),
    RefusalReason.RATE_LIMITED: (
        "Too many requests from one address or session at once.",
        "Nothing is lost: the page retries. Behind a proxy set USERCONTEXT_TRUSTED_PROXIES.",
    ),
    RefusalReason.INVALID: (
        "The body does not match the API.",
        "Script and server have different versions, or a proxy changes bodies.",
    ),
    RefusalReason.UNKNOWN_SESSION: (
        "The session does not belong to this project.",
        "It was deleted, or the page changed its key. A reload starts a new session.",
    ),
    RefusalReason.TOO_LARGE: (
        "The body is larger than this server accepts.",
        "Raise USERCONTEXT_MAX_BODY_BYTES.",
    ),
    RefusalReason.WRONG_TYPE: (
        "The body is not JSON, or not compressed with gzip.",
        "A proxy changes the body or its headers.",
    ),
    RefusalReason.TOO_SLOW: (
        "The body arrived too slowly.",
        "A slow connection, or a proxy that delays it.",
    ),
    RefusalReason.OVERLOADED: (
        "The server was overloaded.",
        "The page retries automatically.",
    ),
    RefusalReason.FAILED: ("The server failed.", "See the error in its log."),
}
"""For each reason what was wrong and what to do, as docs/nothing-arrives.md has it."""


class Shown(Struct, frozen=True):
    """A key's text and tag, on the one page that shows them; ``is_new`` when it was just made."""

    key: str
    tag: str
    is_new: bool


async def show_start(visit: Visit) -> Told:
    """Show how far the project is, and how to go on."""
    return await _page(visit)


async def make_key(visit: Visit) -> Told:
    """Mint a key for the first page and show its tag: the only time its text is there."""
    origin = visit.form.get("origin")
    try:
        key, text = await first_run.mint_page_key(visit.deps, visit.key, origin)
    except ValidationFailed as error:
        return await _page(visit, error.status, origin_error=error.message)
    await accounts.note(
        visit.deps, visit.member, visit.who, "key minted", f"{key.prefix}… {key.name}"
    )
    return await _page(visit, shown=Shown(text, visit.site.tag(visit.address, text), True))


async def show_tag(visit: Visit) -> Told:
    """Show the tag for a key that somebody still has, from the first screen of the server."""
    text = visit.form.get("key").strip()
    try:
        key = await projects.authenticate(visit.deps, text)
        is_ours = key.project_row == visit.member.project_row
    except Unauthorized:
        is_ours = False
    if not is_ours or key.kind is not KeyKind.PUBLISHABLE:
        message = "must be a publishable key of this project that was not revoked (uc_pub_…)"
        return await _page(visit, 400, key_error=message)
    return await _page(visit, shown=Shown(text, visit.site.tag(visit.address, text), False))


async def allow_origin(visit: Visit) -> Told:
    """Let pages in that were refused, by the key they came with."""
    origin = visit.form.get("origin")
    key_row = visit.form.whole("key", 0, 1, 999_999_999)
    try:
        key = await first_run.allow_refused(visit.deps, visit.key, key_row, origin)
    except DomainError as error:
        return await _page(visit, error.status, allow_error=error.message)
    said = f"{key.prefix}… {origin} allowed"
    await accounts.note(visit.deps, visit.member, visit.who, "key origins changed", said)
    return moved(visit.path("/start?done=allowed#refused"))


async def show_news(visit: Visit) -> Told:
    """Tell what changed since a page was shown; nothing when nothing did."""
    news = await _news(visit)
    seen = visit.query.get("seen")
    if seen == news["seen"]:
        return Told(204, headers=page_headers(visit.nonce))
    # said once to who cannot see that it turned green
    news["has_just_come"] = seen.startswith(".") and not news["seen"].startswith(".")
    text = render(visit, "start_news.html", **news)
    return Told(200, text.encode(), headers=page_headers(visit.nonce))


async def _page(visit: Visit, status: int = 200, **more: object) -> Told:
    context: Context = {
        "shown": None,
        "origin_error": None,
        "key_error": None,
        "allow_error": None,
        "origin": visit.form.get("origin"),
        "keys": await first_run.list_page_keys(visit.deps, visit.key),
        "has_shop": visit.site.options.has_shop,
        "done": visit.query.get("done") == "allowed",
        **await _news(visit),
    }
    return show(visit, "start.html", status, **(context | more))


async def _news(visit: Visit) -> Context:
    progress = await first_run.show_progress(visit.deps, visit.key)
    refused = await first_run.list_refused(visit.deps, visit.key)
    return {
        "progress": progress,
        "refused": refused[:_MOST_REFUSED],
        "more_refused": max(0, len(refused) - _MOST_REFUSED),
        "meanings": MEANINGS,
        "seen": _mark(progress, refused),
        "has_just_come": False,
        "every_s": _LATER_S if progress.newest else _EVERY_S,
    }


def _mark(progress: Progress, refused: list[RefusedOrigin]) -> str:
    """Return what a page that is open is compared by."""
    newest = progress.newest
    session = "" if newest is None else f"{newest.session.session_id}-{newest.session.entries}"
    steps = (progress.has_issue, progress.has_paths, progress.has_alert, progress.has_colleague)
    counts = f"{len(refused)}-{sum(each.refusal.count for each in refused)}"
    return f"{session}.{''.join(str(int(step)) for step in steps)}.{counts}"
