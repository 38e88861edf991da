"""Something beside the API that answers paths of its own. Not: what it answers."""

from typing import Protocol

import msgspec

from usercontext.api.body import Bodies
from usercontext.api.calls import Answer
from usercontext.api.options import ApiOptions
from usercontext.api.request import Exchange, Request
from usercontext.api.router import Place

_MAX_BODY_BYTES = 64 * 1024
_WITH_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class HangUp(Exception):
    """The mount wants no answer sent: the connection is to be cut."""


class Mount(Protocol):
    """What is mounted; metrics count all that it answers under ``name``.

    With ``takes_forms`` its bodies are forms of pages, else JSON.
    """

    name: str
    takes_forms: bool

    def owns(self, request: Request) -> bool:
        """Tell whether a request, of a path that the API does not know, is one of its own."""

    async def answer(self, request: Request, body: bytes) -> Answer:
        """Answer a request; raises HangUp."""


class Mounted:
    """A mount as the door sees it: one place of the table, with room for its bodies apart."""

    def __init__(self, mount: Mount, options: ApiOptions) -> None:
        self.place = Place(mount.name)
        self.owns = mount.owns
        self._mount = mount
        capped = msgspec.structs.replace(
            options, max_body_bytes=_MAX_BODY_BYTES, max_bodies_in_flight_bytes=16 * _MAX_BODY_BYTES
        )
        self._bodies = Bodies(capped)

    def expect_body(self, exchange: Exchange) -> None:
        """Make room for the body of a request that may have one."""
        if exchange.request.method in _WITH_BODY:
            expect = self._bodies.expect_form if self._mount.takes_forms else self._bodies.expect
            exchange.intake = expect(exchange.request.headers)

    async def answer(self, exchange: Exchange) -> Answer:
        """Let the mount answer a request whose body is whole; raises HangUp."""
        body = b""
        if exchange.intake is not None:
            body = exchange.intake.whole()
            exchange.intake.release()  # nobody else does where the mount hangs up
        return await self._mount.answer(exchange.request, body)
