"""What the server asks of the application it serves. Not: the application."""

from collections.abc import Awaitable
from typing import Protocol

from usercontext.api.calls import Answer
from usercontext.api.options import ApiOptions
from usercontext.api.request import Exchange, Request


class Application(Protocol):
    """Checks and answers requests; ``usercontext.api.application.Api`` is one."""

    options: ApiOptions

    @property
    def is_pressed(self) -> bool:
        """Tell whether batches are being refused."""

    def recognize(self, request: Request) -> Exchange | None:
        """Return a batch whose key is good as far as is known, None for all else."""

    def turn_away(self, exchange: Exchange) -> Answer | None:
        """Return the answer to such a batch if it is refused for load; may be asked again."""

    def begin(self, request: Request) -> Exchange:
        """Begin with a request whose head is read."""

    def admit(self, exchange: Exchange) -> Awaitable[None]:
        """Make the checks that need no body; raises to refuse."""

    def act(self, exchange: Exchange) -> Awaitable[Answer]:
        """Answer an admitted request whose body is whole; raises to refuse."""

    def refuse(self, exchange: Exchange | None, error: BaseException) -> Answer:
        """Return the answer to an error; None stands for a request whose head was not readable."""

    def count(self, exchange: Exchange | None, status: int) -> None:
        """Take note of an answer."""

    def count_connections(self, number: int) -> None:
        """Take note of how many connections are open."""
