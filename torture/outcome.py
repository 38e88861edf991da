"""What a proof found, and how it is told: a line per promise, the summary, the JSON. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_AMOUNT_COLUMNS = 42


@dataclass
class Outcome:
    """One promise: what was done to it, what was counted, what was found broken.

    ``faults`` counts how often each fault really happened: a promise that was never put to the
    test has not been kept. ``notes`` explains without judging.
    """

    promise: str
    title: str
    amount: str = ""
    counts: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0
    judges_speed: bool = True

    @property
    def held(self) -> bool:
        """Tell whether nothing was found broken and every fault fired."""
        return not self.broken and not self.never_fired

    @property
    def never_fired(self) -> list[str]:
        """Name the faults that should have happened and did not."""
        return [name for name, fired in self.faults.items() if fired == 0]

    def expect(self, holds: bool, otherwise: str) -> None:
        """Note a broken promise in words, unless it holds."""
        if not holds:
            self.broken.append(otherwise)

    def expect_speed(self, holds: bool, otherwise: str) -> None:
        """Note a broken promise about time; the quick run, part of the tests, only tells of it.

        A test that fails because its machine was busy teaches people to run it again.
        """
        if self.judges_speed:
            self.expect(holds, otherwise)
        elif not holds:
            self.notes.append(f"{otherwise}; the quick run does not judge speed")

    def fired(self, fault: str, times: int = 1) -> None:
        """Count a fault that happened; with 0, name one that must still happen."""
        self.faults[fault] = self.faults.get(fault, 0) + times

    def absorb(self, part: "Outcome") -> None:
        """Take over what a part of the proof found, that ran beside others; numbers add up."""
        for fault, times in part.faults.items():
            self.fired(fault, times)
        for name, count in part.counts.items():
            self.counts[name] = self.counts.get(name, 0) + count
        self.broken += part.broken
        self.notes += part.notes


def line_of(outcome: Outcome) -> str:
    """Write the line of a promise."""
    counts = "  ".join(f"{name} {_shown(value)}" for name, value in outcome.counts.items())
    verdict = "PASS" if outcome.held else "FAIL"
    head = f"{outcome.promise:<4}{outcome.title:<19}{outcome.amount:<{_AMOUNT_COLUMNS}}"
    return f"{head} {counts}  {outcome.seconds:.0f} s  {verdict}"


def details_of(outcome: Outcome) -> list[str]:
    """Write what was broken and what is worth knowing, below the line."""
    missing = [f"the fault {name} never fired" for name in outcome.never_fired]
    broken = [f"      broken: {words}" for words in [*outcome.broken, *missing]]
    return broken + [f"      note: {words}" for words in outcome.notes]


def summary_of(
    outcomes: Sequence[Outcome], not_proven: Sequence[str], replay: str, seconds: float
) -> list[str]:
    """Write the last lines: faults, what is not proven, the count, how to run it again."""
    fired: dict[str, int] = {}
    for outcome in outcomes:
        for name, times in outcome.faults.items():
            fired[name] = fired.get(name, 0) + times
    told = "  ".join(f"{name} {times:,}" for name, times in fired.items() if times)
    never = ", ".join(name for name, times in fired.items() if not times) or "none"
    held = sum(outcome.held for outcome in outcomes)
    minutes, rest = divmod(round(seconds), 60)
    return [
        f"faults fired: {told or 'none'}   never fired: {never}",
        f"not proven here: {'; '.join(not_proven)}",
        f"{held} PASS  {len(outcomes) - held} FAIL  {minutes}m{rest:02}s   replay: {replay}",
    ]


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return all of it for a machine."""
    return {
        "promise": outcome.promise,
        "title": outcome.title,
        "amount": outcome.amount,
        "held": outcome.held,
        "counts": outcome.counts,
        "faults": outcome.faults,
        "broken": outcome.broken,
        "notes": outcome.notes,
        "seconds": round(outcome.seconds, 2),
    }


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
