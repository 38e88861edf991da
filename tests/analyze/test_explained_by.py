"""What explains another thing, and what is told beside it and explains nothing. Not: refusals."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told
from usercontext.domain.analysis import Category


def policy(desk: Desk, level: str, directive: str = "font-src") -> Desk:
    blocked = "https://fonts.letters.example/lora.woff2"
    said = f"Refused '{blocked}': it violates the Content Security Policy directive \"{directive}\""
    return desk.add("console", level, {"kind": "csp", "message": said, "source": "", "line": 1})


@pytest.mark.parametrize("directive", ["font-src", "connect-src", "script-src-elem"])
def test_a_policy_that_is_tried_out_refuses_nothing(directive: str) -> None:
    desk = policy(Desk("/visits"), "warn", directive)

    nothing(desk.judge("The letters look strange", "/visits"))


def test_one_that_holds_is_a_cause() -> None:
    desk = policy(Desk("/visits").press("Save"), "error", "connect-src")
    desk.ask("POST", "https://fonts.letters.example/lora.woff2", 0, error="Failed to fetch")

    told(desk.judge("Saving does not work", "/visits"), "csp", "connect-src", "P1 P2 P3")


def test_what_failed_beside_one_that_is_tried_out_failed_by_itself() -> None:
    desk = Desk("/visits").press("Save")
    host = "https://api.letters.example/v1/visits"
    said = f"Refused '{host}': it violates the Content Security Policy directive \"connect-src\""
    desk.add(
        "console", "warn", {"kind": "csp", "message": said, "source": "", "line": 1}, after=0.1
    )
    desk.ask("POST", host, 500)

    told(desk.judge("Saving does not work", "/visits"), "backend_error third_party", "500", "P1 P2")


@pytest.mark.parametrize(
    "line", ["silent renew failed: login_required", "token refresh failed: invalid_grant"]
)
def test_a_sign_in_that_could_not_be_renewed_explains_what_is_refused_since(line: str) -> None:
    desk = Desk("/board").log("error", line, after=300)
    for _ in range(3):
        desk.ask("GET", "/api/quotes", 401, after=30)

    judged = desk.judge("No prices come any more", "/board")

    told(judged, "auth_expired", line[-13:], "P1 P2")
    assert [one.category for one in judged.causes].count(Category.AUTH_EXPIRED) == 1


def test_a_question_is_not_about_what_was_refused_and_then_taken() -> None:
    desk = Desk("/cart")
    desk.press("Apply").ask("POST", "/api/cart/code", 422)
    desk.press("Apply", after=9).ask("POST", "/api/cart/code", 200)

    nothing(desk.judge("Do you deliver to Malta?", "/cart"))


def test_a_complaint_about_what_was_never_taken_is() -> None:
    desk = Desk("/cart")
    desk.press("Apply").ask("POST", "/api/cart/code", 422)
    desk.press("Apply", after=9).ask("POST", "/api/cart/code", 422)

    told(desk.judge("My code is not taken", "/cart"), "validation_rejected", "422", "P2 P3 P1")
