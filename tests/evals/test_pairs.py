"""Pairs that count for nothing: only faults that leave the same evidence are among them."""

import re
from collections.abc import Iterator

import pytest

from evals.made import make_case, named
from usercontext.actions.evaluation import judge, shipped_cases
from usercontext.domain.analysis import Analysis, Category
from usercontext.evals.cases import Case
from usercontext.evals.pairs import ONE_EVIDENCE, judge_grouping


def one_name(case: Case) -> Analysis:
    return named("It failed.", Category.CHUNK_LOAD, 80, confidence=0.9, signature="same")


def failures(case: Case) -> frozenset[str]:
    """Return what failed in a session, without what differs from one visit to the next."""
    return frozenset(_failures(case))


def _failures(case: Case) -> Iterator[str]:
    for entry in case.logs:
        payload = entry["payload"]
        if entry["level"] in ("warn", "error") and "url" in payload:
            path = re.sub(r"^https?://[^/]+|\?.*$", "", str(payload["url"]))
            yield f"{payload.get('method')} {path} {payload.get('status')}"


@pytest.fixture(scope="module")
def failed() -> dict[str | None, set[frozenset[str]]]:
    """What failed in the sessions of each fault: to read them all takes a second."""
    found: dict[str | None, set[frozenset[str]]] = {}
    for case in shipped_cases():
        found.setdefault(case.fault, set()).add(failures(case))
    return found


@pytest.mark.parametrize("faults", ONE_EVIDENCE, ids=lambda faults: " ".join(sorted(faults)))
def test_some_sessions_of_two_such_faults_hold_the_very_same_failures(
    failed: dict[str | None, set[frozenset[str]]], faults: frozenset[str]
) -> None:
    one, other = sorted(faults)

    assert failed[one] & failed[other]


def test_a_common_name_of_such_faults_is_neither_right_nor_wrong() -> None:
    cases = [make_case(0, fault="chunk-gone"), make_case(1, fault="cart-chunk-gone")]
    grouping = judge_grouping(judge(cases, one_name))

    assert (grouping.wrong_pairs, grouping.one_evidence) == (
        0,
        (("cart-chunk-gone", "chunk-gone", 1),),
    )


def test_a_common_name_of_any_other_two_is_wrong() -> None:
    cases = [make_case(0, fault="chunk-gone"), make_case(1, fault="orders-401")]
    grouping = judge_grouping(judge(cases, one_name))

    assert (grouping.wrong_pairs, grouping.one_evidence) == (1, ())
