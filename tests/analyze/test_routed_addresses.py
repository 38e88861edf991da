"""Addresses at which a router asks for the parts of a page, and the page that they are of."""

import pytest

from analyze.routed_visits import Routed, calm, held
from usercontext.analyze.reading.page_parts import page_of


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/en/stays/12", "/en/stays/12"),
        ("/stays/__data.json", "/stays"),
        ("/stays/_payload.json", "/stays"),
        ("/page-data/stays/page-data.json", "/stays"),
        ("/_next/data/8fQ2kd/en/stays.json", "/en/stays"),
        ("/_next/data/8fQ2kd/index.json", "/"),
        ("/stays.data", "/stays"),
    ],
)
def test_the_page_that_an_address_has_the_parts_of(path: str, page: str) -> None:
    assert page == page_of(path)


def test_the_parts_of_the_page_that_somebody_stands_on_are_wanted() -> None:
    """A page that reads itself anew presses nothing."""
    visit = Routed()
    visit.page("/board").waits(4)
    visit.json("GET", "/board/__data.json", 500).json("GET", "/board/__data.json", 500)

    held(visit.judge("the board is old"), "backend_error", "/board/__data.json|500", "P2")


def test_the_parts_of_pages_that_a_pointer_went_over() -> None:
    visit = Routed()
    visit.page("/board").waits(2)
    visit.json("GET", "/plans/__data.json", 500).json("GET", "/about/__data.json", 500)
    visit.press("Plans", "a").json("GET", "/plans/__data.json", 200).turbo("/plans")

    calm(visit.judge("what does the big plan cost?"))
