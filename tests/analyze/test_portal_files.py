"""Files that a portal hands out by its own code: what came is not what was to be kept.

Not: files that the browser fetches by itself, of which no script is told.
"""

import pytest

from analyze.portal_visits import Portal, calm, held, portal

PDF = "application/pdf"


def documents() -> Portal:
    return portal().route("Dokumente", "/documents").press("Steuerbescheinigung herunterladen")


@pytest.mark.parametrize("words", ["le pdf est vide", "Die Datei ist beschädigt"])
def test_a_file_that_came_with_nothing_in_it(words: str) -> None:
    """The page made a file of the answer and kept it: nothing was thrown."""
    visit = documents().gets("/api/documents/steuer.pdf", contentType=PDF, responseBytes=0)

    held(visit.judge(words), "api_contract", "/api/documents/steuer.pdf", "P2 P1")


def test_a_file_that_came_whole_is_no_failure() -> None:
    visit = documents().gets("/api/documents/steuer.pdf", contentType=PDF, responseBytes=81_204)

    calm(visit.judge("le pdf est trop petit"))


def test_a_file_whose_size_nobody_tells_is_no_failure() -> None:
    visit = documents().gets("/api/documents/steuer.pdf", contentType=PDF)

    calm(visit.judge("le pdf est trop petit"))


def test_data_came_where_a_file_was_to_be_kept() -> None:
    """Answered 200 with a sentence in JSON, which was kept as a file of that name."""
    visit = documents().gets("/api/documents/steuer.pdf")
    visit.press("Steuerbescheinigung herunterladen").gets("/api/documents/steuer.pdf")

    held(
        visit.judge("PDF lässt sich nicht öffnen"),
        "api_contract",
        "/api/documents/steuer.pdf",
        "P2",
    )


def test_data_that_says_where_the_file_is_was_what_was_asked_for() -> None:
    visit = documents().gets("/api/documents/steuer.pdf").route("Familie", "/family")
    visit.gets("/api/family").press("Jonas").gets("/api/family/2")

    calm(visit.judge("Jonas ist falsch geschrieben"))
