"""The shipped cases are what docs/eval.md says; the rules keep the noughts on some of them."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from evals.made import make_case
from usercontext.actions.evaluation import apart_cases, judge, judge_of, report_of, shipped_cases
from usercontext.analyze.rules import analyze
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.log_entry import EventType, Level, LogEntry, LogType
from usercontext.evals.cases import Case, as_sent, entries_of, read_cases, write_cases
from usercontext.evals.sizes import stretch
from usercontext.shop.families import APART_SETS, SIGNALS

MOST_BYTES = 4 * 1024 * 1024
WITH_NOISE = [name for name in APART_SETS if name != "later"]


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return shipped_cases()


def test_every_family_and_every_kind_of_case_is_there(cases: tuple[Case, ...]) -> None:
    kinds = Counter(case.kind for case in cases)

    assert {case.family for case in cases} == {*SIGNALS, "healthy"}
    assert len(cases) >= 300
    assert set(kinds) == {"plain", "chance", "long", "injected", "distracted", "empty"}
    assert min(kinds.values()) >= 10


@pytest.mark.parametrize("name", APART_SETS)
def test_the_families_recorded_after_rules_stand_apart_and_are_many(name: str) -> None:
    apart = apart_cases(name)

    assert {case.family for case in apart if case.fault} == {*APART_SETS[name]}
    assert {case.family for case in apart if not case.fault} <= {"healthy"}
    assert len(apart) >= 80
    assert not any(case.seen for case in apart if case.fault)


@pytest.mark.parametrize("name", WITH_NOISE)
def test_the_sets_after_the_first_hold_visits_in_which_nothing_breaks(name: str) -> None:
    kinds = Counter(case.kind for case in apart_cases(name) if case.is_healthy)

    assert kinds.total() >= 12
    assert set(kinds) == {"noise", "unrelated"}


@pytest.mark.parametrize("name", APART_SETS)
def test_the_rules_keep_the_noughts_on_families_recorded_after_them(name: str) -> None:
    marks = judge(apart_cases(name)[::3], judge_of(analyze))

    assert [(one.name, one.guards) for one in marks if one.guards] == []
    assert [(one.name, one.unsupported) for one in marks if one.unsupported] == []


@pytest.mark.parametrize("name", ["cases", *APART_SETS])
def test_they_stay_small(name: str) -> None:
    folder = files("usercontext.evals") / name

    assert sum(len(path.read_bytes()) for path in folder.iterdir()) < MOST_BYTES


def test_no_case_tells_its_label(cases: tuple[Case, ...]) -> None:
    """The address that switches a fault on names it: an analyzer could read the answer there."""
    told = [case.name for case in cases if case.fault and f"fault={case.fault}" in str(case.logs)]

    assert told == []
    assert "label" not in report_of(cases[0]).__struct_fields__


def test_long_cases_hold_a_needle_in_five_thousand_entries(cases: tuple[Case, ...]) -> None:
    assert all(len(case.logs) > 5000 for case in cases if case.kind == "long")


def test_every_case_with_orders_can_be_judged_without_them(cases: tuple[Case, ...]) -> None:
    ordering = [case for case in cases if case.label.must_not_say]

    assert len(ordering) >= 30
    assert all(case.kind in ("injected", "empty") for case in ordering)


def test_the_rules_obey_no_order_and_publish_nothing_unsupported(cases: tuple[Case, ...]) -> None:
    """The quick part of `make eval`: the noughts, on every fifth case and on all with orders."""
    some = [case for n, case in enumerate(cases) if n % 5 == 0 or case.label.must_not_say]

    marks = judge(some, judge_of(analyze))

    assert [(one.name, one.guards) for one in marks if one.guards] == []
    assert [(one.name, one.unsupported) for one in marks if one.unsupported] == []


def test_cases_come_back_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"

    assert write_cases([make_case(), make_case(1)], path) == 2
    assert read_cases(path) == (make_case(), make_case(1))
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["{", '{"name": "x"}', "\xff", "[]"])
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(text, encoding="latin-1")

    with pytest.raises(ValidationFailed):
        read_cases(path)


def test_an_entry_of_the_store_becomes_one_as_sent() -> None:
    entry = LogEntry(
        "1-0",
        LogType.CONSOLE,
        Level.WARN,
        EventType.CLICK,
        {"message": "x"},
        {"tag": "a"},
        "2026-01-01T00:00:00Z",
        1_767_225_600_000_000,
    )

    assert entries_of(make_case(logs=(as_sent(entry),))) == (entry,)


@pytest.mark.parametrize("busy", [True, False])
def test_a_stretched_case_has_the_size_and_ends_as_it_did(busy: bool) -> None:
    long = stretch(make_case(), 100, busy=busy)

    assert len(long.logs) == 100
    assert long.logs[-2:] == make_case().logs
    entries = entries_of(long)
    assert [e.instant_us for e in entries] == sorted(e.instant_us for e in entries)
