"""What is one thing and stands in several entries: pictures of a folder, an error written twice."""

from analyze.servers import Page
from analyze.visits import PAGE

ERROR = "TypeError: Cannot read properties of undefined (reading 'lanes')"
STACK = f"{ERROR}\n    at Pool ({PAGE}/assets/app-3f2a9c.js:1:2200)"
OTHER = f"{ERROR}\n    at Gym ({PAGE}/assets/app-3f2a9c.js:9:17)"


def missing(page: Page, many: int, folder: str, tag: str = "img") -> Page:
    for place in range(many):
        page.missing(f"{folder}/{place}a.webp", tag)
    return page


def test_pictures_of_one_folder_are_told_with_how_many() -> None:
    page = missing(Page("/boats/4"), 6, f"{PAGE}/media/boats")
    judged = page.judge("No pictures", "/boats/4")

    assert judged.root_cause == (
        "GET /media/boats/0a.webp and 5 more of /media/boats/ did not load."
    )
    assert len(judged.claims[0].evidence) == 6


def test_more_than_a_hundred_are_told_as_that() -> None:
    page = missing(Page("/boats/4"), 130, f"{PAGE}/media/boats")

    assert (
        "and more than 99 others of /media/boats/" in page.judge("No pictures", "/boats/4").summary
    )


def test_pictures_of_two_folders_and_a_lone_one_are_told_apart() -> None:
    page = missing(missing(Page("/boats/4"), 1, f"{PAGE}/a"), 1, f"{PAGE}/b")

    assert " more of " not in page.judge("No pictures", "/boats/4").summary


def test_one_picture_that_is_asked_for_twice_is_one() -> None:
    page = missing(missing(Page("/boats/4"), 1, f"{PAGE}/a"), 1, f"{PAGE}/a")

    assert " more of " not in page.judge("No picture", "/boats/4").summary


def logged(page: Page, words: str, stack: str = STACK, after: float = 0.01) -> Page:
    error = {"name": "TypeError", "message": ERROR.partition(": ")[2], "stack": stack}
    said = {"method": "error", "message": f"{words}{ERROR}", "error": error}
    page.add("console", "error", said, after=after)
    return page


def again(page: Page) -> list[str]:
    claims = page.judge("The pool plan breaks", "/pool").claims
    return [one.text for one in claims if one.text.startswith("It happened")]


def test_an_error_that_a_boundary_tells_too_happened_once() -> None:
    page = Page("/pool").click("Open")

    assert again(logged(logged(page, ""), "[Boundary] plan crashed ")) == []


def test_an_error_that_nothing_caught_and_that_is_logged_happened_once() -> None:
    page = Page("/pool").click("Open").fail(ERROR, stack=STACK)

    assert again(logged(page, "plan crashed ")) == []


def test_an_error_that_is_thrown_at_another_press_happened_again() -> None:
    page = Page("/pool").click("Open").fail(ERROR, stack=STACK).click("Open", after=3)

    assert again(page.fail(ERROR, stack=STACK)) == ["It happened once more."]


def test_an_error_of_another_part_at_once_happened_again() -> None:
    page = logged(logged(Page("/pool").click("Open"), ""), "", OTHER)

    assert again(page) == ["It happened once more."]
