"""An alert, where it goes, and one delivery of it. Not: sending it, where it is kept."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from usercontext.domain.analysis import Category, Priority

LONGEST_ADDRESS = 2048
WAITS_S = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Between attempts, as Standard Webhooks suggests: ten of them in 75 hours and 35 minutes."""
ATTEMPTS = len(WAITS_S) + 1


class DestinationKind(StrEnum):
    """Who listens there, hence what is said."""

    WEBHOOK = "webhook"
    SLACK = "slack"


class Wanted(StrEnum):
    """What a destination may be told of."""

    P0 = "P0"
    P1 = "P1"
    REOPENED = "reopened"


class AlertReason(StrEnum):
    """What happened."""

    NEW = "new"
    RAISED = "raised"
    REOPENED = "reopened"
    TEST = "test"


class DeliveryState(StrEnum):
    """queued → delivered, or failed after the last attempt, or dropped with its destination."""

    QUEUED = "queued"
    DELIVERED = "delivered"
    FAILED = "failed"
    DROPPED = "dropped"


class Alert(Struct, frozen=True):
    """What is worth telling a team at once; ``group`` names its cause, None when unknown."""

    project_row: int
    issue_row: int
    reason: AlertReason
    priority: Priority
    category: Category
    group: str | None
    now_us: int
    summary: str | None = None

    @property
    def wanted_as(self) -> Wanted:
        """Return what a destination must want to be told of this."""
        return Wanted.REOPENED if self.reason is AlertReason.REOPENED else Wanted(self.priority)


class Destination(Struct, frozen=True):
    """Where a project's alerts go, and how that went. ``address`` of Slack is itself a secret.

    ``disabled_reason`` is there when the server stopped sending by itself.
    """

    row: int
    destination_id: UUID
    kind: DestinationKind
    address: str
    enabled: bool
    wanted: tuple[Wanted, ...]
    with_summary: bool
    created_us: int
    last_us: int | None = None
    last_outcome: str | None = None
    failing_since_us: int | None = None
    disabled_reason: str | None = None
    queued: int = 0


class NewDestination(Struct, frozen=True):
    """A destination as asked for."""

    kind: DestinationKind
    address: str
    wanted: tuple[Wanted, ...] = tuple(Wanted)
    with_summary: bool = False


class DestinationChange(Struct, frozen=True):
    """What changes about a destination; None leaves a field alone."""

    address: str | None = None
    enabled: bool | None = None
    wanted: tuple[Wanted, ...] | None = None
    with_summary: bool | None = None
    rotate_secret: bool = False


class Notice(Struct, frozen=True):
    """What a receiver is told: the same at every attempt, and nothing that a page said.

    ``summary`` is the exception, for a destination that asks for it. ``issues`` is how many issues
    of the group this one notice stands for; ``issue_id`` is None in a test.
    """

    delivery_id: UUID
    project_id: UUID
    reason: AlertReason
    created_us: int
    issue_id: UUID | None = None
    priority: Priority | None = None
    category: Category | None = None
    group: str | None = None
    issues: int = 1
    summary: str | None = None


class Delivery(Struct, frozen=True):
    """A claimed delivery. ``attempt`` is the fence: an outcome counts from the newest only."""

    row: int
    destination_row: int
    kind: DestinationKind
    address: str
    secrets: tuple[str, ...]
    attempt: int
    attempts: int
    notice: Notice


class DeliveryCount(Struct, frozen=True):
    """How many deliveries of a kind ended so, of all projects."""

    kind: str
    outcome: str
    n: int
