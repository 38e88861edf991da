"""The evidence contract, and that any payload is survived."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from analyze.visits import Visit
from usercontext.analyze.claims import Draft, check_claims
from usercontext.domain.analysis import ClaimKind

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


def draft(evidence: tuple[str, ...], *facts: str) -> Draft:
    return Draft("It failed.", ClaimKind.CAUSE, evidence, facts)


def test_a_claim_whose_facts_occur_is_published() -> None:
    kept, rejected = check_claims([draft(("a-0",), "500", "/api/pay")], ENTRIES)

    assert (len(kept), rejected) == (1, 0)


def test_a_claim_about_an_entry_of_nobody_is_rejected() -> None:
    assert check_claims([draft(("b-9",))], ENTRIES) == ((), 1)


def test_a_claim_without_evidence_is_rejected() -> None:
    assert check_claims([draft(())], ENTRIES) == ((), 1)


def test_a_claim_whose_fact_does_not_occur_is_rejected() -> None:
    assert check_claims([draft(("a-0",), "503")], ENTRIES) == ((), 1)


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
