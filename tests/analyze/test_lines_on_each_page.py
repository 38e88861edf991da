"""Close events that pages write down, and lines that break anew on each page. Not: requests."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.experts import agree

STILL = "The departures stopped changing until I reloaded"


def waited(line: str, level: str = "warn", pages: int = 2) -> Desk:
    """Look at pages one after the other, each of which writes the line."""
    desk = Desk("/departures/1", noisy=False)
    for page in range(1, pages + 1):
        if page > 1:
            desk.at(f"/departures/{page}")
        desk.log(level, line)
        desk.ask("GET", f"/api/stops/{page}", 200).press(f"Platform {page}")
    return desk


@pytest.mark.parametrize(
    "line",
    [
        "departures ws onclose 1006 false",
        "board socket closed 1006 true null",
        "tram feed: onclose 1011 undefined",
        "stop channel closed 1006 abnormal closure",
    ],
)
@pytest.mark.parametrize("level", ["warn", "error"])
def test_a_close_event_written_out_is_a_line_that_broke(line: str, level: str) -> None:
    agree(waited(line, level).judge(STILL, "/departures/2"), "socket_drop", "P2")


@pytest.mark.parametrize(
    "line", ["transfer closed 1006 false alarms", "departures ws onclose 1000 true"]
)
def test_what_was_counted_or_ended_well_is_none(line: str) -> None:
    assert waited(line).judge(STILL, "/departures/2").category != "socket_drop"


def test_what_breaks_on_each_page_never_came_back() -> None:
    line = "tram-streamer: stream ended (1006), board stands still"

    agree(waited(line, "info").judge(STILL, "/departures/2"), "socket_drop", "P2")


def test_what_broke_on_one_page_of_several_is_no_more_than_that() -> None:
    desk = waited("departures ws onclose 1006 false", pages=1).at("/departures/2")
    desk.ask("GET", "/api/stops/2", 200).press("Platform 2")

    agree(desk.judge(STILL, "/departures/2"), "socket_drop", "P3")


def test_nobody_who_speaks_of_something_else_is_told_of_a_quiet_line() -> None:
    line = "tram-streamer: stream ended (1006), board stands still"

    nothing(waited(line, "info").judge("Do you sell day tickets?", "/departures/2"))
