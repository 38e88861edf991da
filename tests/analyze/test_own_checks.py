"""What the page's own check would not take, told in a notice, with nothing asked. Not: servers."""

import pytest

from analyze.behaviours import Desk
from analyze.moments import told

BOX = "div.alert-danger"


class Form(Desk):
    """A form in which somebody presses, and what its page shows them then."""

    def shows(self, words: str, box: str = BOX) -> "Form":
        said = {"kind": "notice", "message": words, "selector": box}
        self.add("console", "info", said, after=0.3)
        return self


def pressed() -> Form:
    form = Form("/profile")
    form.field("Phone").press("Change number")
    return form


@pytest.mark.parametrize(
    "words", ["Číslo je neplatné", "Geçersiz numara", "Numărul nu este valid", "番号が無効です"]
)
def test_what_is_not_valid_and_was_never_sent_no_server_refused(words: str) -> None:
    judged = pressed().shows(words).judge("It does not take my number", "/profile")

    told(judged, "validation_rejected", words, "P1 P2 P3")


def test_so_is_what_a_box_of_the_form_says_in_any_words() -> None:
    form = pressed().shows("Kontrollera numret", "#phone-field-error")

    told(form.judge("It does not go on", "/profile"), "validation_rejected", "", "P1 P2 P3")


def test_the_line_of_the_check_is_the_cause() -> None:
    form = pressed()
    form.log("warn", "phone: pattern /^[0-9]{9}$/ does not match").shows("Kontrollera numret")

    told(form.judge("It does not go on", "/profile"), "validation_rejected", "phone", "P1 P2 P3")


@pytest.mark.parametrize(
    "words",
    [
        "Das Fach ist leider schon vergeben, bereits seit gestern",
        "Ce créneau est déjà pris",
        "The office is closed on Sundays",
        "Only 3 guests, you have 5 already",
    ],
)
def test_so_is_any_no_behind_a_press_that_asked_nothing(words: str) -> None:
    form = pressed().shows(words, "div.toast")

    told(form.judge("It does not go on", "/profile"), "validation_rejected", words, "P1 P2 P3")


@pytest.mark.parametrize("words", ["Kunde inte sparas", "Geçersiz numara"])
@pytest.mark.parametrize("status", [500, 503])
def test_what_was_asked_and_failed_is_the_server_s(words: str, status: int) -> None:
    form = pressed()
    form.ask("PUT", "/api/profile", status).shows(words, "#form-error")

    told(form.judge("It does not go on", "/profile"), "backend_error", "/api/profile", "P1 P2")


@pytest.mark.parametrize("box", [BOX, "#form-error"])
def test_a_notice_of_what_broke_is_not_taken_for_one(box: str) -> None:
    judged = pressed().shows("Kunde inte sparas", box).judge("It does not go on", "/profile")

    assert judged.category is not None
    assert judged.category.value != "validation_rejected"
