"""The evidence contract, and that any payload is survived."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyze.visits import Visit
from usercontext.analyze.claims.contract import Draft, check_claims
from usercontext.domain.analysis import Claim, ClaimKind

ENTRIES = {entry.id: entry for entry in Visit().ask("POST", "/api/pay", 500).entries}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "url", "status", "error", "stack", "args", "data", "to"])
            | st.text(max_size=8),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def draft(text: str, *evidence: str) -> Draft:
    return Draft(text, ClaimKind.CAUSE, evidence)


@pytest.mark.parametrize(
    "text",
    [
        "POST /api/pay failed with 500.",
        "POST shop.example.com/api/pay failed with 500.",
        "The server failed.",
    ],
)
def test_a_claim_is_published_when_all_that_it_names_occurs(text: str) -> None:
    kept, rejected = check_claims([draft(text, "a-0")], ENTRIES)

    assert ([claim.text for claim in kept], rejected) == ([text], 0)


@pytest.mark.parametrize(
    "text",
    [
        "POST /api/pay failed with 503.",
        "POST /api/refund failed with 500.",
        "POST evil.example/api/pay failed with 500.",
        "The page threw “TypeError: x is undefined”.",
        "It failed 4 times.",
        "POST /api/pay got no response (net::ERR_FAILED).",
    ],
)
def test_a_claim_that_names_what_its_entries_do_not_hold_is_rejected(text: str) -> None:
    """A draft once declared its own facts, so one that declared none was never doubted."""
    assert check_claims([draft(text, "a-0")], ENTRIES) == ((), 1)


def test_quoted_words_occur_in_their_order() -> None:
    entries = {entry.id: entry for entry in Visit().throw("pay failed after retry").entries}
    claims = [draft("“pay failed”", "a-0"), draft("“retry after pay”", "a-0")]

    assert check_claims(claims, entries) == (
        (Claim("“pay failed”", ClaimKind.CAUSE, ("a-0",)),),
        1,
    )


def test_a_claim_about_an_entry_of_nobody_is_rejected() -> None:
    assert check_claims([draft("It failed.", "b-9")], ENTRIES) == ((), 1)


def test_a_claim_without_evidence_is_rejected() -> None:
    assert check_claims([draft("It failed.")], ENTRIES) == ((), 1)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["console", "network", "storage"]),
            st.sampled_from(["error", "warn", "info"]),
            st.sampled_from(["log", "click", "navigation"]),
            st.dictionaries(st.text(max_size=8), ANYTHING, max_size=4),
            ANYTHING.filter(lambda value: isinstance(value, dict)),
        ),
        max_size=5,
    ),
    st.text(max_size=50),
)
def test_any_payload_is_survived(
    entries: list[tuple[str, str, str, dict, dict]], words: str
) -> None:
    visit = Visit()
    for kind, level, event, payload, meta in entries:
        visit.add(kind, level, payload, event=event, meta=meta)

    analysis = visit.judge(words or "x")

    assert 0 <= analysis.impact_score <= 100


def test_the_same_visit_is_judged_the_same() -> None:
    visit = Visit().click("Pay").ask("POST", "/api/pay", 500)

    assert visit.judge() == visit.judge()


def test_ten_thousand_entries_with_one_needle() -> None:
    visit = Visit().go("/")
    for number in range(10_000):
        visit.add("console", "info", {"message": f"tick {number}"}, after=0.001)
    visit.click("Pay").ask("POST", "/api/pay", 500)
    begin = time.perf_counter()

    analysis = visit.judge("cannot pay")

    print(f"10,000 entries judged in {time.perf_counter() - begin:.2f} s")
    assert analysis.causes[0].evidence[0] == "a-10002"
