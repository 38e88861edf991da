"""The evidence contract: a claim's ids exist here and its facts occur in the entries it cites.

Rules and model alike go through this one checker. What fails is dropped and counted.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from usercontext.domain.analysis import Claim, ClaimKind
from usercontext.domain.log_entry import LogEntry

_MOST_TEXT = 200_000


class Draft(Struct, frozen=True):
    """A sentence as an analyzer wants to say it, with the values in it that must be shown."""

    text: str
    kind: ClaimKind
    evidence: tuple[str, ...]
    facts: tuple[str, ...] = ()


def check_claims(
    drafts: Iterable[Draft], entries: Mapping[str, LogEntry]
) -> tuple[tuple[Claim, ...], int]:
    """Return the claims that hold, and how many did not."""
    kept, rejected = [], 0
    for draft in drafts:
        if _holds(draft, entries):
            kept.append(Claim(draft.text, draft.kind, draft.evidence))
        else:
            rejected += 1
    return tuple(kept), rejected


def _holds(draft: Draft, entries: Mapping[str, LogEntry]) -> bool:
    if not draft.evidence or any(log_id not in entries for log_id in draft.evidence):
        return False
    cited = " ".join(_text(entries[log_id]) for log_id in draft.evidence)
    return all(_fold(fact) in cited for fact in draft.facts)


def _text(entry: LogEntry) -> str:
    words: list[str] = []
    waiting: list[Any] = [entry.payload, entry.event_metadata]
    room = _MOST_TEXT
    while waiting and room > 0:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        elif value is not None:
            words.append(str(value))
            room -= len(words[-1])
    return _fold(" ".join(words))


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
