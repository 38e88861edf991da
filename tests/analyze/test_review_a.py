"""Healthy ways to a page to sign in on, which were told as sessions that are over. Not: lost ones.

Somebody makes an account, wants another password, goes half the way in, signs out, or is a guest.
"""

import pytest

from analyze.served_visits import Served, calm, held, site


def signing_in(path: str, press: str, sent: str, status: int) -> Served:
    """Come to the page to sign in on, go on to another one, and send something from there."""
    visit = site("/login").press("Continue", "a").page(path).fills("email", "name")
    return visit.press(press).json("POST", sent, status)


@pytest.mark.parametrize(
    ("path", "press", "sent", "status"),
    [
        ("/register", "Create account", "/api/register", 201),
        ("/forgot", "Send", "/api/password/reset", 200),
        ("/login", "Continue", "/api/auth/magic-link", 200),
        ("/login", "Continue", "/api/auth/identify", 200),
        ("/account/password", "Save", "/api/account/password", 200),
    ],
)
def test_who_is_not_in_yet_is_asked_to_sign_in(
    path: str, press: str, sent: str, status: int
) -> None:
    """It was said that a sign-in had worked and that the page to sign in on "came again"."""
    visit = signing_in(path, press, sent, status).page("/login")

    calm(visit.judge("where do I change my language?"))


@pytest.mark.parametrize(
    ("sent", "door"),
    [
        ("/api/auth/identify", "/login/password"),
        ("/api/login", "/login/2fa"),
        ("/api/login", "/auth/verify"),
        ("/api/login", "/login/otp"),
    ],
)
def test_the_next_step_of_a_sign_in_is_no_page_that_came_again(sent: str, door: str) -> None:
    visit = site("/login").fills("email").press("Continue").json("POST", sent, 200)

    calm(visit.page(door).judge("can I use my phone?"))


@pytest.mark.parametrize("label", ["Wyloguj", "Ausloggen", "Se déconnecter", "Выйти", "⏻"])
def test_who_signs_out_comes_to_the_door(label: str) -> None:
    visit = site("/login").fills("email").press("Sign in").json("POST", "/api/login", 200)
    visit.page("/home").waits(60).press(label).json("POST", "/api/auth/logout", 204)

    calm(visit.page("/login").judge("how do I pay by invoice?"))


def test_a_refusal_behind_a_sign_out_tells_of_no_sign_in() -> None:
    visit = site("/login").press("Sign in").json("POST", "/api/login", 200)
    visit.press("Sign out").json("POST", "/api/auth/logout", 204).json("GET", "/api/tickets", 401)

    assert "had answered" not in (visit.judge("my tickets are gone").root_cause or "")


def test_a_sign_in_in_steps_that_is_lost_at_once_is_told() -> None:
    visit = site("/login").fills("email").press("Continue").page("/login/password")
    visit.fills("password").press("Sign in").json("POST", "/api/login", 200).page("/home")

    held(visit.page("/login").judge("it asks me again and again"), "auth_expired",
         "POST /api/login answered 200|/login opened again", "P1")  # fmt: skip


@pytest.mark.parametrize("label", ["Sign in", "My account", "Orders"])
def test_who_signed_out_is_a_guest_again(label: str) -> None:
    """A link was pressed, and it was told as "in place of what was sent"."""
    visit = site("/login").fills("email").press("Sign in").json("POST", "/api/login", 200)
    visit.page("/home").press("Sign out").page("/").press(label, "a")

    calm(visit.page("/login").judge("do you deliver to Norway?"))


def test_who_signed_in_and_is_asked_again_behind_a_link_is_told_so() -> None:
    visit = site("/login").fills("email").press("Sign in").json("POST", "/api/login", 200)
    visit.page("/home").waits(60).press("My account", "a").page("/login")

    said = visit.judge("I am asked to sign in once more")
    held(said, "auth_expired", "/login|although the user had signed in", "P1 P2")
    assert "what was sent" not in (said.root_cause or "")


@pytest.mark.parametrize("sent", ["https://count.metrics.test/v1/sessions", "/api/auth/anonymous"])
def test_a_counter_signs_nobody_in(sent: str) -> None:
    visit = site("/").json("POST", sent, 201).press("Products", "a").page("/products")

    calm(visit.press("Seat plan", "a").page("/login").judge("is there a seat plan?"))


@pytest.mark.parametrize(
    ("here", "field", "press", "door"),
    [
        ("/cart", "quantity", "Checkout", "/login?next=/checkout"),
        ("/products/7", "quantity", "Buy now", "/login?next=/cart"),
        ("/products/7", "size", "Add to wishlist", "/login"),
        ("/products/7", "size", "In den Warenkorb", "/login"),
        ("/rooms/12", "date", "Book now", "/login?next=/rooms/12"),
    ],
)
def test_a_guest_is_asked_before_they_buy(here: str, field: str, press: str, door: str) -> None:
    visit = site(here).fills(field).press(press).page(door)

    calm(visit.judge("must I have an account?"))


def test_a_guest_who_read_for_a_long_while_is_a_guest() -> None:
    visit = site("/basket").waits(1200).press("Checkout").page("/login?next=/checkout")

    calm(visit.judge("must I have an account?"))


def test_who_filled_in_the_till_had_been_let_in() -> None:
    visit = site("/checkout").fills("street", "card").press("Pay now").page("/login")

    held(visit.judge("I wanted to pay and must sign in"), "auth_expired", "/login", "P1")
