"""What is so already, not ready yet, asked too early or asked beforehand; and tries all in vain.

Most answers' bodies are not captured: what tells these apart is what the page asked for next, and
what came of it.
"""

import json
from typing import Any

import pytest

from analyze.page_visits import PageVisit, page
from usercontext.domain.analysis import Analysis, Category, Priority

J = "application/json"


def notice(visit: PageVisit, words: str) -> PageVisit:
    shown = {"kind": "notice", "message": words, "selector": "div.toast"}
    return visit.add("console", "info", shown, after=0.3)


def is_calm(analysis: Analysis) -> None:
    assert analysis.priority is Priority.P3, f"{analysis.priority}: {analysis.root_cause}"


def is_grave(analysis: Analysis) -> None:
    assert analysis.priority is not Priority.P3, f"{analysis.priority}: {analysis.root_cause}"


def liked(*, anew: bool = True, wrote: bool = False, warned: bool = False) -> PageVisit:
    visit = page("/post/9")
    visit = visit.press("textarea#text", "textarea") if wrote else visit
    visit.click("♥").ask("POST", "/api/posts/9/likes", 409)
    visit = visit.log("warn", "like went wrong") if warned else visit
    visit = visit.ask("GET", "/api/posts/9", 200) if anew else visit
    return visit.click("Follow", after=5).ask("POST", "/api/follows", 201)


def test_what_is_so_already_is_shown_anew() -> None:
    is_calm(liked().judge("COMMENTS FULL OF BOTS", "/post/9"))


@pytest.mark.parametrize("how", ["not anew", "wrote", "warned"])
def test_a_conflict_of_which_more_is_known_stays(how: str) -> None:
    visit = liked(anew=how != "not anew", wrote=how == "wrote", warned=how == "warned")

    is_grave(visit.judge("", "/post/9"))


def test_an_edit_that_is_refused_and_fetched_anew_stays() -> None:
    visit = page("/docs/7").click("Save").ask("PUT", "/api/docs/7", 409)
    visit.ask("GET", "/api/docs/7", 200).click("Share").ask("POST", "/api/docs/7/shares", 201)

    is_grave(visit.judge("my text is gone", "/docs/7"))


def exported(last: int) -> PageVisit:
    visit = page("/export").click("Export").ask("POST", "/api/exports", 202)
    for status in (404, 404, last):
        visit.add("console", "debug", {"message": "waits"}, after=2)
        visit.ask("GET", "/api/exports/5/file", status)
    return visit


def test_a_file_that_its_page_asked_for_until_it_was_ready() -> None:
    assert exported(200).judge("nice", "/export").category is Category.UNKNOWN


def test_a_file_that_never_came_is_told() -> None:
    assert exported(404).judge("", "/export").category is Category.API_CONTRACT


def bought(part: str, pay: int = 201) -> PageVisit:
    visit = page("/product/4").ask("GET", f"/api/products/4/{part}", 500)
    visit.click("Add to cart").ask("POST", "/api/cart/items", 201)
    visit.click("Checkout", after=4).go("/checkout")
    return visit.click("Place order", after=20).ask("POST", "/api/orders", pay).go("/thanks")


def test_what_a_page_shows_beside_the_point_was_no_matter() -> None:
    is_calm(bought("recommendations").judge("delivery is too slow", "/thanks"))


def test_what_is_missed_or_was_the_point_is_told() -> None:
    missed = bought("recommendations").judge("the recommendations are gone", "/product/4")
    assert missed.category is Category.BACKEND_ERROR
    is_grave(bought("stock").judge("", "/thanks"))
    is_grave(bought("recommendations", 500).judge("", "/checkout"))


def coded(wait: float, last: int, first: int = 204) -> PageVisit:
    visit = page("/otp").click("Send code").ask("POST", "/api/otp", first)
    visit.click("Send again", after=5).ask("POST", "/api/otp", 429)
    notice(visit, "Please wait").click("Send again", after=wait).ask("POST", "/api/otp", last)
    return visit


def test_a_limit_that_somebody_waited_for() -> None:
    is_calm(coded(32, 204).judge("", "/otp"))


def test_a_limit_that_stays_or_met_who_had_nothing_is_told() -> None:
    is_grave(coded(32, 429).judge("", "/otp"))
    is_grave(coded(32, 204, first=500).judge("", "/otp"))


def test_a_reading_held_open_may_end_in_vain() -> None:
    visit = page("/rooms").ask("GET", "/api/rooms/next", 408, durationMs=30_000)
    visit.add("console", "debug", {"message": "anew"}, after=30.1)
    visit.ask("GET", "/api/rooms/next", 200, durationMs=12_000)
    visit.click("Room 3", after=13).ask("POST", "/api/rooms/3/keys", 201).go("/rooms/3")

    is_calm(visit.judge("", "/rooms/3"))


def asked(path: str, body: Any, then: int = 201) -> PageVisit:
    visit = page("/transfer").click("Check")
    visit.ask("POST", path, 200, contentType=J, responseBody=json.dumps(body))
    visit.click("Tomorrow", after=4).ask("POST", "/api/transfers", then)
    return visit.go("/transfer/4") if then == 201 else visit


NO = {"limit": 1000, "left": 120, "ok": False}


def test_a_question_asked_beforehand_is_answered_with_no() -> None:
    visit = asked("/api/transfers/check", NO)

    is_calm(visit.judge("raise my limit at last!!", "/transfer/4"))


@pytest.mark.parametrize(
    "visit",
    [
        asked("/api/transfers/check", NO, 500),
        asked("/api/transfers/check", NO | {"error": "core down"}),
        asked("/api/transfers", NO),
    ],
    ids=["not taken", "an error", "no question"],
)
def test_a_question_that_led_nowhere_or_was_none_is_told(visit: PageVisit) -> None:
    is_grave(visit.judge("I cannot pay", "/transfer"))


def test_one_thing_that_every_control_is_refused() -> None:
    visit = page("/slots")
    for hour in ("10:00", "10:20", "11:00", "14:00"):
        visit.click(hour, after=6).ask("POST", "/api/bookings", 409)
        notice(visit, "Bitte wählen Sie einen anderen Termin")

    is_grave(visit.judge("kein einziger Termin lässt sich buchen", "/slots"))


def test_one_thing_that_the_third_control_got() -> None:
    visit = page("/slots")
    for hour, status in (("10:00", 409), ("10:20", 409), ("14:00", 201)):
        visit.click(hour, after=6).ask("POST", "/api/bookings", status)

    is_calm(visit.go("/slots/done").judge("endlich!", "/slots/done"))


def test_a_text_that_is_refused_each_time_it_is_saved() -> None:
    visit = page("/note/3")
    for _ in range(3):
        visit.click("Save", after=20).ask("PUT", "/api/notes/3", 413)
    visit.go("/note/3").ask("GET", "/api/notes/3", 200)

    is_grave(visit.judge("two hours of writing gone", "/note/3"))


def unlocked(last: int, *, press: bool = True) -> PageVisit:
    visit = page("/lock").click("Unlock").ask("POST", "/api/locks/3/unlock", 409)
    notice(visit, "Please come closer to the door")
    visit = visit.click("Unlock", after=6) if press else visit
    return visit.ask("POST", "/api/locks/3/unlock", last)


def test_a_bare_conflict_that_was_over_at_the_next_press() -> None:
    is_calm(unlocked(200).judge("", "/lock"))


def test_a_bare_conflict_that_stays() -> None:
    is_grave(unlocked(409).judge("", "/lock"))
