"""Warnings behind a good answer that say that it came to nothing. Not: errors, lone warnings."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Analysis, Category, Priority


def told(words: str, method: str = "POST", path: str = "/api/bookings") -> Visit:
    visit = Visit().go("/checkout").click("Pay now").ask(method, path, 200)
    return visit.log("warn", words)


def says(analysis: Analysis) -> tuple[Category, Priority]:
    return analysis.category, analysis.priority


@pytest.mark.parametrize("words", ["login has expired", "[pay] you have been logged out"])
def test_a_session_that_the_page_says_is_over_ended(words: str) -> None:
    assert says(told(words).judge()) == (Category.AUTH_EXPIRED, Priority.P1)


@pytest.mark.parametrize("words", ["pop-up was prevented", "window.open gave null: no bank page"])
def test_a_window_that_the_page_says_was_kept_shut_is_the_browser_s(words: str) -> None:
    assert says(told(words).judge()) == (Category.PERMISSION_DENIED, Priority.P1)


@pytest.mark.parametrize("words", ["catalog: all shards failed", "no healthy upstreams"])
def test_a_list_that_the_page_says_its_backend_could_not_fill_is_the_backend_s(words: str) -> None:
    visit = Visit().go("/shop").click("Search").ask("GET", "/api/find", 200).log("warn", words)

    assert says(visit.judge()) == (Category.BACKEND_ERROR, Priority.P2)


@pytest.mark.parametrize("words", ["none of 3 items were kept", "basket was emptied on merge"])
def test_what_the_page_says_was_lost_is_the_backend_s(words: str) -> None:
    assert told(words, path="/api/basket/join").judge().category is Category.BACKEND_ERROR


@pytest.mark.parametrize(
    "visit",
    [
        told("session has expired").go("/checkout/confirm"),
        told("no healthy upstreams").ask("POST", "/api/bookings", 201),
        told("your session is over in 5 minutes"),
        told("0 of 3 requests were cached"),
        told("/api/points: no healthy upstreams"),
        Visit().go("/checkout").ask("POST", "/api/bookings", 200).log("warn", "login has expired"),
    ],
)
def test_a_page_that_goes_on_or_speaks_of_something_else_failed_at_nothing(visit: Visit) -> None:
    assert visit.judge().category is Category.UNKNOWN
