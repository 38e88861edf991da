"""What a visitor may still allow, and what "Subscribe" means. Not: refusals by a server."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority


@pytest.mark.parametrize(
    "error",
    [
        "NotAllowedError: Read permission denied.",
        "NotAllowedError: Registration failed - permission denied",
    ],
)
def test_a_permission_that_was_refused_is_the_visitor_s_choice(error: str) -> None:
    analysis = Visit().go("/checkout").click("Pay now").fail(error).judge()

    assert (analysis.category, analysis.priority) == (Category.PERMISSION_DENIED, Priority.P2)


def test_a_permission_that_the_page_s_policy_keeps_back_is_ours() -> None:
    error = "NotAllowedError: payment is disabled in this document by permissions policy"
    analysis = Visit().go("/checkout").click("Pay now").fail(error).judge()

    assert (analysis.category, analysis.priority) == (Category.PERMISSION_DENIED, Priority.P1)


def test_a_refusal_that_no_browser_asked_the_visitor_about_is_ours() -> None:
    visit = Visit().go("/checkout").click("Pay now").log("error", "permission denied for orders")

    assert "way round" not in {term.name for term in visit.judge().impact}


@pytest.mark.parametrize(
    ("page", "path", "priority"),
    [
        ("/", "/api/subscribe", Priority.P2),
        ("/blog", "/api/newsletter", Priority.P2),
        ("/pricing", "/api/subscribe", Priority.P1),
        ("/", "/api/subscriptions", Priority.P1),
        ("/checkout", "/api/subscribe", Priority.P1),
    ],
)
def test_subscribing_is_paying_where_something_speaks_of_what_it_costs(
    page: str, path: str, priority: Priority
) -> None:
    analysis = Visit().go(page).click("Subscribe").ask("POST", path, 500).judge()

    assert analysis.priority is priority
