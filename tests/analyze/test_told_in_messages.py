"""Entries whose only field is a message: a request, a press, a change of page told in one line.

Whoever writes a client by hand puts it all into the words. Not: lines of a console, or of a server.
"""

from typing import Any

import pytest

from analyze.visits import PAGE, Visit
from usercontext.analyze.reading.acts_in_words import gone_in, pressed_in
from usercontext.analyze.reading.read_entry import read_event
from usercontext.domain.analysis import Analysis, Category, Priority
from usercontext.domain.log_entry import LogEntry

Answer = tuple[str, str, int | None, float | None]


def entry(kind: str, level: str, payload: dict[str, Any], **more: Any) -> LogEntry:
    return Visit().add(kind, level, payload, **more).entries[0]


def asked(line: str, level: str = "error") -> Answer:
    request = read_event(entry("network", level, {"message": line}), 0).request
    assert request is not None
    where = f"{request.url.host}{request.url.path}"
    return request.method, where, request.status, request.duration_ms


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("POST /api/pay 500 (2210 ms)", ("POST", "/api/pay", 500, 2210.0)),
        ("POST https://s.test/api/pay -> 500 in 1.2s", ("POST", "s.test/api/pay", 500, 1200.0)),
        ("POST /api/pay → 502 Bad Gateway", ("POST", "/api/pay", 502, None)),
        ("POST /api/pay failed with status 500", ("POST", "/api/pay", 500, None)),
        ("POST /api/pay failed (500)", ("POST", "/api/pay", 500, None)),
        ("500 Internal Server Error: POST /api/pay", ("POST", "/api/pay", 500, None)),
        ("Response 500 from POST /api/pay", ("POST", "/api/pay", 500, None)),
        ("Request to /api/pay failed with 500", ("", "/api/pay", 500, None)),
        ("POST /api/pay: Internal Server Error", ("POST", "/api/pay", 500, None)),
        ("POST /api/pay (500) took 1200ms", ("POST", "/api/pay", 500, 1200.0)),
        ("POST /api/pay status=503 duration=90ms", ("POST", "/api/pay", 503, 90.0)),
        ("POST /api/pay timed out after 30s", ("POST", "/api/pay", 0, 30000.0)),
        ("PUT /n/5 failed: net::ERR_INTERNET_DISCONNECTED", ("PUT", "/n/5", 0, None)),
        ("GET https://a.test/x blocked by CORS", ("GET", "a.test/x", 0, None)),
        ("POST /api/sync 502, retry 2 in 4s", ("POST", "/api/sync", 502, None)),
    ],
)
def test_a_failed_request_is_read_from_its_line(line: str, told: Answer) -> None:
    assert asked(line) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("GET /api/me 200 (120 ms)", ("GET", "/api/me", 200, 120.0)),
        ("200 GET /api/me", ("GET", "/api/me", 200, None)),
        ("fetch /api/me 200 OK 85ms", ("", "/api/me", 200, 85.0)),
        ("GET /api/orders?limit=500 took 8400 ms", ("GET", "/api/orders", 200, 8400.0)),
        ("GET /api/orders returned 250 rows in 90 ms", ("GET", "/api/orders", 200, 90.0)),
        ("GET /api/orders succeeded", ("GET", "/api/orders", 200, None)),
        ("GET /api/orders sent", ("GET", "/api/orders", None, None)),
    ],
)
def test_a_request_that_went_well_is_none_that_failed(line: str, told: Answer) -> None:
    assert asked(line, "info") == told


def test_what_fields_tell_goes_before_the_line() -> None:
    told = {"message": "POST /api/pay failed", "status": 503, "durationMs": 70, "requestId": "r-7"}
    request = read_event(entry("network", "error", told), 0).request

    assert request is not None
    assert (request.url.path, request.status, request.duration_ms) == ("/api/pay", 503, 70)
    assert request.trace == "r-7"


def test_why_it_was_refused_is_what_stands_behind_the_status() -> None:
    said = "POST /api/coupons 422 Unprocessable Entity: this coupon has ended"
    told = 'POST /api/coupons 422 (90 ms) {"code":"coupon_ended"}'
    bodies = [
        request.body
        for line in (said, told)
        if (request := read_event(entry("network", "warn", {"message": line}), 0).request)
    ]

    assert bodies == ["this coupon has ended", '{"code":"coupon_ended"}']


@pytest.mark.parametrize(
    ("line", "words", "place"),
    [
        ('Clicked "Pay now"', "Pay now", ""),
        ("click on button 'Pay now'", "Pay now", ""),
        ("User clicked the Pay now button", "Pay now", ""),
        ("Button clicked: Pay now", "Pay now", ""),
        ("Pay now clicked", "Pay now", ""),
        ("Tapped “Jetzt zahlen” (#pay)", "Jetzt zahlen", "#pay"),
        ("clicked on button#pay", "", "button#pay"),
        ("click div.cart > button.pay", "", "div.cart > button.pay"),
        ("Pay now", "Pay now", ""),
        ("Klick auf „Zahlen“", "Zahlen", ""),
        ("Clicked What's new", "What's new", ""),
        ("click", "click", ""),
    ],
)
def test_what_was_pressed_is_read_from_its_line(line: str, words: str, place: str) -> None:
    pressed = pressed_in(line)

    assert (pressed.words, pressed.place) == (words, place)


def test_a_field_that_was_clicked_is_no_button() -> None:
    assert pressed_in("Clicked the search field").is_a_field
    assert not pressed_in("Clicked Select seats").is_a_field


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("Navigated to /cart", ("/cart", "")),
        ("Navigated from /cart to /checkout", ("/checkout", "/cart")),
        ("/cart → /checkout", ("/checkout", "/cart")),
        ("Page view: https://s.test/pay?x=1.", ("https://s.test/pay?x=1", "")),
        ("back to /", ("/", "")),
        ("Opened the and/or page", ("", "")),
        ("User landed on checkout", ("/checkout", "")),
        ("Navigated to the Order history page", ("/order-history", "")),
        ("route change: cart -> checkout", ("/checkout", "")),
        ("Page loaded", ("", "")),
        ("Loaded 14 stores from the server in a moment", ("", "")),
    ],
)
def test_where_somebody_went_is_read_from_its_line(line: str, gone: tuple[str, str]) -> None:
    assert gone_in(line) == gone


def in_words(*lines: tuple[str, str, str]) -> Visit:
    """Return a visit each of whose entries is a line: what it is of, its level, its words."""
    visit = Visit()
    for kind, level, line in lines:
        acts = kind in ("click", "navigation")
        told: dict[str, Any] = {"event": kind} if acts else {}
        visit.add("console" if acts else kind, level, {"message": line}, **told)
    return visit


def judged(*lines: tuple[str, str, str], words: str = "My card payment keeps failing") -> Analysis:
    return in_words(*lines).judge(words, "/checkout/payment")


TO_PAY = (
    ("navigation", "info", "Navigated to /cart"),
    ("network", "info", "GET /api/cart 200 (80 ms)"),
    ("navigation", "info", "Navigated to /checkout/payment"),
    ("click", "info", 'Clicked "Pay €21.00"'),
)


def test_a_payment_told_in_lines_is_named_as_one_in_fields() -> None:
    said = judged(
        *TO_PAY,
        ("network", "error", "POST https://shop.example.com/api/payments 500 (2210 ms)"),
        ("console", "error", "AxiosError: Request failed with status code 500"),
        ("click", "info", 'Clicked "Pay €21.00"'),
    )
    told = Visit().go("/cart").ask("GET", "/api/cart", 200).go("/checkout/payment")
    told.click("Pay €21.00").ask("POST", "/api/payments", 500)

    assert said.root_cause == "POST /api/payments failed with 500."
    assert (said.category, said.priority) == (Category.BACKEND_ERROR, Priority.P1)
    assert "After a click on “Pay €21.00” on /checkout/payment" in said.summary
    assert [step.text for step in said.steps][:2] == ["Go to /cart", "Go to /checkout/payment"]
    assert said.causes[0].signature == told.judge().causes[0].signature


def test_a_visit_told_in_lines_that_went_well_has_no_cause() -> None:
    said = judged(
        *TO_PAY,
        ("network", "info", "POST /api/payments 201 Created (810 ms)"),
        ("navigation", "info", "Navigated to /order/confirmed"),
        ("network", "info", "GET /api/orders/500 200 (60 ms)"),
        words="Can I get an invoice?",
    )

    assert said.root_cause is None
    assert said.priority is Priority.P3


def test_what_failed_once_and_then_worked_in_lines_stopped_nobody() -> None:
    said = judged(
        *TO_PAY,
        ("network", "error", "POST /api/payments 503 (120 ms)"),
        ("click", "info", 'Clicked "Pay €21.00"'),
        ("network", "info", "POST /api/payments 201 (640 ms)"),
        ("navigation", "info", "Navigated to /order/confirmed"),
        words="It failed at first",
    )

    assert said.priority in (Priority.P2, Priority.P3)


@pytest.mark.parametrize(
    "stack",
    [
        "    at submit (https://shop.example.com/a.js:2:18)",
        "  at submit (https://shop.example.com/a.js:2:18)",
        "submit@https://shop.example.com/a.js:2:18\nonclick@https://shop.example.com/a.js:1:9",
    ],
)
def test_calls_below_the_words_are_frames_in_every_browser(stack: str) -> None:
    visit = Visit().go("/checkout").click("Pay")
    visit.add("console", "error", {"message": f"RangeError: Invalid time value\n{stack}"})
    said = visit.judge()

    assert (said.root_cause or "").startswith("The page threw “RangeError: Invalid time value”")
    assert "in submit (a.js:2:18)" in said.summary


@pytest.mark.parametrize(
    "told",
    [
        {"message": "localStorage.setItem cart", "data": {"error": "QuotaExceededError: full"}},
        {"op": "set", "value": "[1]", "error": {"name": "QuotaExceededError", "message": "full"}},
        {
            "message": "setItem(cart) failed",
            "value": '[{"id":5}]',
            "error": "QuotaExceededError: full",
        },
    ],
)
def test_why_a_store_refused_stands_beside_what_was_done(told: dict[str, Any]) -> None:
    visit = Visit().go("/product/5").click("Add to cart")
    visit.add("storage", "error", {"key": "cart"} | told, after=0.1)

    cause = "The page logged “QuotaExceededError: full” when it wrote “cart”."
    assert visit.judge("My cart stays empty").root_cause == cause


def test_a_client_s_own_line_is_no_reason_beside_the_error() -> None:
    visit = Visit().go("/notes").click("Save")
    line = "POST https://shop.example.com/api/notes -> ERR"
    told = {"message": line, "url": f"{PAGE}/api/notes", "method": "POST", "status": 0}
    visit.add("network", "error", told | {"error": "net::ERR_CONNECTION_RESET"}, after=0.2)

    cause = "POST /api/notes got no response (net::ERR_CONNECTION_RESET)."
    assert visit.judge().root_cause == cause
