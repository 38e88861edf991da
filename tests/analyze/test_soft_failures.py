"""Servers that answer 200 and have failed, as the page tells. Not: bodies, GraphQL."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority


def ordered(method: str = "POST", status: int = 200) -> Visit:
    return Visit().go("/checkout").click("Pay now").ask(method, "/api/orders", status)


@pytest.mark.parametrize(
    "words",
    [
        "order failed: deadlock detected while waiting for a lock",
        "SQLSTATE[HY000] [2002] Connection refused",
        "upstream stock timed out after 3000 ms",
        "java.lang.NullPointerException at OrderService",
        "the server refused it",
        "Internal Server Error",
    ],
)
def test_what_only_a_server_says_after_a_good_answer_is_its_failure(words: str) -> None:
    analysis = ordered().log("error", words).judge()

    assert (analysis.category, analysis.priority) == (Category.BACKEND_ERROR, Priority.P1)
    assert words in (analysis.root_cause or "")


def test_an_error_that_is_thrown_with_a_server_s_words_is_the_server_s() -> None:
    analysis = ordered().fail("Error: ORA-00060: deadlock detected").judge()

    assert analysis.category is Category.BACKEND_ERROR


def test_an_order_that_is_thanked_for_was_not_stopped() -> None:
    visit = ordered().log("error", "upstream mailer refused").go("/thank-you")

    assert visit.judge().priority is Priority.P2


@pytest.mark.parametrize("words", ["Cannot find the key", "cart.total is not a function"])
def test_an_error_in_the_page_s_own_words_stays_the_page_s(words: str) -> None:
    assert ordered().fail(f"TypeError: {words}").judge().category is Category.JS_EXCEPTION


def test_a_server_s_words_without_anything_asked_of_it_are_only_words() -> None:
    visit = Visit().go("/checkout").ask("GET", "/api/cart", 200).click("Pay now")

    assert visit.log("error", "deadlock detected").judge().category is not Category.BACKEND_ERROR


def test_the_same_answer_of_200_with_the_same_words_is_no_recovery() -> None:
    visit = ordered().log("error", "deadlock detected").click("Pay now")
    again = visit.ask("POST", "/api/orders", 200).log("error", "deadlock detected")

    assert "worked later" not in " ".join(claim.text for claim in again.judge().claims)


def test_an_answer_of_200_without_these_words_is_one() -> None:
    visit = ordered().log("error", "deadlock detected").click("Pay now")
    analysis = visit.ask("POST", "/api/orders", 200).judge()

    assert "worked later" in " ".join(claim.text for claim in analysis.claims)
