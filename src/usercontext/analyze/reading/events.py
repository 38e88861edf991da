"""The typed event that a log entry becomes, with its log id. Not: how payloads are read."""

from enum import StrEnum
from functools import cached_property
from typing import Any

from msgspec import Struct

from usercontext.analyze.language.urls import Url
from usercontext.analyze.reading.stack import Frame
from usercontext.domain.log_entry import Level
from usercontext.domain.members import with_plain_members


@with_plain_members
class EventKind(StrEnum):
    """What was captured."""

    CONSOLE = "console"
    EXCEPTION = "exception"
    REQUEST = "request"
    STORAGE = "storage"
    CLICK = "click"
    NAVIGATION = "navigation"


_GRAPH = ("graphql", "gql")
_FIELDS = ("input|", "textarea|")


class Request(Struct, frozen=True):
    """One exchange with a server. ``status`` None: unknown; 0: no answer reached the page.

    ``error`` is the client's reason for a missing answer, ``body`` the answer's text where captured
    (None: not captured). ``told`` marks a request known only from a console message about it.
    ``media`` is the answer's content type in lower case, ``size`` its bytes, where captured.
    ``amiss``: what was sent holds what JavaScript writes for a value that is missing.
    ``given_up``: the page aborted it, whatever reason it gave. ``call`` names the procedure or the
    operation where one address takes all of them and what was sent was captured; ``action`` is the
    part of the address that names it where one script answers everything (`/?wc-ajax=checkout`).
    ``unit_unknown``: its client wrote a number as its wait, and did not say of what.
    ``operation``: "query" or "mutation", of what was sent to a graph and captured.
    ``sent_size``: how many bytes were sent, where captured.
    ``code``: the status as the client wrote it, where that is no number of HTTP (gRPC's 14).
    ``pending``: its client tells of it while it waits. ``of_page``: a router asks for a page by it.
    """

    method: str
    url: Url
    status: int | None
    duration_ms: float | None
    error: str
    body: str | None
    resource: str
    trace: str = ""
    told: bool = False
    media: str = ""
    size: int | None = None
    amiss: bool = False
    given_up: bool = False
    call: str = ""
    action: str = ""
    sent: bool = False
    code: str = ""
    operation: str = ""
    unit_unknown: bool = False
    pending: bool = False
    of_page: bool = False
    sent_size: int | None = None

    @property
    def ended(self) -> str:
        """Return how it ended, as its entry has it."""
        return self.code or str(self.status)

    @property
    def address(self) -> tuple[str, str]:
        """Return what was asked for: method and path, and which of the calls one path takes."""
        called = self.call or self.action.rpartition("&")[2]
        return self.method, f"{self.url.path} {called}" if called else self.url.path

    @property
    def about(self) -> str:
        """Return the words of what was asked for: the path, and the action where that says it."""
        return f"{self.url.path} {self.action}" if self.action else self.url.path

    @property
    def asks_a_graph(self) -> bool:
        """Tell an address that takes every question of GraphQL."""
        return any(map(self.url.path.casefold().__contains__, _GRAPH))

    @property
    def reads(self) -> bool:
        """Tell a request that changes nothing."""
        asks = self.operation == "query" or self.method.upper() in ("GET", "HEAD", "OPTIONS", "")
        return asks and not self.sent


class Thrown(Struct, frozen=True):
    """An exception: its type ('' when unknown), message, frames, and whether nothing caught it.

    ``native``: the browser's own function that threw it, where the stack names that (Safari).
    """

    name: str
    message: str
    frames: tuple[Frame, ...]
    uncaught: bool
    rejection: bool
    native: str = ""


class Element(Struct, frozen=True):
    """What was clicked: words to show, a key to tell it from others, whether it looks operable.

    ``bare``: it has no words at all, as what lies over a page has none. ``place``: its selector,
    which holds the names that its program gives it.
    """

    label: str
    key: str
    operable: bool
    disabled: bool
    bare: bool = False
    place: str = ""

    @property
    def is_a_field(self) -> bool:
        """Tell what somebody writes into."""
        return not self.operable and self.key.startswith(_FIELDS)

    @property
    def shown(self) -> str:
        """Return the label to quote: where an element has no words, its place without a verb."""
        return self.label.removeprefix("Clicked ") if self.bare else self.label


class Event(Struct, frozen=True, dict=True):
    """One entry, read. ``index`` is its place in the timeline; ``text`` its words, bounded.

    ``beside``: the value that ends its words and stood under a name of its own.
    ``store``: the database, the table or the like in which it was kept, where a client names one.
    ``emptied``: what was kept under the key in ``topic`` (of all keys, where it is '') went.
    ``notes`` is no part of it: what its words were read as, for the next one who asks.
    """

    index: int
    id: str
    kind: EventKind
    at_us: int
    level: Level
    text: str
    request: Request | None = None
    thrown: Thrown | None = None
    element: Element | None = None
    target: Url | None = None
    origin: Url | None = None
    topic: str = ""
    online: bool | None = None
    emptied: bool = False
    beside: str = ""
    store: str = ""

    @cached_property
    def notes(self) -> dict[Any, Any]:
        """Return where what was read out of it is kept, by what exactly was read."""
        return {}

    @property
    def said(self) -> str:
        """Return its words without the value beside them, which is another in every session."""
        return self.text.removesuffix(f" {self.beside}") if self.beside else self.text

    @property
    def answered_us(self) -> int:
        """Return the latest instant at which the answer may have come.

        Clients stamp a request when it starts or when it ends, and do not say which.
        """
        if self.request is None or self.request.duration_ms is None:
            return self.at_us
        return self.at_us + int(self.request.duration_ms * 1000)

    @property
    def started_us(self) -> int:
        """Return the earliest instant at which the request may have been sent."""
        return 2 * self.at_us - self.answered_us
