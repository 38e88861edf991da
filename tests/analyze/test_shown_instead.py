"""What a page shows in the place of what threw, by frameworks and by hand. Not: failed requests."""

from typing import Self

import pytest

from analyze.calm_visits import calm, held
from analyze.urgent_visits import Work
from analyze.visits import PAGE
from usercontext.domain.analysis import ClaimKind

BUNDLE = f"{PAGE}/assets/index-Qm81xa.js"
FRAMES = f"\n    at Rows ({BUNDLE}:12:2210)\n    at Array.map (<anonymous>)"
MISSING = "TypeError: Cannot read properties of undefined (reading 'title')"


class Drawn(Work):
    """A visit of a view whose data are there, and which breaks as it draws them."""

    def caught(self, head: str = "") -> Self:
        """Write the error down as handlers do, with its frames and words of the team's own."""
        name, _, message = MISSING.partition(": ")
        told = {"name": name, "message": message, "stack": f"{MISSING}{FRAMES}"}
        said = {"method": "error", "message": f"{head}{MISSING}", "error": told}
        return self.add("console", "error", said, after=0.05)

    def thrown(self) -> Self:
        return self.fail(MISSING, "uncaught", f"{MISSING}{FRAMES}")

    def shows(self, message: str) -> Self:
        told = {"kind": "notice", "message": message, "selector": "#root > p"}
        return self.add("console", "info", told, after=0.3)


def drawn(path: str = "/plants") -> Drawn:
    return Drawn(path).ok("GET", "/api/plants")


@pytest.mark.parametrize("head", ["", "[boundary] ", "[vue] render: ", "app/error.tsx "])
@pytest.mark.parametrize(
    ("notice", "words"),
    [
        ("Something went wrong.", "My plants are gone, it only says that something went wrong"),
        ("Diese Ansicht konnte nicht geladen werden: Fehler", "Meine Pflanzen fehlen, Fehler"),
        ("An unexpected error has occurred", "No plants any more"),
    ],
)
def test_the_error_is_the_cause_and_the_notice_what_came_of_it(
    head: str, notice: str, words: str
) -> None:
    """The two competed as causes, and nothing was said to explain the report."""
    analysis = drawn().caught(head).shows(notice).judge(words, "/plants")

    held(analysis, "js_exception", f"reading 'title' | {notice}", "P2", "showed the user")
    assert any(one.kind is ClaimKind.EFFECT and notice in one.text for one in analysis.claims)


def test_where_one_pays_a_page_that_is_replaced_is_p1() -> None:
    visit = drawn("/checkout").caught().shows("Something went wrong")

    held(visit.judge("The checkout is gone", "/checkout"), "js_exception", "'title'", "P1")


def test_a_page_by_hand_shows_its_notice_where_the_error_reached_the_window() -> None:
    visit = drawn().thrown().shows("Sorry, this page has failed")

    held(visit.judge("It is gone", "/plants"), "js_exception", "'title' | has failed", "P2")


def test_its_words_need_not_be_known() -> None:
    visit = drawn().caught().caught().shows("Oh dear. Our gardeners are on it.")

    held(visit.judge("All my plants are gone", "/plants"), "js_exception", "gardeners", "P2")


def test_behind_a_press_it_is_of_that_press() -> None:
    visit = drawn().press("Show watering plan").caught().shows("Something went wrong")

    held(
        visit.judge("The plan does not open", "/plants"),
        *("js_exception", "Show watering plan | 'title'", "P2"),
    )


def test_a_request_that_failed_before_is_the_cause_as_ever() -> None:
    visit = drawn().press("Show plan").no("GET", "/api/plans/3", 500)
    visit.caught().shows("Something went wrong")

    held(visit.judge("The plan does not open", "/plants"), "backend_error", "500", "P2")


def test_a_request_that_failed_in_between_has_its_own_notice() -> None:
    visit = drawn().caught().no("POST", "/api/plants/3/water", 503).shows("Watering failed")

    held(visit.judge("I cannot water", "/plants"), "backend_error", "503", "P1 P2", "'title'")


def test_an_error_that_was_got_over_stops_nobody() -> None:
    visit = drawn().caught().shows("Something went wrong").press("Try again")
    visit.ok("GET", "/api/plants").press("Fern", "a").goes("/plants/3").ok("GET", "/api/plants/3")

    assert visit.judge("Please add a dark mode", "/plants/3").priority == "P3"


@pytest.mark.parametrize("notice", ["Saved", "Your plants are up to date", "3 plants need water"])
def test_a_notice_of_any_kind_makes_no_fault_of_a_line(notice: str) -> None:
    calm(drawn().caught().shows(notice).judge("Can I have more colours?", "/plants"))


@pytest.mark.parametrize("notice", ["We value your privacy", "Spring is here: 20% off seeds"])
def test_what_a_page_says_beside_an_error_that_it_survives_stops_nobody(notice: str) -> None:
    visit = drawn().thrown()
    without = visit.judge("I do not like the new fonts", "/plants")
    beside = visit.shows(notice).judge("I do not like the new fonts", "/plants")

    assert (beside.summary, beside.impact) == (without.summary, without.impact)


def test_a_rule_that_a_form_tells_is_no_stand_in() -> None:
    visit = drawn().press("Add plant").caught().shows("A name is required")

    assert visit.judge("I cannot add my plant", "/plants").category != "js_exception"


@pytest.mark.parametrize(
    "line",
    [
        "[report] stopped: Object.groupBy is not a function",
        "Auswertung abgebrochen: Cannot read properties of null (reading 'rows')",
    ],
)
@pytest.mark.parametrize("reports", ["/api/client-errors", "/js-errors", ""])
def test_what_an_engine_said_is_an_error_without_an_object_too(line: str, reports: str) -> None:
    visit = drawn().log("error", line, after=0.05)
    visit = visit.no("POST", reports, 500) if reports else visit
    judged = visit.shows("Auswertung nicht verfügbar").judge("Die Auswertung fehlt", "/plants")

    held(judged, "js_exception", f"{line} | nicht verfügbar", "P2")


def test_a_line_of_words_of_its_own_is_no_engine_s() -> None:
    visit = drawn().log("error", "legend: no colour left", after=0.05).shows("3 plants need water")

    assert "no colour" not in (visit.judge("Is there an app?", "/plants").root_cause or "")
