"""What one line of the route table says. Not: which lines there are."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.api.auth import Caller
from usercontext.api.calls import Handler
from usercontext.domain.project import ApiKey
from usercontext.wire.fields import Field

Right = Callable[[Deps, ApiKey, UUID], Awaitable[None]]
"""Raises Unauthorized when a key may not make the call for the first id of its path."""


class Body(Struct, frozen=True):
    """The body of a route, JSON unless it is an image, as the OpenAPI document shows it."""

    name: str
    schema: dict[str, Any]
    example: Any
    media: tuple[str, ...] = ("application/json",)

    @property
    def is_image(self) -> bool:
        """Tell whether the body is an image as it is."""
        return self.media[0].startswith("image/")


class Reply(Struct, frozen=True):
    """One status that a route answers when all is well; ``shape`` is None when it has no body."""

    status: int
    text: str
    shape: type[Struct] | None = None
    example: Any = None
    media: str = "application/json"


class Route(Struct, frozen=True):
    """A method on a path: who may call it, what does it, and how it is described.

    ``right`` is what must hold of the key besides its kind, before a body is taken. ``batch`` marks
    the route whose calls are limited per session; ``owner`` names what an id of the path belongs
    to, for the 404; ``is_shared`` lets pages of any origin load the answer.
    """

    method: str
    path: str
    handler: Handler
    caller: Caller
    name: str
    summary: str
    replies: tuple[Reply, ...]
    query: tuple[Field, ...] = ()
    body: Body | None = None
    batch: bool = False
    owner: str | None = None
    is_shared: bool = False
    right: Right | None = None

    @property
    def idempotent_by_key(self) -> bool:
        """Tell whether the header ``Idempotency-Key`` means something here."""
        return self.method == "POST" and self.body is not None
