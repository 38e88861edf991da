"""What a handler is given and what it gives back. Not: how either travels."""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.api.browser_files import BrowserFiles
from usercontext.api.headers import Headers
from usercontext.api.options import ApiOptions
from usercontext.api.peers import Peers
from usercontext.domain.attachment import AttachmentCount
from usercontext.domain.delivery import DeliveryCount
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.project import ApiKey
from usercontext.domain.reach import ReachProgress

JSON = b"application/json"


class Answer(Struct, frozen=True):
    """A status, a whole body and the headers that are particular to it."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[bytes, bytes], ...] = ()
    content_type: bytes = JSON


class Site(Struct, frozen=True):
    """What all requests share: the actions' parts, the options, pages and files made at start."""

    deps: Deps
    options: ApiOptions
    openapi: bytes
    docs: bytes
    docs_policy: bytes
    metrics: Callable[
        [Sequence[AttachmentCount], Sequence[DeliveryCount], ReachProgress | None], bytes
    ]
    peers: Peers
    browser: BrowserFiles


class Call(Struct, frozen=True):
    """One admitted request. ``ids`` are those of the path; one that is no UUID is nobody's.

    ``path`` is as sent, still encoded; ``peer`` is the address at the other end.
    """

    site: Site
    caller: ApiKey | None
    ids: tuple[UUID, ...]
    query: bytes
    body: bytes
    idempotency: IdempotencyKey | None
    path: bytes
    headers: Headers
    peer: str | None

    @property
    def deps(self) -> Deps:
        """Return what actions are given."""
        return self.site.deps

    @property
    def key(self) -> ApiKey:
        """Return the key of a route that demands one."""
        if self.caller is None:
            raise LookupError("this route admits callers without a key")
        return self.caller


Handler = Callable[[Call], Awaitable[Answer]]
