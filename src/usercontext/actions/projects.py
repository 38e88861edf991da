"""Projects and their API keys: create, mint, revoke, authenticate. Not: what a request may do."""

import asyncio
from uuid import UUID

from msgspec import Struct

from usercontext.actions.caches import KeyReading
from usercontext.actions.deps import Deps
from usercontext.domain.account import Account, read_email
from usercontext.domain.errors import KeyRefused, NotFound, ValidationFailed
from usercontext.domain.project import (
    ApiKey,
    KeyKind,
    Project,
    hash_key,
    is_origin,
    is_well_formed_key,
    mint_key_text,
)
from usercontext.domain.refusal import RefusalReason
from usercontext.store import accounts, keys, ownership, projects

_BAD_KEY = "Missing or invalid API key"
_NO_LIVE_KEY = "No such live key in this project"
_SHOWN_CHARACTERS = 12
NOBODY = "none"
"""Instead of the address of a project's owner."""
_MOST_ORIGINS, _LONGEST_ORIGIN = 50, 200


class NewProject(Struct, frozen=True):
    """A project just created, with its two keys: the only time their texts are seen."""

    project: Project
    secret_key: str
    publishable_key: str


async def create_project(deps: Deps, name: str) -> NewProject:
    """Create a project with one secret and one publishable key.

    Raises ValidationFailed when the name is blank or longer than 200 characters.
    """
    if not name.strip() or len(name) > 200:
        raise ValidationFailed("name: must have 1 to 200 characters and not be blank")
    command = projects.CreateProject(
        project_id=deps.ids.new_uuid(),
        name=name,
        salt=deps.ids.new_bytes(32),
        now_us=deps.clock.now_us(),
    )
    project = await deps.database.write(projects.create_project, command)
    _, secret_key = await mint_key(deps, project, KeyKind.SECRET, "first")
    _, publishable_key = await mint_key(deps, project, KeyKind.PUBLISHABLE, "first")
    return NewProject(project, secret_key, publishable_key)


async def create_owned_project(
    deps: Deps, name: str, email: str | None = None
) -> tuple[NewProject, Account | None]:
    """Create a project that an account owns: of an address (or ``NOBODY``), or who owns all others.

    None beside it where there is no such person. Raises ValidationFailed, and NotFound for an
    address without an account.
    """
    if email == NOBODY:
        return await create_project(deps, name), None
    address = None if email is None else read_email(email) or ""
    if address is not None and await deps.database.read(
        lambda tx: accounts.find_account(tx, address) is None
    ):
        raise NotFound("No such account")
    created = await create_project(deps, name)
    command = ownership.GiveProject(created.project.row, address, deps.clock.now_us())
    return created, await deps.database.write(ownership.give_project, command)


async def create_first_project(deps: Deps) -> NewProject | None:
    """Create the project ``default`` if there is none yet; None otherwise."""
    if await list_projects(deps):
        return None
    return await create_project(deps, "default")


async def list_projects(deps: Deps) -> list[Project]:
    """Return every project, oldest first."""
    return await deps.database.read(projects.list_projects)


async def mint_key(
    deps: Deps,
    project: Project,
    kind: KeyKind,
    name: str,
    origins: tuple[str, ...] = (),
    allow_browser: bool = False,
    lifetime_us: int | None = None,
) -> tuple[ApiKey, str]:
    """Mint a key and return it with its text, which is stored nowhere.

    ``origins`` (exact, or ``https://*.example.com``) bind a publishable key; ``allow_browser``
    lets a secret key be used from a foreign origin; ``lifetime_us`` makes it expire.
    """
    text = mint_key_text(kind, deps.ids)
    now_us = deps.clock.now_us()
    command = keys.MintKey(
        project_row=project.row,
        kind=kind,
        name=name,
        prefix=text[:_SHOWN_CHARACTERS],
        key_hash=hash_key(text),
        origins=origins,
        allow_browser=allow_browser,
        now_us=now_us,
        expires_us=None if lifetime_us is None else now_us + lifetime_us,
    )
    return await deps.database.write(keys.mint_key, command), text


async def allow_origin(deps: Deps, project: Project, key: ApiKey, origin: str) -> tuple[str, ...]:
    """Let pages of one more origin use a publishable key; returns all that may.

    Raises ValidationFailed for a secret key, and for a key that is good for every page already:
    one origin in its list would shut out all others.
    """
    if key.kind is not KeyKind.PUBLISHABLE:
        raise ValidationFailed("key: is a secret one; only publishable keys have origins")
    if not key.origins:
        raise ValidationFailed("key: is for pages of every origin; mint one with --origin instead")
    command = keys.AllowOrigin(project.row, key.row, origin)
    allowed = await deps.database.write(keys.allow_origin, command)
    deps.keys.clear()
    return allowed


async def rename_project(deps: Deps, project: Project, name: str) -> str:
    """Give a project another name and return it; raises ValidationFailed, NotFound."""
    kept = " ".join(name.split())
    if not kept or len(kept) > 200 or not kept.isprintable():
        raise ValidationFailed("name: must have 1 to 200 characters and not be blank")
    if not await deps.database.write(
        projects.rename_project, projects.RenameProject(project.row, kept)
    ):
        raise NotFound("No such project")
    return kept


async def find_project(deps: Deps, project_id: UUID) -> Project:
    """Return a project; raises NotFound."""
    found = await deps.database.read(lambda tx: projects.find_project(tx, project_id))
    if found is None:
        raise NotFound("No such project")
    return found


def check_key(name: str, origins: tuple[str, ...]) -> str:
    """Return a key's name as it is kept; raises ValidationFailed, also for what is no origin."""
    kept = " ".join(name.split())
    if not kept or len(kept) > 100 or not kept.isprintable():
        raise ValidationFailed("name: must have 1 to 100 characters")
    if len(origins) > _MOST_ORIGINS:
        raise ValidationFailed(f"origins: must be at most {_MOST_ORIGINS}")
    for number, origin in enumerate(origins, 1):
        if len(origin) > _LONGEST_ORIGIN or not is_origin(origin):
            raise ValidationFailed(
                f"origins: number {number} must be like https://app.example.com or "
                "https://*.example.com, without a path"
            )
    return kept


async def set_origins(deps: Deps, project: Project, key: ApiKey, origins: tuple[str, ...]) -> None:
    """Say anew which pages may use a publishable key; none means every page."""
    if key.kind is not KeyKind.PUBLISHABLE:
        raise ValidationFailed("origins: only a publishable key has them")
    await _change_key(deps, keys.ChangeKey(project.row, key.row, deps.clock.now_us(), origins))


async def rotate_key(
    deps: Deps, project: Project, key: ApiKey, overlap_us: int
) -> tuple[ApiKey, str]:
    """Mint a key like another, which ends when ``overlap_us`` is over; returns the new one.

    Raises NotFound where the key is over already.
    """
    now_us = deps.clock.now_us()
    if key.revoked_us is not None or (key.expires_us or now_us + 1) <= now_us:
        raise NotFound(_NO_LIVE_KEY)
    minted = await mint_key(
        deps, project, key.kind, key.name, key.origins, key.allow_browser, lifetime_us=None
    )
    if overlap_us <= 0:
        await revoke_key(deps, project, key.row)
        return minted
    change = keys.ChangeKey(project.row, key.row, now_us, expires_us=now_us + overlap_us)
    await _change_key(deps, change)
    return minted


async def list_keys(deps: Deps, project: Project) -> list[ApiKey]:
    """Return the project's keys, oldest first; revoked ones too, but not those of commands."""
    every = await deps.database.read(lambda tx: keys.list_keys(tx, project.row))
    return [key for key in every if not key.was_of_a_command(deps.clock.now_us())]


async def revoke_key(deps: Deps, project: Project, key_row: int) -> None:
    """Revoke a key; it stops working within a second. Raises NotFound for a key of nobody here."""
    command = keys.RevokeKey(project.row, key_row, deps.clock.now_us())
    revoked = await deps.database.write(keys.revoke_key, command)
    deps.keys.clear()
    if not revoked:
        raise NotFound(_NO_LIVE_KEY)


async def authenticate(deps: Deps, text: str) -> ApiKey:
    """Return the live key with this text, or raise Unauthorized.

    A key read within the last 0.8 s is not waited for (decision record 0005). One in use is read
    again beside that, once for all: when its time was over under load, every request of that turn
    of the event loop read it for itself.
    """
    now_us = deps.clock.now_us()
    key = deps.keys.get(text, now_us)
    if key is None:
        key = await _read_key(deps, text, now_us)
    elif deps.keys.is_ageing(text, now_us) and text not in deps.keys.reading:
        _start_reading(deps, text, now_us)
    if _is_over(key, now_us):
        raise KeyRefused(_BAD_KEY, RefusalReason.REVOKED_KEY, key.project_row, key.row)
    return key


def known_key(deps: Deps, text: str) -> ApiKey | None:
    """Return the key with this text as it was read last, None if it was not or is over.

    Nothing is to be given for it: under overload the moment's trust may be over before it can be
    read again, and those who are refused must not wait for that.
    """
    now_us = deps.clock.now_us()
    key = deps.keys.last_known(text)
    if key is None or _is_over(key, now_us):
        return None
    if deps.keys.is_ageing(text, now_us) and text not in deps.keys.reading:
        _start_reading(deps, text, now_us)
    return key


def _is_over(key: ApiKey, now_us: int) -> bool:
    return key.revoked_us is not None or (key.expires_us is not None and key.expires_us <= now_us)


async def _change_key(deps: Deps, command: keys.ChangeKey) -> None:
    changed = await deps.database.write(keys.change_key, command)
    deps.keys.clear()
    if not changed:
        raise NotFound(_NO_LIVE_KEY)


async def _read_key(deps: Deps, text: str, now_us: int) -> ApiKey:
    if not is_well_formed_key(text):
        raise KeyRefused(_BAD_KEY, RefusalReason.UNKNOWN_KEY)
    under_way = deps.keys.being_read(text, now_us)
    reading = _start_reading(deps, text, now_us) if under_way is None else under_way
    key = await asyncio.shield(reading.task)  # others wait for it too
    if key is None:
        raise KeyRefused(_BAD_KEY, RefusalReason.UNKNOWN_KEY)
    return key


def _start_reading(deps: Deps, text: str, now_us: int) -> KeyReading:
    task = asyncio.create_task(_find_key(deps, text, now_us))
    task.add_done_callback(_hear_failure)
    reading = deps.keys.reading[text] = KeyReading(now_us, task)
    return reading


async def _find_key(deps: Deps, text: str, now_us: int) -> ApiKey | None:
    key_hash, task = hash_key(text), asyncio.current_task()
    key, is_current = None, False
    try:
        key = await deps.database.read(lambda tx: keys.find_key(tx, key_hash))
    finally:
        under_way = deps.keys.reading.get(text)
        is_current = under_way is not None and under_way.task is task  # else keys changed meanwhile
        if is_current:
            del deps.keys.reading[text]
    if key is None:
        deps.keys.drop(text)
    elif is_current:
        deps.keys.put(text, key, now_us)
    return key


def _hear_failure(task: asyncio.Task[ApiKey | None]) -> None:
    """Let nobody complain that it was not heard: whoever waits is told, and perhaps nobody does."""
    if not task.cancelled():
        task.exception()
