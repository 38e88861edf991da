"""What is kept for something that is under way, or for those who belong to a house.

A thing that is locked for another's work is no old page and nobody's right; what is for members is
refused by a rule that whoever reads it understands. The calm ones lock for good, or for all.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from usercontext.analyze.signals.refusals.conflicts import is_held
from usercontext.analyze.signals.refusals.house_rules import house_reason


def refused(label: str, path: str, status: int, line: str, level: str = "warn") -> Desk:
    page = Desk("/desk").hum().click(label)
    page.no("POST", path, status).log(level, line)
    return page


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (409, "[trolley] trolley T-88 is frozen"),
        (423, "bag: the bag is still locked, the bank has not answered"),
        (423, "[panier] le panier est verrouillé, un paiement est en cours"),
    ],
)
def test_a_cart_that_is_kept_for_a_payment_stops_whoever_comes_back(status: int, line: str) -> None:
    page = refused("Add to bag", "/api/bag/items", status, line)

    told(page.judge("nothing goes in"), "race backend_error", "P0 P1", str(status), "/api/bag")


@pytest.mark.parametrize(
    "line",
    [
        "document 12 is locked by another editor",
        "could not acquire lock on wallet 7",
        "the lock is held by worker-3",
        "El pedido está bloqueado",
    ],
)
def test_what_is_locked_for_what_is_under_way_is_held(line: str) -> None:
    assert is_held(line)


@pytest.mark.parametrize(
    "line",
    [
        "This order is locked: it has been shipped",
        "your account is locked",
        "the sheet is locked, ask an administrator",
        "the header row is sticky",
        "basket checked out and paid",
    ],
)
def test_what_is_closed_for_good_is_not_held_for_anybody(line: str) -> None:
    assert not is_held(line)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("[vinyl] This pressing is for subscribers only.", "info"),
        ("Presale is open only to our fan club members", "warn"),
        ("[ruck] Dieser Tarif ist nur für Abonnenten.", "warn"),
        ("Patrons can already order, everyone else from Monday", "info"),
        ("cette offre est réservée aux adhérents", "warn"),
    ],
)
def test_what_is_for_those_who_belong_is_refused_rightly(line: str, level: str) -> None:
    page = refused("Put it into the basket", "/api/basket/items", 403, line, level)

    told(page.judge("I cannot buy it"), "permission_denied", "P2 P3", "403", "/api/basket")


@pytest.mark.parametrize(
    "line",
    [
        "only admins may do this",
        "forbidden",
        "[acl] members list loaded",
        "[team] 4 members can see this board",
    ],
)
def test_a_right_that_somebody_lacks_is_no_rule_of_a_house(line: str) -> None:
    assert house_reason(line) is None


def test_a_cart_that_answers_403_without_a_word_still_stops_everybody() -> None:
    page = refused("Put it into the basket", "/api/basket/items", 403, "[basket] not added")

    assert page.judge("I cannot buy it").priority.value in ("P0", "P1")
