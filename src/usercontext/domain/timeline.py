"""What is known of entries without payloads, and what one reads like. Not: how it is shown."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from usercontext.domain.analysis import Priority
from usercontext.domain.issue import IssueSource, IssueStatus
from usercontext.domain.log_entry import Level, LogEntry
from usercontext.domain.source_place import SourcePlace


class EntryKind(StrEnum):
    """The lane an entry stands in: what it says of itself, the user's acts before the rest."""

    CLICK = "click"
    NAVIGATION = "navigation"
    NETWORK = "network"
    CONSOLE = "console"
    STORAGE = "storage"


class EntryMark(Struct, frozen=True, gc=False):
    """An entry without its payload.

    ``failed``: an error, or a request that was answered 4xx or 5xx. ``same`` is equal for console
    lines that say the same (0: never), ``found`` tells whether it holds the words searched for.
    """

    id: str
    at_us: int
    kind: EntryKind
    level: Level
    failed: bool
    same: int = 0
    found: bool = True


class SessionMarks(Struct, frozen=True):
    """The entries of a session by instant, then arrival, each entryId once.

    ``unread`` entries lie beyond what was looked through. ``left_out`` is what the page itself
    says that it did not send, by reason.
    """

    marks: list[EntryMark]
    unread: int
    truncated: int
    repaired: int
    left_out: dict[str, int]


class Proof(Struct, frozen=True):
    """What an entry proves: a sentence of an issue's analysis.

    ``role`` is ``root`` for the entry a cause begins with, else the kind of the claim.
    """

    issue_id: UUID
    role: str
    text: str


class ReportMark(Struct, frozen=True):
    """A report on the time axis, and what became of it; ``text`` is one line."""

    issue_id: UUID
    at_us: int
    text: str
    source: IssueSource
    status: IssueStatus
    priority: Priority | None


class ReadFrame(Struct, frozen=True):
    """One call of a stack trace; ``is_own`` when it is the page's own code and no library.

    ``source`` is where the call stands in what people wrote, None where no source map tells.
    """

    function: str
    place: str
    line: int
    column: int
    is_own: bool
    source: SourcePlace | None = None

    @property
    def position(self) -> str:
        """Return file, line and column as sentences name them: ``checkout.js:88:15``."""
        file = self.place.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
        column = f":{self.column}" if self.column else ""
        return f"{file}:{self.line}{column}"


class Stack(Struct, frozen=True):
    """The calls of an error, innermost first; ``said`` is what the error says, in one line."""

    log_id: str
    said: str
    frames: tuple[ReadFrame, ...]


class Stacks(Struct, frozen=True):
    """The stacks of an issue; ``note`` says why some calls stand as the browser has them, or ''."""

    stacks: tuple[Stack, ...] = ()
    note: str = ""


class ReadExchange(Struct, frozen=True):
    """A request as it reads: the address without its query, ``status`` 0 when no answer came.

    ``pending``: it was still waited for when the page told of it.
    """

    method: str
    address: str
    status: int | None
    duration_ms: float | None
    pending: bool = False


class ReadEntry(Struct, frozen=True):
    """An entry with the words, the exchange and the calls that were read in it."""

    entry: LogEntry
    kind: EntryKind
    text: str
    exchange: ReadExchange | None = None
    frames: tuple[ReadFrame, ...] = ()


class TimelineWish(Struct, frozen=True):
    """What part of a session is wanted.

    Empty ``kinds`` and ``levels`` are all. ``at`` is the entry to stand around; ``after`` (up to
    ``until``) and ``before`` go on from an entry that was shown, beside it or ``alone`` on a page.
    ``focus`` are entries to show wherever they stand. ``rows`` is how many lines. ``from_us`` and
    ``to_us`` count from the first entry.
    """

    kinds: frozenset[EntryKind] = frozenset()
    levels: frozenset[Level] = frozenset()
    words: str = ""
    from_us: int | None = None
    to_us: int | None = None
    at: str | None = None
    after: str | None = None
    until: str | None = None
    before: str | None = None
    alone: bool = False
    focus: frozenset[str] = frozenset()
    folds: bool = True
    rows: int = 300

    @property
    def is_filter(self) -> bool:
        """Tell whether entries are left out on purpose."""
        return bool(self.kinds or self.levels or self.words or self.is_range)

    @property
    def is_range(self) -> bool:
        """Tell whether a part of the time is asked for."""
        return self.from_us is not None or self.to_us is not None

    def range_of(self, start_us: int, end_us: int) -> tuple[int, int]:
        """Return the first and last instant that are wanted of a session with such an axis."""
        return (
            start_us if self.from_us is None else start_us + self.from_us,
            end_us if self.to_us is None else start_us + self.to_us,
        )

    @property
    def goes_on(self) -> bool:
        """Tell whether the lines are put beside some that are shown."""
        return bool(self.after or self.before) and not self.alone
