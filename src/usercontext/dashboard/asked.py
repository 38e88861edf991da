"""What the pages are asked and what they tell, as plain values. Not: how either travels."""

from msgspec import Struct

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

Headers = tuple[tuple[str, str], ...]


class Asked(Struct, frozen=True):
    """One request. ``path`` is whole and still encoded; ``peer`` is the client's address.

    ``is_secure`` means that it came by HTTPS, to us or to a proxy that we trust; ``is_local`` that
    it came from this machine itself.
    """

    method: str
    path: str
    query: str = ""
    host: str = ""
    cookie: str = ""
    origin: str | None = None
    fetch_site: str | None = None
    browser: str = ""
    known_tag: str = ""
    is_part: bool = False
    takes_gzip: bool = False
    peer: str = ""
    is_secure: bool = False
    is_local: bool = False
    body: bytes = b""


class Told(Struct, frozen=True):
    """One answer."""

    status: int
    body: bytes = b""
    content_type: str = HTML
    headers: Headers = ()


def moved(address: str, headers: Headers = ()) -> Told:
    """Send the browser to another of our pages; ``address`` is made by us, never by a request."""
    return Told(303, b"", TEXT, (("location", address), *headers))
