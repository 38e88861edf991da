"""Loud lines of pages whose answers' bodies were not captured: the deed, a score, an alarm, news.

Not: what an answer holds, which is read by its body.
"""

import pytest

from analyze.page_visits import PageVisit, page
from usercontext.domain.analysis import Category, Priority


def did(label: str, method: str, path: str, line: str, level: str = "error") -> PageVisit:
    return page("/things").click(label).ask(method, path, 200).log(level, line)


DONE = [
    ("Bump 41", "/api/tickets/41/bump", "[kds] ticket 41 bumped after 22 min"),
    ("Ban user", "/api/users/4/ban", "user 4 banned 7d"),
    ("Report spam", "/api/mail/7/spam", "sender promo@x.example blocked"),
    ("Finish", "/api/quiz/3/finish", "score 0/10, FAILED, next attempt in 24h"),
    ("Abgeben", "/api/tests/3", "Punkte: 4/20, nicht bestanden"),
]


@pytest.mark.parametrize(("label", "path", "line"), DONE)
@pytest.mark.parametrize("level", ["warn", "error"])
def test_the_deed_and_its_outcome_are_no_failures(
    label: str, path: str, line: str, level: str
) -> None:
    visit = did(label, "POST", path, line, level)

    assert visit.judge("people are awful", "/things").category is Category.UNKNOWN


TOLD = [
    ("Bump 41", "/api/tickets/41/bump", "ticket 41 bumped, but could not be shown"),
    ("Delete", "/api/files/18", "file 18: deleted 19"),
    ("Finish", "/api/quiz/3/finish", "answers lost: 10 answered, 0 stored"),
    ("Finish", "/api/quiz/3/finish", "score 0/10, answers missing"),
    ("Order", "/api/orders", "order 5 blocked"),
    ("Log in", "/api/session", "user 9 blocked"),
]


@pytest.mark.parametrize(("label", "path", "line"), TOLD)
def test_what_says_more_than_the_deed_is_told(label: str, path: str, line: str) -> None:
    visit = did(label, "POST", path, line)

    assert visit.judge("it does not work", "/things").category is not Category.UNKNOWN


def measured(line: str, then: int = 200) -> PageVisit:
    visit = page("/budget").ask("GET", "/api/budget", 200).log("error", line)
    return visit.click("Details", after=4).ask("GET", "/api/budget/food", then)


@pytest.mark.parametrize(
    "line",
    [
        "over budget: groceries 112 %",
        "Rahmen überschritten: 412 von 400",
        "limit exceeded by 12.00",
    ],
)
def test_an_alarm_of_ones_own_numbers_is_news(line: str) -> None:
    assert measured(line).judge("food is expensive", "/budget").category is Category.UNKNOWN


@pytest.mark.parametrize(
    ("line", "then"),
    [
        ("over budget: groceries 112 %", 500),
        ("render time exceeded 3000 ms", 200),
        ("over budget: groceries 112 %, could not be saved", 200),
    ],
)
def test_an_alarm_of_a_program_or_one_that_stopped_somebody_is_told(line: str, then: int) -> None:
    said = measured(line, then).judge("the page is wrong", "/budget")

    assert said.category is not Category.UNKNOWN


def loud(*lines: str, status: int = 200) -> PageVisit:
    visit = page("/tv")
    for line in lines[:-1]:
        visit.log("error", line)
    visit.click("Channel 4").ask("GET", "/api/channels/4", status)
    return visit.log("error", lines[-1])


NEWS = ('{"event":"buffer","ms":420}', '{"event":"bitrate","kbps":3200}', '{"event":"play"}')


def test_a_page_that_writes_all_its_news_as_errors() -> None:
    assert loud(*NEWS).judge("more sport please", "/tv").category is Category.UNKNOWN


@pytest.mark.parametrize(
    ("lines", "words", "status"),
    [
        (NEWS[:1], "", 200),
        ((*NEWS, "stream could not be opened"), "", 200),
        (NEWS, "the film does not work", 200),
        (NEWS, "", 500),
    ],
    ids=["one alone", "one is bad", "a complaint", "a failure"],
)
def test_errors_of_which_more_is_known_are_told(
    lines: tuple[str, ...], words: str, status: int
) -> None:
    assert loud(*lines, status=status).judge(words, "/tv").category is not Category.UNKNOWN


def test_what_is_shown_of_another_for_the_bed_of_somebody_is_exposed() -> None:
    visit = page("/ward").ask("GET", "/api/ward/3", 200)
    visit.log("error", "showing vitals of patient 12 for bed of patient 21")

    assert visit.click("Bed 4").ask("GET", "/api/beds/4", 200).judge("").priority is Priority.P0
