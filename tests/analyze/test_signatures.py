"""What one cause is called in two sessions: alike where it is one, apart where it is not."""

from typing import Any

import pytest

from analyze.visits import PAGE, Visit
from usercontext.analyze.grouping import refusal_template
from usercontext.analyze.urls import path_template


def name_of(visit: Visit) -> str:
    signature = visit.judge().signature
    assert signature is not None
    return signature


def pressed(label: str) -> Visit:
    visit = Visit().go("/checkout")
    for _ in range(3):
        visit.click(label, after=3)
    return visit


def hydrated(*, dead: bool) -> Visit:
    visit = Visit().go("/").throw("Error: Hydration failed because the initial UI does not match")
    if dead:
        nothing = {"kind": "dead_click", "message": "Nothing followed the click on Add"}
        visit.click("Add").add("console", "warn", nothing)
    return visit


def dropped(page: str) -> Visit:
    message = {"message": "WebSocket closed (1006), attempt 3 of 5"}
    return Visit().go(page).click("Follow").add("console", "error", message)


def refused(what: str, rule: str) -> str:
    return f"Refused '{what}': it violates the Content Security Policy directive \"{rule}\""


def test_a_button_is_one_button_whatever_it_would_cost() -> None:
    assert name_of(pressed("Pay €28.90")) == name_of(pressed("Pay €114.00"))


def test_two_dead_buttons_are_two() -> None:
    assert name_of(pressed("Pay €28.90")) != name_of(pressed("Apply"))


def test_a_page_without_life_is_another_cause_than_one_that_was_drawn_anew() -> None:
    assert name_of(hydrated(dead=True)) != name_of(hydrated(dead=False))


def test_a_connection_that_drops_is_one_cause_on_every_page() -> None:
    assert name_of(dropped("/products/teapot")) == name_of(dropped("/search"))


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/api/products/mug/reviews", "/api/products/:id/reviews"),
        ("/users/me/orders", "/users/:id/orders"),
        ("/api/payments/refund", "/api/payments/refund"),
        ("/settings/profile", "/settings/profile"),
    ],
)
def test_what_stands_between_two_collections_names_a_member(path: str, template: str) -> None:
    assert path_template(path) == template


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("https://a.example/x.js", "script-src"), ("https://a.example/y.js", "script-src"), True),
        (("https://a.example/x.js", "script-src"), ("https://b.example/x.js", "script-src"), False),
        (("https://a.example/x", "img-src"), ("https://a.example/x", "connect-src"), False),
        (("inline", "script-src-elem"), (f"{PAGE}/x.js", "script-src-elem"), False),
    ],
)
def test_a_refusal_is_known_by_the_rule_and_whom_it_kept_out(
    one: Any, other: Any, alike: bool
) -> None:
    assert (refusal_template(refused(*one)) == refusal_template(refused(*other))) is alike


def test_words_about_a_policy_without_a_rule_are_no_refusal() -> None:
    assert refusal_template("Content Security Policy is not set") == ""
