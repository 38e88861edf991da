"""What a page itself would not take, and what it could not read of an answer, in its own words.

Beside each stand lines of code, presses that were served, and notices that nobody complains of.
"""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.servers import told
from usercontext.domain.analysis import Analysis, Category

JSON = "application/json"


def listed(said: str) -> Analysis:
    """Read a list, write of it at once, and do so again behind a press."""
    desk = Desk("/plan").ask("GET", "/api/rehearsals", 200, contentType=JSON)
    desk.log("error", said)
    desk.press("Mai", after=5).ask("GET", "/api/rehearsals", 200, contentType=JSON)
    return desk.log("error", said).judge("Statt der Termine stehen da nur Striche", "/plan")


@pytest.mark.parametrize(
    "said",
    [
        "Ungültiges Datum: 2026-02-30T19:00",
        "fecha inválida en la fila 3: 31/02/2026",
        "Date invalide : 2026-13-01",
        "plan: ongeldig tijdstip 25:61",
    ],
)
def test_a_value_that_nobody_entered_came_with_the_answer(said: str) -> None:
    told(listed(said), "api_contract", "P1 P2", said)


def test_a_value_that_was_handed_in_is_the_form_s() -> None:
    desk = Desk("/plan").field("Datum").press("Speichern")
    desk.ask("GET", "/api/rehearsals", 200, contentType=JSON)
    judged = desk.log("error", "Ungültiges Datum: 2026-02-30").judge("Geht nicht", "/plan")

    assert judged.category is not Category.API_CONTRACT


def test_a_setting_of_code_is_no_value_of_an_answer() -> None:
    judged = listed("Ungültige Konfiguration: theme")

    assert judged.category not in (Category.API_CONTRACT, Category.VALIDATION_REJECTED)


def checked(said: str, press: str = "Save", times: int = 2, notice: bool = False) -> Desk:
    desk = Desk("/shift").field("From").field("To")
    for _ in range(times):
        desk.press(press, after=5)
        shown = {"kind": "notice", "message": said, "selector": "p.hint"}
        if notice:
            desk.add("console", "info", shown, after=0.02)
        else:
            desk.log("error", said, after=0.01)
    return desk


@pytest.mark.parametrize(
    "said",
    [
        "shift: end is before start",
        "Schicht: ende liegt vor beginn",
        "la date de fin est avant la date de début",
        "Anzahl ist größer als Bestand",
    ],
)
def test_one_field_held_against_another_is_the_page_s_own_check(said: str) -> None:
    told(checked(said).judge("I cannot enter my shift", "/shift"), "validation_rejected",
         "P1 P2 P3", said)  # fmt: skip


def test_a_line_of_code_that_compares_nothing_is_no_check() -> None:
    judged = checked("shift: no context to save into").judge("I cannot enter it", "/shift")

    assert judged.category is Category.JS_EXCEPTION


def test_a_notice_at_each_press_explains_who_complains_of_it() -> None:
    said = "Sorry, we do not deliver to this postcode."
    judged = checked(said, "Check", notice=True).judge("It refuses my postcode", "/shift")

    told(judged, "validation_rejected", "P1 P2 P3", "postcode")


@pytest.mark.parametrize("words", ["Is there an app?", "The colours are hard to read"])
def test_a_notice_at_each_press_is_nothing_to_who_says_nothing_of_it(words: str) -> None:
    judged = checked("Monday: three vans free", "Check", notice=True).judge(words, "/shift")

    nothing(judged)


@pytest.mark.parametrize(
    ("label", "notice"),
    [
        ("Donner 30 €", "Le paiement a été refusé par votre banque."),
        ("Give $60", "Your card was declined."),
        ("Spendiere CHF 20", "Ihre Bank hat die Zahlung abgelehnt."),
    ],
)
def test_a_control_that_names_a_sum_pays_whatever_its_words(label: str, notice: str) -> None:
    desk = Desk("/gift").press(label).ask("POST", "/api/gifts", 400)
    desk.add("console", "info", {"kind": "notice", "message": notice, "selector": "p.hint"})

    told(desk.judge("It does not go through", "/gift"), "payment_declined", "P2 P3")


@pytest.mark.parametrize(
    "notice",
    [
        "Ihr Guthaben reicht nicht aus.",
        "Fondos insuficientes en la cuenta",
        "La banque a refusé le prélèvement",
        "Die Lastschrift wurde von der Bank zurückgewiesen",
        "Saldo onvoldoende",
    ],
)
@pytest.mark.parametrize("status", [400, 409, 422])
def test_a_notice_of_money_that_is_not_there_is_a_payment_s_no(status: int, notice: str) -> None:
    desk = Desk("/plan").press("Start").ask("POST", "/api/plan", status)
    said = {"kind": "notice", "message": notice, "selector": "p.hint"}
    desk.add("console", "info", said, after=0.1)

    told(desk.judge("It does not start", "/plan"), "payment_declined", "P2 P3", notice)


def test_a_card_that_a_library_refuses_is_no_payment() -> None:
    desk = Desk("/loan").press("Borrow 3").ask("POST", "/api/loans", 400)
    said = {"kind": "notice", "message": "Your card was declined.", "selector": "p.hint"}
    desk.add("console", "info", said)

    assert desk.judge("I cannot borrow", "/loan").category is not Category.PAYMENT_DECLINED


def lost(path: str, refused: int = 422, pressed: bool = True) -> Desk:
    desk = Desk("/park")
    desk = desk.press("Zone 4") if pressed else desk
    desk.ask("GET", path, 404)
    desk.press("Get ticket", after=6).ask("POST", "/api/tickets", refused)
    said = {"kind": "notice", "message": "The sum must be more than 0.", "selector": "p.hint"}
    return desk.add("console", "info", said)


def test_a_form_refused_for_what_its_page_had_lost_failed_by_that() -> None:
    judged = lost("/api/zones/undefined/rate").judge("I cannot get a ticket", "/park")

    told(judged, "api_contract", "P1 P2", "/api/zones/undefined/rate")


def test_a_form_refused_beside_what_is_only_not_there_failed_for_itself() -> None:
    judged = lost("/api/zones/4/photo").judge("I cannot get a ticket", "/park")

    assert judged.category is Category.VALIDATION_REJECTED


def test_a_form_refused_after_what_nobody_pressed_for_failed_for_itself() -> None:
    judged = lost("/api/badges/undefined", pressed=False).judge("I cannot get a ticket", "/park")

    assert judged.category is Category.VALIDATION_REJECTED
