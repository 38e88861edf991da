"""A page's own limits, told in whatever words: rules, and minor. Beside them: what broke."""

import pytest

from analyze.servers import Page, told


def notice(page: Page, text: str) -> Page:
    said = {"kind": "notice", "message": text, "selector": "p.status"}
    page.add("console", "info", said, after=0.3)
    return page


@pytest.mark.parametrize(
    ("pressed", "text", "words"),
    [
        ("Add leaf", "Quire is full: 30 leaves at most", "I would like more than 30 leaves"),
        ("Add board", "Only 5 boards fit here", "I cannot add another board"),
        ("Choose film", "Film exceeds the 2 GB ceiling", "Please let me use longer films"),
        ("Blatt anlegen", "Höchstens 12 Blätter je Mappe", "Ich brauche mehr Blätter"),
        ("Ajouter une piste", "Pas plus de 8 pistes", "Je voudrais plus de pistes"),
    ],
)
def test_a_limit_that_a_page_tells_is_a_rule(pressed: str, text: str, words: str) -> None:
    judged = notice(Page("/folio").click(pressed), text).judge(words, "/folio")

    told(judged, "validation_rejected unknown", "P3")


def test_a_limit_that_is_complained_of_is_named() -> None:
    page = notice(Page("/folio").click("Add board"), "Only 5 boards fit here")

    told(page.judge("I cannot add a board", "/folio"), "validation_rejected", "P3", "Only 5 boards")


@pytest.mark.parametrize("text", ["3 boards copied", "Board 5 is open", "Saved 12 boards"])
def test_a_number_alone_is_no_limit(text: str) -> None:
    page = notice(Page("/folio").click("Copy boards"), text)

    assert page.judge("The boards look odd", "/folio").category != "validation_rejected"


def test_a_request_that_failed_beside_a_limit_failed() -> None:
    page = Page("/folio").click("Add board").ask("POST", "/api/boards", 500)

    judged = notice(page, "At most 5 boards can be kept").judge("No board is added", "/folio")
    told(judged, "backend_error", "P2", "/api/boards")


def test_a_rule_of_the_least_stays_what_it_was() -> None:
    page = notice(Page("/join").click("Send"), "The name must be at least 3 letters")

    assert page.judge("I cannot send it", "/join").category == "validation_rejected"
