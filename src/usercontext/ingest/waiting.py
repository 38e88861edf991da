"""A batch that a checker has, and who waits for it. Not: the checker, the line to it."""

import asyncio

from usercontext.domain.errors import DomainError, ValidationFailed
from usercontext.domain.log_entry import LogBatch
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.pipeline import check_batch


class Waiting:
    """A batch under way."""

    __slots__ = ("body", "future", "limits", "own")

    def __init__(self, body: bytes, limits: IngestLimits, own: OwnRules | None) -> None:
        self.body = body
        self.limits = limits
        self.own = own
        self.future: asyncio.Future[LogBatch] = asyncio.get_running_loop().create_future()

    def is_like(self, other: "Waiting") -> bool:
        """Tell whether it is the same batch, to be checked by the same rules."""
        return self.body == other.body and _told(self.own) == _told(other.own)

    def settle_here(self) -> None:
        """Check it in the server after all."""
        if self.future.done():
            return
        try:
            batch = check_batch(self.body, self.limits, self.own)
        except ValidationFailed as refused:  # its traceback holds who called, and they the future
            self.future.set_exception(refused.with_traceback(None))
        except Exception as error:  # noqa: BLE001  (whatever it is, it is for who waits)
            self.future.set_exception(error)
        else:
            self.future.set_result(batch)

    def settle_as(self, other: "Waiting") -> None:
        """Tell who waits what was found of another that is like this one."""
        error = other.future.exception()
        if error is not None and not self.future.done():
            self.future.set_exception(error)
        elif not self.future.done():
            self.future.set_result(other.future.result())

    def fail(self, error: DomainError) -> None:
        """Tell who waits, if nothing was told yet."""
        if not self.future.done():
            self.future.set_exception(error)


def _told(own: OwnRules | None) -> tuple[object, ...]:
    return () if own is None else (own.names, own.patterns)
