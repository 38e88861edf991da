"""What a page writes down of a line that it holds open, as docs/browser.md has it written."""

import pytest

from analyze.graphic_visits import board, held

STANDS = "I do not see what my colleagues do until I reload"


@pytest.mark.parametrize("level", ["warn", "error"])
def test_a_line_that_its_server_closed_is_told_with_its_code(level: str) -> None:
    """The page did as the documentation says, and nothing explained why its board stood still."""
    visit = board().wrote("[live] closed", level, code=4403, reason="Forbidden")

    held(visit.judge(STANDS, "/boards/b1"), "socket_drop", "4403|Forbidden", "P2")


@pytest.mark.parametrize("code", [1006, 1011, 4000])
def test_a_code_of_a_line_that_did_not_end_well_is_read_in_a_warning(code: int) -> None:
    visit = board().wrote("[ws] closed", code=code, reason="")

    held(visit.judge(STANDS, "/boards/b1"), "socket_drop", str(code), "P2")


@pytest.mark.parametrize("code", [1000, 1001, 1005])
def test_a_line_that_ended_well_is_no_failure(code: int) -> None:
    visit = board().wrote("[live] closed", code=code, reason="")

    held(visit.judge("Where do I find archived cards?", "/boards/b1"), "unknown", "", "P3")


def test_a_line_that_came_back_is_no_failure() -> None:
    visit = board().wrote("[live] closed", code=1006).wrote("[live] connected", "info", after=2)

    held(visit.judge("Where do I find archived cards?", "/boards/b1"),
         "socket_drop unknown", "", "P3")  # fmt: skip
