"""What one cause is called in two sessions: alike where it is one, apart where it is not."""

from typing import Any

import pytest

from analyze.visits import PAGE, Visit
from usercontext.analyze.grouping import refusal_template
from usercontext.analyze.language.urls import path_template


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


def refused_order(status: int, said: str = "", body: str = "") -> Visit:
    more = {"responseBody": body, "contentType": "application/json"} if body else {}
    visit = Visit().go("/checkout").click("Order").ask("POST", "/api/orders", status, **more)
    return visit.log("warn", f"[order] refused: {said}") if said else visit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We are closed now. Orders open again at 09:00.", "There is an account with this e-mail."),
        ("minimum_not_met: orders begin at 40 EUR", "one_per_customer: only one of these"),
        ("street: must not be empty", "postcode: must not be empty"),
        ("Choose a day of delivery first", "Tick the box beside the terms"),
    ],
)
def test_one_address_that_refuses_for_two_reasons_has_two_causes(one: str, other: str) -> None:
    """A shop that was closed and a guest with an account were one group: 84 pairs of a set."""
    assert name_of(refused_order(422, one)) != name_of(refused_order(409, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Teapot is sold out", "Mug is no longer available"),
        ("Orders open again at 09:00.", "Orders open again at 11:30."),
        ("rating must be at least 1", "rating: expected a number, got text"),
        (
            "Bitte Anna Weber als Empfängerin bestätigen",
            "Bitte Petra Lang als Empfängerin bestätigen",
        ),
        ("country_not_served: DE", "item_not_shippable: not to Austria"),
    ],
)
def test_one_reason_is_one_cause_whomever_it_names(one: str, other: str) -> None:
    assert name_of(refused_order(422, one)) == name_of(refused_order(422, other))


@pytest.mark.parametrize("code", ["insufficient_scope", "permission_denied", "role_not_allowed"])
def test_a_code_that_says_no_more_than_its_status_names_nothing(code: str) -> None:
    assert name_of(refused_order(403, body=f'{{"code": "{code}"}}')) == name_of(refused_order(403))


def test_a_reason_in_an_answer_is_named_by_its_code() -> None:
    body = '{"error": {"code": "LIMIT_PER_HOUSEHOLD", "message": "Only two for %s"}}'

    told = {name_of(refused_order(422, body=body % who)) for who in ("Anna", "Petra")}
    assert len(told) == 1


def test_a_reason_is_kept_when_the_same_press_was_refused_in_a_run() -> None:
    visit = refused_order(422, body='{"code": "shop_closed"}')
    for _ in range(4):
        visit.ask("POST", "/api/orders", 422, responseBody='{"code": "shop_closed"}')

    assert name_of(visit) == name_of(refused_order(422, body='{"code": "shop_closed"}'))


@pytest.mark.parametrize(("one", "other"), [(500, 503), (400, 413), (404, 429)])
def test_what_stands_before_a_server_fails_for_itself(one: int, other: int) -> None:
    assert name_of(refused_order(one)) != name_of(refused_order(other))


def test_a_gateway_is_one_cause_whichever_of_its_answers_came() -> None:
    assert name_of(refused_order(502)) == name_of(refused_order(504))


def test_what_a_server_answered_also_tells_its_former_name() -> None:
    """An upgrade regroups nothing: a group of the former name takes what is called anew."""
    told = refused_order(422, "We are closed now.").judge()

    assert told.signature is not None
    assert told.signature.startswith("v2:")
    assert [name.partition(":")[0] for name in told.former_signatures] == ["v1"]
    assert told.former_signatures == refused_order(422).judge().former_signatures


@pytest.mark.parametrize(("one", "other"), [("ord_7Kx2", "ord_19Qab"), ("INV-2024A17", "INV-7B3")])
def test_an_id_of_letters_and_digits_is_no_part_of_a_name(one: str, other: str) -> None:
    """Each order was a group of its own: numbers went, and the letters between them stayed."""

    def said(order: str) -> Visit:
        visit = Visit().go("/orders").click("Open")
        return visit.throw(f"Error: order {order} has no lines")

    assert name_of(said(one)) == name_of(said(other))


def test_an_address_of_one_thing_is_the_address_of_all() -> None:
    one, other = (
        Visit().go("/orders").click("Open").ask("GET", f"/api/orders/{name}", 500)
        for name in ("ord_7Kx2", "ord_19Qab")
    )

    assert name_of(one) == name_of(other)


def test_sizes_and_steps_stay_what_they_are() -> None:
    names = {
        name_of(Visit().go("/").click("Next").ask("GET", f"/api/{path}", 500))
        for path in ("step-2", "step-3", "v1/step-2")
    }

    assert len(names) == 3
