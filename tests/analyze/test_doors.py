"""When a page to sign in on says that somebody is no longer known, and when it does not."""

import pytest

from analyze.served_visits import Served, site
from usercontext.domain.analysis import Category


def _category(visit: Served) -> Category:
    return visit.judge("I was asked to sign in").category


def test_whoever_filled_in_a_form_and_sent_it_had_been_let_in() -> None:
    visit = site("/rota/edit").fills("monday").press("Save rota").page("/login")

    assert _category(visit) is Category.AUTH_EXPIRED


@pytest.mark.parametrize("label", ["My account", "Log in", "Register", "Sign out"])
def test_a_press_that_is_about_who_somebody_is_leads_there_rightly(label: str) -> None:
    visit = site("/").fills("q").waits(1000).press(label).page("/login")

    assert _category(visit) is Category.UNKNOWN


def test_a_guest_is_asked_on_the_way_to_the_till() -> None:
    visit = site("/basket").press("Checkout").page("/login?next=/checkout")

    assert _category(visit) is Category.UNKNOWN


def test_a_search_is_no_form_that_somebody_sent() -> None:
    visit = site("/").fills("q").press("Search").page("/login")

    assert _category(visit) is Category.UNKNOWN


def test_a_wrong_password_shows_the_same_page_again() -> None:
    visit = site("/login").fills("user", "password").press("Continue").page("/login")

    assert _category(visit) is not Category.AUTH_EXPIRED


def test_a_long_while_without_a_press_ends_a_visit() -> None:
    visit = site("/wall").waits(1200).press("Next day", "a").page("/login")

    assert _category(visit) is Category.AUTH_EXPIRED


def test_a_short_while_ends_none() -> None:
    visit = site("/wall").waits(120).press("Next day", "a").page("/login")

    assert _category(visit) is Category.UNKNOWN


def test_a_link_in_a_letter_comes_from_no_house_that_somebody_was_sent_to() -> None:
    visit = site("/offers").page("/offers/9", came="https://mail.example.net/").page("/login")

    assert _category(visit) is Category.UNKNOWN
