"""The fast and the slow path agree, and nothing but a batch or a refusal comes out of a body."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_log_entry
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.log_entry import LogBatch
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.scrub import scrub_text

LIMITS = IngestLimits()
DIRTY = st.sampled_from(
    [
        "bob@x.org",
        "4242 4242 4242 4242",
        "+44 20 7946 0958",
        "078-05-1120",
        '{"password":"hunter2","n":[1]}',
        "Authorization: Bearer abcDEF123456",
        "Cookie: a=b; c=d",
        "https://u:p@h/x?token=abc",
        "\n",
        "\\",
        '"',
        "\t4111111111111111\n",
        "\u001b[31m",
    ]
)
LETTERS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
TEXT = st.lists(DIRTY | LETTERS, max_size=5).map(" ".join)
NUMBERS = st.integers(-(2**53), 2**53) | st.just(4242424242424242)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(TEXT | st.sampled_from(["password", "apiKey", "name"]), inner, max_size=3)
    ),
    max_leaves=8,
)
PAYLOADS = st.dictionaries(TEXT, VALUES, max_size=4)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def stored(body: bytes) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(check_batch(body, LIMITS).body)["logs"]
    return entries


@QUICK
@given(st.lists(PAYLOADS, min_size=1, max_size=3))
def test_a_body_means_the_same_on_both_paths(payloads: list[dict[str, Any]]) -> None:
    """An unknown key sends the same entries down the slow path."""
    entries = [make_log_entry(payload=payload) for payload in payloads]
    fast = json.dumps({"logs": entries}, ensure_ascii=False, separators=(",", ":"))
    slow = json.dumps({"logs": [{**entry, "extra": 1} for entry in entries]}, ensure_ascii=False)
    fast_bytes = fast.encode("utf-8", "surrogatepass")

    assert stored(fast_bytes) == stored(slow.encode("utf-8", "surrogatepass"))


@QUICK
@given(PAYLOADS)
def test_scrubbing_what_was_scrubbed_changes_nothing(payload: dict[str, Any]) -> None:
    first = check_batch(json.dumps({"logs": [make_log_entry(payload=payload)]}).encode(), LIMITS)

    assert first.body == check_batch(first.body, LIMITS).body


@QUICK
@given(TEXT)
def test_any_text_is_scrubbed_once_and_for_all(text: str) -> None:
    once = scrub_text(text).text

    assert once == scrub_text(once).text


@QUICK
@given(st.data())
def test_a_mutated_body_is_taken_or_refused(data: st.DataObject) -> None:
    body = bytearray(json.dumps({"logs": [make_log_entry(payload={"a": "b", "n": 1})]}).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        piece = data.draw(st.binary(max_size=3) | st.sampled_from([b'"', b"\\u", b"}", b"[", b"9"]))
        body[at : at + data.draw(st.integers(0, 3))] = piece
    try:
        batch = check_batch(bytes(body), LIMITS)
    except ValidationFailed:
        return

    assert isinstance(batch, LogBatch)
    assert json.loads(batch.body)["logs"]


def test_a_key_after_a_backslash_is_no_escape_and_is_masked_on_the_fast_path() -> None:
    entry = make_log_entry(payload={"m": "C:\\uc_sec_gBi3OYw0fPWVQI1T5r8X"})
    body = json.dumps({"logs": [entry]}, separators=(",", ":")).encode()

    assert stored(body)[0]["payload"] == {"m": "C:\\[KEY]"}
