"""What a film, a talk and a page's own settings are there for, and what keeps it from people."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis, Category, Priority

FILM = "https://cdn.example.com/v/31"
THROWN = "TypeError: Cannot read properties of undefined (reading 'mentions')"


def _refused(path: str, status: int, body: str) -> Analysis:
    visit = Visit().go("/watch/31").click("Play").ask("GET", f"{FILM}/s1.m4s", 200)
    visit.ask("GET", f"{FILM}/{path}", status, responseBody=body, after=300)
    visit.click("Retry", after=4).ask("GET", f"{FILM}/{path}", status, responseBody=body)
    return visit.judge("The film stops after some minutes", "/watch/31")


def test_a_piece_whose_address_is_over_is_not_missing() -> None:
    """“Restore s61.m4s”, which lay there: its token had run out, and the answer said so."""
    said = _refused("s61.m4s", 403, "token expired")

    assert said.category is Category.AUTH_EXPIRED
    assert said.priority is Priority.P1
    assert "“token expired”" in (said.root_cause or "")
    assert (said.suggested_fix or "").startswith("Sign the URL of GET ")


@pytest.mark.parametrize(("status", "body"), [(404, "token expired"), (403, "")])
def test_a_piece_of_which_that_is_not_said_stays_a_part(status: int, body: str) -> None:
    assert _refused("s61.m4s", status, body).category is not Category.AUTH_EXPIRED


@pytest.mark.parametrize(
    ("page", "label", "urgent"),
    [
        ("/rooms/general", "Send", True),
        ("/channels/7", "发送", True),
        ("/inbox/31", "Antworten senden", True),
        ("/help/chat", "Send", False),
        ("/inbox", "Load more messages", False),
        ("/rooms/general", "Theme", False),
    ],
)
def test_what_is_written_where_people_talk_is_what_they_are_there_for(
    page: str, label: str, *, urgent: bool
) -> None:
    visit = Visit().go(page)
    for _ in range(3):
        visit.click(label, after=6).fail(THROWN, kind="unhandledrejection")

    said = visit.judge("What I write is not sent", page)

    assert (said.priority is Priority.P1) is urgent


def test_a_film_is_pressed_for_in_other_languages_too() -> None:
    visit = Visit().go("/watch/31")
    for _ in range(2):
        visit.click("Oynat", after=6).ask("GET", "/api/films/31", 500)

    assert visit.judge("Film açılmıyor", "/watch/31").priority is Priority.P1


def test_an_address_without_its_value_follows_from_what_was_to_bring_it() -> None:
    visit = Visit().go("/board").ask("GET", "/config.json", 404)
    visit.ask("GET", "/undefined/api/shipments", 404)
    visit.throw("TypeError: Cannot read properties of undefined (reading 'items')")

    said = visit.judge("The board is empty", "/board")

    assert "/config.json" in (said.root_cause or "")


@pytest.mark.parametrize(("first", "cause"), [(504, "504"), (422, "409")])
def test_a_change_that_had_no_end_is_why_the_next_is_refused_as_taken(
    first: int, cause: str
) -> None:
    """“Slot taken” three times, by the first try, on which the gateway had given up."""
    slow, taken = {"durationMs": 30_000}, {"responseBody": '{"error":"slot_taken"}'}
    visit = Visit().go("/visits/new").click("Book")
    visit.ask("POST", "/api/visits", first, **slow)
    for _ in range(3):
        visit.click("Book", after=34).ask("POST", "/api/visits", 409, **taken)
        visit.log("error", "Slot no longer available")

    said = visit.judge("It says that the time is taken, but it was I who chose it", "/visits/new")

    assert f"failed with {cause}" in (said.root_cause or "")


@pytest.mark.parametrize(
    "calls",
    [
        f"volumeOf@{PAGE}/js/sheet.91ce.js:1:3301\nprint@{PAGE}/js/sheet.91ce.js:1:7712",
        f"    at volumeOf ({PAGE}/js/sheet.91ce.js:1:3301)",
        f"  at volumeOf ({PAGE}/js/sheet.91ce.js:1:3301)",
    ],
)
def test_calls_in_a_message_are_read_however_the_browser_writes_them(calls: str) -> None:
    visit = Visit().go("/sheet").click("Print").log("error", f"TypeError: t.dims is null\n{calls}")

    assert (visit.judge("Nothing is printed", "/sheet").root_cause or "").endswith(
        "“TypeError: t.dims is null” in volumeOf (sheet.91ce.js:1:3301)."
    )


def test_a_message_of_several_lines_without_calls_stays_whole() -> None:
    visit = Visit().go("/sheet").click("Print").log("error", "Sheet failed\nno paper in tray 2")

    assert "no paper in tray 2" in (visit.judge("Nothing is printed", "/sheet").root_cause or "")


def test_what_is_there_a_moment_later_was_asked_for_too_early() -> None:
    early = {"error": "shipment not found"}
    visit = Visit().go("/shipments/new").click("Create").ask("POST", "/api/shipments", 202)
    visit.ask("GET", "/api/shipments/8/sticker", 404, body=early)
    visit.click("Try again", after=40).ask("GET", "/api/shipments/8/sticker", 200)

    said = visit.judge("The sticker fails at first", "/shipments/new")

    assert "was requested before it existed" in (said.suggested_fix or "")


def _page_gone(label: str, page: str, tries: int) -> Analysis:
    visit = Visit().go("/courses/31")
    for _ in range(tries):
        visit.click(label, after=6).go(page).ask("GET", "/assets/Quiz-8c1f02aa.js", 404)
        visit.log(
            "error", f"ChunkLoadError: Loading chunk 7 failed. ({PAGE}/assets/Quiz-8c1f02aa.js)"
        )
    return visit.judge("I only see something that turns", page)


def test_a_page_that_was_pressed_for_twice_and_never_came_is_all_that_was_asked_for() -> None:
    assert _page_gone("Quiz 4", "/quiz/77", 2).priority is Priority.P1
    assert _page_gone("Quiz 4", "/quiz/77", 1).priority is Priority.P2
    assert _page_gone("Settings", "/settings", 2).priority is Priority.P2


def test_a_circle_by_the_door_keeps_people_from_where_they_wanted() -> None:
    visit = Visit().go("/flights").click("Continue")
    for _ in range(3):
        visit.go("/booking/pay").ask("GET", "/booking/pay", 302)
        visit.go("/login").ask("GET", "/login", 302)
    visit.log("error", f"net::ERR_TOO_MANY_REDIRECTS {PAGE}/booking/pay")

    assert "could not sign in" not in visit.judge("It reloads for ever", "/booking/pay").summary


def test_a_line_at_a_host_for_calls_is_a_call() -> None:
    closed = "WebSocket connection to wss://rtc.clinic.test/room/5 closed: code 1006"
    visit = Visit().go("/consult/5").click("Join").ask("POST", "/api/consult/5/token", 200)
    for _ in range(3):
        visit.log("error", closed, after=30)

    said = visit.judge("The call breaks off", "/consult/5").summary

    assert said.endswith("The call was cut off.")
