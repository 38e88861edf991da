"""What a page says of pictures that did not load, and what it draws instead. Not: what came."""

import pytest

from analyze.servers import Page, told

PEOPLE = "https://shop.example.com/files/people/{}.jpg"
EMPTY = "A part of the page is empty"


def club(line: str, level: str = "warn", times: int = 3) -> Page:
    page = Page("/club/4").click("Team")
    for number in range(times):
        page.missing(PEOPLE.format(number), "img").log(level, line)
    return page.ask("GET", "/api/club/4/team", 200)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("[portrait] could not be loaded, showing a placeholder", "warn"),
        ("Profilbild nicht geladen, Platzhalter wird gezeichnet", "warn"),
        ("[cover] picture did not load, drawing a grey box", "info"),
        ("people: file failed, falling back to a silhouette", "warn"),
    ],
)
def test_a_line_beside_each_picture_that_did_not_load_is_of_them(line: str, level: str) -> None:
    told(club(line, level).judge(EMPTY, "/club/4"), "asset_missing", "P3", "/files/people/0.jpg")


def test_a_line_told_just_before_its_picture_is_of_it() -> None:
    page = Page("/club/4").click("Team").log("warn", "Logo unavailable, using the default one")
    page.missing("https://shop.example.com/files/rovers.svg", "img")

    told(page.judge(EMPTY, "/club/4"), "asset_missing", "P3", "/files/rovers.svg")


def test_a_line_whose_words_nobody_knows_is_of_the_pictures_that_it_stands_beside() -> None:
    page = Page("/club/4").click("Team")
    for number in range(2):
        page.missing(PEOPLE.format(number), "img")
        told_at_once = {"method": "warn", "message": "[face] using the default one"}
        page.add("console", "warn", told_at_once, after=0.01)

    told(page.judge(EMPTY, "/club/4"), "asset_missing", "P3", "/files/people/0.jpg")


@pytest.mark.parametrize(
    "line",
    ["[members] list not loaded, showing an empty one", "[prices] unknown, using yesterday's"],
)
def test_a_line_about_something_else_beside_a_missing_picture_stays(line: str) -> None:
    page = Page("/club/4").click("Team").missing(PEOPLE.format(0), "img").log("warn", line)

    told(page.judge("The team is empty", "/club/4"), "api_contract", "P2", line[:9])


def test_a_picture_that_failed_long_before_is_not_what_a_line_tells_of() -> None:
    page = Page("/club/4").missing(PEOPLE.format(0), "img").log("info", "ready", after=4)
    page.click("Map").log("error", "[map] the image of the ground is not valid")

    analysis = page.judge("The map is empty", "/club/4")

    assert "people/0.jpg" not in (analysis.root_cause or "")
