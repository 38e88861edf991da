"""What people do around an issue: comments, who has it, links that show it. Not: corrections."""

from uuid import UUID

from msgspec import Struct

from usercontext.domain.clock import MICROSECONDS

LONGEST_COMMENT = 5_000
SHARE_DAYS = (1, 7, 30)
"""How long a link may show an issue to people without an account."""
DAY_US = 24 * 3_600 * MICROSECONDS


class Comment(Struct, frozen=True):
    """What somebody of the project wrote about an issue; plain text."""

    comment_id: UUID
    account_id: UUID
    author: str
    body: str
    created_us: int


class Assignee(Struct, frozen=True):
    """Who of the project looks after an issue."""

    account_id: UUID
    name: str


class Share(Struct, frozen=True):
    """A link that shows one issue to whoever has it; the token itself is only in the link.

    ``whole``: with the session's log and screenshots, not only the entries that are cited.
    """

    share_id: UUID
    by: str
    whole: bool
    created_us: int
    expires_us: int


class SharedIssue(Struct, frozen=True):
    """What a good link leads to."""

    project_row: int
    project_id: UUID
    project_salt: bytes
    project_name: str
    issue_id: UUID
    whole: bool
    expires_us: int


class Act(Struct, frozen=True):
    """A line of an issue's history: a field that somebody set, '' for what was taken back.

    ``who`` is a person's name, ``key`` the beginning of the API key that did it instead.
    """

    field: str
    value: str
    at_us: int
    who: str | None = None
    key: str | None = None
