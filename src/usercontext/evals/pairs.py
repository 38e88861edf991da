"""Grouping judged pair by pair: who was put together, who belongs together. Not: signatures."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from usercontext.evals.marks import Mark

_MOST_NAMED = 10

ONE_EVIDENCE: dict[frozenset[str], str] = {
    frozenset({"chunk-gone", "cart-chunk-gone"}): "one and the same file is missing",
    frozenset({"orders-401", "sign-in-loop"}): "the same 401, and the same two pages after it",
}
"""Switches of the shop that leave the same evidence, with what it is: nobody who reads the session
can tell which one was on, so a common name is neither right nor wrong. A test holds that it is so.
"""


class Grouping(Struct, frozen=True):
    """Pairs of issues: precision of those put together, recall of those that belong together.

    ``confusable`` names the pairs of faults that were merged though their causes differ;
    ``one_evidence`` those that were merged and left the same evidence: they count for nothing.
    """

    precision: float
    recall: float
    f1: float
    wrong_pairs: int
    confusable: tuple[tuple[str, str, int], ...]
    one_evidence: tuple[tuple[str, str, int], ...]


def judge_grouping(marks: Sequence[Mark]) -> Grouping:
    """Compare signatures with faults, over every two cases that show a fault.

    Two cases of one fault whose causes are named differently (a 502 instead of a 500) may share a
    group or not: such a pair counts for nothing. A case without a signature stands alone.
    """
    right = missed = 0
    merged: Counter[tuple[str, str]] = Counter()
    alike: Counter[tuple[str, str]] = Counter()
    shown = [one for one in marks if one.fault is not None]
    for one, other in combinations(shown, 2):
        together = one.signature is not None and one.signature == other.signature
        if one.group == other.group:
            right, missed = right + together, missed + (not together)
        elif together and one.fault != other.fault:
            names = _named(one, other)
            (alike if frozenset(names) in ONE_EVIDENCE else merged)[names] += 1
    wrong = merged.total()
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Grouping(precision, recall, f1, wrong, _worst(merged), _worst(alike))


def _worst(merged: Counter[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    return tuple((*names, n) for names, n in merged.most_common(_MOST_NAMED))


def _named(one: Mark, other: Mark) -> tuple[str, str]:
    first, second = sorted((one.fault or "", other.fault or ""))
    return first, second
