"""Sends a question to a model over HTTP and returns its answer. Not: what either says.

The operator names the address, so private ones are allowed. A redirect is not followed: it would
hand the key and the digest to whoever is named there.
"""

import asyncio
import contextlib
import ipaddress
import ssl
from typing import Any

import httpx2

from usercontext.analyze.model.breaker import Breaker
from usercontext.analyze.model.dialects import read_reply, write_question
from usercontext.analyze.model.options import ModelOptions
from usercontext.analyze.model.talk import Prompt, Reply
from usercontext.domain.model_call import Fallback

_CONNECT_S = 5.0
_MOST_BYTES = 1024 * 1024
_LONGEST_WAIT_S = 3_600.0
_FORM_REFUSED = frozenset({400, 415, 422, 501})
"""What servers answer that do not know structured answers, or whose model has none."""


class Model:
    """A configured model. It remembers how it fared: its breaker, and whether it knows schemas."""

    def __init__(self, options: ModelOptions) -> None:
        self.options = options
        self.breaker = Breaker()
        self._is_formed = True
        self._connection = _connection(options.address)

    async def ask(self, prompt: Prompt, timeout_s: float, answer_tokens: int) -> Reply:
        """Ask once; every way in which that can fail is a reply."""
        try:
            async with asyncio.timeout(timeout_s):
                return await self._exchange(prompt, answer_tokens)
        except TimeoutError:
            return Reply(failure=Fallback.TIMED_OUT)
        except httpx2.TimeoutException:
            return Reply(failure=Fallback.TIMED_OUT)
        except httpx2.ConnectError:
            return Reply(failure=Fallback.UNREACHABLE)
        except (httpx2.HTTPError, httpx2.InvalidURL):
            return Reply(failure=Fallback.CONNECTION_BROKEN)

    async def _exchange(self, prompt: Prompt, answer_tokens: int) -> Reply:
        options = self.options
        is_formed = self._is_formed and bool(prompt.system)
        question = write_question(options, prompt, answer_tokens, is_formed=is_formed)
        async with (
            httpx2.AsyncClient(**self._connection) as client,
            client.stream(
                "POST",
                options.address + question.path,
                content=question.body,
                headers=question.headers | _HEADERS,
            ) as response,
        ):
            if response.status_code != 200:
                return self._refused(response, is_formed)
            body = await _read_capped(response)
        if body is None:
            return Reply(failure=Fallback.TOO_LARGE)
        try:
            return read_reply(options.provider, body.decode("utf-8"))
        except UnicodeDecodeError:
            return Reply(failure=Fallback.UNREADABLE)

    def _refused(self, response: httpx2.Response, is_formed: bool) -> Reply:
        """Say what a status means; the body of a refusal is not read, it may quote the key."""
        status = response.status_code
        if 300 <= status < 400:
            return Reply(failure=Fallback.REDIRECTED)
        if status == 429:
            wait_s = _retry_after(response.headers.get("retry-after", ""))
            return Reply(failure=Fallback.RATE_LIMITED, retry_after_s=wait_s)
        if status >= 500 and status != 501:
            return Reply(failure=Fallback.PROVIDER_ERROR)
        if status in _FORM_REFUSED:
            self._is_formed = not is_formed  # refused without one too: it was something else
            return Reply(failure=Fallback.NOT_ACCEPTED, is_form_refused=is_formed)
        return Reply(failure=Fallback.NOT_ACCEPTED)


_HEADERS = {
    "content-type": "application/json",
    "accept": "application/json",
    # what is small when it arrives cannot grow
    "accept-encoding": "identity",
    "user-agent": "usercontext",
}


async def _read_capped(response: httpx2.Response) -> bytes | None:
    """Read a body as sent; None when it is larger than any answer, or compressed unasked."""
    if response.headers.get("content-encoding", "identity") != "identity":
        return None
    body = bytearray()
    async with contextlib.aclosing(response.aiter_raw()) as pieces:
        async for piece in pieces:
            body += piece
            if len(body) > _MOST_BYTES:
                return None
    return bytes(body)


def _retry_after(told: str) -> float | None:
    """Read the seconds of the header; a date is not worth a clock here, so it counts as none."""
    return min(float(told), _LONGEST_WAIT_S) if told.isascii() and told.isdigit() else None


def _connection(address: str) -> dict[str, Any]:
    url = httpx2.URL(address)
    options: dict[str, Any] = {
        "timeout": httpx2.Timeout(None, connect=_CONNECT_S),  # the whole is bounded in ``ask``
        "follow_redirects": False,
        # a proxy is for the world outside; it must not see what stays in the house
        "trust_env": not _is_near(url.host),
    }
    if url.scheme == "http":
        # loading the certificate authorities takes 70 ms, and nobody asks them here
        options["verify"] = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return options


def _is_near(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".internal", ".local"))
