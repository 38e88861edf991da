"""Faults that only order, size and number show: jobs, lines, loops, stores. Not: what words say."""

from typing import Any

import pytest

from analyze.moments import came, lifeless, wrote
from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority, Verdict


def job(times: int, status: int = 202, sizes: tuple[int, ...] = (31,)) -> Visit:
    visit = Visit().go("/archive").click("Make the archive")
    visit.ask("POST", "/api/archives", status, responseBytes=14)
    for number in range(times):
        told = {"responseBytes": sizes[number % len(sizes)]}
        visit.log("debug", "tick", after=3).ask("GET", "/api/archives/k7", 200, **told)
    return visit


def test_a_job_that_was_accepted_and_is_asked_after_in_vain_is_waited_for() -> None:
    analysis = job(14).judge("The archive never comes")

    assert analysis.category is Category.TIMEOUT_SLOW
    assert "GET /api/archives/k7" in (analysis.root_cause or "")


@pytest.mark.parametrize(
    "visit",
    [job(14, status=201), job(14, sizes=(31, 31, 31, 44)), job(4)],
    ids=["made", "changing", "seldom"],
)
def test_what_was_made_at_once_or_answers_otherwise_may_go_on(visit: Visit) -> None:
    assert "went on asking" not in (visit.judge("The archive never comes").root_cause or "")


def test_a_job_of_which_nobody_complains_is_none() -> None:
    assert job(14).judge("Can I also get this as a table?").verdict is Verdict.INCONCLUSIVE


def flapping(times: int) -> Visit:
    visit = Visit().go("/desk").ask("GET", "/api/desk", 200)
    line = {"resource": "socket", "method": "GET", "url": "wss://shop.example.com/desk"}
    for _ in range(times):
        lost = line | {"status": 0, "error": "closed with code 1006"}
        visit.add("network", "warn", lost, after=50)
        visit.add("network", "info", line | {"status": 101}, after=2)
    return visit


def test_a_line_that_breaks_again_each_time_is_never_back_for_good() -> None:
    analysis = flapping(5).judge("I miss half of what they write")

    assert analysis.category is Category.SOCKET_DROP
    assert "it broke again and again" in {term.value for term in analysis.impact}


def test_one_that_broke_twice_was_back() -> None:
    assert flapping(2).judge("I miss half of what they write").verdict is Verdict.INCONCLUSIVE


def test_lines_under_one_tag_about_one_connection_are_one_cause() -> None:
    visit = Visit().go("/ticker").ask("GET", "/api/ticker", 200)
    visit.log("warn", "[feed] connection lost", after=20)
    visit.log("error", "[feed] could not reconnect to the socket, stopped", after=8)

    analysis = visit.judge("The ticker stands still")

    assert (analysis.category, analysis.verdict) == (Category.SOCKET_DROP, Verdict.LIKELY)
    assert len(analysis.causes) == 1


def rewritten(ways: tuple[str, ...], times: int = 20) -> Visit:
    visit = Visit().go("/maps/4")
    for number in range(times):
        came(visit, f"/maps/4{ways[number % len(ways)]}", "replaceState", after=0.06)
    return visit


def test_a_page_that_changes_its_address_to_and_fro_is_in_a_circle() -> None:
    analysis = rewritten(("", "?tab=…")).judge("It flickers")

    assert analysis.category is Category.REDIRECT_LOOP


@pytest.mark.parametrize("ways", [("?at=…",), ("#a", "#b", "#c")])
def test_a_map_that_is_dragged_writes_its_address_too(ways: tuple[str, ...]) -> None:
    assert rewritten(ways).judge("It flickers").category is not Category.REDIRECT_LOOP


def unread(line: str, key: str = "", path: str = "/api/people") -> Visit:
    visit = Visit().go("/planner").ask("GET", path, 200)
    cause = "Unexpected non-whitespace character after JSON at position 41"
    stack = f"SyntaxError: {cause}\n    at JSON.parse (<anonymous>)\n    at take ({PAGE}/p.js:2:9)"
    told: dict[str, Any] = {"method": "warn", "message": f"{line} SyntaxError: {cause}"}
    told["error"] = {"name": "SyntaxError", "message": cause, "stack": stack}
    visit.add("console", "warn", told, after=0.2)
    return wrote(visit, key) if key else visit


def test_what_is_put_back_under_its_name_was_read_out_of_a_store() -> None:
    analysis = unread("columns in no order, taking ours", "planner.columns").judge(
        "My columns are gone again"
    )

    assert analysis.category is Category.STORAGE
    assert analysis.priority in (Priority.P1, Priority.P2)


def test_what_was_asked_for_under_that_name_was_read_out_of_its_answer() -> None:
    visit = unread("columns in no order, taking ours", "planner.columns", "/api/columns")

    assert visit.judge("My columns are gone again").category is Category.API_CONTRACT


def test_where_nothing_is_put_back_the_answer_is_what_was_read() -> None:
    visit = unread("columns in no order, taking ours")

    assert visit.judge("My columns are gone again").category is Category.API_CONTRACT


def gone(line: str, path: str = "/api/v2/timetable") -> Visit:
    visit = Visit().go("/timetable").ask("GET", path, 410)
    return visit.log("error", line, after=0.15)


def test_a_call_that_is_gone_with_its_version_is_an_old_page_s() -> None:
    analysis = gone("timetable: v2 was switched off in May").judge("No trains are shown")

    assert analysis.category is Category.STALE_VERSION
    assert "failed with 410" in (analysis.root_cause or "")


@pytest.mark.parametrize(
    "line", ["GET /api/v2/timetable: gone", "timetable: this line was given up"]
)
def test_a_thing_that_is_gone_is_none(line: str) -> None:
    assert gone(line).judge("No trains are shown").category is not Category.STALE_VERSION


def test_what_a_page_stumbles_over_that_was_drawn_otherwise_is_its_drawing_s() -> None:
    visit = Visit().go("/pitches").log("error", "Hydration completed but contains mismatches.")
    visit.click("Sort").fail("NotFoundError: The node to be removed is not a child of this node.")
    analysis = lifeless(visit.click("Sort", after=3), "Sort").judge("Sorting kills the page")

    assert analysis.category is Category.HYDRATION


def test_another_error_on_such_a_page_is_its_own() -> None:
    visit = Visit().go("/pitches").log("error", "Hydration completed but contains mismatches.")
    visit.click("Sort").fail("TypeError: order.compare is not a function")

    assert visit.judge("Sorting kills the page").category is Category.JS_EXCEPTION


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("visit v-3: booked 14:30, page shows 15:30", True),
        ("Termin: gespeichert 08:00, angezeigt 09:00", True),
        ("shop opens 09:00, closes 18:00 (shown)", False),
        ("stored 14:30, shown 14:30", False),
        ("synced at 14:30, list drawn 14:31", False),
    ],
)
def test_two_hours_of_one_thing_differ(line: str, *, wrong: bool) -> None:
    visit = Visit().go("/visits").ask("GET", "/api/visits", 200).log("warn", line)
    analysis = visit.judge("I was an hour late because of you")

    assert (analysis.category is Category.API_CONTRACT) is wrong


def undressed(path: str, sheet: str) -> Visit:
    told = {"method": "GET", "url": PAGE + sheet, "status": 0, "resource": "stylesheet"}
    visit = Visit().go(path).add("network", "error", told | {"error": "did not load"})
    return visit.ask("GET", "/api/basket", 200)


def test_a_till_without_its_own_styles_is_more_than_cosmetic() -> None:
    assert undressed("/checkout", "/css/checkout.css").judge("Bare").priority is Priority.P2


def test_another_page_without_its_styles_is_not() -> None:
    assert undressed("/about", "/css/about.css").judge("Bare").priority is Priority.P3


def test_two_pages_that_were_both_slow_have_one_cause() -> None:
    visit = Visit()
    for path in ("/", "/hall"):
        came(visit, path, "load", after=14)
        told = {"kind": "vital", "name": "TTFB", "value": 12_800, "rating": "poor"}
        visit.add("console", "debug", told | {"message": "TTFB 12800"}, after=0.1)
        visit.log("info", "drawn")

    analysis = visit.judge("Everything crawls")

    assert (analysis.category, len(analysis.causes)) == (Category.TIMEOUT_SLOW, 1)
