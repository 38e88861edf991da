"""What a framework caught as it drew an answer, and only wrote down: whose shape it was."""

from analyze.routed_visits import Routed, held, stays
from analyze.visits import PAGE

NULL = "Cannot read properties of null (reading 'map')"


def hotel() -> Routed:
    visit = stays().follow("Hotel Miramar", "/en/stays/12")
    assert isinstance(visit, Routed)
    return visit


def caught(visit: Routed, after: float) -> Routed:
    stack = f"TypeError: {NULL}\n    at i ({PAGE}/_next/static/chunks/2iefts97zxu91.js:1:1763)"
    error = {"name": "TypeError", "message": NULL, "stack": stack}
    said = {"method": "error", "message": f"TypeError: {NULL}", "error": error}
    visit.add("console", "error", said, after=after)
    return visit


def test_an_answer_that_a_part_of_the_page_could_not_be_drawn_of() -> None:
    """A boundary caught it and showed nothing; the answer that it was made of was not named."""
    visit = hotel().press("Check availability").waits(-0.15)
    visit.ask("GET", "/api/availability", 200, durationMs=12)

    judged = caught(visit, 0.03).judge("availability never shows up")
    held(judged, "api_contract", "/api/availability|reading 'map'", "P2")


def test_an_error_of_the_press_itself_is_of_no_answer() -> None:
    visit = caught(hotel().press("Check availability"), 0.002)
    visit.waits(-0.15).ask("GET", "/api/availability", 200, durationMs=300)

    held(visit.judge("availability never shows up"), "js_exception", "reading 'map'", "P2 P3")


def test_an_error_long_after_an_answer_is_of_no_answer() -> None:
    visit = hotel().press("Check availability").waits(-0.15)
    visit.ask("GET", "/api/availability", 200, durationMs=12)

    judged = caught(visit, 2).judge("availability never shows up")
    held(judged, "js_exception", "reading 'map'", "P2 P3")
