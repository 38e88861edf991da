"""Things that are not there any more, and things that are counted and not listed.

A page says in its own words that it is a thing which is gone, and not the address; a count above
an empty list is no page of it. The calm ones speak of addresses, of pages of a list, of sockets.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from usercontext.analyze.signals.answers.two_sides import lists_none


def refused(label: str, path: str, status: int, line: str, level: str = "warn") -> Desk:
    page = Desk("/desk").hum().click(label)
    page.no("POST", path, status).log(level, line)
    return page


@pytest.mark.parametrize(
    ("path", "status", "line", "level"),
    [
        ("/api/tender/accept", 410, "[tender] The tender closed on Friday.", "info"),
        ("/api/lottery/draw", 410, "[lottery] Your draw is over, please enter again.", "warn"),
        ("/api/parcels/claim", 404, "[parcels] No parcel has this tracking number.", "warn"),
        (
            "/api/bons/einlösen",
            410,
            "[bons] Dieser Bon ist seit gestern nicht mehr gültig.",
            "info",
        ),
    ],
)
def test_a_thing_that_is_gone_is_told_in_the_pages_own_words(
    path: str, status: int, line: str, level: str
) -> None:
    page = refused("Send", path, status, line, level)

    told(
        page.judge("it is not accepted"), "validation_rejected", "P2 P3", str(status), line[-12:-1]
    )


@pytest.mark.parametrize(
    "line",
    [
        "[orders] orders endpoint v1 is gone, use v2",
        "[orders] Cannot POST /api/orders",
        "[orders] orders request failed",
        "[orders] this orders route has been retired",
    ],
)
def test_an_address_that_is_gone_is_still_one(line: str) -> None:
    page = refused("Send", "/api/orders", 410, line)

    told(page.judge("it does not send"), "api_contract stale_version", "P0 P1", "410")


@pytest.mark.parametrize(
    "line",
    [
        "[connect] This Spotify account is already linked to another member.",
        "[devices] this scanner has already been paired with till 4",
    ],
)
def test_what_belongs_to_somebody_already_is_no_race(line: str) -> None:
    page = refused("Connect", "/api/connections", 409, line)

    told(page.judge("I cannot connect it"), "validation_rejected", "P2 P3", "409", "already")


def test_a_socket_that_a_browser_does_not_open_is_no_storage() -> None:
    page = Desk("/desk").hum().click("Help")
    text = "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated"
    page.fail(f"SecurityError: {text} from a page loaded over HTTPS.")

    told(page.judge("no chat"), "js_exception socket_drop csp", "P2 P3", "insecure WebSocket")


@pytest.mark.parametrize(
    "line",
    [
        "[shelf] garden has 31 by its count and 0 by its list",
        "header says 5, body has 0 rows",
        "badge counted 3 but 0 results",
    ],
)
def test_what_is_counted_and_not_listed_is_missing(line: str) -> None:
    page = Desk("/desk").hum().click("Garden")
    page.no("GET", "/api/shelf", 200).log("warn", line)

    assert lists_none(line)
    told(page.judge("it says there are some and shows none"), "api_contract", "P1 P2", "0")


@pytest.mark.parametrize(
    "line",
    [
        "total 40, list has 20 rows",
        "count 0 and 0 rows",
        "badge 0, list 3",
        "filter kept 12 results",
        "count 3 and list 3",
    ],
)
def test_a_page_of_a_list_is_not_less_than_it(line: str) -> None:
    assert not lists_none(line)
