"""The headers of an answer, CORS among them. Not: which answer, how it travels."""

from usercontext.api.calls import Answer
from usercontext.api.router import Place

_Headers = list[tuple[bytes, bytes]]

_ALWAYS = [(b"x-content-type-options", b"nosniff")]
_UNKEPT = (b"cache-control", b"no-store")
_KEPT = b"cache-control"
_WITHOUT_BODY = (204, 304)
_PAGE = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"retry-after, idempotent-replayed"),
]
_ALLOWED_HEADERS = b"content-type, x-api-key, idempotency-key, content-encoding"


def answer_headers(answer: Answer, is_open_to_pages: bool) -> _Headers:
    """Return every header of an answer, in the order they are sent."""
    return header_pairs(
        answer.status, len(answer.body), answer.content_type, answer.headers, is_open_to_pages
    )


def header_pairs(
    status: int,
    size: int,
    content_type: bytes,
    particular: tuple[tuple[bytes, bytes], ...],
    is_open_to_pages: bool,
) -> _Headers:
    """Return the headers of an answer whose body has ``size`` bytes.

    On a path with a publishable route every answer may be read by a page of any origin: the
    calls of such a route carry no cookies, and a refusal that a page cannot read cannot stop it.
    """
    headers = [(b"content-type", content_type), *_ALWAYS] if size else [*_ALWAYS]
    if not any(name == _KEPT for name, _ in particular):
        headers.append(_UNKEPT)
    if status not in _WITHOUT_BODY:
        headers.append((b"content-length", b"%d" % size))
    if is_open_to_pages:
        headers += _PAGE
    headers += particular
    return headers


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
