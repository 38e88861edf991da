"""Why a page's call was refused, and what its owner can do about it. Not: counting, telling."""

from enum import StrEnum

from msgspec import Struct


class RefusalReason(StrEnum):
    """What was wrong with a call of a page."""

    NO_KEY = "no_key"
    UNKNOWN_KEY = "unknown_key"
    REVOKED_KEY = "revoked_key"
    UNLISTED_ORIGIN = "unlisted_origin"
    SECRET_KEY = "secret_key"  # noqa: S105  (a reason, not a secret)
    RATE_LIMITED = "rate_limited"
    INVALID = "invalid"
    UNKNOWN_SESSION = "unknown_session"
    TOO_LARGE = "too_large"
    WRONG_TYPE = "wrong_type"
    TOO_SLOW = "too_slow"
    OVERLOADED = "overloaded"
    FAILED = "failed"


ADVICE: dict[RefusalReason, str] = {
    RefusalReason.NO_KEY: "Give the script a publishable key: data-key, or init({ key }).",
    RefusalReason.UNKNOWN_KEY: (
        "The key is mistyped or belongs to another server: compare it with `usercontext key list`."
    ),
    RefusalReason.REVOKED_KEY: (
        "The key was revoked or has expired: mint one with `usercontext snippet --mint`."
    ),
    RefusalReason.UNLISTED_ORIGIN: (
        "The key is for other pages: `usercontext key allow-origin KEY ORIGIN` adds this one."
    ),
    RefusalReason.SECRET_KEY: (
        "A page uses a secret key: revoke it, and use a publishable one there."
    ),
    RefusalReason.RATE_LIMITED: (
        "Too many requests at once: nothing is lost, the page retries; behind a proxy set"
        " USERCONTEXT_TRUSTED_PROXIES, so that each client is counted separately."
    ),
    RefusalReason.INVALID: (
        "The body does not match docs/api.md: is the script older than the server, or does a proxy"
        " change bodies?"
    ),
    RefusalReason.UNKNOWN_SESSION: (
        "The session does not belong to this key's project: it was deleted, or the page changed its"
        " key."
    ),
    RefusalReason.TOO_LARGE: "The body is over USERCONTEXT_MAX_BODY_BYTES.",
    RefusalReason.WRONG_TYPE: (
        "The body is not JSON, or not compressed with gzip: does a proxy change it?"
    ),
    RefusalReason.TOO_SLOW: (
        "The body arrived too slowly: a slow connection, or a proxy that delays it."
    ),
    RefusalReason.OVERLOADED: "The server was overloaded: the page retries.",
    RefusalReason.FAILED: "The server failed: its log has the error.",
}
"""One sentence for whoever looks after the page."""


class Refusal(Struct, frozen=True):
    """How often calls of one origin were refused for one reason; None is a call without one.

    ``key_row`` is the key that the newest of them came with, where that is known.
    """

    origin: str | None
    reason: RefusalReason
    count: int
    first_us: int
    last_us: int
    key_row: int | None = None

    @property
    def advice(self) -> str:
        """Return what to do about it."""
        return ADVICE[self.reason]
