"""How a client's calls travel: a connection, a request, what came back. Not: which calls."""

import ssl
from typing import Any

import httpx2

from usercontext.client.answers import Answer, BadAnswer, ClientError, Unreachable
from usercontext.client.calls import Call, Outcome

_CONNECT_S = 5.0
_ANSWER_S = 30.0
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def connection(base_url: str, api_key: str) -> dict[str, Any]:
    """Return the options of an HTTP client for one server and key; raises ClientError."""
    try:
        url = httpx2.URL(base_url)
    except httpx2.InvalidURL as error:
        raise ClientError("the server's address is not a URL") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise ClientError("the server's address must begin with http:// or https://")
    if not (api_key.isascii() and api_key.isprintable()):
        raise ClientError("the API key has characters that no key has")
    connection: dict[str, Any] = {
        "base_url": url,
        "headers": {"x-api-key": api_key, "user-agent": "usercontext-client"},
        # a proxy is for the world outside; it must not see what goes to this machine
        "trust_env": url.host not in _LOOPBACK,
    }
    if url.scheme == "http":
        # loading the certificate authorities takes 70 ms, and nobody asks them here
        connection["verify"] = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return connection


def request(call: Call[Any]) -> dict[str, Any]:
    """Return the arguments of the HTTP request that a call is."""
    return {
        "method": call.method,
        "url": call.path,
        "params": call.params,
        "content": call.body,
        "headers": call.headers(),
        "timeout": httpx2.Timeout(_ANSWER_S + call.wait_s, connect=_CONNECT_S),
    }


def answer(response: httpx2.Response) -> Outcome:
    """Return what an HTTP response means."""
    if response.is_redirect:  # following it would hand the key to whoever is named there
        return BadAnswer(f"the server answered with a redirect ({response.status_code})")
    return Answer(response.status_code, response.headers, response.content)


def failure(error: httpx2.HTTPError, base_url: httpx2.URL) -> Outcome:
    """Return what it means that no response came."""
    where = f"{base_url.scheme}://{base_url.netloc.decode('ascii')}"
    if isinstance(error, httpx2.DecodingError):
        return BadAnswer(f"the answer of {where} is broken")
    if isinstance(error, httpx2.ConnectError):
        return Unreachable(f"no server answers at {where}")
    if isinstance(error, httpx2.TimeoutException):
        return Unreachable(f"the server at {where} took too long to answer")
    return Unreachable(f"the connection to {where} broke")
