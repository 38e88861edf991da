"""What a model is shown: bounded, the same for the same evidence, and never out of its fence."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from analyze.visits import PAGE, Visit
from builders import REPORTED_US
from usercontext.analyze.model.digest import Digest, count_tokens, make_digest
from usercontext.analyze.model.options import ModelOptions, Provider
from usercontext.analyze.model.prompt import cache_key, make_prompt, prompt_tokens
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.model_call import Fallback
from usercontext.ingest.scrub import scrub_text

MARK = "m" * 22
OPTIONS = ModelOptions(provider=Provider.OPENAI, name="m-1", key="k")
LINE = re.compile(r"\| (REPORT|PAGE|SESSION|RULES|CAUSE|ENTRY|STEP|LEFT OUT) .*|\| PAGE ")


def report_of(visit: Visit, words: str = "cannot pay", **changes: Any) -> Report:
    report = Report(words, {"url": PAGE}, REPORTED_US, None, None, visit.entries)
    return replace(report, **changes)


def digest_of(report: Report, tokens: int = 6_000) -> Digest:
    return make_digest(report, analyze(report), tokens, lambda text: scrub_text(text).text)


def broken(message: str = "x is undefined") -> Visit:
    return Visit().go("/checkout").click("Pay").ask("POST", "/api/pay", 500).throw(message)


def test_causes_and_entries_are_named_by_their_place() -> None:
    digest = digest_of(report_of(broken()))

    assert list(digest.causes) == ["c1"]
    assert [entry.id for entry in digest.entries.values()] == ["a-0", "a-1", "a-2", "a-3"]
    assert re.search(r"\| CAUSE c1 backend_error probability=0\.\d\d root=e3 then=e4", digest.text)


def test_the_same_evidence_under_other_ids_is_the_same_question() -> None:
    report = report_of(broken())
    renamed = [replace(entry, id=f"zz-{n}") for n, entry in enumerate(report.entries)]
    other = replace(report, entries=renamed)

    keys = [cache_key(digest_of(one), OPTIONS) for one in (report, other)]
    assert keys[0] == keys[1]


@pytest.mark.parametrize(
    "changes",
    [{"name": "m-2"}, {"url": "https://other.example/v1"}, {"provider": Provider.LOCAL}],
)
def test_another_model_is_another_question(changes: dict[str, Any]) -> None:
    digest = digest_of(report_of(broken()))

    assert cache_key(digest, OPTIONS) != cache_key(digest, replace(OPTIONS, **changes))


@pytest.mark.parametrize("tokens", [1_000, 2_000, 3_000])
def test_a_digest_stays_within_its_budget(tokens: int) -> None:
    visit = broken()
    for number in range(300):
        visit.add("console", "warn", {"message": f"{number} " + "word " * 400})
    digest = digest_of(report_of(visit, "long " * 900), tokens)

    assert count_tokens(digest.text) <= tokens
    assert digest.left_out > 0


def test_the_root_of_every_cause_has_room_before_anything_else() -> None:
    visit = broken()
    for number in range(100):
        visit.add("console", "warn", {"message": f"{number} " + "word " * 400}, after=0.1)
    digest = digest_of(report_of(visit), 1_500)

    roots = {cause.evidence[0] for cause in digest.causes.values()}
    assert roots <= {entry.id for entry in digest.entries.values()}


def test_what_was_stored_unscrubbed_is_not_sent() -> None:
    """A kind of secret that was not known when the entry arrived."""
    visit = broken("no account ada@example.com with sk-ant-api03-" + "a1B2" * 24)
    sent = digest_of(report_of(visit, "write to ada@example.com")).text

    assert "ada@example.com" not in sent
    assert "sk-ant" not in sent
    assert "[EMAIL]" in sent


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_words_leave_their_line_or_the_fence(message: str, words: str) -> None:
    digest = digest_of(report_of(broken(message), words or "x"))
    prompt = make_prompt(digest, MARK)

    begin, end = (prompt.question.index(f"{word} {MARK}") for word in ("BEGIN", "END"))
    assert prompt.question[begin:end].splitlines()[1:] == digest.text.splitlines()
    assert all(LINE.fullmatch(line) for line in digest.text.splitlines())


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u202e", "\U000e0041", "\x1b[31m", "\x00", "\ufeff", "\u2066"]
)
def test_nothing_invisible_is_sent(hidden: str) -> None:
    sent = digest_of(report_of(broken(f"a{hidden}b"), f"c{hidden}d")).text

    assert hidden[0] not in sent


def test_a_repair_says_what_was_wrong_and_repeats_no_answer() -> None:
    digest = digest_of(report_of(broken()))
    first, second = (make_prompt(digest, MARK, f) for f in (None, Fallback.UNREADABLE))

    assert second.question.startswith(first.question)
    assert "it was not one JSON object" in second.question
    assert prompt_tokens(second) > prompt_tokens(first)
