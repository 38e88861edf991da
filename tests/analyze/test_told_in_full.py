"""What an answer says beside its cause: how often before, when, where in the code, what was done.

Each of these was once left out, or said of somebody for whom it was not so.
"""

from typing import Any

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis, Category, Priority, Verdict

CDN = "https://cdn.example.com/v/31"
SEATS = {"error": "season not found"}


def _texts(said: Analysis) -> list[str]:
    return [claim.text for claim in said.claims]


def test_the_waits_beside_the_one_that_is_told_are_told_too() -> None:
    visit = Visit().go("/rooms")
    for lasted in (28_400, 31_200, 27_350):
        visit.click("Search", after=5).ask("POST", "/api/search", 200, durationMs=lasted)

    said = visit.judge("Search takes forever", "/rooms")

    assert said.category is Category.TIMEOUT_SLOW
    assert "took 28 s. The next times it took 31 s and 27 s." in said.summary
    assert "The next times it took 31 s and 27 s." in _texts(said)


def test_a_lone_wait_has_none_beside_it() -> None:
    visit = Visit().go("/rooms").click("Search").ask("POST", "/api/search", 200, durationMs=200)
    visit.click("Search", after=5).ask("POST", "/api/search", 200, durationMs=27_350)

    summary = visit.judge("Search takes forever", "/rooms").summary
    assert "Before that" not in summary
    assert "The next time" not in summary


def test_the_same_failure_before_the_last_is_told() -> None:
    visit = Visit().go("/").click("Leaders").go("/leaders")
    visit.ask("GET", "/api/leaders", 404, body=SEATS)
    visit.click("Refresh", after=4).ask("GET", "/api/leaders", 404, body=SEATS)

    assert "It had happened once before." in _texts(visit.judge("The list is empty", "/leaders"))


def test_an_answer_that_names_what_is_missing_has_an_address() -> None:
    """“Look whether the route exists”, of one that had just said which season it does not know."""
    visit = Visit().go("/leaders").click("Refresh")
    named = visit.ask("GET", "/api/leaders", 404, body=SEATS).judge("Empty", "/leaders")
    bare = Visit().go("/leaders").click("Refresh").ask("GET", "/api/leaders", 404)

    assert "was reached and answered “season not found”" in (named.suggested_fix or "")
    assert "exists on the server" in (bare.judge("Empty", "/leaders").suggested_fix or "")


@pytest.mark.parametrize("stamped_after", [10.1, 0.1])
def test_when_a_failure_came_suits_either_stamp(stamped_after: float) -> None:
    """A wait of ten seconds, stamped as it ended, was told as twenty seconds after the click."""
    visit = Visit().go("/cards").click("Block card")
    payload = {"method": "POST", "url": f"{PAGE}/api/block", "status": 502, "durationMs": 10_000}
    visit.add("network", "error", payload, after=stamped_after)

    assert "That was 10 s after the click." in visit.judge("It fails", "/cards").summary


def test_a_root_cause_names_its_place_in_the_code() -> None:
    cause = Visit().go("/map").click("Add stop").fail("TypeError: a is undefined").judge()

    assert cause.root_cause == (
        "The page threw “TypeError: a is undefined” in save (app-3f2a9c.js:10:5)."
    )


def _paid(status: int) -> Visit:
    visit = Visit().go("/booking/pay").click("Pay")
    visit.ask("POST", "/api/payments", status)
    if status < 400:
        visit.go("/booking/done")
    return visit.ask("GET", "/api/bookings/7/ticket", 500, body={"error": "no such template"})


def test_who_has_paid_is_not_told_that_they_could_not_pay() -> None:
    said = _paid(201).judge("Payment failed!!!", "/booking/done")

    assert "could not pay" not in said.summary
    assert "The payment itself went through: POST /api/payments answered 201." in said.summary
    assert "The payment itself went through: POST /api/payments answered 201." in _texts(said)


def test_who_was_refused_has_not_paid() -> None:
    assert "went through" not in _paid(500).judge("Payment failed!!!", "/booking/pay").summary


def test_two_presses_are_not_called_one() -> None:
    def order(presses: int) -> str:
        visit = Visit().go("/transfer")
        for _ in range(presses):
            visit.click("Confirm", after=0.5)
        for number in (1, 2):
            body = {"id": f"t-{number}", "amount": 950}
            visit.ask("POST", "/api/transfers", 201, body=body, durationMs=2_000, after=1)
        return visit.judge("My rent was sent twice", "/transfer").suggested_fix or ""

    assert "Disable “Confirm” until" in order(2)


def _played(*paths: str) -> Visit:
    visit = Visit().go("/watch/31").click("Play").ask("GET", f"{CDN}/master.m3u8", 200)
    for path in paths:
        visit.ask("GET", f"{CDN}/{path}", 404 if path.endswith(".vtt") else 200)
    return visit


def test_a_film_without_its_subtitles_is_shown() -> None:
    said = _played("subs/sv.vtt", "s1.m4s", "s2.m4s").judge("Subtitles are missing", "/watch/31")

    assert said.category is Category.ASSET_MISSING
    assert said.priority in (Priority.P2, Priority.P3)
    assert "could not" not in said.summary


def _textures(words: str) -> Analysis:
    visit = Visit().go("/game").click("Play")
    for name in "abc":
        visit.ask("GET", f"/cdn/tex/tree_{name}.ktx2", 404)
    return visit.go("/game").judge(words, "/game")


def test_the_report_names_many_of_the_thing_that_a_file_is_of() -> None:
    said = _textures("All trees are pink squares")

    assert said.category is Category.ASSET_MISSING
    assert "and 2 more of /cdn/tex/" in (said.root_cause or "")
    assert _textures("The chat is silent").verdict is Verdict.INCONCLUSIVE


def test_a_game_whose_drawing_is_gone_is_stopped() -> None:
    lost = "WebGL: CONTEXT_LOST_WEBGL: loseContext: context lost"
    visit = Visit().go("/game").click("Play").ask("GET", "/api/match", 200)
    visit.log("warn", lost, after=200)
    black = visit.fail("TypeError: Cannot read properties of null (reading 'draw')")

    said = black.judge("The screen turns black", "/game")

    assert said.priority is Priority.P2
    assert "The graphics of the page did not come back." in said.summary


@pytest.mark.parametrize(
    ("page", "label", "path", "ending"),
    [
        ("/lab", "Order test", "/api/lab-orders", "could not place the order."),
        ("/transfer", "Confirm", "/api/transfers", "could not transfer the money."),
        ("/kitchen", "Bestellung absenden", "/api/meals", "could not place the order."),
        ("/checkout", "Pay €12", "/api/orders", "could not pay."),
        ("/checkout", "Continue", "/api/payments", "could not pay."),
    ],
)
def test_who_orders_or_transfers_is_not_told_to_have_paid(
    page: str, label: str, path: str, ending: str
) -> None:
    visit = Visit().go(page).click(label).ask("POST", path, 500)

    assert visit.judge("It fails", page).summary.endswith(f"The user {ending}")


def test_a_piece_of_a_film_waits_for_no_database() -> None:
    visit = Visit().go("/watch/31").click("Play")
    said = visit.ask("GET", f"{CDN}/s1.m4s", 200, durationMs=9_000).judge("It stutters")

    assert "a CDN near the user" in (said.suggested_fix or "")


def test_nothing_that_has_no_name_is_said_not_to_work() -> None:
    """“It did not work in this session”, of an error that nothing was pressed before."""
    policy = (
        "Refused to frame 'https://maps.test/' because it violates the following Content Security"
        " Policy directive: \"frame-src 'self'\"."
    )
    kept = Visit().go("/").click("Find us").go("/find").log("error", policy)
    thrown = Visit().throw("TypeError: undefined is not an object (evaluating 'this.days.map')")

    assert kept.judge("The map is grey", "/find").summary.endswith("The page loaded without it.")
    assert "It did" not in thrown.judge("Calendar broken", "/calendar").summary


def _answered_in_the_end(words: str, *, again: bool) -> Analysis:
    visit: Any = Visit().go("/board").ask("GET", "/api/shipments", 503)
    visit = visit.ask("GET", "/api/shipments", 200) if again else visit
    return visit.click("Menu").click("Export").ask("GET", "/api/export", 200).judge(words, "/board")


def test_what_came_at_the_second_try_is_not_to_be_looked_at_first() -> None:
    said = _answered_in_the_end("Where can I export the list?", again=True)

    assert said.verdict is Verdict.INCONCLUSIVE
    assert "Start with this" not in said.summary


def test_a_wish_is_not_asked_what_was_seen() -> None:
    visit = Visit().go("/map").click("Layers").ask("GET", "/api/layers", 200)
    wish = visit.judge("Please add a dark mode", "/map").summary
    complaint = visit.judge("The layers are wrong", "/map").summary

    assert "reads like a question or a wish" in wish
    assert "Ask the user what they saw" not in wish
    assert "reads like a question or a wish" not in complaint
