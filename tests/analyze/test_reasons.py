"""Refusals that give their reason: whose matter it is. Not: what a status means by itself."""

from time import thread_time

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Affected, Analysis, Category, Priority


def refused(status: int, line: str, path: str = "/api/orders", times: int = 1) -> Analysis:
    visit = Visit().go("/checkout")
    for _ in range(times):
        visit.click("Pay now").ask("POST", path, status).log("warn", line)
    return visit.judge()


@pytest.mark.parametrize(
    "line",
    [
        "refused: email_taken",
        "signup failed EMAIL_EXISTS",
        "This username is already in use",
        "code rejected: coupon_expired",
        "promo code already redeemed",
        "basket refused (below_minimum)",
    ],
)
@pytest.mark.parametrize("status", [400, 409, 422])
def test_a_refusal_for_the_visitor_s_own_reason_is_theirs(status: int, line: str) -> None:
    analysis = refused(status, line)

    assert (analysis.category, analysis.priority) == (
        Category.VALIDATION_REJECTED,
        Priority.P3,
    )
    assert line in (analysis.root_cause or "")


@pytest.mark.parametrize(
    "line",
    ["order refused: out_of_stock", "SOLD_OUT", "prices have changed", "no longer available"],
)
@pytest.mark.parametrize("status", [409, 422])
def test_what_changed_meanwhile_has_a_way_round(status: int, line: str) -> None:
    analysis = refused(status, line)

    assert (analysis.category, analysis.priority) == (
        Category.VALIDATION_REJECTED,
        Priority.P2,
    )
    assert "way round" in {term.name for term in analysis.impact}


@pytest.mark.parametrize("line", ["address refused: postcode", "refused: POST /orders said 422"])
def test_a_refusal_without_a_reason_stays_as_urgent_as_its_form(line: str) -> None:
    assert refused(422, line).priority is Priority.P1


@pytest.mark.parametrize(
    "line", ["conflict: version_conflict", "saving failed", "order already exists"]
)
def test_a_conflict_of_versions_stays_one(line: str) -> None:
    assert refused(409, line).category is Category.STALE_VERSION


@pytest.mark.parametrize("line", ["token_expired", "session_expired", "csrf_token_used_before"])
def test_what_expired_and_is_no_offer_is_not_the_visitor_s_matter(line: str) -> None:
    assert refused(422, line).priority is not Priority.P3


def test_a_reason_in_the_answer_counts_without_a_line() -> None:
    body = {"responseBody": '{"code":"email_already_exists"}'}
    visit = Visit().go("/sign-up").click("Create account")
    analysis = visit.ask("POST", "/api/users", 422, **body).judge()

    assert analysis.priority is Priority.P3


def test_a_reason_that_is_given_again_and_again_may_be_wrong() -> None:
    assert refused(422, "refused: email_taken", times=3).priority is Priority.P2


def test_a_decline_is_told_with_its_reason() -> None:
    analysis = refused(402, "card_error authentication_failed: not confirmed", "/api/payments")

    assert "authentication_failed" in (analysis.root_cause or "")
    assert (analysis.category, analysis.priority) == (Category.PAYMENT_DECLINED, Priority.P3)


def test_a_line_that_comes_later_is_about_something_else() -> None:
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/orders", 422)
    analysis = visit.log("warn", "gallery: image_missing", after=3).judge()

    assert "image_missing" not in (analysis.root_cause or "")


def test_what_has_a_way_round_is_p2_however_many_meet_it() -> None:
    many = Affected(1, 400, 399, 400, window_hours=24, coverage=1.0)
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/orders", 409)

    assert visit.log("warn", "out_of_stock").judge(affected=many).priority is Priority.P2


@pytest.mark.parametrize("word", ["max", "minimum_order", "merchant", "account", "refused: "])
def test_a_line_of_many_joints_is_read_at_once(word: str) -> None:
    began = thread_time()

    refused(422, f"{word}_{'a_' * 150}")

    assert thread_time() - began < 1
