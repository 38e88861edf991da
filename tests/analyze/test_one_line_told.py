"""What a client tells in one line, and the fact beside a line that only names what was done."""

from typing import Any

import pytest

from analyze.visits import Visit
from usercontext.analyze.reading.acts_in_words import gone_in, pressed_in
from usercontext.analyze.reading.asked_in_words import exchange_told, is_only_a_heading
from usercontext.domain.analysis import Category, Verdict
from usercontext.domain.log_entry import Level


@pytest.mark.parametrize(
    ("line", "status", "waited_ms", "body"),
    [
        ("POST /api/orders 500 Internal Server Error (320ms)", 500, 320, None),
        ("POST /api/orders → 500 (1.2 s)", 500, 1200, None),
        ("[502] POST /api/orders", 502, None, None),
        ("POST /api/orders failed with status 500 in 320ms", 500, 320, None),
        ("POST /api/orders status=503 duration=40ms", 503, 40, None),
        ("POST /api/orders - 500 Internal Server Error - till is shut", 500, None, "till is shut"),
        ('PUT /api/rooms/503 409 Conflict (12ms) {"error":"taken"}', 409, 12, '{"error":"taken"}'),
        ("GET /api/items?limit=100 200 OK (88ms)", 200, 88, None),
        ("GET /api/list 200 OK 250 items 40ms", 200, 40, None),
        ("POST /api/orders timed out after 30000ms", 0, 30000, None),
    ],
)
def test_an_exchange_is_read_from_its_line(
    line: str, status: int, waited_ms: float | None, body: str | None
) -> None:
    told = exchange_told(line, None, Level.INFO)

    assert told is not None
    assert (told.status, told.duration_ms, told.body) == (status, waited_ms, body)


def test_why_nothing_came_is_told_without_its_wait() -> None:
    """“got no answer (110ms) Load failed)” had one bracket."""
    told = exchange_told(
        "GET https://bikes.test/v1/all failed (110ms) Load failed", None, Level.ERROR
    )

    assert told is not None
    assert (told.error, told.duration_ms) == ("Load failed", 110)


@pytest.mark.parametrize("line", ["GET /api/orders/500", "GET /api/items", "500 items were read"])
def test_a_line_without_an_outcome_tells_none(line: str) -> None:
    told = exchange_told(line, None, Level.INFO)

    assert told is None or told.status is None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ('User clicked "Pay now"', "Pay now"),
        ("Clicked the Pay button", "Pay"),
        ("Click: Pay", "Pay"),
        ("Klick auf „Bezahlen“", "Bezahlen"),
        ("Clic sur « Payer »", "Payer"),
        ('Button "Pay" clicked', "Pay"),
        ("click on button#pay", "button#pay"),
        ("Click to pay", ""),
        ("Press here", ""),
        ("Tap water", ""),
        ('a[title="two words"] > span', ""),
        ("nav.menu > a", ""),
    ],
)
def test_what_was_pressed_is_read_from_its_line(line: str, label: str) -> None:
    pressed = pressed_in(line)

    assert (pressed.words or pressed.place) == (label or line)


@pytest.mark.parametrize(
    ("line", "to", "left"),
    [
        ("Navigated to /cart", "/cart", None),
        ("/cart -> /pay", "/pay", "/cart"),
        ("Route changed from /cart to /pay", "/pay", "/cart"),
        ("now at /pay, came from /cart", "/pay", "/cart"),
        ("went back", None, None),
    ],
)
def test_where_a_page_led_is_read_from_its_line(
    line: str, to: str | None, left: str | None
) -> None:
    assert gone_in(line) == (to or "", left or "")


def _told(kind: str, level: str, message: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "level": level, "payload": {"message": message}, **more}


def _visit(*entries: dict[str, Any]) -> Visit:
    visit = Visit()
    for entry in entries:
        visit.add(**entry)
    return visit


def test_a_visit_that_is_told_in_lines_alone_is_read_like_any_other() -> None:
    """The press was called a dead one: the answer that followed it was not read as one."""
    said = _visit(
        _told("console", "info", "Navigated to /start", event="navigation"),
        _told("console", "info", "Navigated to /documents", event="navigation"),
        _told("console", "info", 'User clicked "Get the PDF"', event="click"),
        _told("network", "error", "GET /api/documents/7/pdf 503 Service Unavailable (950ms)"),
        _told("console", "info", 'User clicked "Get the PDF"', event="click", after=5),
        _told("network", "error", "GET /api/documents/7/pdf 503 Service Unavailable (980ms)"),
    ).judge("The document does not come", "/documents")

    assert said.category is Category.BACKEND_ERROR
    assert said.root_cause == "GET /api/documents/7/pdf failed with 503."
    assert "Click “Get the PDF” 2 times" in [step.text for step in said.steps]
    assert "Go to /start" in [step.text for step in said.steps]


def test_lines_of_what_went_well_are_no_cause() -> None:
    said = _visit(
        _told("console", "info", "Navigated to /documents", event="navigation"),
        _told("network", "info", "GET /api/documents 200 OK (90ms)"),
        _told("console", "info", 'User clicked "Get the PDF"', event="click"),
        _told("network", "info", "GET /api/documents/500/pdf 200 OK (400ms)"),
    ).judge("How do I print it?", "/documents")

    assert said.verdict is Verdict.INCONCLUSIVE


def test_a_heading_is_not_quoted_beside_the_error_under_it() -> None:
    """“got no answer (POST https://… failed NetworkError when attempting …)” named it twice."""
    payload = {
        "message": "POST https://shop.example.com/api/search failed",
        "data": {
            "url": "https://shop.example.com/api/search",
            "method": "POST",
            "status": 0,
            "error": "net::ERR_CONNECTION_REFUSED",
        },
    }
    visit = Visit().go("/search").click("Search").add("network", "error", payload)

    cause = visit.judge("No results").root_cause or ""

    assert "ERR_CONNECTION_REFUSED" in cause
    assert "POST https" not in cause


def test_a_line_that_says_more_than_its_address_is_no_heading() -> None:
    assert is_only_a_heading("POST /api/search failed")
    assert is_only_a_heading("POST /api/search → 500")
    assert not is_only_a_heading("POST /api/search failed: the index is being built")
    assert not is_only_a_heading("The index is being built")


def test_the_error_beside_what_was_done_in_a_store_is_the_cause() -> None:
    """“The page logged “set draft.12” when it wrote “draft.12””: the quota stood beside it."""
    refused = "QuotaExceededError: Setting the value of 'draft.12' exceeded the quota."
    payload = {"message": "set draft.12", "data": {"key": "draft.12", "error": refused}}
    visit = Visit().go("/notes").click("Save").add("storage", "error", payload)

    said = visit.judge("My notes are gone")

    assert "exceeded the quota" in (said.root_cause or "")
    assert "full" in (said.suggested_fix or "")


def test_what_was_kept_well_has_no_error_beside_it() -> None:
    payload = {"message": "set draft.12", "data": {"key": "draft.12", "value": "{}"}}
    visit = Visit().go("/notes").click("Save").add("storage", "info", payload)

    assert visit.judge("How do I share my notes?").verdict is Verdict.INCONCLUSIVE
