"""A signal: something wrong at one moment of a session. Not: how it is found, what it explains."""

from enum import StrEnum

from msgspec import Struct

from usercontext.analyze.events import Event
from usercontext.analyze.parties import Party
from usercontext.domain.analysis import Category


class SignalKind(StrEnum):
    """What a detector saw; the weights of causes are by kind."""

    EXCEPTION = "exception"
    REJECTION = "rejection"
    CONSOLE_ERROR = "console error"
    SERVER_ERROR = "server error"
    CLIENT_ERROR = "client error"
    UNREADABLE = "unreadable answer"
    NO_ANSWER = "no answer"
    SLOW = "slow"
    AUTH = "auth"
    DENIED = "denied"
    DECLINED = "declined"
    REJECTED = "rejected"
    REFUSED = "refused by the browser"
    CHUNK = "chunk"
    ASSET = "asset"
    OFFLINE = "offline"
    STORAGE = "storage"
    DEAD_CLICK = "dead click"


class Signal(Struct, frozen=True):
    """What went wrong, shown by one entry.

    ``text`` is a sentence whose values occur in the entry: the claims checker looks. ``words`` is
    what affinity is measured by. ``message``, ``frame``, ``endpoint``, ``status`` make the
    signature.
    """

    kind: SignalKind
    category: Category
    event: Event
    party: Party
    text: str
    words: str
    message: str = ""
    frame: str = ""
    endpoint: str = ""
    status: str = ""
