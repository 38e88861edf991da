"""Presses that a form answered with a notice and nothing else: refused, not dead. Not: servers."""

import pytest

from analyze.behaviours import Desk
from analyze.moments import told


class Form(Desk):
    """A form that shows its user something."""

    def shows(self, words: str, after: float = 0.3) -> "Form":
        said = {"kind": "notice", "message": words, "selector": "#hlaska"}
        self.add("console", "info", said, after=after)
        return self


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Odeslat přihlášku", "Vyplňte prosím všechna povinná pole"),
        ("Küldés", "Kérjük, töltse ki az összes mezőt"),
        ("Lähetä ja save", "Täytä kaikki kentät"),
        ("Odoslať", "Doplňte rodné číslo dieťaťa"),
        ("送信", "すべての項目を入力"),
        ("Submit", "One more thing before you go: the guardian's signature"),
    ],
)
def test_what_the_form_showed_first_is_why_the_next_presses_came_to_nothing(
    label: str, words: str
) -> None:
    form = Form("/camp/form")
    form.press(label, after=40).shows(words).press(label, times=4, after=6)

    told(form.judge("I press and nothing!", "/camp/form"), "validation_rejected", words, "P1 P2")


def test_a_press_that_waits_in_vain_is_still_dead() -> None:
    form = Form("/camp/form")
    form.press("Submit", after=40).shows("Sending…").press("Submit", times=4, after=6)

    told(form.judge("I press and nothing!", "/camp/form"), "dead_control", "Submit", "P1 P2")


def test_a_notice_that_came_long_before_says_nothing_of_it() -> None:
    form = Form("/camp/form")
    form.shows("Places are limited this year").press("Submit", times=4, after=40)

    told(form.judge("I press and nothing!", "/camp/form"), "dead_control", "Submit", "P1 P2")


def test_what_was_asked_and_failed_is_no_form_s_check() -> None:
    form = Form("/camp/form")
    form.press("Submit", after=40).ask("POST", "/api/camp", 503).shows("Zkuste to později")
    form.press("Submit", times=3, after=6)

    told(form.judge("I press and nothing!", "/camp/form"), "backend_error", "/api/camp", "P1 P2")
