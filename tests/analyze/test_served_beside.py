"""What another house's script throws by itself: that house's, and minor where the press was served.

Beside each stand those where the press came to nothing, or where the script may be the page's own.
"""

import pytest

from analyze.servers import Page, told

HELP = "https://cdn.helpdock.io/widget.js"
ERROR = "TypeError: t.closest is not a function"


def throws(page: Page, script: str = HELP) -> Page:
    return page.fail(ERROR, stack=f"{ERROR}\n    at HTMLDocument.onPress ({script}:2:881)")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (HELP, "The help bubble does not go away"),
        ("https://static.talkhub.io/v3/loader.js", "The chat covers the page"),
        ("https://www.surveyhouse.net/ask.js", "The survey stays over the page"),
    ],
)
def test_a_press_that_was_answered_worked_whatever_another_house_threw(
    script: str, words: str
) -> None:
    page = throws(Page("/trips/4").click("Show timetable"), script)

    told(page.ask("GET", "/api/timetable", 200).judge(words, "/trips/4"), "third_party", "P3")


def test_a_film_that_goes_on_is_not_what_another_house_broke() -> None:
    page = throws(Page("/watch/4").click("Play")).ask("GET", "/films/4/s1.m4s", 200)

    told(page.judge("There is an ugly empty box beside the film", "/watch/4"), "third_party", "P3")


def test_a_booking_that_was_taken_is_not_what_another_house_broke() -> None:
    page = throws(Page("/trips/4").click("Book seats")).ask("POST", "/api/bookings", 201)

    told(page.judge("The help bubble does not go away", "/trips/4"), "third_party", "P3")


@pytest.mark.parametrize(
    "script",
    [
        "https://cdn.helpdock.io/app.3f2a9c1b.js",
        "https://cdn.shop-pages.net/app.js",
        "https://d123abc.cloudfront.net/app.js",
    ],
)
def test_what_may_be_a_page_s_own_bundle_stays_its_own(script: str) -> None:
    page = throws(Page("/trips/4").click("Show timetable"), script)
    page.ask("GET", "/api/timetable", 200)

    told(page.judge("The timetable stays empty", "/trips/4"), "js_exception", "P2")


def test_a_press_that_nothing_was_asked_after_did_not_work() -> None:
    page = throws(Page("/trips/4").click("Show timetable"))

    told(page.judge("Nothing happens", "/trips/4"), "third_party", "P2")


def test_a_press_that_was_made_again_did_not_work() -> None:
    page = throws(Page("/trips/4").click("Show timetable")).ask("GET", "/api/timetable", 200)
    throws(page.click("Show timetable"))

    told(page.judge("The timetable stays empty", "/trips/4"), "third_party", "P2")


def test_what_was_thrown_behind_the_answer_may_be_what_the_answer_came_to() -> None:
    page = throws(Page("/trips/4").click("Show timetable").ask("GET", "/api/timetable", 200))

    told(page.judge("The timetable stays empty", "/trips/4"), "third_party", "P2")


def test_a_failed_request_of_the_press_is_why() -> None:
    page = throws(Page("/trips/4").click("Show timetable")).ask("GET", "/api/timetable", 500)

    told(page.judge("The timetable stays empty", "/trips/4"), "backend_error", "P2")


def test_what_a_page_asks_for_by_itself_all_along_serves_no_press() -> None:
    page = Page("/trips/4")
    for _ in range(3):
        page.ask("GET", "/api/news", 200).log("info", "news", after=3)
    throws(page.click("Show timetable")).ask("GET", "/api/news", 200)

    told(page.judge("Nothing happens", "/trips/4"), "third_party", "P2")


def keeps(page: Page, key: str, action: str = "set", level: str = "info", size: int = 80) -> Page:
    told = {"area": "localStorage", "action": action, "key": key, "size": size}
    page.add("storage", level, told, after=0.05)
    return page


@pytest.mark.parametrize(
    ("pressed", "key", "script"),
    [
        ("Add lamp to basket", "app.basket", "https://static.clickmap.io/v2/cm-48213.js"),
        ("Merken: Ferienhaus", "merken:liste", "https://cdn.talkhub.io/loader.js"),
        ("Bookmark this lamp", "bookmarks", "https://js.replaykit.io/r/rk_77120.js"),
        ("Add to watchlist", "watchlist", "https://js.surveyhouse.net/ask_20981.min.js"),
        ("Ajouter au panier", "boutique.cart", HELP),
    ],
)
def test_what_a_page_then_kept_by_the_name_of_its_press_was_done(
    pressed: str, key: str, script: str
) -> None:
    page = keeps(throws(Page("/lamps/4").click(pressed), script), key)
    page.log("info", "kept").load("/lists", "/lamps/4").ask("GET", "/api/me", 401)

    told(page.judge("There are red lines in the console", "/lists"), "third_party", "P3")


@pytest.mark.parametrize(
    ("key", "action", "level"),
    [
        ("cm.visitor", "set", "info"),  # its own number for somebody
        ("app.basket", "remove", "info"),
        ("app.basket", "set", "error"),
    ],
)
def test_what_was_not_kept_or_by_another_name_is_no_answer(
    key: str, action: str, level: str
) -> None:
    page = keeps(throws(Page("/lamps/4").click("Add lamp to basket")), key, action, level)

    assert page.judge("The basket stays empty", "/lamps/4").priority != "P3"


def test_what_was_kept_before_something_was_thrown_may_be_all_that_was_done() -> None:
    page = throws(keeps(Page("/lamps/4").click("Add lamp to basket"), "app.basket"))

    told(page.judge("The basket stays empty", "/lamps/4"), "third_party", "P1 P2")


def test_what_was_kept_and_then_not_taken_was_not_done() -> None:
    page = keeps(throws(Page("/lamps/4").click("Add lamp to basket")), "app.basket")
    page.ask("POST", "/api/basket", 500)

    told(page.judge("The basket stays empty", "/lamps/4"), "backend_error", "P1 P2")


@pytest.mark.parametrize("name", ["vendor-3834.js", "chunk_120.min.js", "main-20981.js"])
def test_a_numbered_part_of_a_build_may_be_the_page_s_own(name: str) -> None:
    page = keeps(throws(Page("/lamps/4").click("Keep"), f"https://cdn.shelfhost.io/{name}"), "keep")

    told(page.judge("Nothing happens", "/lamps/4"), "js_exception", "P1 P2")


LOAD = "TypeError: e.settings is undefined"


def alone(script: str, *calls: str) -> str:
    return "\n".join([LOAD, f"    at init ({script}:2:881)", *calls])


@pytest.mark.parametrize(
    "script",
    [
        HELP,
        "https://cdn.cookiekeeper.eu/banner.js",
        "https://static.talkhub.io/v3/loader_48213.js",
        "https://assets.adswell.net/tag.js",
    ],
)
def test_what_another_house_s_script_threw_by_itself_is_its_own(script: str) -> None:
    page = Page("/trips/4").fail(LOAD, stack=alone(script)).click("Show timetable").dead("Show")

    judged = page.judge("Nothing happens", "/trips/4")
    assert judged.category != "js_exception"
    assert all(one.category != "js_exception" for one in judged.causes)


@pytest.mark.parametrize(
    "script",
    [
        "https://cdn.example.com/kit.js",  # the page's own domain
        "https://cdn.jsdelivr.net/npm/slider@11/slider.min.js",
        "https://code.jquery.com/jquery-3.7.1.js",
        "https://cdn.shelfhost.io/main.js",
        "https://cdn.helpdock.io/app.3f2a9c1b.js",
    ],
)
def test_a_shelf_of_the_page_s_and_a_library_anybody_takes_are_the_page_s(script: str) -> None:
    page = Page("/trips/4").click("Show timetable").fail(LOAD, stack=alone(script))

    told(page.judge("Nothing happens", "/trips/4"), "js_exception", "P2")


def test_what_a_page_calls_of_another_house_is_the_page_s() -> None:
    own = "    at show (https://shop.example.com/assets/app-3f2a9c.js:10:5)"
    page = Page("/trips/4").click("Show timetable").fail(LOAD, stack=alone(HELP, own))

    told(page.judge("Nothing happens", "/trips/4"), "js_exception", "P2")


def test_a_host_that_a_page_has_its_pictures_from_is_its_own_shelf() -> None:
    page = Page("/trips/4").ask("GET", "https://cdn.helpdock.io/trips/4.jpg", 200, resource="img")
    page.click("Show timetable").fail(LOAD, stack=alone(HELP))

    told(page.judge("Nothing happens", "/trips/4"), "js_exception", "P2")
