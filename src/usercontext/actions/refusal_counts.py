"""What this process remembers of the calls of pages that it refused. No I/O. Not: telling it.

It is memory that strangers fill, so everything has a cap: projects, origins of each, and the length
of an origin. What is unused for longest makes room, and is counted.
"""

from collections import Counter, OrderedDict

from msgspec import Struct

from usercontext.domain.refusal import Refusal, RefusalReason

_MOST_PROJECTS = 1_000
_MOST_ORIGINS = 100
_LONGEST_ORIGIN = 200
_UNPRINTABLE = {code: f"\\x{code:02x}" for code in (*range(0x21), *range(0x7F, 0x100))}


class _Ledger(Struct):
    origins: OrderedDict[str | None, dict[RefusalReason, Refusal]]
    forgotten: int = 0


class RefusalCounts:
    """Refusals by project, origin and reason; the project of a key that nobody has is None."""

    def __init__(self, origins: int = _MOST_ORIGINS, projects: int = _MOST_PROJECTS) -> None:
        self.by_reason: Counter[RefusalReason] = Counter()
        self._most_origins = origins
        self._most_projects = projects
        self._ledgers: OrderedDict[int | None, _Ledger] = OrderedDict()

    def add(
        self,
        project_row: int | None,
        origin: bytes | None,
        reason: RefusalReason,
        now_us: int,
        key_row: int | None = None,
    ) -> None:
        """Count a refusal; ``origin`` is the header as it came."""
        self.by_reason[reason] += 1
        ledger = self._ledgers.setdefault(project_row, _Ledger(OrderedDict()))
        self._ledgers.move_to_end(project_row)
        if len(self._ledgers) > self._most_projects:
            self._ledgers.popitem(last=False)
        name = None if origin is None else _shown(origin)
        reasons = ledger.origins.setdefault(name, {})
        ledger.origins.move_to_end(name)
        if len(ledger.origins) > self._most_origins:
            ledger.origins.popitem(last=False)
            ledger.forgotten += 1
        before = reasons.get(reason)
        count, first_us = (before.count, before.first_us) if before else (0, now_us)
        reasons[reason] = Refusal(name, reason, count + 1, first_us, now_us, key_row)

    def of(self, project_row: int | None) -> tuple[Refusal, ...]:
        """Return a project's refusals, the newest first."""
        ledger = self._ledgers.get(project_row)
        if ledger is None:
            return ()
        found = (refusal for reasons in ledger.origins.values() for refusal in reasons.values())
        return tuple(sorted(found, key=lambda refusal: refusal.last_us, reverse=True))

    def every(self) -> tuple[Refusal, ...]:
        """Return the refusals of all projects, and of nobody's keys."""
        return tuple(each for row in self._ledgers for each in self.of(row))

    def forgotten(self, project_row: int | None) -> int:
        """Return how many origins of a project made room for others."""
        ledger = self._ledgers.get(project_row)
        return 0 if ledger is None else ledger.forgotten


def _shown(origin: bytes) -> str:
    text = origin[: _LONGEST_ORIGIN + 1].decode("latin-1").translate(_UNPRINTABLE)
    return text if len(text) <= _LONGEST_ORIGIN else text[: _LONGEST_ORIGIN - 1] + "…"
