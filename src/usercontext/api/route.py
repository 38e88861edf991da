"""What one line of the route table says. Not: which lines there are."""

from typing import Any

from msgspec import Struct

from usercontext.api.auth import Caller
from usercontext.api.calls import Handler
from usercontext.wire_fields import Field


class Body(Struct, frozen=True):
    """The JSON body of a route, as the OpenAPI document shows it."""

    name: str
    schema: dict[str, Any]
    example: Any


class Reply(Struct, frozen=True):
    """One status that a route answers when all is well; ``shape`` is None when it has no body."""

    status: int
    text: str
    shape: type[Struct] | None = None
    example: Any = None
    media: str = "application/json"


class Route(Struct, frozen=True):
    """A method on a path: who may call it, what does it, and how it is described.

    ``batch`` marks the route whose calls are limited per session; ``owner`` names what an id of the
    path belongs to, for the 404; ``is_shared`` lets pages of any origin load the answer.
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

    @property
    def idempotent_by_key(self) -> bool:
        """Tell whether the header ``Idempotency-Key`` means something here."""
        return self.method == "POST"
