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
