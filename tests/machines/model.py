"""What the API should hold, as dictionaries and lists: the oracle. Not: requests, strategies."""

from dataclasses import dataclass, field
from typing import Any

KEPT_US = 24 * 3600 * 1_000_000
_PRIORITIES = (None, "P0", "P1", "P2", "P3")


@dataclass(frozen=True)
class Entry:
    """One entry as it was sent, with its instant; ``n`` is in its payload and never repeats."""

    n: int
    instant_us: int
    sent: dict[str, Any]
    shown_text: str

    @property
    def entry_id(self) -> str | None:
        found: str | None = self.sent.get("entryId")
        return found


@dataclass
class Issue:
    """An issue as a listing and a search see it."""

    issue_id: str
    session_id: str
    created_us: int
    shown_description: str
    tokens: frozenset[str]
    status: str = "open"
    priority: str | None = None
    corrected: str | None = None
    cause: str | None = None
    cause_tokens: frozenset[str] = frozenset()
    category: str | None = None
    impact: int = -1
    due_us: int = 0
    analyzed: bool = False


@dataclass
class Session:
    """A session; a batch keeps the first entry of each of its own entryIds."""

    session_id: str
    external_id: str
    created_us: int
    fields: dict[str, str]
    batches: list[list[Entry]] = field(default_factory=list)
    last_seen_us: int = 0

    def arrived(self) -> list[Entry]:
        """Return what was accepted, each entryId once, in order of arrival."""
        return _once([entry for batch in self.batches for entry in batch])

    def in_time_order(self) -> list[Entry]:
        return sorted(self.arrived(), key=lambda entry: entry.instant_us)

    def stored(self) -> list[Entry]:
        return [entry for batch in self.batches for entry in _once(batch)]


@dataclass
class Kept:
    """A first answer under an Idempotency-Key; ``faded`` once it may have expired."""

    body: bytes
    answer: Any
    created_us: int
    faded: bool = False


@dataclass
class Project:
    """Everything of one project."""

    project_id: str
    secret_key: str
    publishable_key: str
    sessions: dict[str, Session] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    kept: dict[tuple[str, str], Kept] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)

    def open_session(self, external_id: str, session_id: str, now_us: int) -> Session:
        """Return the session of an external id, made if there is none."""
        for known in self.sessions.values():
            if known.external_id == external_id:
                return known
        made = Session(session_id, external_id, now_us, {}, last_seen_us=now_us)
        self.sessions[session_id] = made
        return made

    def has_external(self, external_id: str) -> bool:
        return any(one.external_id == external_id for one in self.sessions.values())

    def delete_session(self, session_id: str) -> None:
        del self.sessions[session_id]
        self.gone.append(session_id)
        for issue_id in [i.issue_id for i in self.issues.values() if i.session_id == session_id]:
            self.delete_issue(issue_id)

    def delete_issue(self, issue_id: str) -> None:
        del self.issues[issue_id]
        self.gone.append(issue_id)

    def listed(self, wanted: dict[str, Any], sort: str) -> list[Issue]:
        """Return the issues that match, in order: newest made first, or by a number before it."""
        newest = [issue for issue in reversed(self.issues.values()) if _matches(issue, wanted)]
        if sort == "-impact_score":
            newest.sort(key=lambda issue: -issue.impact)
        return newest

    def fade(self, now_us: int) -> None:
        """Note which kept answers have expired: the server may have dropped those."""
        for kept in self.kept.values():
            kept.faded = kept.faded or kept.created_us + KEPT_US <= now_us


def _once(entries: list[Entry]) -> list[Entry]:
    seen: set[str] = set()
    kept = []
    for entry in entries:
        if entry.entry_id not in seen:
            kept.append(entry)
        if entry.entry_id is not None:
            seen.add(entry.entry_id)
    return kept


def _matches(issue: Issue, wanted: dict[str, Any]) -> bool:
    shown = issue.corrected or issue.priority
    return (
        wanted.get("status", issue.status) == issue.status
        and wanted.get("priority", shown) == shown
        and wanted.get("category", issue.category) == issue.category
        and wanted.get("from", issue.created_us) <= issue.created_us
        and wanted.get("to", issue.created_us) >= issue.created_us
        and wanted.get("token") in {None, *issue.tokens, *issue.cause_tokens}
    )
