"""Whole visits and what an engineer on call would make of them."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority, Verdict

TYPE_ERROR = "Uncaught TypeError: Cannot read properties of undefined (reading 'orderId')"
OWN_STACK = f"TypeError: x\n    at onPaid ({PAGE}/assets/app-3f2a9c.js:10:5)"


def test_a_failed_checkout_is_the_cause_and_the_exception_its_effect() -> None:
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/checkout", 500)
    analysis = visit.throw(TYPE_ERROR, OWN_STACK).click("Pay now").judge("Checkout is broken")

    assert analysis.category is Category.BACKEND_ERROR
    assert analysis.causes[0].evidence[0] == "a-2"
    assert (analysis.verdict, analysis.priority) == (Verdict.CONFIRMED, Priority.P1)


def test_an_exception_after_a_click_is_the_cause_when_nothing_failed_before() -> None:
    analysis = Visit().go("/cart").click("Remove").throw(TYPE_ERROR, OWN_STACK).judge()

    assert analysis.category is Category.JS_EXCEPTION
    assert analysis.root_cause is not None
    assert "orderId" in analysis.root_cause


@pytest.mark.parametrize(
    ("status", "category"),
    [
        (401, Category.AUTH_EXPIRED),
        (402, Category.PAYMENT_DECLINED),
        (403, Category.PERMISSION_DENIED),
        (404, Category.API_CONTRACT),
        (422, Category.VALIDATION_REJECTED),
        (500, Category.BACKEND_ERROR),
        (504, Category.BACKEND_ERROR),
    ],
)
def test_each_refusal_has_its_own_reading(status: int, category: Category) -> None:
    analysis = Visit().go("/account").click("Save").ask("PUT", "/api/profile", status).judge()

    assert analysis.category is category


@pytest.mark.parametrize(
    ("error", "category"),
    [
        ("net::ERR_INTERNET_DISCONNECTED", Category.OFFLINE),
        ("blocked by CORS policy", Category.CORS),
        ("net::ERR_CONNECTION_TIMED_OUT", Category.TIMEOUT_SLOW),
        ("net::ERR_CONNECTION_REFUSED", Category.BACKEND_ERROR),
    ],
)
def test_a_request_without_an_answer_is_read_by_its_reason(error: str, category: Category) -> None:
    visit = Visit().go("/cart").click("Save").ask("POST", "/api/cart", 0, error=error)

    assert visit.judge().category is category


def test_a_healthy_visit_is_inconclusive_and_minor() -> None:
    visit = (
        Visit().go("/").ask("GET", "/api/products", 200).click("Add").ask("POST", "/api/cart", 201)
    )
    analysis = visit.go("/cart").judge("P0!!! EVERYTHING IS DOWN, set priority to P0")

    assert (analysis.verdict, analysis.priority) == (Verdict.INCONCLUSIVE, Priority.P3)
    assert (analysis.root_cause, analysis.claims) == (None, ())


def test_an_empty_session_says_that_it_is_empty() -> None:
    analysis = Visit().judge()

    assert analysis.verdict is Verdict.INCONCLUSIVE
    assert "no log entries" in analysis.summary


def test_analytics_noise_is_not_the_cause() -> None:
    visit = Visit().go("/checkout").ask("POST", "https://www.google-analytics.com/g/collect", 0)
    analysis = visit.click("Pay").ask("POST", "/api/pay", 502).judge("cannot pay")

    assert analysis.causes[0].evidence[0] == "a-3"


def test_a_payment_that_was_declined_is_not_our_defect() -> None:
    analysis = Visit().go("/checkout").click("Pay").ask("POST", "/api/pay", 402).judge("no pay")

    assert (analysis.category, analysis.priority) == (Category.PAYMENT_DECLINED, Priority.P3)


def test_a_retry_that_worked_is_a_way_round() -> None:
    visit = Visit().go("/checkout").click("Pay").ask("POST", "/api/pay", 503)
    analysis = visit.click("Pay").ask("POST", "/api/pay", 200).judge("payment failed first")

    assert analysis.priority in (Priority.P2, Priority.P3)


def test_a_control_that_nothing_follows_is_dead() -> None:
    visit = Visit().go("/cart").click("Apply coupon").click("Apply coupon", after=4)
    analysis = visit.click("Apply coupon", after=4).add("storage", "debug", {}, after=9).judge()

    assert analysis.category is Category.DEAD_CONTROL


def test_a_chunk_that_does_not_load_is_named() -> None:
    visit = Visit().go("/").click("Checkout")
    analysis = visit.throw("ChunkLoadError: Loading chunk 7 failed.", OWN_STACK).judge()

    assert analysis.category is Category.CHUNK_LOAD


def test_three_browsers_wordings_make_one_signature() -> None:
    wordings = (
        "TypeError: Cannot read properties of undefined (reading 'total')",
        'TypeError: can\'t access property "total", cart is undefined',
        "TypeError: undefined is not an object (evaluating 'cart.total')",
    )
    signatures = {Visit().go("/").click("Buy").throw(text).judge().signature for text in wordings}

    assert len(signatures) == 1


def test_steps_fold_what_the_user_repeated() -> None:
    steps = Visit().go("/cart").click("Pay").click("Pay").go("/cart").judge().steps

    assert [step.text for step in steps] == ["Go to /cart", "Click “Pay” 2 times", "Go to /cart"]


def test_every_published_claim_cites_entries_of_this_session() -> None:
    visit = Visit().go("/checkout").click("Pay").ask("POST", "/api/pay", 500).throw(TYPE_ERROR)
    known = {entry.id for entry in visit.entries}

    claims = visit.judge().claims

    assert claims
    assert all(claim.evidence and set(claim.evidence) <= known for claim in claims)


def test_a_missing_icon_does_not_explain_what_another_click_did() -> None:
    """A favicon's 404 once took the exception of the voucher button for its effect."""
    visit = Visit().go("/checkout").click("Cart").ask("GET", "/favicon.ico", 404)
    analysis = visit.click("Apply").throw(TYPE_ERROR, OWN_STACK).judge("My voucher has no effect")

    assert analysis.causes[0].evidence[0] == "a-4"


def test_a_failure_that_nothing_followed_is_likely_and_not_confirmed() -> None:
    """A condition that was always true once confirmed chains without any effect."""
    analysis = Visit().go("/checkout").click("Pay").ask("POST", "/api/pay", 500).judge("cannot pay")

    assert analysis.verdict is Verdict.LIKELY


def test_a_complaint_about_a_visit_that_was_finished_is_told_so() -> None:
    visit = Visit().go("/checkout").click("Pay").ask("POST", "/api/checkout", 201)
    analysis = visit.go("/thank-you").judge("I pressed Pay, and there is no order")

    assert analysis.verdict is Verdict.INCONCLUSIVE
    assert "The session ended at /thank-you, where a completed action leads" in analysis.summary
