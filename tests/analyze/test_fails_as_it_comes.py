"""What an engine throws as a page comes up and again at each press, caught each time.

Beside each stand lines that tick by themselves, that are of nothing an engine threw, or behind
which the press got what it asked for; and presses that a watching script did not call dead.
"""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.servers import told
from analyze.visits import PAGE
from usercontext.domain.analysis import Category

FRAME = f"    at draw ({PAGE}/assets/hall-2c.js:1:4410)"
OLD = "TypeError: e.rows.at is not a function"


def warns(desk: Desk, error: str, after: float = 0.08) -> Desk:
    name, _, message = error.partition(": ")
    told_of = {"name": name, "message": message, "stack": f"{error}\n{FRAME}"}
    said = {"method": "warn", "message": f"hall not drawn {error}", "error": told_of}
    return desk.add("console", "warn", said, after=after)


@pytest.mark.parametrize(
    "error", [OLD, "ReferenceError: structuredClone is not defined", "RangeError: Invalid date"]
)
def test_what_fails_as_a_page_comes_up_and_at_its_press_is_what_failed(error: str) -> None:
    desk = warns(Desk("/hall"), error, after=0.6)
    warns(desk.press("Block C", after=5), error)

    told(desk.judge("Der Plan erscheint auf meinem Handy nicht", "/hall"), "js_exception",
         "P1 P2", error.partition(": ")[2])  # fmt: skip


def test_what_ticks_is_no_press_s() -> None:
    desk = warns(Desk("/hall"), OLD, after=0.6)
    desk.press("Block C", after=4.9)
    for wait in (0.1, 5, 5):
        warns(desk, OLD, after=wait)

    nothing(desk.judge("Der Plan ist zu klein", "/hall"))


def test_what_a_press_was_served_beside_did_not_fail_it() -> None:
    desk = warns(Desk("/hall"), OLD, after=0.6)
    desk.press("Block C", after=5).ask("GET", "/api/blocks/c", 200)
    warns(desk, OLD)

    nothing(desk.judge("Der Plan ist zu klein", "/hall"))


def test_a_service_s_own_trouble_at_each_press_stays_noise() -> None:
    desk = Desk("/hall").log("warn", "hall: slow frame 61 ms", after=0.6)
    desk.press("Block C", after=5).log("warn", "hall: slow frame 61 ms")

    nothing(desk.judge("Der Plan ist zu klein", "/hall"))


@pytest.mark.parametrize(
    "wish",
    [
        "A dark theme would be lovely for reading at night!",
        "Ein dunkles Design wäre toll",
        "Sarebbe bello avere un tema scuro",
    ],
)
def test_pages_that_a_reader_turns_are_not_dead_to_whoever_wishes(wish: str) -> None:
    desk = Desk("/book").press("Next page", after=20).press("Next page", after=30)

    nothing(desk.judge(wish, "/book"))


def test_pages_that_do_not_turn_are_dead_to_whoever_says_so() -> None:
    desk = Desk("/book").dead("Next page", times=2)

    judged = desk.judge("The next page does not come", "/book")

    assert judged.category is Category.DEAD_CONTROL


def test_pages_that_a_script_called_dead_are_dead_to_whoever_wishes_too() -> None:
    desk = Desk("/book").dead("Next page", times=3)

    assert desk.judge("A dark theme would be lovely", "/book").category is Category.DEAD_CONTROL
