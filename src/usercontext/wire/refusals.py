"""What the API tells of refused calls of pages. Not: HTTP, and every other shape (wire)."""

from typing import Annotated

from msgspec import Meta, Struct

from usercontext.domain.clock import format_second
from usercontext.domain.refusal import Refusal, RefusalReason
from usercontext.wire.answers import spell
from usercontext.wire.fields import Instant


class RefusalItem(Struct, rename=spell):
    """How often calls of one origin were refused for one reason, and what to do."""

    origin: str | None
    reason: RefusalReason
    count: Annotated[int, Meta(ge=1)]
    first_seen: Instant
    last_seen: Instant
    advice: str


class RefusalList(Struct, rename=spell):
    """A project's refusals; ``unattributed`` is null for who asks from another machine."""

    refusals: tuple[RefusalItem, ...]
    unattributed: tuple[RefusalItem, ...] | None
    forgotten: Annotated[int, Meta(ge=0)]


def show_refusals(found: tuple[Refusal, ...]) -> tuple[RefusalItem, ...]:
    """Put refusals into their public shape."""
    return tuple(
        RefusalItem(
            origin=each.origin,
            reason=each.reason,
            count=each.count,
            first_seen=format_second(each.first_us),
            last_seen=format_second(each.last_us),
            advice=each.advice,
        )
        for each in found
    )
