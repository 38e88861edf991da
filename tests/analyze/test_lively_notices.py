"""What a page showed the user at once: bad news is quoted, good news is none."""

import pytest

from analyze.lively_visits import calm, held, lively


def test_a_toast_that_refuses_what_was_pressed() -> None:
    visit = lively("/stock")
    for _ in range(2):
        visit.press("Book out").shows("Booking failed: bin A-17 is locked by an inventory count")

    held(
        visit.judge("booking doesnt work"),
        "race",
        "bin A-17 is locked by an inventory count|Book out",
        "P1 P2",
    )


def test_bad_news_in_a_piece_that_was_answered_200() -> None:
    """The box's own name says what it is, in whatever language."""
    visit = lively("/invoices")
    for _ in range(2):
        visit.press("Freigeben RE-206").stream("/invoices/206/approve")
        visit.shows("Kostenstelle 4711 steht nicht offen", "#detail > div.alert.alert-danger")

    held(
        visit.judge("freigeben geht nicht"),
        "validation_rejected permission_denied backend_error",
        "Kostenstelle 4711|Freigeben RE-206",
        "P1 P2",
    )


def test_an_exception_of_the_server_that_the_page_shows() -> None:
    trace = "KeyError: 'bin of M8 bolts' Traceback: File \"/app/count.py\", line 7, in <module>"
    visit = lively("/count").press("Save count").shows(trace).press("Save count")

    held(
        visit.judge("Speichern geht nicht, roter Kasten"),
        "backend_error",
        "KeyError: 'bin of M8 bolts'|Save count",
        "P1 P2",
    )


def test_a_store_that_takes_nothing_is_nobody_s_right() -> None:
    visit = lively("/count")
    for _ in range(2):
        visit.press("Save count").shows("Saving failed: stock database is read-only")

    held(
        visit.judge("cannot save my count"),
        "backend_error",
        "stock database is read-only|Save count",
        "P1 P2",
        "permission",
    )


@pytest.mark.parametrize(
    "rule",
    [
        "Der Artikel M8 bolts ist für diese Woche bereits gezählt",
        "This article was already counted this week",
        "La quantité est obligatoire",
    ],
)
def test_a_rule_that_was_not_kept_is_no_failure(rule: str) -> None:
    visit = lively("/count")
    for _ in range(2):
        visit.press("Save count").shows(rule)

    held(visit.judge("Zählung wird nicht gespeichert"), "validation_rejected", rule, "P2 P3")


@pytest.mark.parametrize(
    "news", ["Booked out", "Saved without errors", "0 errors found", "Gespeichert", "Enregistré"]
)
def test_good_news_is_no_cause(news: str) -> None:
    visit = lively("/stock").press("Book out").shows(news).press("Print list").shows(news)

    calm(visit.judge("The table should be sortable by stock please"))


def test_a_slip_that_was_put_right_stops_nobody() -> None:
    visit = lively("/stock").press("Book out").shows("Quantity is required").fills("quantity")
    visit.press("Book out").shows("Booked out")

    calm(visit.judge("Could you make the letters bigger?"))
