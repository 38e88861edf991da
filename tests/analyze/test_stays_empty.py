"""A step to buy that a page only logs a failure of, and what was to be filled stays empty."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Priority

LINE = "[panier] impossible d'y mettre le tapis, le stock local est fermé"
COUNT = "[cart] the second drawer is locked"


def tried(line: str, label: str = "Add to cart", level: str = "error") -> Visit:
    visit = Visit().go("/lamps/arc-lamp").click(label).log(level, line)
    return visit.click("Cart 0", after=0.4).go("/cart")


def urgency(visit: Visit) -> Priority:
    return visit.judge("Nothing is in my cart", path="/cart").priority


@pytest.mark.parametrize("line", [LINE, COUNT, "Ladefehler: Speicher nicht bereit"])
def test_a_cart_that_is_counted_empty_was_not_filled(line: str) -> None:
    """What the next press opened was taken for the answer to this one, and it was P2."""
    assert urgency(tried(line)) is Priority.P1


def test_two_tries_of_which_only_the_same_line_came_are_no_way_on() -> None:
    visit = Visit().go("/").click("Add the rug to your basket").log("error", COUNT)
    visit.go("/lamps/arc-lamp").click("Add to basket").log("error", COUNT)
    visit.click("Terms", after=0.4).go("/terms")

    assert urgency(visit) is Priority.P1


def test_an_answer_in_which_nothing_is_tells_the_same() -> None:
    visit = Visit().go("/lamps/arc-lamp").click("Add to cart").log("error", COUNT)
    visit.click("Go to the till", after=0.4).go("/cart")
    visit.ask("GET", "/api/cart", 200, responseBody='{"items": [], "total": 0}')

    assert urgency(visit) is Priority.P1


def test_a_cart_that_holds_it_was_filled() -> None:
    visit = Visit().go("/lamps/arc-lamp").click("Add to cart").log("error", COUNT)
    visit.click("Cart 1", after=0.4).go("/cart")

    assert urgency(visit) is not Priority.P1


def test_a_press_that_sent_something_was_heard() -> None:
    visit = Visit().go("/lamps/arc-lamp").click("Add to cart").log("error", COUNT)
    visit.ask("POST", "/api/cart", 201).click("Cart 0", after=0.4).go("/cart")

    assert urgency(visit) is not Priority.P1


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("[cart] the pixel of an advertiser is closed", "Add to cart"),
        ("[cart] recommended lamps are not drawn", "Add to cart"),
        (COUNT, "Remove from cart"),
        (COUNT, "Larger picture"),
    ],
)
def test_what_nobody_waits_for_and_what_empties_it_keep_nobody(line: str, label: str) -> None:
    assert urgency(tried(line, label)) is not Priority.P1


def test_a_warning_is_no_failure_of_the_press() -> None:
    assert urgency(tried(LINE, level="warn")) is not Priority.P1
