"""Counts of none, attempts that a page makes again by itself, and lines that its user ended.

Not: what was left out, gave up or broke, which stands beside each as a neighbour.
"""

import pytest

from analyze.behaviours import nothing
from analyze.page_visits import PageVisit, page
from usercontext.domain.analysis import Category, Priority

JSON = {"contentType": "application/json"}


def exported(line: str) -> PageVisit:
    visit = page("/dash").click("Export CSV").ask("GET", "/api/export.csv", 200)
    return visit.log("warn", line)


@pytest.mark.parametrize(
    "line",
    [
        "export: 0 rows skipped, 1204 rows written",
        "import ran, 0 failed, 31 rows read",
        "merge: 0 conflicts, 12 sheets joined",
    ],
)
@pytest.mark.parametrize("words", ["this takes ages", "Excel export bitte auch", ""])
def test_a_count_of_none_that_were_left_out_is_no_loss(line: str, words: str) -> None:
    nothing(exported(line).judge(words, "/dash"))


@pytest.mark.parametrize(
    "line", ["export: 12 rows skipped, 1204 rows written", "export: 0 rows written, 1204 rows read"]
)
def test_a_count_of_some_is(line: str) -> None:
    told = exported(line).judge("rows are missing in my file", "/dash")

    assert told.category is not Category.UNKNOWN


def handed_in(*lines: str) -> PageVisit:
    visit = page("/exam/4")
    for line in lines:
        visit.click("Submit exam", after=5).ask("POST", "/api/exam/4/submit", 200, **JSON)
        visit.log("info", line)
    return visit


def test_the_same_count_told_behind_each_press_is_no_progress() -> None:
    """Told anew with the same numbers it was taken for how far something is."""
    told = handed_in(*["answers: 0 of 20 stored"] * 2).judge("I answered all 20", "/exam/4")

    assert told.category is Category.API_CONTRACT, told.root_cause
    assert told.priority in (Priority.P0, Priority.P1)


def test_counts_that_grow_are() -> None:
    nothing(handed_in("answers: 7 of 20 stored", "answers: 13 of 20 stored").judge("", "/exam/4"))


SIGNING = "card client not reachable on 127.0.0.1:24727, retry in 2s"


def signing() -> PageVisit:
    return page("/permit").click("Sign").log("warn", SIGNING)


@pytest.mark.parametrize("words", ["why do I need a program for that", "ok", ""])
def test_what_is_tried_again_in_time_and_leads_on_was_only_late(words: str) -> None:
    visit = signing().log("info", "card client found", after=2.2).go("/permit/signed")

    nothing(visit.ask("POST", "/api/permit/sign", 201).judge(words, "/permit/signed"))


def test_what_is_tried_again_and_leads_nowhere_is_told() -> None:
    told = signing().log("debug", "idle", after=9).judge("I cannot sign", "/permit")

    assert "not reachable" in (told.root_cause or "")


def call(*after: tuple[str, str]) -> PageVisit:
    visit = page("/video/5").click("Join call").log("warn", "ice: disconnected", after=4)
    for level, line in after:
        visit.log(level, line, after=1)
    return visit


BACK = ("info", "ice: connected (relay)")


@pytest.mark.parametrize("reason", ["local hangup", "client disconnect", "closed by user"])
def test_a_line_that_came_back_and_was_ended_by_hand_is_minor(reason: str) -> None:
    visit = call(BACK).click("Leave", after=20).log("error", f"RTCPeerConnection closed: {reason}")

    assert visit.judge("kurzes Ruckeln", "/video/5").priority is Priority.P3


@pytest.mark.parametrize("words", ["gute Tonqualität", "too quiet", ""])
def test_a_line_that_ends_for_what_was_pressed_has_not_broken(words: str) -> None:
    visit = page("/call").click("Hang up").log("warn", "peer connection closed (hang up)")

    nothing(visit.go("/call/end").judge(words, "/call/end"))


def test_a_line_that_ends_otherwise_behind_a_press_has() -> None:
    visit = page("/call").click("Mute").log("error", "peer connection closed (hang up)")

    assert visit.judge("it broke off", "/call").category is not Category.UNKNOWN


@pytest.mark.parametrize(("wait", "slow"), [("22ms", False), ("8 ms", False), ("9 s", True)])
def test_nobody_has_waited_for_what_took_a_few_milliseconds(wait: str, slow: bool) -> None:
    said = page("/kart").log("warn", f"frame budget exceeded {wait}").judge("it stutters", "/kart")

    assert (said.category is Category.TIMEOUT_SLOW) is slow, said.root_cause


def test_one_that_is_lost_once_more_is_not() -> None:
    visit = call(BACK, ("error", "RTCPeerConnection closed: remote timeout"))

    assert visit.judge("the call broke off", "/video/5").priority is not Priority.P3


def missed(host: str, path: str = "/wrapper.js") -> PageVisit:
    visit = page("/news").lost(f"https://{host}{path}", "script").click("Read more").go("/news/4")
    return visit.ask("GET", "/api/articles/4", 200)


@pytest.mark.parametrize("host", ["cdn.privacy-mgmt.com", "static.sharebar.io"])
def test_the_shelf_of_another_domain_holds_no_part_of_the_page(host: str) -> None:
    told = missed(host).judge("too much politics", "/news/4")

    assert told.category is Category.UNKNOWN, told.root_cause


def test_a_part_with_a_hash_is_the_pages_own_wherever_it_lies() -> None:
    told = missed("cdn.fastshelf.io", "/chunk-3f2a9c81.js").judge("broken", "/news/4")

    assert told.category is Category.CHUNK_LOAD


@pytest.mark.parametrize("words", ["nothing opens", "too much politics"])
def test_what_another_house_did_not_bring_is_told_where_a_press_came_to_nothing(words: str) -> None:
    visit = page("/news").lost("https://widgets.sharebar.io/embed.js", "script").dead("Share")

    assert visit.judge(words, "/news").category is not Category.UNKNOWN
