"""A signal: something wrong at one moment of a session. Not: how it is found, what it explains."""

from enum import StrEnum

from msgspec import Struct

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.domain.analysis import Category
from usercontext.domain.members import with_plain_members

MOST_SHOWN = 10
"""Entries cited for one signal; a claim that counts more cites this many."""


@with_plain_members
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
    MEDIA = "media"
    BROKEN_SCRIPT = "script that cannot be read"
    OFFLINE = "offline"
    STORAGE = "storage"
    DEAD_CLICK = "dead click"
    RAGE_CLICK = "rage click"
    LIMITED = "rate limited"
    STORM = "request storm"
    REDIRECTS = "redirect loop"
    SOCKET = "socket drop"
    HYDRATION = "hydration mismatch"
    STALE = "stale version"
    DOUBLE = "double submit"
    RACE = "race"
    FORM = "form refuses"
    MONEY = "money mismatch"
    MIXED_UP = "data of somebody else"
    MISMATCH = "values that differ"
    FREEZE = "frozen page"
    NONSENSE = "a value that is none"
    WARNING = "warning"


UNREAD = (
    SignalKind.EXCEPTION,
    SignalKind.REJECTION,
    SignalKind.CONSOLE_ERROR,
    SignalKind.WARNING,
    SignalKind.FORM,
    SignalKind.NONSENSE,
)
"""Signals that say that something went wrong, not why: a failed request may be the reason."""


@with_plain_members
class Reason(StrEnum):
    """Why nobody has to be called for it, however much the user wanted it."""

    THEIRS = "refused for a reason that is the user's own"
    MOVED = "what they wanted had changed meanwhile, and they are told"
    RULE = "refused by a rule of the business, and they are told"
    CHOICE = "the user may still allow it"
    EXTENSION = "the user's own extension broke it"


class Signal(Struct, frozen=True):
    """What went wrong, shown by one entry.

    ``text`` is a sentence whose values occur in the entry: the claims checker looks. ``words`` is
    what affinity is measured by. ``message``, ``frame``, ``endpoint``, ``status`` make the
    signature, and of a refusal the page's own line of it, ``refusal``. ``also`` are further
    entries that show it: what a count or a pair in ``text`` is of.
    ``until_us`` is set where it is a pattern that went on for a while, and holds what is in it.
    ``reason`` is set where the evidence itself says that nothing of ours is broken.
    ``overheard``: it is said by the way, and counts only where the report complains of it;
    ``last_word``: it is the last thing of the kind that the page said, on the page reported.
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
    also: tuple[Event, ...] = ()
    until_us: int = 0
    reason: Reason | None = None
    refusal: str = ""
    overheard: bool = False
    last_word: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the entries that show it, the first one first."""
        return (self.event.id, *(event.id for event in self.also[: MOST_SHOWN - 1]))
