"""Good answers whose body nobody kept, behind which a page told its user no at each press.

Beside each stand notices that ask for nothing, tell good news, or were told once.
"""

import pytest

from analyze.behaviours import Desk
from analyze.servers import told
from usercontext.domain.analysis import Category

DEAD = (Category.DEAD_CONTROL, Category.UNKNOWN)


class Office(Desk):
    def tells(self, text: str) -> "Office":
        said = {"kind": "notice", "message": text, "selector": "p.hint"}
        self.add("console", "info", said, after=0.15)
        return self


def sent(label: str, path: str, *notices: str, method: str = "POST") -> Office:
    office = Office("/office")
    for notice in notices:
        office.press(label, after=6).ask(method, path, 200, requestBytes=80, responseBytes=64)
        office.tells(notice)
    return office


@pytest.mark.parametrize(
    ("label", "path", "notice", "category"),
    [
        ("Release", "/api/rota/release", "You are not allowed to do this.", "permission_denied"),
        ("Freigeben", "/api/plan/freigabe", "Dafür fehlt Ihnen die Berechtigung.",
         "permission_denied"),
        ("Publier", "/api/avis", "Vous n'avez pas les droits pour publier.", "permission_denied"),
        ("Save", "/api/account", "Please correct the sort code.", "validation_rejected"),
        ("Speichern", "/api/konto", "Bitte prüfen Sie die IBAN.", "validation_rejected"),
        ("Guardar", "/api/cuenta", "Seleccione una provincia.", "validation_rejected"),
        ("Save", "/api/shift", "Your session has expired.", "auth_expired"),
    ],
)  # fmt: skip
def test_a_notice_behind_each_good_answer_says_what_the_server_would_not(
    label: str, path: str, notice: str, category: str
) -> None:
    judged = sent(label, path, notice, notice).judge("It does not go through", "/office")

    told(judged, category, "P1 P2 P3", path, notice)


@pytest.mark.parametrize(
    ("path", "notices"),
    [
        # good news
        ("/api/shift", ("Shift saved.", "Shift saved.")),
        # told once: who goes on pressing has put it right
        ("/api/shift", ("Please correct the sort code.", "Saved.")),
        ("/api/shift", ("Please correct the sort code.",)),
        # to be looked at elsewhere
        ("/api/link", ("Please check your inbox.", "Please check your inbox.")),
        ("/api/link", ("Bitte prüfen Sie Ihr Postfach.", "Bitte prüfen Sie Ihr Postfach.")),
        # not amiss by any word
        ("/api/shift", ("Monday, early", "Monday, early")),
    ],
)
def test_a_notice_of_anything_else_is_no_refusal(path: str, notices: tuple[str, ...]) -> None:
    judged = sent("Send", path, *notices).judge("Can I change the colour of my shifts?", "/office")

    assert judged.category in DEAD


def test_a_notice_about_a_list_that_was_only_read_refuses_nothing() -> None:
    office = sent("Show", "/api/rota", *("Please choose a week.",) * 2, method="GET")

    assert office.judge("The list is empty", "/office").category in DEAD


def test_a_page_that_led_on_had_taken_it() -> None:
    office = sent("Save", "/api/shift", *("Please correct the sort code.",) * 2)
    office.at("/office/done", "/office")

    assert office.judge("The page is slow", "/office/done").category is Category.UNKNOWN
