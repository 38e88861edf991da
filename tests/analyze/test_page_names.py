"""One kind of page is one in the name of a cause; pages that are there once are their own."""

import pytest

from analyze.visits import Visit
from usercontext.analyze.signatures.page_names import page_template
from usercontext.domain.analysis import Analysis


def warned(page: str, said: str = "the ruler could not be drawn") -> Analysis:
    visit = Visit().go(page).click("Measure").log("error", f"[ruler] {said}")
    return visit.judge("The ruler is not there", path=page)


def pressed(page: str) -> Analysis:
    visit = Visit().go(page)
    for _ in range(4):
        visit.click("Measure", after=3)
    return visit.judge("The button does nothing", path=page)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/lamps/arc-lamp", "/lamps/desk-lamp"),
        ("/invoices/4711", "/invoices/4712"),
        ("/orders/ord_7Kx2", "/orders/ord_19Qab"),
        ("/fr/produit/lampe", "/fr/produit/tapis"),
        ("/blog/spring", "/blog/autumn"),
        ("/products/board", "/products/slippers"),
        ("/#/lamps/arc-lamp", "/#/lamps/desk-lamp"),
        ("/gift-cards/birthday/", "/gift-cards/wedding/"),
    ],
)
def test_two_pages_of_one_kind_are_one_page(one: str, other: str) -> None:
    """Each product, each invoice made a group of its own of what its page got wrong."""
    assert pressed(one).signature == pressed(other).signature
    assert warned(one).signature == warned(other).signature


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/settings/profile", "/settings/password"),
        ("/lamps/new", "/lamps/arc-lamp"),
        ("/lamps/arc-lamp", "/rugs/arc-lamp"),
        ("/lamps", "/lamps/arc-lamp"),
        ("/checkout/address", "/checkout/delivery"),
        ("/account/orders", "/account/invoices"),
        ("/users/sign-in", "/users/sign-up"),
        ("/users/forgot-password", "/users/reset-password"),
        ("/teams/members", "/teams/invoices"),
        ("/projects/board", "/projects/timeline"),
        ("/orders/thank-you", "/orders/4711"),
    ],
)
def test_two_pages_that_are_there_once_stay_two(one: str, other: str) -> None:
    assert page_template(one) != page_template(other)
    assert pressed(one).signature != pressed(other).signature


def test_two_causes_on_pages_of_one_kind_stay_two() -> None:
    drawn = warned("/lamps/arc-lamp")

    assert drawn.signature != warned("/lamps/desk-lamp", "its store has no room").signature
    assert drawn.signature != pressed("/lamps/desk-lamp").signature


def test_a_page_that_is_called_by_its_kind_also_tells_its_former_name() -> None:
    """An upgrade regroups nothing: a group of the former name takes what is called anew."""
    told = pressed("/lamps/arc-lamp")

    assert (told.signature or "").startswith("v3:")
    assert [name.partition("|")[2].partition("#")[0] for name in told.former_signatures] == [
        "/lamps/arc-lamp"
    ]
    assert all(name.startswith("v1:") for name in told.former_signatures)


def test_a_page_that_is_there_once_is_called_as_it_was() -> None:
    told = pressed("/checkout")

    assert (told.signature or "").startswith("v1:")
    assert told.former_signatures == ()
