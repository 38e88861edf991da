"""API keys: listed, minted, rotated, revoked, their origins. Not: what a key may do."""

from msgspec import Struct

from usercontext.actions import projects
from usercontext.dashboard.asked import Told
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.frame import Problems, done, note, problems_of, show_section
from usercontext.dashboard.site import Visit
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.errors import DomainError, NotFound, ValidationFailed
from usercontext.domain.project import ApiKey, KeyKind, Project

_HOUR = 3_600
OVERLAPS = (
    (0, "at once"),
    (_HOUR, "after one hour"),
    (24 * _HOUR, "after one day"),
    (7 * 24 * _HOUR, "after seven days"),
    (30 * 24 * _HOUR, "after thirty days"),
)
_USUAL_OVERLAP = 24 * _HOUR


class KeyRow(Struct, frozen=True):
    """A key as it is listed; ``state`` is live, ends, ended or revoked, since or until then."""

    key: ApiKey
    kind: str
    state: str
    state_us: int | None
    used_us: int | None

    @property
    def is_live(self) -> bool:
        """Tell whether it is taken now."""
        return self.state in ("live", "ends")


class Draft(Struct, frozen=True):
    """The form of a new key as it was filled in."""

    kind: str = "publishable"
    name: str = ""
    origins: str = ""

    @classmethod
    def read(cls, form: Fields) -> "Draft":
        """Read the form."""
        return cls(form.get("kind", "publishable"), form.get("name"), form.get("origins"))


async def show_keys(visit: Visit) -> Told:
    """List the keys, those that are taken first."""
    return await _list(visit, Draft())


async def mint(visit: Visit) -> Told:
    """Mint a key and show its text, this once."""
    draft = Draft.read(visit.form)
    origins = _origins(draft.origins)
    is_publishable = draft.kind != "secret"
    kind = KeyKind.PUBLISHABLE if is_publishable else KeyKind.SECRET
    try:
        if origins and not is_publishable:
            raise ValidationFailed("origins: go with a publishable key only")
        name = projects.check_key(draft.name, origins)
        project = await _project(visit)
        key, text = await projects.mint_key(visit.deps, project, kind, name, origins)
    except DomainError as error:
        return await _list(visit, draft, problems_of(error, "name", "origins"), error.status)
    await note(visit, "key minted", f"{key.prefix}… {name}")
    return _show_minted(visit, key, text)


async def show_key(visit: Visit) -> Told:
    """Show one key with what can be done about it."""
    row = await _find(visit)
    return _show_key(visit, row, "\n".join(row.key.origins))


async def set_origins(visit: Visit) -> Told:
    """Say anew which pages may use a key."""
    row, text = await _find(visit), visit.form.get("origins")
    origins = _origins(text)
    try:
        projects.check_key(row.key.name, origins)
        await projects.set_origins(visit.deps, await _project(visit), row.key, origins)
    except DomainError as error:
        return _show_key(visit, row, text, problems_of(error, "origins"), error.status)
    listed = ", ".join(origins) or "every origin"
    await note(visit, "key origins changed", f"{row.key.prefix}… {listed}")
    return done(visit, f"keys/{row.key.row}", "origins-saved")


async def rotate(visit: Visit) -> Told:
    """Mint the same key once more, and end the old one after a while."""
    row = await _find(visit)
    overlap = visit.form.whole("overlap", _USUAL_OVERLAP, 0, OVERLAPS[-1][0])
    try:
        key, text = await projects.rotate_key(
            visit.deps, await _project(visit), row.key, overlap * MICROSECONDS
        )
    except DomainError as error:
        return _show_key(visit, row, "", {"": error.message}, error.status)
    await note(visit, "key rotated", f"{row.key.prefix}… to {key.prefix}…")
    return _show_minted(visit, key, text, row.key, overlap)


async def revoke(visit: Visit) -> Told:
    """End a key now."""
    row = await _find(visit)
    try:
        await projects.revoke_key(visit.deps, await _project(visit), row.key.row)
    except DomainError as error:
        return _show_key(visit, row, "", {"": error.message}, error.status)
    await note(visit, "key revoked", f"{row.key.prefix}… {row.key.name}")
    return done(visit, "keys", "key-revoked")


async def _list(
    visit: Visit, draft: Draft, problems: Problems | None = None, status: int = 200
) -> Told:
    project = await _project(visit)
    rows = [_row(visit, key) for key in await projects.list_keys(visit.deps, project)]
    return show_section(
        visit,
        "keys",
        status,
        problems=problems,
        live=[row for row in reversed(rows) if row.is_live],
        over=[row for row in reversed(rows) if not row.is_live],
        draft=draft,
    )


def _show_key(
    visit: Visit, row: KeyRow, origins: str, problems: Problems | None = None, status: int = 200
) -> Told:
    return show_section(
        visit,
        "keys",
        status,
        problems=problems,
        template="settings/key.html",
        row=row,
        origins=origins,
        overlaps=OVERLAPS,
        usual_overlap=_USUAL_OVERLAP,
    )


def _show_minted(
    visit: Visit, key: ApiKey, text: str, old: ApiKey | None = None, overlap: int = 0
) -> Told:
    is_publishable = key.kind is KeyKind.PUBLISHABLE
    return show_section(
        visit,
        "keys",
        template="settings/minted.html",
        key=key,
        kind=_kind(key),
        text=text,
        old=old,
        ends=next((said for seconds, said in OVERLAPS if seconds == overlap), "later"),
        tag=visit.site.tag(visit.address, text) if is_publishable else None,
    )


async def _project(visit: Visit) -> Project:
    return await projects.find_project(visit.deps, visit.member.project_id)


async def _find(visit: Visit) -> KeyRow:
    for key in await projects.list_keys(visit.deps, await _project(visit)):
        if str(key.row) == visit.ids[1]:
            return _row(visit, key)
    raise NotFound("This project has no such key.")


def _row(visit: Visit, key: ApiKey) -> KeyRow:
    now_us = visit.deps.clock.now_us()
    state, state_us = "live", None
    if key.revoked_us is not None:
        state, state_us = "revoked", key.revoked_us
    elif key.expires_us is not None:
        state, state_us = "ends" if key.expires_us > now_us else "ended", key.expires_us
    return KeyRow(key, _kind(key), state, state_us, visit.deps.keys.used_us(key.row))


def _kind(key: ApiKey) -> str:
    return "publishable" if key.kind is KeyKind.PUBLISHABLE else "secret"


def _origins(text: str) -> tuple[str, ...]:
    """Read origins, one a line or several with blanks or commas; a slash at the end is forgiven."""
    words = text.replace(",", " ").split()
    return tuple(dict.fromkeys(word.removesuffix("/") for word in words))
