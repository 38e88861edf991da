"""What is bought though its name is of a side task, and what is gone on to though it fails."""

import pytest

from analyze.remark_visits import Remarks, remarks
from usercontext.domain.analysis import Priority


def refused_twice(label: str, path: str, page: str = "/checkout") -> Remarks:
    visit = remarks(page)
    for _ in range(2):
        visit.click(label).no("POST", path, 500)
    return visit


@pytest.mark.parametrize(
    "label",
    [
        "Order prints",
        "Buy download",
        "Pay and download",
        "Importsteuer bezahlen",
        "Place order",
        "Druck jetzt bestellen",
        "Pagar e imprimir",
        "İndirimli satın al",
    ],
)
def test_what_is_bought_is_core_whatever_it_is(label: str) -> None:
    """Prints, downloads and import taxes were beside the core by their names, and so P2."""
    visit = refused_twice(label, "/api/orders/gift-message")

    assert visit.judge("I cannot order").priority is Priority.P1


def test_a_permit_to_export_is_handed_in() -> None:
    visit = refused_twice("Exportgenehmigung beantragen", "/api/antraege", "/antrag/new")

    assert visit.judge("Der Antrag geht nicht").priority is Priority.P1


@pytest.mark.parametrize(
    "label", ["Order history", "Download invoice", "Cancel order", "Bestellung stornieren"]
)
def test_what_is_done_to_an_order_stays_beside(label: str) -> None:
    visit = refused_twice(label, "/api/orders/5/history", "/orders/5")

    assert visit.judge("it does not work").priority is Priority.P2


@pytest.mark.parametrize("page", ["/retry", "/oops", "/mislukt", "/hinweis/problem"])
def test_a_page_of_trouble_is_not_gone_on_to(page: str) -> None:
    """A page that went on to its page of trouble was taken for one that had what it wanted."""
    visit = remarks("/checkout").click("Place order").ok("POST", "/api/orders", status=201)

    told = visit.no("POST", "/api/confirm", 500).comes(page).judge("my order failed", page)
    assert told.priority is Priority.P1


@pytest.mark.parametrize(
    "line",
    [
        "3 changes lost focus",
        "midi: 12 notes discarded (duplicates)",
        "index: 20 words discarded as stop words",
        "12 changes were not lost",
    ],
)
def test_what_nobody_made_is_not_lost(line: str) -> None:
    """What a page sorts out was read as somebody's lost work (P0)."""
    visit = remarks("/doc/4").click("Save").ok("PUT", "/api/doc/4").says("error", line)

    assert visit.judge("please call me", "/doc/4").priority is not Priority.P0
