"""The one guarded way out: resolve, judge every address, connect to it. Not: what is said.

Saving a destination, testing it and sending to it all come through here. The host is resolved once,
and the connection goes to that very address (a second look-up could say something else); the host's
name is only what the certificate must hold. There are no redirects, no proxies, no cookies; an
answer is its status, and no message names an address that a host resolved to.
"""

import asyncio
import contextlib
import importlib
import ipaddress
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from usercontext.deliver.addresses import NOT_ALLOWED, Address, Target, is_allowed, read_target
from usercontext.deliver.options import DeliverOptions
from usercontext.domain.errors import ValidationFailed

Resolve = Callable[[str, int], Sequence[str]]

_POSTING = "usercontext.deliver.posting"
"""Loaded with the first post: 1.5 MB that a server without destinations does without."""

_MOST_ADDRESSES = 4
_RESOLVING_THREADS = 16


class Reply(Struct, frozen=True):
    """What a receiver answered: its status, and when it wants to hear again."""

    status: int
    retry_after_s: float | None = None


class NoReply(Exception):
    """Nothing was answered; ``reason`` says why in words that the owner may read."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unreached(Exception):
    """Nobody listens at one address; there may be others."""


def resolve_name(host: str, port: int) -> Sequence[str]:
    """Return every address of a host, as the system knows them; raises OSError for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class Outbound:
    """Posts to addresses that somebody gave us. One of them serves a whole process.

    Names are resolved in threads of its own: a name server that hangs must not take those in which
    analyses run.
    """

    def __init__(
        self,
        options: DeliverOptions = DeliverOptions(),  # noqa: B008  (frozen)
        resolve: Resolve = resolve_name,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.options = options
        self._resolve = resolve
        self._tls = tls
        self._threads = ThreadPoolExecutor(_RESOLVING_THREADS, "resolve")

    async def require_allowed(self, url: str) -> None:
        """Raise ValidationFailed for a URL that nothing would ever be sent to."""
        target = read_target(url, self.options)
        try:
            await self._judged_addresses(target)
        except NoReply as refused:
            raise ValidationFailed(f"url: {refused.reason}") from refused

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Post once and return what was answered; raises NoReply, within ``total_s`` always."""
        try:
            target = read_target(url, self.options)
            async with asyncio.timeout(self.options.total_s):
                return await self._post(target, headers, body)
        except ValidationFailed as refused:
            raise NoReply(refused.message.removeprefix("url: ")) from refused
        except TimeoutError as late:
            raise NoReply(f"no response within {self.options.total_s:g} seconds") from late

    async def _post(self, target: Target, headers: Mapping[str, str], body: bytes) -> Reply:
        addresses = await self._judged_addresses(target)
        if target.scheme == "https" and self._tls is None:  # 70 ms of certificate authorities
            self._tls = await asyncio.to_thread(ssl.create_default_context)
        # never the proxies of the environment; a context that nobody asks costs nothing to make
        tls = self._tls or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        posting = await asyncio.to_thread(importlib.import_module, _POSTING)
        for address in addresses[:_MOST_ADDRESSES]:
            with contextlib.suppress(Unreached):
                reply: Reply = await posting.post_to(
                    address, target, headers, body, self.options, tls
                )
                return reply
        raise NoReply("connection refused")

    async def _judged_addresses(self, target: Target) -> list[Address]:
        """Resolve once; one bad address among them and none is used."""
        if target.literal is not None:
            return [target.literal]
        try:
            # a task of its own, for a timeout asks for one, and the HTTP server steps a request
            # that has a body without
            found = await asyncio.create_task(self._look_up(target))
        except (OSError, UnicodeError, ValueError) as error:  # TimeoutError is an OSError
            raise NoReply("its host cannot be found") from error
        if not found:
            raise NoReply("its host cannot be found")
        if not all(is_allowed(address, self.options) for address in found):
            raise NoReply(NOT_ALLOWED.removeprefix("url: "))
        return found

    async def _look_up(self, target: Target) -> list[Address]:
        loop = asyncio.get_running_loop()
        looking = loop.run_in_executor(self._threads, self._resolve, target.host, target.port)
        async with asyncio.timeout(self.options.connect_s):
            return [ipaddress.ip_address(each) for each in await looking]
