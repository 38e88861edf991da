"""What was left behind on purpose, asked aside, found another way or settled; and who got it all.

Not: what an answer's body says of it.
"""

import json
from typing import Any

import pytest

from analyze.page_visits import PageVisit, page, told
from usercontext.domain.analysis import Analysis, Category, Priority

J = "application/json"


def notice(visit: PageVisit, words: str) -> PageVisit:
    shown = {"kind": "notice", "message": words, "selector": "div.toast"}
    return visit.add("console", "info", shown, after=0.3)


def is_calm(analysis: Analysis) -> None:
    assert analysis.priority is Priority.P3, f"{analysis.priority}: {analysis.root_cause}"


def cancelled(asked: str, status: int, *, press: bool = False) -> PageVisit:
    visit = page("/lab").click("Cancel job", after=5).ask("DELETE", "/api/jobs/7", 202)
    visit = visit.click("Open job", after=3) if press else visit
    return visit.ask("GET", asked, status)


@pytest.mark.parametrize("asked", ["/api/jobs/7", "/api/jobs/7/log"])
@pytest.mark.parametrize("status", [404, 410])
def test_what_was_just_deleted_is_gone(asked: str, status: int) -> None:
    assert cancelled(asked, status).judge("", "/lab").category is Category.UNKNOWN


@pytest.mark.parametrize(
    "visit",
    [
        cancelled("/api/jobs/8", 410),
        cancelled("/api/jobs/7", 500),
        cancelled("/api/jobs/7", 410, press=True),
    ],
    ids=["another", "broken", "pressed for"],
)
def test_what_was_not_deleted_or_is_pressed_for_is_told(visit: PageVisit) -> None:
    assert visit.judge("", "/lab").category is not Category.UNKNOWN


def test_a_key_that_was_rotated_is_no_more() -> None:
    visit = page("/keys").click("Rotate").ask("POST", "/api/keys/3/rotate", 200)
    visit.ask("GET", "/api/keys/3", 404).ask("GET", "/api/keys/4", 200)

    assert visit.judge("", "/keys").category is Category.UNKNOWN


def test_what_was_only_renamed_is_missed() -> None:
    visit = page("/keys").click("Rename").ask("POST", "/api/keys/3/rename", 200)

    said = visit.ask("GET", "/api/keys/3", 404).judge("", "/keys")
    assert said.category is not Category.UNKNOWN


def test_nobody_is_signed_in_after_a_farewell() -> None:
    visit = page("/home").click("Log out").ask("POST", "/api/logout", 204)
    visit.ask("GET", "/api/notifications", 401).go("/bye")

    assert visit.judge("", "/bye").category is Category.UNKNOWN


def test_who_is_thrown_out_after_a_failed_farewell_is_told() -> None:
    visit = page("/home").click("Log out").ask("POST", "/api/logout", 500)
    visit.ask("GET", "/api/notifications", 401)

    assert visit.judge("", "/home").category is not Category.UNKNOWN


def connected(*lines: str, then: str = "info") -> PageVisit:
    visit = page("/wallet")
    for line in lines:
        visit.click("Connect wallet", after=4)
        if line:
            visit.log(then, line, after=6)
    return visit


@pytest.mark.parametrize(
    "lines",
    [
        ("MetaMask: User rejected the request. code: 4001", "wallet connected"),
        ("[pay] sheet closed by user", "[pay] sheet closed by user"),
    ],
)
def test_who_is_asked_aside_and_answers_pressed_no_dead_control(lines: tuple[str, ...]) -> None:
    assert connected(*lines).judge("", "/wallet").category is not Category.DEAD_CONTROL


@pytest.mark.parametrize("lines", [("", ""), ("wallet connected", ""), ("tick", "tack")])
def test_a_control_whose_last_press_led_to_nothing_is_dead(lines: tuple[str, ...]) -> None:
    said = connected(*lines).judge("the button does nothing", "/wallet")

    assert said.category is Category.DEAD_CONTROL


def checked_in(other: str, status: int = 200, shown: str = "Try your last name.") -> PageVisit:
    visit = page("/kiosk").click("Check in").ask("POST", "/api/checkins", 404)
    visit = notice(visit, shown) if shown else visit
    visit.click("By name", after=8).ask("POST", other, status)
    return visit.go("/kiosk/room") if status == 200 else visit


def test_what_was_not_found_and_got_by_another_control() -> None:
    is_calm(checked_in("/api/checkins/by-name").judge("the lobby smells", "/kiosk/room"))


@pytest.mark.parametrize(
    "visit",
    [
        checked_in("/api/checkins/by-name", 404),
        checked_in("/api/letters"),
        checked_in("/api/checkins/by-name", shown=""),
    ],
    ids=["in vain", "something else", "nothing shown"],
)
def test_what_was_got_by_no_other_control_stays(visit: PageVisit) -> None:
    assert visit.judge("", "/kiosk").priority is not Priority.P3


def settled(line: str) -> Analysis:
    answer = json.dumps({"to": "Eva", "amount": 21.5, "balance": 0})
    visit = page("/split").click("Settle")
    visit.ask("POST", "/api/groups/2/settle", 200, contentType=J, responseBody=answer)
    return visit.log("warn", line).go("/split").judge("Eva never pays", "/split")


@pytest.mark.parametrize(
    "line",
    [
        "you owed 21.50 EUR, paid 21.50 EUR, balance 0.00",
        "geschuldet 21,50 €, bezahlt 21,50 €, offen 0,00 €",
    ],
)
def test_what_was_owed_was_paid_and_nothing_is_left(line: str) -> None:
    assert settled(line).category is Category.UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "you owed 21.50 EUR, paid 41.50 EUR, balance 0.00",
        "you owed 21.50 EUR, paid 12.50 EUR, balance 0.00",
    ],
)
def test_what_was_paid_and_is_not_what_was_owed_is_told(line: str) -> None:
    assert settled(line).category is not Category.UNKNOWN


def shared(sent: Any, got: Any) -> Analysis:
    told = {"requestBody": json.dumps({"with": sent, "role": "viewer"})}
    told |= {"responseBody": json.dumps({"id": 9, "with": got, "role": "viewer"})}
    visit = page("/docs/3").click("Share")
    visit.ask("POST", "/api/docs/3/shares", 201, contentType=J, **told).go("/docs/3")
    return visit.judge("strangers opened my document", "/docs/3")


@pytest.mark.parametrize("sent", ["tom@example.com", "team"])
def test_what_was_shared_with_some_and_is_open_to_anyone(sent: str) -> None:
    told(shared(sent, "anyone"), "api_contract", "P0", "anyone")


@pytest.mark.parametrize(
    ("sent", "got"), [("anyone", "anyone"), ("tom@example.com", "tom"), ("anyone", "team")]
)
def test_what_was_shared_as_it_was_sent(sent: str, got: str) -> None:
    assert shared(sent, got).category is Category.UNKNOWN


def thrown_out(status: int) -> Analysis:
    visit = page("/exam/4").ask("PUT", "/api/exam/4/answers", 401)
    visit.ask("POST", "/api/auth/refresh", 401).go("/login")
    visit.click("Sign in", after=20).ask("POST", "/api/login", 200).go("/exam/4")
    return visit.ask("GET", "/api/exam/4", status).judge("thrown out in the exam", "/exam/4")


def test_who_signs_in_again_and_gets_nothing_any_more_was_stopped() -> None:
    assert thrown_out(410).priority is not Priority.P3


def test_who_signs_in_again_and_goes_on_was_not() -> None:
    is_calm(thrown_out(200))
