"""People: accounts, what they may do in a project, sign-ins and links. Not: how they are kept."""

import hashlib
import re
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.ids import Ids

_TOKEN_CHARACTERS = 43  # 256 bits of base62
_EMAIL = re.compile(r"[^\s@\x00-\x1f<>\"(),:;\\]{1,64}@[^\s@\x00-\x1f<>\"(),:;\\]{1,189}")
LOGIN_US = 14 * 24 * 3_600 * MICROSECONDS
"""How long a sign-in lasts; each visit within it begins anew."""
FRESH_US = 600 * MICROSECONDS
"""So long after signing in somebody may delete without saying the password once more."""
LINK_US = 24 * 3_600 * MICROSECONDS
INVITATION_US = 7 * LINK_US
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200


class Role(StrEnum):
    """What a member of a project may do; each may all that the ones after it may.

    Owners also manage keys, members and settings; members work on issues; viewers only read.
    """

    OWNER = "owner"
    MEMBER = "member"
    VIEWER = "viewer"


class LinkKind(StrEnum):
    """What a link is for that is good once."""

    FIRST = "first"
    INVITATION = "invitation"
    RESET = "reset"


class Account(Struct, frozen=True):
    """A person who may sign in; ``email`` is in lower case."""

    row: int
    account_id: UUID
    email: str
    name: str
    created_us: int


class Member(Struct, frozen=True):
    """Somebody of a project."""

    account: Account
    role: Role
    since_us: int


class Membership(Struct, frozen=True):
    """A project that an account belongs to."""

    project_row: int
    project_id: UUID
    project_name: str
    project_salt: bytes
    role: Role


class Login(Struct, frozen=True):
    """A sign-in that is still good, and whose it is."""

    row: int
    account: Account
    memberships: tuple[Membership, ...]
    seen_us: int
    created_us: int = 0


class Link(Struct, frozen=True):
    """A link that is good once: for the first account, an invitation, a new password."""

    kind: LinkKind
    expires_us: int
    project_row: int | None = None
    project_name: str | None = None
    role: Role | None = None
    account_row: int | None = None
    email: str | None = None


def new_token(ids: Ids) -> str:
    """Return a secret for a cookie or a link."""
    return ids.new_base62(_TOKEN_CHARACTERS)


def hash_token(text: str) -> bytes:
    """Return the SHA-256 that is stored instead of a token (full entropy, so no slow hash)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def read_email(text: str) -> str | None:
    """Return an address as it is kept, or None when it cannot be one."""
    kept = text.strip().lower()
    return kept if _EMAIL.fullmatch(kept) else None


def may(role: Role, least: Role) -> bool:
    """Tell whether a role may what ``least`` may."""
    order = list(Role)
    return order.index(role) <= order.index(least)
