"""Pages whose status the script on them tells, and sites of which each page starts anew.

Found by setting a clinic's site up beside the product: forms that the browser posts, jQuery, a page
for each step. Not: what clients with a method tell (test_served_forms.py).
"""

from typing import Self

import pytest

from analyze.served_visits import PAGE, Served


class Clinic(Served):
    """A visit of whose pages the script tells a status where they came as errors."""

    def came_as(self, path: str, status: int) -> Self:
        """Load a page that came as an error; the method is not known to the page."""
        told = {"resource": "document", "url": PAGE + path, "status": status, "durationMs": 31}
        level = "error" if status >= 500 else "warn"
        return self.page(path).add("network", level, told, after=0.1)


def booking() -> Clinic:
    visit = Clinic().page("/").press("Book an appointment", "a").page("/doctors/1/book")
    return visit.fills("reason", "phone").press("Book appointment", "button")


def test_a_posted_form_that_came_back_as_an_error_kept_a_booking_from_being_made() -> None:
    found = booking().came_as("/doctors/1/book", 500).judge('I only got "Something went wrong"')

    assert (found.category, found.priority) == ("backend_error", "P1")
    assert "“Book appointment”" in found.summary
    assert "/doctors/1/book failed with 500" in found.summary
    assert "loaded without it" not in found.summary


def test_a_page_that_a_link_led_to_and_that_came_as_an_error_sent_nothing() -> None:
    visit = Clinic().page("/").press("Our clinics", "a").came_as("/clinics", 500)

    found = visit.judge("The page of your clinics is broken")

    assert (found.category, found.priority) == ("backend_error", "P2")


@pytest.mark.parametrize("status", [400, 403, 419])
def test_a_posted_form_that_was_refused_as_a_page_may_have_been_open_too_long(status: int) -> None:
    found = booking().came_as("/doctors/1/book", status).judge("then only Bad Request, all gone")

    assert "token" in str(found.suggested_fix)


def test_what_each_page_throws_as_it_loads_is_why_nothing_on_it_works() -> None:
    visit = Clinic()
    for path in ("/", "/login", "/profile"):
        visit.page(path).broke("TypeError: $ is not a function", "/static/app.js", line=1)
    visit.press("Doctors", "a").page("/")
    visit.broke("TypeError: $ is not a function", "/static/app.js", line=1)

    found = visit.dead("Show the way", times=2).judge("Show the way does nothing since today")

    assert found.category == "js_exception"
    assert "$ is not a function" in found.summary


def test_what_was_thrown_where_a_press_worked_in_the_page_explains_no_dead_control() -> None:
    visit = Clinic().page("/").broke("TypeError: x is null", "/static/app.js", line=1)
    visit.press("More").xhr("GET", "/more", 200).page("/map", came="")
    visit.broke("TypeError: x is null", "/static/app.js", line=1)

    found = visit.dead("Show the way", times=2).judge("Show the way does nothing")

    assert found.category == "dead_control"


def test_a_page_that_somebody_went_to_by_its_address_was_opened_by_no_press() -> None:
    visit = Clinic().page("/login").press("Sign in").page("/", after=0.1).page("/profile", came="")
    visit.xhr("POST", "/profile/autosave", 422, after=0.4)

    found = visit.judge("My new phone number is not saved")

    assert "Sign in" not in found.summary


def test_a_slow_page_is_told_with_the_link_that_led_to_it() -> None:
    visit = Clinic().page("/profile").press("Doctors", "a").page("/", first_byte=9048, after=9.1)

    found = visit.judge("The list of doctors takes for ever to load")

    assert "“Doctors”" in found.summary
    assert "9 s" in found.summary


def test_who_went_back_by_themselves_was_led_back_by_no_press() -> None:
    """A page that sent on in a circle: the browser's own page of that tells nothing."""
    visit = Clinic().page("/login").press("Sign in").page("/")
    for _ in range(2):
        visit.press("My appointments", "a").page("/", came="", after=2)

    found = visit.judge("My appointments cannot be opened, the browser says too many redirects")

    assert "led back" not in found.summary
    assert "“My appointments”, and no captured page followed" in found.summary


def test_where_pages_ask_for_nothing_the_page_that_the_last_press_led_to_is_named() -> None:
    """ "Capture network activity" was said of a site that had nothing to capture."""
    visit = Clinic().page("/").press("Book an appointment", "a").page("/doctors/1/book")
    visit.press("Book appointment").page("/booking/5725")

    found = visit.judge("I chose December 3 but the confirmation says December 2")

    assert "capture network" not in found.summary
    assert "“Book appointment”, and the page /booking/5725 opened" in found.summary
