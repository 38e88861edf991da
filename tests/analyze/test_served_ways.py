"""Where a press led to, when nothing else is told: the same form, or a page of a failure.

Pages as the script on them tells of them, without a status. Not: posted forms whose answer is seen
(test_served_forms.py).
"""

import pytest

from analyze.served_visits import calm, held, site


def test_a_till_that_shows_itself_again_has_taken_nothing() -> None:
    visit = site("/kasse").fills("plz").press("Jetzt kaufen").page("/kasse")
    visit.fills("plz").press("Jetzt kaufen").page("/kasse").press("Jetzt kaufen").page("/kasse")

    held(
        visit.judge("Bestellung geht nicht durch, die Seite lädt nur neu"),
        "validation_rejected backend_error",
        "Jetzt kaufen|/kasse",
        "P1",
    )


def test_a_form_that_came_back_once_and_was_then_taken() -> None:
    visit = site("/reserver").fills("date").press("Réserver").page("/reserver")
    visit.fills("date").press("Réserver").page("/reserver/merci")

    calm(visit.judge("est-ce que je peux venir avec un chien ?"))


@pytest.mark.parametrize("steps", ["123", "………"])
def test_a_step_that_has_the_address_of_the_one_before(steps: str) -> None:
    """A client may keep the values of queries to itself."""
    visit = site(f"/order?step={steps[0]}").press("Order").page(f"/order?step={steps[1]}")
    visit.press("Order").page(f"/order?step={steps[2]}")

    calm(visit.judge("can I have it delivered to my neighbour"))


def test_steps_that_all_have_one_address() -> None:
    visit = site("/checkout").press("Weiter zur Zahlung").page("/checkout")
    visit.press("Weiter zur Zahlung").page("/checkout")

    calm(visit.judge("Wie lange dauert der Versand?"))


@pytest.mark.parametrize(("times", "categories"), [(2, "unknown"), (3, "validation_rejected")])
def test_a_password_may_be_mistyped_twice(times: int, categories: str) -> None:
    visit = site("/login")
    for _ in range(times):
        visit.fills("user", "password").press("Anmelden").page("/login")

    held(visit.judge("ich komme nicht rein"), categories, "", "P1 P3")


def test_a_piece_of_a_page_that_is_the_page_of_an_error() -> None:
    body = "<html><title>500 Internal Server Error</title><h1>Oops</h1></html>"
    visit = site("/vereine").press("Mehr laden", "a").xhr("GET", "/vereine?seite=2", 200, body)

    held(
        visit.judge("da steht Oops in der Liste"),
        "backend_error",
        "500 Internal Server Error",
        "P2",
    )


@pytest.mark.parametrize("status", [200, 302])
def test_an_order_that_was_pressed_again_before_it_was_answered(status: int) -> None:
    visit = site("/kasse").press("Kaufen").document("POST", "/bestellung", status, durationMs=9000)
    visit.press("Kaufen", after=2).document("POST", "/bestellung", status, durationMs=9000)

    held(visit.judge("zweimal abgebucht"), "race", "/bestellung", "P0")


def test_what_is_saved_stays_where_it_is() -> None:
    visit = site("/account").press("Save order preferences").page("/account")
    visit.press("Save order preferences").page("/account")

    calm(visit.judge("when do you restock?"))


@pytest.mark.parametrize("path", ["/fehler", "/error/500", "/oops.html", "/service-unavailable"])
def test_a_page_of_a_failure_in_the_place_of_an_order(path: str) -> None:
    visit = site("/kasse").hums().press("Jetzt kaufen").page(path)

    held(visit.judge("Fehler beim Bestellen"), "backend_error", path, "P1")


@pytest.mark.parametrize(
    ("path", "press", "status", "categories", "priority"),
    [
        ("/rooms/12/book", "Book this room", 500, "backend_error", "P1"),
        ("/checkout", "Zur Kasse", 503, "backend_error", "P1"),
        ("/login", "Log in", 419, "auth_expired", "P1"),
        ("/contact", "Send message", 403, "permission_denied", "P2"),
        ("/demandes/piece", "Envoyer", 413, "validation_rejected", "P1 P2"),
        ("/mitglieder", "Speichern", 422, "validation_rejected", "P2"),
    ],
)
def test_a_page_whose_status_its_client_saw(
    path: str, press: str, status: int, categories: str, priority: str
) -> None:
    visit = site("/somewhere").fills("text").press(press).page(path, seen=status)

    held(visit.judge("an error page came"), categories, f"{path}|{status}", priority)


def test_a_payment_that_another_house_sends_back_as_failed() -> None:
    visit = site("/checkout").press("Pay now")
    visit.page("/checkout/onepage/failure/", came="https://pay.acquirer.test/", after=90)

    held(visit.judge("payment failed?"), "payment_declined", "/checkout/onepage/failure/", "P3")


def test_a_door_that_is_shut_to_a_clerk() -> None:
    visit = site("/personal").press("Lohnliste", "a").page("/403")

    held(visit.judge("komme nicht an die Lohnliste"), "permission_denied", "/403", "P2")


def test_a_form_that_comes_back_with_a_status_is_told_by_it() -> None:
    visit = site("/kasse").press("Jetzt kaufen").page("/kasse", seen=422)
    visit.press("Jetzt kaufen").page("/kasse", seen=422)

    held(visit.judge("es geht nicht weiter"), "validation_rejected", "/kasse|422", "P1")


def test_errors_that_somebody_came_to_look_at() -> None:
    visit = site("/projects/4").press("Errors", "a").page("/errors").press("Settings", "a")
    visit.page("/settings")

    calm(visit.judge("how do I mute one?"))


def test_a_page_that_somebody_opened_by_its_address() -> None:
    visit = site("/maintenance")

    calm(visit.judge("when will you be back?"))
