"""Forms of a portal whose button stays grey: a press on it is told of the form around it.

Not: forms that are checked without end, which are `test_portal_waits`.
"""

from analyze.portal_visits import Portal, calm, held, portal

FORM = "main > ng-component > form.ng-dirty.ng-touched"
WORDS = "Rechnungsnummer Betrag IBAN Einreichen"


def filled() -> Portal:
    visit = portal().route("Rechnung einreichen", "/claims/new").waits(3)
    return visit.gets("/api/iban/[IBAN]").waits(2)


def test_a_grey_button_that_was_pressed_twice() -> None:
    """What it lacked had no field: nothing was asked, nothing complained."""
    visit = filled().press(WORDS, "form", FORM).press(WORDS, "form", FORM)

    held(visit.judge("Alles ausgefüllt, der Knopf bleibt grau"), "dead_control", "form", "P2 P1")


def test_a_form_that_was_sent_after_all() -> None:
    visit = filled().press(WORDS, "form", FORM).press(WORDS, "form", FORM)
    visit.press("Einreichen").sends("POST", "/api/claims", 201).turbo("/claims")

    calm(visit.judge("Der Betrag wird falsch angezeigt"))


def test_a_press_beside_a_field_is_no_grey_button() -> None:
    visit = filled().press(WORDS, "form", FORM)

    calm(visit.judge("Der Betrag wird falsch angezeigt"))


def test_who_asks_when_the_money_comes_complains_of_no_form() -> None:
    visit = filled().press(WORDS, "form", FORM).press(WORDS, "form", FORM)

    calm(visit.judge("Wann kommt mein Geld?"))
