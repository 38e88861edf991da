"""`usercontext scrub --project`: the rules of a project, as a running server tells them."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import inside, start
from cli.server import Served
from cli.serving import serve_migrated

LINES = [json.dumps({"id": n, "text": text}) for n, text in enumerate(("KD-123456", "fine"))]
RULES = [{"name": "customer", "pattern": "(?s)KD-[0-9]{6}.*"}]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    server = serve_migrated(tmp_path_factory.mktemp("served") / "data")
    yield server
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


def test_the_rules_of_a_project_are_applied_to_each_line_by_itself(served: Served) -> None:
    place = ("--project", served.value("project"), "--data", str(served.folder))
    set_rules = inside("project", "settings", "--set", f"scrubPatterns={json.dumps(RULES)}", *place)
    ruled = start("scrub", *place, stdin="\n".join(LINES).encode())

    assert set_rules.code == 0
    assert [json.loads(line)["text"] for line in ruled.out.splitlines()] == ["[CUSTOMER]", "fine"]
    assert (ruled.code, ruled.err) == (0, "")


def test_no_rules_are_asked_for_without_a_project(tmp_path: Path) -> None:
    plain = start("scrub", stdin="\n".join(LINES).encode())
    half = start("scrub", "--data", str(tmp_path))

    assert (plain.code, plain.out.splitlines()) == (0, LINES)
    assert half.err == "usercontext: --project: is needed, to say whose rules are meant\n"


def test_rules_that_cannot_be_fetched_end_the_command_before_a_line_is_written(
    tmp_path: Path,
) -> None:
    """A text that was to be scrubbed by them must not come out as if it had been."""
    place = ("--project", "01a21d8f-00c4-77c2-8e73-fcfcd8526184", "--data", str(tmp_path))
    ended = start("scrub", *place, stdin=LINES[0].encode())

    assert ended.out == ""
    assert ended.code != 0
