"""The machine's reading of an issue: verdict, causes, claims, impact. Not: how it is found."""

from enum import StrEnum

from msgspec import Struct

from usercontext.domain.members import with_plain_members

_WORTH_SAYING = 0.05


class Priority(StrEnum):
    """P0 to P3 as contract section 4 defines them."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


class Verdict(StrEnum):
    """How complete the chain from action to effect is."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    INCONCLUSIVE = "inconclusive"


class AnalysisStatus(StrEnum):
    """Where the analysis of an issue stands."""

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"


@with_plain_members
class Category(StrEnum):
    """What kind of failure it is (contract section 4)."""

    JS_EXCEPTION = "js_exception"
    BACKEND_ERROR = "backend_error"
    API_CONTRACT = "api_contract"
    AUTH_EXPIRED = "auth_expired"
    PERMISSION_DENIED = "permission_denied"
    VALIDATION_REJECTED = "validation_rejected"
    PAYMENT_DECLINED = "payment_declined"
    TIMEOUT_SLOW = "timeout_slow"
    OFFLINE = "offline"
    CORS = "cors"
    CSP = "csp"
    CHUNK_LOAD = "chunk_load"
    ASSET_MISSING = "asset_missing"
    STALE_VERSION = "stale_version"
    STORAGE = "storage"
    SOCKET_DROP = "socket_drop"
    REDIRECT_LOOP = "redirect_loop"
    HYDRATION = "hydration"
    RACE = "race"
    DEAD_CONTROL = "dead_control"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"


class ClaimKind(StrEnum):
    """What a claim asserts."""

    CAUSE = "cause"
    EFFECT = "effect"
    STEP = "step"
    IMPACT = "impact"


class Claim(Struct, frozen=True):
    """One sentence of an analysis and the log ids that prove it: never published without."""

    text: str
    kind: ClaimKind
    evidence: tuple[str, ...]


class Cause(Struct, frozen=True):
    """A chain of signals that explains the report; ``evidence`` has the root entry first."""

    text: str
    category: Category
    probability: float
    evidence: tuple[str, ...]
    signature: str


class Step(Struct, frozen=True):
    """Something the user did, in words a tester can follow, with the log ids that show it."""

    text: str
    evidence: tuple[str, ...]


class ImpactTerm(Struct, frozen=True):
    """A named summand of the impact score: ``value`` was observed, ``points`` were added."""

    name: str
    value: str
    points: int


class Completeness(Struct, frozen=True):
    """How many entries of the session were kept, dropped, truncated; how many gaps it has."""

    kept: int
    dropped: int
    truncated: int
    gaps: int


class Analyzer(Struct, frozen=True):
    """Who made the analysis; ``fallback`` says why the rules answered instead of a model."""

    name: str
    version: str
    model: str | None = None
    fallback: str | None = None


class RevenueImpact(Struct, frozen=True):
    """Expected loss with its formula and inputs, or the input that is missing. Never bare."""

    unknown: str | None = None
    currency: str | None = None
    period: str | None = None
    low: float | None = None
    expected: float | None = None
    high: float | None = None
    formula: str | None = None
    inputs: dict[str, float] | None = None


class Portion(Struct, frozen=True):
    """How many of the affected sessions have something in common: a browser, a release."""

    name: str
    sessions: int


class Affected(Struct, frozen=True):
    """Reach: who else met the signature, in a window, and the share of sessions looked at.

    Everything is counted, nothing extrapolated: with a ``coverage`` of 0.5 half of the sessions
    were looked at. ``low`` to ``high`` is where the rate among the ``looked`` ones lies (Wilson,
    95 %). ``trend`` has sessions per ``trend_hours``, oldest first. A session that names no user
    counts as one. Instants are the server's clock, microseconds.
    """

    reports: int
    sessions: int
    silent_sessions: int
    users: int
    window_hours: int
    coverage: float
    looked: int = 0
    low: float = 0.0
    high: float = 1.0
    first_us: int | None = None
    as_of_us: int | None = None
    trend: tuple[int, ...] = ()
    trend_hours: int = 1
    browsers: tuple[Portion, ...] = ()
    releases: tuple[Portion, ...] = ()


class Analysis(Struct, frozen=True):
    """A finished analysis. ``impact_score`` is 0 to 100 and its band is ``priority``."""

    verdict: Verdict
    confidence: float
    category: Category
    summary: str
    root_cause: str | None
    priority: Priority
    impact_score: int
    revenue_impact: RevenueImpact | None
    causes: tuple[Cause, ...]
    claims: tuple[Claim, ...]
    steps: tuple[Step, ...]
    suggested_fix: str | None
    impact: tuple[ImpactTerm, ...]
    completeness: Completeness
    analyzer: Analyzer
    signature: str | None = None
    affected: Affected | None = None
    claims_rejected: int = 0
    former_signatures: tuple[str, ...] = ()
    """What earlier versions of the algorithm call the same cause, newest first."""

    @property
    def other_causes(self) -> tuple[Cause, ...]:
        """Return what was considered beside the cause: all of it where none was established.

        Beside a cause that was, what is as good as ruled out says nothing to whoever reads.
        """
        if self.root_cause is None:
            return self.causes
        return tuple(one for one in self.causes[1:] if one.probability >= _WORTH_SAYING)


class AnalysisVersion(Struct, frozen=True):
    """One of the analyses that were made of an issue: 1 for the report, 2 for late logs."""

    version: int
    created_us: int
    analysis: Analysis


def priority_of(impact_score: int) -> Priority:
    """Return the band of a score: 90 to 100 P0, 70 to 89 P1, 40 to 69 P2, below P3."""
    if impact_score >= 90:
        return Priority.P0
    if impact_score >= 70:
        return Priority.P1
    return Priority.P2 if impact_score >= 40 else Priority.P3
