"""Help about an action, a value shown beside a form, a thing registered: none is the core act."""

import pytest

from analyze.page_visits import PageVisit, page
from usercontext.domain.analysis import Priority

GRAVE = (Priority.P0, Priority.P1)


def helped(label: str, path: str, method: str = "GET") -> PageVisit:
    return page("/checkout").click(label).ask(method, path, 500)


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("Как оплатить?", "/api/help/pay"),
        ("How do I pay by invoice?", "/api/texts/pay"),
        ("Wie bezahle ich?", "/api/faq/bezahlen"),
        ("Pourquoi payer maintenant ?", "/api/textes/payer"),
        ("Payment methods", "/api/help-center/payment"),
    ],
)
def test_what_explains_an_act_is_read(label: str, path: str) -> None:
    told = helped(label, path).judge("where is the text", "/checkout")

    assert told.priority is Priority.P2, told.root_cause


@pytest.mark.parametrize(
    ("label", "path", "method"),
    [
        ("Pay", "/api/pay", "POST"),
        ("Pay now?", "/api/orders", "POST"),
        ("Wie bisher bezahlen?", "/api/orders", "POST"),
        ("Bezahlen", "/api/help/pay", "POST"),
    ],
)
def test_what_takes_it_is_core(label: str, path: str, method: str) -> None:
    assert helped(label, path, method).judge("it fails", "/checkout").priority in GRAVE


@pytest.mark.parametrize("label", ["Strength: high", "Stärke: hoch", "Country: Chile"])
def test_a_value_that_a_form_shows_opens_no_account(label: str) -> None:
    assert page("/register").dead(label).judge("hm", "/register").priority not in GRAVE


@pytest.mark.parametrize("label", ["Let's go", "Weiter", "C'est parti"])
def test_the_control_beside_it_does(label: str) -> None:
    assert page("/register").dead(label, 3).judge("hm", "/register").priority in GRAVE


def registered(path: str, label: str) -> PageVisit:
    return page(path).click(label).ask("POST", "/api/entries", 500)


@pytest.mark.parametrize(
    "path", ["/products/register", "/warranty/register", "/geraete/registrieren"]
)
def test_a_thing_that_is_registered_opens_no_account(path: str) -> None:
    told = registered(path, "Register").judge("it fails", path)

    assert told.priority is Priority.P2, told.root_cause


@pytest.mark.parametrize("path", ["/register", "/account/register", "/v2/register"])
def test_somebody_who_registers_does(path: str) -> None:
    assert registered(path, "Register").judge("it fails", path).priority in GRAVE
