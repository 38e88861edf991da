"""Lines that are held open and break: what the page showed of it, and what was lost with it.

Beside each stand those that were back at once, and notices of something else.
"""

import pytest

from analyze.servers import Page, told

LINE = "wss://shop.example.com/rooms/7"


def closed(page: Page, code: int, why: str = "", after: float = 3) -> Page:
    error = f"closed with code {code} {why}".strip()
    said = {"resource": "socket", "method": "GET", "url": LINE, "status": 0, "error": error}
    page.add("network", "warn", said, after=after)
    return page


def back(page: Page, after: float = 0.8) -> Page:
    said = {"resource": "socket", "method": "GET", "url": LINE, "status": 101}
    page.add("network", "info", said, after=after)
    return page


def notice(page: Page, text: str, after: float = 0.3) -> Page:
    said = {"kind": "notice", "message": text, "selector": "div.bar"}
    page.add("console", "info", said, after=after)
    return page


@pytest.mark.parametrize(
    ("code", "why", "text"),
    [
        (1011, "internal error", "You were disconnected"),
        (1006, "", "Connection lost, trying again"),
        (4008, "heartbeat timeout", "Disconnected from the table"),
        (4500, "", "Verbindung getrennt"),
        (1006, "", "Conexión perdida"),
    ],
)
def test_a_break_that_its_user_was_told_of_stops_them(code: int, why: str, text: str) -> None:
    page = notice(closed(Page("/rooms/7"), code, why), text)

    judged = page.judge("I was thrown off the table", "/rooms/7")
    told(judged, "socket_drop", "P2", f"closed with code {code}", text)


@pytest.mark.parametrize(
    "text",
    [
        "Disconnected. Your last changes were not saved.",
        "Verbindung verloren – Änderungen wurden nicht gespeichert",
        "Connexion perdue : vos modifications n'ont pas été enregistrées",
    ],
)
def test_work_that_was_not_kept_with_it_is_more(text: str) -> None:
    page = notice(closed(Page("/rooms/7").click("Bold"), 1011), text)

    judged = page.judge("What I wrote is gone", "/rooms/7")
    told(judged, "socket_drop", "P0 P1", "closed with code 1011")


def test_a_press_between_does_not_make_the_notice_a_form_s() -> None:
    page = closed(Page("/rooms/7"), 1011, "internal error").click("Bold")

    judged = notice(page, "Disconnected. Nothing was saved.").judge("My text is gone", "/rooms/7")
    told(judged, "socket_drop", "P0 P1", "Disconnected")


def test_what_the_page_counts_as_lost_behind_a_break_is_lost() -> None:
    page = closed(Page("/rooms/7").click("Draw"), 1006)
    page.log("error", "[sync] 12 unsynced strokes discarded")

    judged = page.judge("Half of my drawing is gone", "/rooms/7")
    told(judged, "socket_drop", "P0 P1", "1006")
    assert "twice" not in judged.summary


@pytest.mark.parametrize("text", ["Reconnecting…", ""])
def test_a_line_that_was_back_at_once_is_no_cause(text: str) -> None:
    page = closed(Page("/rooms/7"), 1006)
    page = back(notice(page, text) if text else page).click("Deal").ask("POST", "/api/deal", 200)

    told(page.judge("Could the cards be larger?", "/rooms/7"), "unknown", "P3")


def test_a_notice_behind_what_is_back_is_of_something_else() -> None:
    page = back(closed(Page("/rooms/7"), 1006)).click("Deal").ask("POST", "/api/deal", 500)
    page = notice(page, "The cards could not be dealt")

    told(page.judge("No cards", "/rooms/7"), "backend_error", "P2", "/api/deal")


def test_a_refusal_between_tells_the_notice() -> None:
    page = closed(Page("/rooms/7"), 1006, after=1).click("Pay", after=0.2)
    page = notice(page.ask("POST", "/api/payments", 500), "Your payment failed")

    told(page.judge("I cannot pay", "/rooms/7"), "backend_error", "P1", "/api/payments")


def test_somebody_else_s_line_shows_nothing_of_the_page_s() -> None:
    said = {"resource": "socket", "method": "GET", "url": "wss://chat.helpdock.io/ws", "status": 0}
    page = Page("/rooms/7")
    page.add("network", "warn", said | {"error": "closed with code 1006"}, after=3)

    judged = notice(page, "Offline support is not available").judge("The chat is away", "/rooms/7")
    assert "and the page showed the user" not in (judged.root_cause or "")
