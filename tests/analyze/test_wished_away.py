"""What a page tells of two, of a loss or of a late answer, as somebody wished. Not: true ones."""

import pytest

from analyze.behaviours import nothing
from analyze.page_visits import PageVisit, page
from analyze.visits import PAGE
from usercontext.domain.analysis import Category, Priority


def lost(*labels: str) -> PageVisit:
    visit = page("/editor/9")
    for label in labels:
        visit.click(label)
    return visit.log("warn", "3 unsaved changes were discarded").go("/docs")


@pytest.mark.parametrize("labels", [("Discard changes", "Yes"), ("Neu anfangen",), ("Annuler",)])
@pytest.mark.parametrize("words", ["good", "the list is slow"])
def test_who_gave_up_what_they_made_has_lost_nothing(labels: tuple[str, ...], words: str) -> None:
    nothing(lost(*labels).judge(words, "/docs"))


@pytest.mark.parametrize("labels", [("Preview",), ("Next", "Yes"), ("Share",)])
def test_who_pressed_something_else_has(labels: tuple[str, ...]) -> None:
    assert lost(*labels).judge("my text is gone", "/docs").category is not Category.UNKNOWN


def opened(line: str) -> PageVisit:
    return page("/people").click("Mia").ask("GET", "/api/people/12", 200).log("warn", line)


@pytest.mark.parametrize(
    "line",
    [
        "viewing account 12, signed in as account 7 (guardian)",
        "patient 812 open, signed in is patient 440 [Betreuerin]",
        "account north, current account: south, will change on reload",
        "konto 812 geöffnet, angemeldet 440 (als Vormund)",
        "user 512 mentioned user 544, current user 544 notified",
        "customer 501 referred by customer 377, session customer 501",
        "account merged: account 312 is now account 319, signed in as account 319",
    ],
)
def test_who_looks_after_another_or_goes_over_sees_no_strangers_data(line: str) -> None:
    assert opened(line).judge("nice for parents", "/people").priority is Priority.P3


@pytest.mark.parametrize(
    "line",
    [
        "viewing account 12, signed in as account 7 (cached)",
        "account north, current account: south",
    ],
)
def test_two_without_a_role_are_told(line: str) -> None:
    told = opened(line).judge("this is not mine", "/people")

    assert told.priority is Priority.P0, told.root_cause


def asked(line: str, level: str) -> PageVisit:
    visit = page("/search")
    for words, took, after in (("la", 1500, 0.1), ("lam", 100, 0.3)):
        told = {"method": "GET", "url": f"{PAGE}/api/suggest?q={words}", "status": 200}
        more = {"durationMs": took, "resource": "fetch"}
        visit.add("network", "info", told | more, after=after)
    return visit.log(level, line, after=1.25).click("lamp").go("/p/lamp")


@pytest.mark.parametrize("level", ["debug", "info"])
def test_a_late_answer_that_was_left_out_is_none(level: str) -> None:
    visit = asked("suggest: response for 'la' ignored, superseded by 'lam'", level)

    nothing(visit.judge("pretty lamps", "/p/lamp"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("suggest: response for 'la' drawn after 'lam'", "pretty lamps"),
        ("late response for 'la' ignored", "it shows the wrong ones, I chose another"),
    ],
)
def test_one_that_was_drawn_or_of_which_they_complain_is_a_race(line: str, words: str) -> None:
    assert asked(line, "info").judge(words, "/p/lamp").category is Category.RACE


@pytest.mark.parametrize(
    ("line", "calm"),
    [
        ("gewählt 03.05.2026, Lieferung 03.05.2026 zwischen 8 und 12", True),
        ("gewählt 03.05.2026, Lieferung 04.05.2026 zwischen 8 und 12", False),
    ],
)
def test_one_day_on_both_sides_is_what_was_chosen(line: str, *, calm: bool) -> None:
    visit = page("/order").click("Bestellen").ask("POST", "/api/orders", 201).go("/danke")

    told = visit.log("info", line).judge("bitte nicht vor 9 liefern", "/danke")

    assert (told.category is Category.UNKNOWN) is calm
