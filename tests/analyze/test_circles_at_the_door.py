"""Pages that lead to each other from a sign-in on: how urgent. Not: how they are found."""

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority


def circle(door: str, press: str) -> Visit:
    visit = Visit().go(door).click(press)
    for _ in range(6):
        visit.add("console", "info", {"to": f"{PAGE}/app"}, event="navigation", after=0.3)
        visit.add("console", "info", {"to": f"{PAGE}/welcome"}, event="navigation", after=0.3)
    return visit


def test_pages_in_a_circle_behind_a_sign_in_keep_everybody_out() -> None:
    said = circle("/login", "Continue").judge("Too many redirects", "/app")

    assert (said.category, said.priority) == (Category.REDIRECT_LOOP, Priority.P1)
    assert "The user could not sign in." in said.summary


def test_a_circle_elsewhere_and_one_that_somebody_left_are_less() -> None:
    assert circle("/reports", "Open").judge("Too many redirects").priority is Priority.P2

    left = circle("/login", "Continue").go("/reports").click("Open").ask("GET", "/api/rows", 200)
    assert left.judge("Too many redirects", "/app").priority is not Priority.P1
