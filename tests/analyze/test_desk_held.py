"""What people write when a business refuses in a sentence of its own: what was held, and is sold.

The status is one that means other things elsewhere (409 a version, 410 an address of before), and
the page wrote the reason down as its user reads it.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from usercontext.analyze.signals.refusals.sentences import gives_a_sentence


def refused(path: str, status: int, line: str, level: str = "warn") -> Desk:
    page = Desk("/checkout").hum().click("Pay now")
    page.no("POST", path, status).log(level, line)
    return page


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (409, "[cinema] Table B12 has just been given away."),
        (409, "Locker 88 was claimed by another guest"),
        (410, "[camp] Your hold on pitch 4 has now lapsed."),
        (410, "booking: the cabin is no longer held for you"),
    ],
)
def test_what_was_held_for_somebody_and_is_not_any_more(status: int, line: str) -> None:
    page = refused("/api/stays", status, line)

    told(page.judge("my place was gone"), "validation_rejected race", "P2 P3", str(status), "stays")


@pytest.mark.parametrize(
    "line",
    [
        "cart: Gas bottles are shipped on their own.",
        "basket: Passes cannot be combined with day tickets",
        "Please clear your basket before adding a lease",
    ],
)
def test_what_is_not_sold_with_other_things(line: str) -> None:
    page = refused("/api/basket/items", 409, line, level="info")

    told(page.judge("I cannot add it"), "validation_rejected", "P2 P3", "409", "/api/basket")


def test_a_cart_that_is_gone_is_no_place_that_was_held() -> None:
    page = refused("/api/baskets/b-1/items", 410, "[basket] line not added: This cart has expired.")

    assert page.judge("nothing is added").priority.value in ("P0", "P1")


@pytest.mark.parametrize(
    ("line", "is_reason"),
    [
        ("[bank] Your plan has no room for a second holder.", True),
        ("Sorry, this club is full until the spring", True),
        ("Something went wrong, please try again later.", False),
        ("Please reload your page, it is older than the server", False),
        ("POST /api/x failed for your user with 409", False),
    ],
)
def test_a_page_that_says_you_gives_its_user_the_reason(line: str, *, is_reason: bool) -> None:
    assert gives_a_sentence(line) is is_reason


@pytest.mark.parametrize(
    "line", ["your room session has expired", "signaling: booking session has expired"]
)
def test_a_token_that_is_over_is_no_hold_that_is(line: str) -> None:
    page = refused("/api/calls", 403, line)

    assert page.judge("I am thrown out").category.value == "auth_expired"
