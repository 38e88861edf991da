"""Lines that are held open and broke, told by the code of their close in any words."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, page, told

STILL = "New bids do not arrive until I reload"


def watched(level: str, line: str, path: str = "/auctions/9") -> PageVisit:
    return page(path).log(level, line).ask("GET", "/api/bids", 200)


@pytest.mark.parametrize(
    "line",
    [
        "[bids] BidStream disconnected, onclose 1006",
        "room channel: closed with 1011",
        "Verbindung getrennt (1006)",
        "auction hub disconnected: 1012",
        "transport lost, code 1006",
        "LiveMap link lost (1011)",
    ],
)
def test_a_warning_that_names_the_code_of_a_break_is_the_line_s(line: str) -> None:
    said = watched("warn", line).judge(STILL, "/auctions/9")

    told(said, "socket_drop", "P2 P3", line[:20])


@pytest.mark.parametrize(
    "line", ["phx-AAx error: view gone - transport closed (1006)", "bid channel closed: 1011"]
)
def test_a_quiet_line_of_it_is_told_to_whoever_complains(line: str) -> None:
    said = watched("info", line).judge(STILL, "/auctions/9")

    told(said, "socket_drop", "P2 P3", line[:20])


@pytest.mark.parametrize(
    "line",
    [
        "bid channel closed (1006), reconnecting in 800 ms",
        "bid channel closed: 1000",
        "Connections closed: 1012",
        "connection pool of the channel (1011)",
        "stream of 1006 bids ended",
        "transport closed after 1006 ms",
    ],
)
def test_a_quiet_line_that_is_tried_again_or_counts_is_none(line: str) -> None:
    told(watched("info", line).judge(STILL, "/auctions/9"), NO_CAUSE, "P3")


@pytest.mark.parametrize("line", ["delivery lost (1011)", "ticket closed: 1006"])
def test_what_is_no_line_has_numbers_of_its_own(line: str) -> None:
    said = watched("warn", line).judge(STILL, "/auctions/9")

    assert said.category != "socket_drop", said.root_cause


def test_a_quiet_line_is_none_to_whoever_asks_for_something_else() -> None:
    visit = watched("info", "bid channel closed: 1011")

    told(visit.judge("How do I change my address?", "/auctions/9"), NO_CAUSE, "P3")


def test_a_line_that_is_back_was_none() -> None:
    visit = watched("warn", "bid channel disconnected, onclose 1006")
    visit.log("info", "bid channel connected", after=1).ask("GET", "/api/bids", 200)

    told(visit.judge("How do I change my address?", "/auctions/9"), NO_CAUSE, "P3")


def test_a_dialog_that_is_not_open_brings_no_line_back() -> None:
    visit = watched("warn", "bid channel disconnected, onclose 1006")
    visit.log("debug", 'dialog #connect {"identifier":"dialog","open":false}', after=1)

    told(visit.judge(STILL, "/auctions/9"), "socket_drop", "P2 P3", "1006")
