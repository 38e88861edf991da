"""Lists that repeat, pages that are late, and pieces of pages beside other people's noise.

Not: carts and refusals.
"""

from analyze.storefront_visits import Shopper, calm, held, shop

LIST = "/collections/lamps"


def scrolled(*pages: int) -> Shopper:
    visit = shop(LIST)
    for page in pages:
        visit.fetch("GET", f"{LIST}?page={page}&section_id=…", "").waits(1.1)
    return visit


def test_a_list_that_is_given_the_same_page_again() -> None:
    """Each answer named page 2 as the next one; all were good, and the report was a P3."""
    held(
        scrolled(2, 2, 2, 2, 2).judge("la liste répète toujours les mêmes lampes", LIST),
        "backend_error",
        f"GET {LIST} was requested 5 times in a row for “page” “2”",
        "P2",
    )


def test_a_list_that_goes_on_is_fine() -> None:
    calm(scrolled(2, 3, 4, 5).judge("la liste répète toujours les mêmes lampes", LIST))


def test_a_page_that_somebody_pressed_for_may_be_asked_again() -> None:
    visit = shop(LIST).press("2", "a", "nav > a").waits(0.5)
    for _ in range(5):
        visit.fetch("GET", f"{LIST}?page=2", "").waits(5)

    calm(visit.judge("always the same lamps here, boring", LIST))


def late(ms: float) -> Shopper:
    visit = shop("/").measured("LCP", ms)
    return visit.page(LIST, first_byte=14).measured("LCP", ms)


def test_pages_that_stay_white_for_seconds() -> None:
    """A test's script hid each page for four seconds; the browser's own measure told of it."""
    held(
        late(4284).judge("every page stays white for several seconds", LIST),
        "timeout_slow",
        f"The page {LIST} showed its main part only after 4 s",
        "P2 P3",
    )


def test_pages_that_come_in_time_are_not_slow() -> None:
    calm(late(1900).judge("every page stays white for several seconds", LIST))


def test_a_late_page_of_which_nobody_speaks_is_no_cause() -> None:
    calm(late(4284).judge("the lamps are too expensive", LIST))


def noisy(words: str) -> Shopper:
    """Look through a list whose pieces come as markup, while a widget fails on every page."""
    visit = shop("/").cart(0).chatters()
    visit.page(LIST).chatters().waits(1)
    visit.fetch("GET", f"{LIST}?page=2&section_id=…", "").waits(1.2)
    visit.page("/products/nova").chatters().waits(1)
    visit.press("", "input", "variant-picker input")
    visit.fetch("GET", "/products/nova?variant=…&section_id=…", "")
    return visit.says("info", words)


def test_a_piece_of_a_page_is_no_page_instead_of_data() -> None:
    """An error that is written on each page was taken for a complaint of the piece before it."""
    visit = noisy("[cookiegate] consent state: necessary")

    calm(visit.judge("I do not like the new design, everything is confusing", "/products/nova"))
