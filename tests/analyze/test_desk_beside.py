"""What people write when something beside the business is refused, or what they paid for.

Not: the business itself. A password that is changed, an order of last week, a list: their addresses
speak of signing in and of orders, and whoever is refused there can still sign in and buy.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from analyze.words_visits import calm, words


@pytest.mark.parametrize(
    ("press", "method", "path"),
    [
        ("Save", "PUT", "/api/account/password"),
        ("Change password", "POST", "/api/users/8812/change-password"),
        ("Cancel booking", "POST", "/api/bookings/7712/cancel"),
        ("Ask for a refund", "POST", "/api/v2/orders/A-1931/refunds"),
        ("Upload list", "POST", "/api/orders/bulk"),
    ],
)
def test_what_is_beside_the_business_stops_no_business(press: str, method: str, path: str) -> None:
    page = Desk("/settings").hum().click(press).no(method, path, 422)

    analysis = page.judge("it does not work")
    told(analysis, "validation_rejected api_contract", "P2 P3", path)
    assert "could not pay" not in analysis.summary
    assert "could not sign in" not in analysis.summary


@pytest.mark.parametrize(
    ("press", "method", "path"),
    [
        ("Set new password", "POST", "/api/account/recovery/reset-password"),
        ("Pay now", "POST", "/api/orders/A-1931/delivery"),
        ("Place order", "POST", "/api/orders/bulk"),
        ("Order", "POST", "/api/orders"),
    ],
)
def test_what_somebody_cannot_sign_in_or_buy_without_is_the_business(
    press: str, method: str, path: str
) -> None:
    page = Desk("/start").hum().click(press).no(method, path, 500)

    told(page.judge("it does not work"), "backend_error", "P0 P1", path)


def test_a_course_that_stays_closed_to_who_has_just_paid_for_it() -> None:
    page = Desk("/courses/7").hum().click("Unlock for €40")
    page.no("POST", "/api/payments", 201).no("GET", "/api/courses/7/videos", 403)

    analysis = page.judge("I paid and it is still locked")
    told(analysis, "permission_denied backend_error api_contract", "P0 P1", "/api/payments")


def test_a_seat_that_is_still_locked_by_the_word_of_the_page() -> None:
    page = Desk("/club").hum().click("Become a member").no("POST", "/api/charges", 200)
    page.no("GET", "/api/membership", 200).log("warn", "[membership] the tier is still guest")

    told(page.judge("I paid for nothing"), "api_contract backend_error", "P0 P1", "/api/charges")


def test_a_right_that_is_lacking_long_after_a_payment_was_not_paid_for() -> None:
    page = Desk("/club").click("Pay").no("POST", "/api/charges", 200).hum()
    page.click("Statistics").no("GET", "/api/statistics", 403)

    assert "/api/charges" not in (page.judge("no statistics").root_cause or "")


def test_what_a_blocker_kept_out_by_itself_is_missed_by_nobody() -> None:
    visit = words("/account").ok("GET", "/api/account")
    visit.says("error", "POST https://log.metricsbox.example/v2/e net::ERR_BLOCKED_BY_CLIENT")
    visit.waits(4).click("Invoices").comes("/account/invoices").ok("GET", "/api/invoices")

    calm(visit.judge("part of the page stays empty", "/account/invoices"))


def test_what_a_blocker_kept_out_of_a_press_is_missed() -> None:
    visit = words("/tunes").ok("GET", "/api/tunes").waits(4).click("Play")
    visit.says("error", "GET https://stream.tunebox.example/4.mp3 net::ERR_BLOCKED_BY_CLIENT")

    assert "tunebox" in (visit.judge("nothing plays", "/tunes").root_cause or "")
