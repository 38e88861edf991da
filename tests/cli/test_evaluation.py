"""`usercontext eval` as a team meets it: cases of a file, what was kept, what is worse."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Ended
from evals.made import make_case, perfect
from usercontext.actions.evaluation import judge
from usercontext.domain.analysis import Category, Priority
from usercontext.evals.cases import Label, write_cases
from usercontext.evals.results import result_of, write_result

Cli = Callable[..., Ended]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own.jsonl"
    odd = Label(Category.RACE, (Priority.P0,), (90, 100), ("twice",))
    write_cases([make_case(), make_case(1, label=odd)], path)
    return path


def test_nobody_has_corrected_anything_yet(cli: Cli) -> None:
    cli("project", "create", "shop")

    ended = cli("eval")

    assert (ended.code, ended.out) == (3, "")
    assert "nobody has corrected an issue yet" in ended.err


def test_what_was_kept_is_as_good_as_itself(cli: Cli, file: Path, tmp_path: Path) -> None:
    kept = str(tmp_path / "before.json")

    first = cli("eval", "--cases", str(file), "--save", kept)
    second = cli("eval", "--cases", str(file), "--against", kept, "--json")

    assert (first.code, first.out.split()[:3]) == (0, ["ANALYZER", "CASES", "HIT@1"])
    assert second.code == 0
    assert json.loads(second.out)["cases"] == 2


def test_a_worse_analyzer_ends_with_1_and_says_where(cli: Cli, file: Path, tmp_path: Path) -> None:
    odd = make_case(1, label=Label(Category.RACE, (Priority.P0,), (90, 100), ("twice",)))
    kept = tmp_path / "before.json"
    write_result(result_of({"rules": judge((make_case(), odd), perfect)}), kept)

    ended = cli("eval", "--cases", str(file), "--against", str(kept))

    assert ended.code == 1
    assert "rules is worse: hit@1" in ended.err
    assert "pay/1: cause" in ended.err


def test_a_case_that_fell_says_what_was_right_and_what_is_said_now(
    cli: Cli, file: Path, tmp_path: Path
) -> None:
    """It said "priority was right" and no more: which one, and what came of it, took two runs."""
    odd = make_case(1, label=Label(Category.RACE, (Priority.P0,), (90, 100), ("twice",)))
    kept = tmp_path / "before.json"
    write_result(result_of({"rules": judge((make_case(), odd), perfect)}), kept)

    lines = cli("eval", "--cases", str(file), "--against", str(kept)).err.splitlines()
    told = json.loads(cli("eval", "--cases", str(file), "--against", str(kept), "--json").out)

    [cause] = [line for line in lines if "pay/1: cause" in line]
    assert "pay/1: cause was right (race, twice), now backend_error: POST /api/pay" in cause
    assert any("pay/1: priority was right (P0), now P" in line for line in lines)
    assert told["told"]["rules"]["pay/1"]["priority"]["right"] == "P0"


def test_a_file_that_is_no_result_is_refused(cli: Cli, file: Path) -> None:
    ended = cli("eval", "--cases", str(file), "--against", str(file))

    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_a_result_that_is_not_there_is_not_a_worse_analyzer(
    cli: Cli, file: Path, tmp_path: Path
) -> None:
    """It ended with 1, by which a pipeline is told that the analyzer is worse."""
    assert cli("eval", "--cases", str(file), "--against", str(tmp_path / "gone")).code == 2


def test_two_sources_of_cases_are_one_too_many(cli: Cli, file: Path) -> None:
    assert cli("eval", "--cases", str(file), "--shipped").code == 2


def test_the_exported_cases_are_those_of_the_project(cli: Cli, tmp_path: Path) -> None:
    cli("project", "create", "shop")
    path = tmp_path / "cases.jsonl"

    ended = cli("eval", "--export", str(path), "--json")

    assert (ended.code, json.loads(ended.out)["cases"]) == (0, 0)
    assert path.read_bytes() == b""
