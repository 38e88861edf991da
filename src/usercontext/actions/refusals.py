"""Remember why calls of pages were refused, and tell a project its own. Not: rendering either."""

from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.domain.errors import (
    DomainError,
    KeyRefused,
    NotFound,
    PayloadTooLarge,
    RateLimited,
    RequestTimedOut,
    Unauthorized,
    Unavailable,
    UnsupportedMediaType,
    ValidationFailed,
)
from usercontext.domain.project import ApiKey
from usercontext.domain.refusal import Refusal, RefusalReason

_QUESTION = "refusals.every"
_REASONS: dict[type[DomainError], RefusalReason] = {
    Unauthorized: RefusalReason.NO_KEY,
    RateLimited: RefusalReason.RATE_LIMITED,
    ValidationFailed: RefusalReason.INVALID,
    NotFound: RefusalReason.UNKNOWN_SESSION,
    PayloadTooLarge: RefusalReason.TOO_LARGE,
    UnsupportedMediaType: RefusalReason.WRONG_TYPE,
    RequestTimedOut: RefusalReason.TOO_SLOW,
    Unavailable: RefusalReason.OVERLOADED,
}


class RefusalReport(Struct, frozen=True):
    """A project's refusals since the server started, newest first.

    ``unattributed`` are those of keys that no project has, None for who may not see them;
    ``forgotten`` counts the origins that made room for others.
    """

    refusals: tuple[Refusal, ...]
    unattributed: tuple[Refusal, ...] | None
    forgotten: int


def remember_refusal(
    deps: Deps, key: ApiKey | None, origin: bytes | None, error: BaseException
) -> None:
    """Count a refused call of a page for the project of its key, as far as that is known."""
    project_row, key_row = (None, None) if key is None else (key.project_row, key.row)
    if isinstance(error, KeyRefused):
        reason, project_row, key_row = error.why, error.project_row, error.key_row
    else:
        kinds = (_REASONS.get(kind) for kind in type(error).__mro__)
        reason = next((found for found in kinds if found), RefusalReason.FAILED)
    deps.refusals.add(project_row, origin, reason, deps.clock.now_us(), key_row)


def tell_refusals(deps: Deps) -> None:
    """Let commands on this machine ask this server for what it refused to pages."""
    deps.database.tell(_QUESTION, deps.refusals.every)


async def ask_refusals(deps: Deps) -> tuple[Refusal, ...] | None:
    """Return what the server beside this process refused to pages; None where none can be asked."""
    found: tuple[Refusal, ...] | None = await deps.database.ask(_QUESTION, tuple[Refusal, ...])
    return found


async def list_refusals(
    deps: Deps, key: ApiKey, project_id: UUID, is_operator: bool
) -> RefusalReport:
    """Return what was refused to the project's pages; NotFound for another project's id.

    Who asks from the server's own machine also sees the calls whose key belongs to nobody.
    """
    if project_id != key.project_id:
        raise NotFound("No such project")
    counts = deps.refusals
    return RefusalReport(
        refusals=counts.of(key.project_row),
        unattributed=counts.of(None) if is_operator else None,
        forgotten=counts.forgotten(key.project_row),
    )
