"""Whatever is sent, however it is wrapped: what a rule masks stands nowhere in what is stored."""

import json
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_log_entry
from usercontext.domain.project_settings import ScrubPattern
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.scrub import scrub_json, scrub_text

LIMITS = IngestLimits()
RULES = OwnRules(
    ("kundennummer", "größe"),
    (ScrubPattern("customer", r"KD/[0-9]{6}"), ScrubPattern("whole", r"^TOP\s[0-9]{4}$")),
)
SECRET = re.compile(r"KD\\*/[0-9]{6}|geheim\d|TOP\W+n?[0-9]{4}")
LETTERS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6)
PLANTED = st.sampled_from(["KD/123456", "\nKD/000001\t", "ü KD/999999 \\", "x KD/123456KD/123457"])
TEXT = st.lists(PLANTED | LETTERS, max_size=4).map("".join)
NAMED = st.sampled_from(["kundennummer", "Kunden_Nummer", "alteKundennummer", "GRÖSSE", "größe"])
HIDDEN = st.sampled_from(["geheim1", "geheim2 \n x", "ü\\geheim3", '"geheim4'])
OTHERS = TEXT | st.just("TOP\n1234")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | OTHERS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(TEXT, inner, max_size=3)
        | st.builds(json.dumps, inner, ensure_ascii=st.booleans())
        | st.builds(lambda name, hidden, more: {name: hidden, "m": more}, NAMED, HIDDEN, inner)
    ),
    max_leaves=8,
)
PAYLOADS = st.dictionaries(TEXT, VALUES, max_size=4)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def stored(entries: list[dict[str, Any]], ascii_only: bool) -> bytes:
    body = json.dumps({"logs": entries}, ensure_ascii=ascii_only, separators=(",", ":"))
    return check_batch(body.encode("utf-8", "surrogatepass"), LIMITS, RULES).body


@QUICK
@given(st.lists(PAYLOADS, min_size=1, max_size=3), st.booleans())
def test_what_a_rule_masks_is_nowhere_in_a_batch(
    payloads: list[dict[str, Any]], ascii_only: bool
) -> None:
    entries = [make_log_entry(payload=payload, eventMetadata=payload) for payload in payloads]
    body = stored(entries, ascii_only)

    assert SECRET.search(body.decode()) is None
    assert len(json.loads(body)["logs"]) == len(payloads)


@QUICK
@given(st.lists(PAYLOADS, min_size=1, max_size=3), st.booleans())
def test_both_paths_mask_the_same(payloads: list[dict[str, Any]], ascii_only: bool) -> None:
    entries = [make_log_entry(payload=payload) for payload in payloads]
    fast, slow = stored(entries, False), stored([{**e, "x": 1} for e in entries], ascii_only)

    assert json.loads(fast) == json.loads(slow)


@QUICK
@given(PAYLOADS)
def test_masking_what_was_masked_changes_nothing(payload: dict[str, Any]) -> None:
    once = stored([make_log_entry(payload=payload)], False)

    assert once == check_batch(once, LIMITS, RULES).body


@QUICK
@given(VALUES)
def test_what_a_rule_masks_is_nowhere_in_a_value_or_a_text(value: Any) -> None:
    text = json.dumps(value)

    assert SECRET.search(scrub_json(value, RULES).decode()) is None
    assert SECRET.search(scrub_text(text, RULES).text) is None
    assert re.search(r"KD\\*/|geheim", scrub_text(f"answer: {text}", RULES).text) is None


@QUICK
@given(PAYLOADS, st.integers(0, 300))
def test_what_a_pattern_matches_is_not_in_a_body_that_was_cut_off(
    payload: dict[str, Any], end: int
) -> None:
    text = json.dumps({"body": json.dumps(payload)})[:end]

    assert re.search(r"KD\\*/[0-9]{6}", scrub_text(text, RULES).text) is None
