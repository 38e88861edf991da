"""One request on its way through the door: its head, and how far it has come. Not: its bytes."""

from uuid import UUID

from msgspec import Struct

from usercontext.api.body import Intake
from usercontext.api.headers import Headers
from usercontext.api.route import Route
from usercontext.api.router import Place
from usercontext.domain.project import ApiKey


class Request(Struct):
    """What stands before the body; ``peer`` is the address at the other end of the connection.

    ``is_old`` means HTTP/1.0.
    """

    method: str
    path: bytes
    query: bytes
    headers: Headers
    peer: str | None
    is_old: bool = False


class Exchange(Struct):
    """A request and what the checks made of it; admission fills what stands below ``path_ids``.

    ``intake`` is None where the call takes no body.
    """

    request: Request
    started_s: float
    place: Place | None
    path_ids: list[bytes]
    route: Route | None = None
    caller: ApiKey | None = None
    ids: tuple[UUID, ...] = ()
    intake: Intake | None = None

    @property
    def is_open_to_pages(self) -> bool:
        """Tell whether a page of any origin may read the answer."""
        return self.place is not None and self.place.is_open_to_pages(self.request.method)
