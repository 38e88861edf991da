"""An answer on its way out: its headers, CORS, HEAD. Not: which answer."""

from collections.abc import Awaitable, Callable

from usercontext.api.body import Message
from usercontext.api.calls import JSON, Answer
from usercontext.api.router import Place

Send = Callable[[Message], Awaitable[None]]
_Headers = list[tuple[bytes, bytes]]

_ALWAYS = [(b"x-content-type-options", b"nosniff"), (b"cache-control", b"no-store")]
_JSON = [(b"content-type", JSON), *_ALWAYS]
_PAGE = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"retry-after, idempotent-replayed"),
]
_ALLOWED_HEADERS = b"content-type, x-api-key, idempotency-key, content-encoding"


async def send_answer(send: Send, answer: Answer, place: Place | None, method: str) -> None:
    """Send an answer whole; a HEAD gets the headers of its GET and no body.

    On a path with a publishable route every answer may be read by a page of any origin: the
    calls of such a route carry no cookies, and a refusal that a page cannot read cannot stop it.
    """
    if answer.content_type is JSON and answer.body:
        headers = _JSON.copy()
    else:
        headers = _ALWAYS.copy()
        if answer.body:
            headers.append((b"content-type", answer.content_type))
    if answer.status != 204:
        headers.append((b"content-length", b"%d" % len(answer.body)))
    if place is not None and place.is_open_to_pages(method):
        headers += _PAGE
    headers += answer.headers
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    body = b"" if method == "HEAD" else answer.body
    await send({"type": "http.response.body", "body": body})


def preflight(place: Place) -> Answer:
    """Answer what a page of another origin may send here; a preflight carries no key."""
    headers: _Headers = [(b"allow", ", ".join(place.allow).encode())]
    if place.page_methods:
        headers += [
            (b"access-control-allow-methods", ", ".join(place.page_methods).encode()),
            (b"access-control-allow-headers", _ALLOWED_HEADERS),
            (b"access-control-max-age", b"7200"),
        ]
    return Answer(204, headers=tuple(headers))
