"""Who had been in before the visit, is refused and sent to sign in, and says so. Not: guests."""

import pytest

from analyze.calm_visits import calm, held
from analyze.urgent_visits import Work, work


def sent_off(visit: Work, label: str = "My bookings", door: str = "/login", times: int = 2) -> Work:
    """Press for what is one's own, be refused, and stand at the page to sign in on."""
    for _ in range(times):
        visit.press(label, "a").goes("/bookings").no("GET", "/api/bookings", 401).goes(door)
    return visit


def guest() -> Work:
    return work("/").ok("GET", "/api/rooms")


@pytest.mark.parametrize(
    "words",
    [
        "It throws me out of my bookings all the time",
        "keeps logging me out",
        "I get kicked out whenever I look at my bookings",
        "I have to sign in again and again",
        "my session is over after a minute",
        "Ich werde ständig abgemeldet",
        "Ihr werft mich immer raus",
        "Je dois toujours me connecter",
        "Me saca de mi cuenta cada vez",
        "Mi butta fuori ogni volta",
        "Ik word telkens uitgelogd",
    ],
)
@pytest.mark.parametrize("door", ["/login", "/sign-in", "/auth/login?next=/bookings"])
def test_whoever_says_that_they_are_thrown_out_had_been_in(words: str, door: str) -> None:
    """The refusals were a guest's, and nothing was said to explain the report."""
    visit = sent_off(guest(), door=door)

    held(visit.judge(words, "/login"), "auth_expired", "/api/bookings | 401", "P1 P2")


def test_once_is_enough_where_it_is_said() -> None:
    visit = sent_off(guest(), times=1)

    held(visit.judge("I was logged out in the middle of it"), "auth_expired", "401", "P1 P2")


def test_a_sign_in_that_was_taken_in_between_did_not_hold() -> None:
    visit = sent_off(guest(), times=1).press("E-mail", "input").press("Sign in")
    visit.ok("POST", "/api/login").goes("/bookings").no("GET", "/api/bookings", 401).goes("/login")

    held(visit.judge("It throws me out right away", "/login"), "auth_expired", "401", "P1")


@pytest.mark.parametrize(
    "words",
    [
        "Do I need an account to see my bookings?",
        "I cannot find the opening hours",
        "Please let guests see their bookings too",
        "The picture of room 4 is wrong",
    ],
)
def test_a_guest_who_speaks_of_something_else_lost_nothing(words: str) -> None:
    calm(sent_off(guest()).judge(words, "/login"))


def test_who_is_in_by_now_and_speaks_of_something_again_lost_nothing() -> None:
    visit = sent_off(guest(), times=1).press("Sign in").ok("POST", "/api/login")
    visit.goes("/bookings").ok("GET", "/api/bookings")

    calm(visit.judge("Yesterday I could not log in, today all works again", "/bookings"))


def test_who_signed_out_on_purpose_is_out() -> None:
    visit = guest().press("Sign out").ok("POST", "/api/logout").goes("/")

    calm(sent_off(visit, times=1).judge("I was logged out", "/login"))


def test_a_question_who_is_there_as_a_visit_begins_sends_nobody_away() -> None:
    visit = work("/").no("GET", "/api/me", 401).ok("GET", "/api/rooms").press("Room 4", "a")
    visit.goes("/rooms/4").ok("GET", "/api/rooms/4")

    calm(visit.judge("It logged me out", "/rooms/4"))
