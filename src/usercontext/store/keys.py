"""API keys as stored: minted, found by hash, listed, revoked. Not: their text and their rights."""

from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, insert, or_, select, update

from usercontext.domain.project import ApiKey, KeyKind
from usercontext.store.operations import operation
from usercontext.store.tables import api_key, project


class MintKey(Struct, frozen=True):
    """A new key of a project; only the hash of its text comes here."""

    project_row: int
    kind: KeyKind
    name: str
    prefix: str
    key_hash: bytes
    origins: tuple[str, ...]
    allow_browser: bool
    now_us: int
    expires_us: int | None = None


class RevokeKey(Struct, frozen=True):
    """End a key's life now."""

    project_row: int
    key_row: int
    now_us: int


class AllowOrigin(Struct, frozen=True):
    """Put one more origin into a key's list."""

    project_row: int
    key_row: int
    origin: str


class ChangeKey(Struct, frozen=True):
    """Say anew which pages a key is good for, or until when; None leaves a field alone."""

    project_row: int
    key_row: int
    now_us: int
    origins: tuple[str, ...] | None = None
    expires_us: int | None = None


@operation
def mint_key(tx: Connection, command: MintKey) -> ApiKey:
    """Keep a new key and return it with what a request needs to know of its project."""
    tx.execute(
        insert(api_key).values(
            project_row=command.project_row,
            kind=command.kind.value,
            name=command.name,
            prefix=command.prefix,
            key_hash=command.key_hash,
            origins=msgspec.json.encode(command.origins).decode(),
            allow_browser=command.allow_browser,
            created_us=command.now_us,
            expires_us=command.expires_us,
        )
    )
    return _to_key(tx.execute(_FIND, {"hash": command.key_hash}).one())


@operation
def revoke_key(tx: Connection, command: RevokeKey) -> bool:
    """Revoke a key; False when the project has no such key or it was revoked before."""
    revoked = tx.execute(
        update(api_key)
        .where(
            api_key.c.id == command.key_row,
            api_key.c.project_row == command.project_row,
            api_key.c.revoked_us.is_(None),
        )
        .values(revoked_us=command.now_us)
    )
    return revoked.rowcount == 1


@operation
def change_key(tx: Connection, command: ChangeKey) -> bool:
    """Change a live key; False when the project has none such. An end is only moved nearer."""
    c = api_key.c
    live = (c.id == command.key_row) & (c.project_row == command.project_row)
    live &= c.revoked_us.is_(None) & or_(c.expires_us.is_(None), c.expires_us > command.now_us)
    found = tx.execute(select(c.expires_us).where(live).with_for_update()).first()
    if found is None:
        return False
    changes: dict[str, Any] = {}
    if command.origins is not None:
        changes["origins"] = msgspec.json.encode(command.origins).decode()
    if command.expires_us is not None:
        changes["expires_us"] = min(command.expires_us, found.expires_us or command.expires_us)
    tx.execute(update(api_key).where(live).values(changes))
    return True


@operation
def allow_origin(tx: Connection, command: AllowOrigin) -> tuple[str, ...]:
    """Add an origin to a key's list, once; returns the list. The key must be there."""
    wanted = (api_key.c.id == command.key_row) & (api_key.c.project_row == command.project_row)
    stored = tx.execute(select(api_key.c.origins).where(wanted).with_for_update()).scalar_one()
    origins = msgspec.json.decode(stored, type=tuple[str, ...])
    allowed = tuple(dict.fromkeys((*origins, command.origin)))
    text = msgspec.json.encode(allowed).decode()
    tx.execute(update(api_key).where(wanted).values(origins=text))
    return allowed


def find_key(tx: Connection, key_hash: bytes) -> ApiKey | None:
    """Return the key with that SHA-256, revoked and expired ones too, or None."""
    found = tx.execute(_FIND, {"hash": key_hash}).first()
    return _to_key(found) if found else None


def list_keys(tx: Connection, project_row: int) -> list[ApiKey]:
    """Return every key a project ever had, oldest first."""
    return [_to_key(row) for row in tx.execute(_LIST, {"project": project_row})]


def _to_key(row: Row[*tuple[Any, ...]]) -> ApiKey:
    return ApiKey(
        row=row.id,
        project_row=row.project_row,
        project_id=row.project_id,
        project_salt=row.salt,
        kind=KeyKind(row.kind),
        name=row.name,
        prefix=row.prefix,
        origins=msgspec.json.decode(row.origins, type=tuple[str, ...]),
        allow_browser=row.allow_browser,
        created_us=row.created_us,
        expires_us=row.expires_us,
        revoked_us=row.revoked_us,
    )


_KEYS = select(api_key, project.c.project_id, project.c.salt).join_from(
    api_key, project, project.c.id == api_key.c.project_row
)
_FIND = _KEYS.where(api_key.c.key_hash == bindparam("hash"))
_LIST = _KEYS.where(api_key.c.project_row == bindparam("project")).order_by(api_key.c.id)
