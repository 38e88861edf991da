"""Lines that a logger writes while a request is under way: what fails is what it ended with."""

from typing import Any

from analyze.clients_visits import Client, calm, held

REPORTS = {"method": "GET", "uri": "/api/reports/q3"}


def _line(said: str, span: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"fields": {"message": said, **more}, "target": "reporting", "span": span}


def test_a_request_that_is_begun_and_ended_in_two_lines_went_well() -> None:
    visit = Client()
    for _ in range(3):
        visit.con("info", _line("started processing request", REPORTS))
        visit.con("info", _line("finished processing request", REPORTS, status=200))

    calm(visit.sent("the reports look odd"))


def test_a_refusal_has_the_reason_of_the_line_before_it() -> None:
    visit = Client().con("info", _line("started processing request", REPORTS))
    visit.con("warn", _line("denied", REPORTS, needed="report:read", reason="insufficient scope"))
    visit.con("info", _line("finished processing request", REPORTS, status=403), 0.01)

    said = visit.sent("my report page is empty")
    held(said, "permission_denied", "/api/reports/q3|403|insufficient scope", "P2", "started")


def test_a_warning_of_another_request_is_no_reason() -> None:
    other = {"method": "GET", "uri": "/api/teams"}
    visit = Client().con("warn", _line("denied", other, reason="insufficient scope"))
    visit.con("info", _line("finished processing request", REPORTS, status=403), 0.01)

    assert "“denied" not in visit.sent("my report page is empty").summary


def test_a_route_that_was_matched_is_no_request_without_an_answer() -> None:
    asked = {"route": "cart_show", "request_uri": "https://shop.test/cart", "method": "POST"}
    visit = Client()
    for _ in range(2):
        visit.con("info", {"message": 'Matched route "cart_show".', "context": asked})
    visit.con("error", {"message": "SmtpTransport: mailbox full for orders@shop.test"})

    held(visit.sent("no mail came"), "js_exception backend_error", "mailbox full", "P2 P3", "cart")


def test_a_quiet_line_that_says_that_it_failed_still_did() -> None:
    visit = Client().tap({"label": "Save"})
    asked = {"method": "PUT", "url": "https://api.acme.test/notes/4"}
    visit.con("info", {"message": "Network Error", **asked})

    held(visit.sent("saving does nothing"), "backend_error offline", "/notes/4", "P1 P2")


def test_a_loud_line_without_an_ending_is_an_exchange_that_failed() -> None:
    visit = Client().tap({"label": "Save"})
    asked = {"method": "PUT", "url": "https://api.acme.test/notes/4"}
    visit.con("error", {"message": "request failed", "error": "socket hang up", **asked})

    held(visit.sent("saving does nothing"), "backend_error", "/notes/4|hang up", "P1 P2")
