"""What the overview of a project tells: counts over time, causes, arrivals. Not: counting them."""

from uuid import UUID

from msgspec import Struct

from usercontext.domain.analysis import Category, Priority
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.issue import IssueStatus

HOUR_US = 3_600 * MICROSECONDS
DAY_US = 24 * HOUR_US
KEPT_US = 30 * DAY_US
"""How long it is known what a session met; issues are known for ever."""

_WIDTHS = ((36 * HOUR_US, HOUR_US), (10 * DAY_US, 6 * HOUR_US), (40 * DAY_US, DAY_US))
_MOST_BUCKETS = 40
"""Each costs up to 4,096 issues to count, 2 ms (``store/overview``)."""


class Span(Struct, frozen=True):
    """A range of time in buckets of one width, the last of which may not be over yet."""

    from_us: int
    to_us: int
    width_us: int

    @property
    def buckets(self) -> int:
        """Return how many buckets there are."""
        return -(-(self.to_us - self.from_us) // self.width_us)

    def starts(self) -> list[int]:
        """Return when each bucket begins."""
        return [self.from_us + n * self.width_us for n in range(self.buckets)]


def span_between(from_us: int, to_us: int) -> Span:
    """Cut a range into some forty buckets at most; it begins where its first bucket does.

    Buckets begin with the hour or the day, UTC, so that they stay where they are all day.
    """
    length_us = max(1, to_us - from_us)
    width_us = next((width for longest, width in _WIDTHS if length_us <= longest), 0)
    if not width_us:
        width_us = -(-length_us // (_MOST_BUCKETS - 1) // DAY_US) * DAY_US
    return Span(from_us // width_us * width_us, max(to_us, from_us + 1), width_us)


class IssueBucket(Struct, frozen=True):
    """Issues that were made in one bucket, by priority; those not analyzed yet under None."""

    start_us: int
    by_priority: dict[Priority | None, int]

    @property
    def total(self) -> int:
        """Return how many there are."""
        return sum(self.by_priority.values())


class SessionBucket(Struct, frozen=True):
    """Sessions whose newest batch arrived in one bucket, by how they went."""

    start_us: int
    well: int
    troubled: int
    unseen: int

    @property
    def total(self) -> int:
        """Return how many there are."""
        return self.well + self.troubled + self.unseen


class SessionsOverTime(Struct, frozen=True):
    """Sessions by bucket; ``since_us`` when only the newest of them were counted."""

    buckets: tuple[SessionBucket, ...]
    since_us: int | None = None


class TopCause(Struct, frozen=True):
    """A group and whom it hit within a range; ``sessions`` also those that never told."""

    group_id: UUID
    title: str
    category: Category
    status: IssueStatus
    sessions: int
    reports: int
    first_us: int
    last_us: int


class FailingEndpoint(Struct, frozen=True):
    """Requests that failed alike: ``POST``, ``/orders/:id``, ``5xx``, ``gateway`` or no answer."""

    method: str
    route: str
    outcome: str
    sessions: int
    group_id: UUID


class NewCause(Struct, frozen=True):
    """A cause that was met for the first time; ``release`` of that session, '' when not told."""

    group_id: UUID
    title: str
    category: Category
    first_us: int
    release: str


class Causes(Struct, frozen=True):
    """What went wrong within a range: by sessions hit, by endpoint, newest first.

    ``is_part``: there were more causes than are looked at.
    """

    top: tuple[TopCause, ...]
    endpoints: tuple[FailingEndpoint, ...]
    new: tuple[NewCause, ...]
    is_part: bool = False


class Arrivals(Struct, frozen=True):
    """The newest batches of a project: how many entries they bring, how they are kept.

    ``window_us`` is what ``entries``, ``errors`` and ``batches`` are of; the shares are of
    ``looked`` batches, that may be older.
    """

    window_us: int
    batches: int
    entries: int
    errors: int
    newest_us: int | None
    looked: int
    with_dictionary: int
    packed: int


class Backlog(Struct, frozen=True):
    """Analyses of a project that wait or were given up, and since when the oldest was due."""

    waiting: int
    oldest_us: int | None
    given_up: int


class Disk(Struct, frozen=True):
    """What the database takes, of all projects; ``free_bytes`` None where it is another's disk."""

    used_bytes: int
    free_bytes: int | None


class ServerState(Struct, frozen=True):
    """What the server as a whole has to do; batches not taken by reason, since it started."""

    queue_depth: int
    queued_bytes: int
    not_taken: dict[str, int]
    disk: Disk


class Overview(Struct, frozen=True):
    """Everything the overview of a project shows of a range."""

    span: Span
    issues: tuple[IssueBucket, ...]
    open_now: dict[Priority | None, int]
    sessions: SessionsOverTime
    causes: Causes
    arrivals: Arrivals
    backlog: Backlog
    began_us: int
