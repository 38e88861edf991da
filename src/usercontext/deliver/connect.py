"""The one guarded way out: resolve, judge every address, connect to it. Not: what is said.

Saving a destination, testing it and sending to it all come through here. The host is resolved once,
and the connection goes to that very address (a second look-up could say something else); the host's
name is only what the certificate must hold. There are no redirects, no proxies, no cookies; an
answer is its status, and no message names an address that a host resolved to.
"""

import asyncio
import contextlib
import ipaddress
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime

import httpx2
from msgspec import Struct

from usercontext.deliver.addresses import NOT_ALLOWED, Address, Target, is_allowed, read_target
from usercontext.deliver.options import DeliverOptions
from usercontext.domain.errors import ValidationFailed

Resolve = Callable[[str, int], Sequence[str]]

_DRAINED_BYTES = 64 * 1024
_DRAIN_S = 1.0
_MOST_ADDRESSES = 4
_RESOLVING_THREADS = 16
_LONGEST_RETRY_AFTER_S = 86_400.0


class Reply(Struct, frozen=True):
    """What a receiver answered: its status, and when it wants to hear again."""

    status: int
    retry_after_s: float | None = None


class NoReply(Exception):
    """Nothing was answered; ``reason`` says why in words that the owner may read."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


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
            raise NoReply(f"no answer within {self.options.total_s:g} seconds") from late

    async def _post(self, target: Target, headers: Mapping[str, str], body: bytes) -> Reply:
        addresses = await self._judged_addresses(target)
        if target.scheme == "https" and self._tls is None:  # 70 ms of certificate authorities
            self._tls = await asyncio.to_thread(ssl.create_default_context)
        for address in addresses[:_MOST_ADDRESSES]:
            with contextlib.suppress(httpx2.ConnectTimeout, _Unreached):
                return await self._post_to(address, target, headers, body)
        raise NoReply("nobody answers there")

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

    async def _post_to(
        self, address: Address, target: Target, headers: Mapping[str, str], body: bytes
    ) -> Reply:
        host = f"[{address}]" if address.version == 6 else str(address)
        own = {"host": target.authority, "accept-encoding": "identity", "connection": "close"}
        request = httpx2.Request(
            "POST",
            f"{target.scheme}://{host}:{target.port}{target.path}",
            headers=own | dict(headers),
            content=body,
            extensions={"sni_hostname": target.host, "timeout": self._timeouts()},
        )
        # never the proxies of the environment; a context that nobody asks costs nothing to make
        tls = self._tls or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        async with httpx2.AsyncHTTPTransport(verify=tls, trust_env=False) as transport:
            try:
                response = await transport.handle_async_request(request)
            except httpx2.ConnectError as error:
                if _is_about_tls(error):
                    raise NoReply("its certificate is not good for this host") from error
                raise _Unreached from error
            except httpx2.ReadTimeout as error:
                raise TimeoutError from error
            except httpx2.TransportError as error:
                if isinstance(error, httpx2.ConnectTimeout):
                    raise
                raise NoReply("the connection broke") from error
            await _drain(response)
        return Reply(response.status_code, _retry_after_s(response.headers))

    def _timeouts(self) -> dict[str, float]:
        total_s = self.options.total_s
        return {"connect": self.options.connect_s, "read": total_s, "write": total_s}


class _Unreached(Exception):
    """Nobody listens at one address; there may be others."""


async def _drain(response: httpx2.Response) -> None:
    """Read a little of what is answered, so that the other side ends in peace; drop it."""
    stream = response.stream
    left = _DRAINED_BYTES
    with contextlib.suppress(TimeoutError, httpx2.TransportError):
        async with asyncio.timeout(_DRAIN_S):
            async for piece in stream:  # type: ignore[union-attr]  # an async transport's stream
                left -= len(piece)
                if left <= 0:
                    break
    await response.aclose()


def _is_about_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _retry_after_s(headers: httpx2.Headers) -> float | None:
    text = headers.get("retry-after", "")
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _LONGEST_RETRY_AFTER_S)
    try:
        # both dates are the receiver's, so that our clock does not matter
        wait = parsedate_to_datetime(text) - parsedate_to_datetime(headers["date"])
    except (KeyError, TypeError, ValueError, OverflowError):  # a year of twenty digits
        return None
    return min(max(wait.total_seconds(), 0.0), _LONGEST_RETRY_AFTER_S)
