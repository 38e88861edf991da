"""A sign-in that worked and is not known a moment later: whoever it is, nobody gets in."""

import pytest

from analyze.desk import Desk
from analyze.page_visits import PageVisit, page, told
from usercontext.domain.analysis import Analysis, Category, Priority


def signed_in(path: str = "/api/login", status: int = 200) -> Desk:
    return Desk("/login").click("Sign in").no("POST", path, status)


def judged(visit: Desk) -> Analysis:
    return visit.judge("I sign in and a moment later I am out again", "/account")


def test_a_refusal_just_behind_a_sign_in_is_told_with_it() -> None:
    """It was told as any 401, and nobody was told to look for the cookie."""
    said = judged(signed_in().go("/account").no("GET", "/api/tickets", 401).go("/login"))

    assert said.root_cause == (
        "GET /api/tickets failed with 401, after POST /api/login had answered 200."
    )
    assert (said.category, said.priority) == (Category.AUTH_EXPIRED, Priority.P1)
    assert "SameSite" in (said.suggested_fix or "")


@pytest.mark.parametrize("door", ["/login", "/login?next=/account"])
def test_the_page_to_sign_in_on_once_more_needs_no_status(door: str) -> None:
    said = judged(signed_in(status=204).go("/account").load(door, "/account"))

    assert said.root_cause == "POST /api/login answered 204, and the page /login opened again."
    assert (said.category, said.priority) == (Category.AUTH_EXPIRED, Priority.P1)


def test_another_host_that_signed_in_is_named() -> None:
    visit = signed_in("https://auth.example.com/login").go("/account").no("GET", "/api/me", 401)

    assert "POST auth.example.com/login had answered 200" in (judged(visit).root_cause or "")


def test_who_was_known_for_a_moment_and_is_sent_to_sign_in_does_not_get_in() -> None:
    visit = signed_in().go("/account").no("GET", "/api/me", 200).no("GET", "/api/tickets", 401)

    assert judged(visit.load("/login", "/account")).priority is Priority.P1


def test_a_run_of_refusals_stays_a_run() -> None:
    visit = signed_in().go("/account")
    for _ in range(6):
        visit.no("GET", "/api/me", 401)

    assert judged(visit).root_cause == "GET /api/me failed with 401, 6 times."


@pytest.mark.parametrize("wait", [11, 3_600])
def test_a_session_that_grew_old_is_not_lost(wait: float) -> None:
    visit = signed_in().go("/account").click("Tickets", after=wait).no("GET", "/api/tickets", 401)

    assert judged(visit).root_cause == "GET /api/tickets failed with 401."


def test_who_signs_out_is_led_to_the_door_by_wish() -> None:
    visit = signed_in().go("/account").click("Sign out", after=3).load("/login", "/account")

    assert judged(visit).root_cause is None


def test_who_gets_in_after_all_lost_nothing() -> None:
    visit = signed_in().load("/login", "/login").load("/account", "/login", after=2)

    assert judged(visit).root_cause is None


def pressed(times: int, word: str = "Sign in") -> PageVisit:
    """Sign in on a page that is written anew at its own address behind each answer."""
    visit = page("/login")
    for _ in range(times):
        visit.click(word, after=5).ask("POST", "/api/login", 200).go("/login")
    return visit


@pytest.mark.parametrize("words", ["cannot get in", "komme nicht rein", ""])
def test_a_sign_in_that_is_pressed_for_again_each_time_was_lost(words: str) -> None:
    told(pressed(2).judge(words, "/login"), "auth_expired", "P1", "/api/login", "opened again")


def test_an_address_that_is_written_anew_once_is_not() -> None:
    assert "opened again" not in (pressed(1).judge("hm", "/login").root_cause or "")


def test_who_is_in_behind_the_second_press_is() -> None:
    visit = pressed(2).go("/account").ask("GET", "/api/me", 200)

    assert "opened again" not in (visit.judge("hm", "/account").root_cause or "")
