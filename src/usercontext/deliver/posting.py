"""One POST to one address that was judged before, and what was answered. Not: which address.

There are no redirects, no proxies, no cookies; an answer is its status, and no message names an
address that a host resolved to.
"""

import asyncio
import contextlib
import ssl
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

import httpx2

from usercontext.deliver.addresses import Address, Target
from usercontext.deliver.connect import NoReply, Reply, Unreached
from usercontext.deliver.options import DeliverOptions

_DRAINED_BYTES = 64 * 1024
_DRAIN_S = 1.0
_LONGEST_RETRY_AFTER_S = 86_400.0


async def post_to(
    address: Address,
    target: Target,
    headers: Mapping[str, str],
    body: bytes,
    options: DeliverOptions,
    tls: ssl.SSLContext,
) -> Reply:
    """Post once and return what was answered; raises Unreached, NoReply, TimeoutError.

    The host's name is only what the certificate must hold.
    """
    host = f"[{address}]" if address.version == 6 else str(address)
    own = {"host": target.authority, "accept-encoding": "identity", "connection": "close"}
    request = httpx2.Request(
        "POST",
        f"{target.scheme}://{host}:{target.port}{target.path}",
        headers=own | dict(headers),
        content=body,
        extensions={"sni_hostname": target.host, "timeout": _timeouts(options)},
    )
    async with httpx2.AsyncHTTPTransport(verify=tls, trust_env=False) as transport:
        try:
            response = await transport.handle_async_request(request)
        except httpx2.ConnectTimeout as error:
            raise Unreached from error
        except httpx2.ConnectError as error:
            if _is_about_tls(error):
                raise NoReply("its certificate is not good for this host") from error
            raise Unreached from error
        except httpx2.ReadTimeout as error:
            raise TimeoutError from error
        except httpx2.TransportError as error:
            raise NoReply("the connection broke") from error
        await _drain(response)
    return Reply(response.status_code, _retry_after_s(response.headers))


def _timeouts(options: DeliverOptions) -> dict[str, float]:
    total_s = options.total_s
    return {"connect": options.connect_s, "read": total_s, "write": total_s}


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
