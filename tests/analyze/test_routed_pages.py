"""Pages whose parts a router asks for: those that did not come, and those nobody had gone to."""

import pytest
from msgspec.structs import replace

from analyze.routed_visits import Routed, calm, held, stays
from usercontext.domain.analysis import Verdict


def test_a_page_that_failed_is_not_its_neighbour_that_was_cut() -> None:
    """The router then has the browser load the page, which cuts all that it asks for ahead.

    Of five questions four were lost in one instant, and one of those was told as the cause.
    """
    visit = stays().follow("Hotel Miramar", "/en/stays/12", 502, contentType="text/html")
    visit.ahead("/en/stays/13", "/en/stays/12", "/en", "/en/stays/11", status=0)
    visit.waits(2).page("/en/stays").ahead("/en/stays/11", "/en/stays/12", "/en/stays/13")

    held(visit.judge("the hotel did not open"), "backend_error", "/en/stays/12|502", "P2")


def test_pages_asked_ahead_that_the_server_puts_off() -> None:
    """They were answered 503, each page came as it was gone to, and it was called a fault (P2)."""
    visit = stays().ahead("/en/stays/11", "/en/stays/12", "/en/stays/13", "/en/trips", status=503)
    visit.follow("Hotel Miramar", "/en/stays/12").ahead("/en/trips", "/en/profile", status=503)

    calm(visit.judge("How do refunds work?"))


@pytest.mark.parametrize("words", ["my trips does not open", "Meine Reisen gehen nicht auf"])
def test_a_page_that_was_lost_when_it_was_gone_to_had_been_lost_ahead(words: str) -> None:
    visit = stays().ahead("/en/trips", "/en/profile", status=0)
    visit.follow("My trips", "/en/trips", 0).waits(3).page("/en")
    visit.ahead("/en/trips", "/en/profile", "/en/stays")

    held(visit.judge(words), "backend_error", "/en/trips", "P2")


def test_a_whole_page_in_the_place_of_its_parts() -> None:
    """A network that wants a sign-in answers all with its own page, which has no script."""
    visit = stays().follow("Hotel Miramar", "/en/stays/12", 200, contentType="text/html")
    visit.ahead("/en/stays/11", "/en/stays/13", status=0).waits(3).page("/en/stays")

    held(visit.judge("bin plötzlich woanders"), "api_contract", "/en/stays/12|another page", "P2")


def test_a_whole_page_that_the_browser_then_loads() -> None:
    visit = stays().follow("Help", "/en/help", 200, contentType="text/html")
    visit.ahead("/en/stays/11", status=0).page("/en/help")

    calm(visit.judge("are pets allowed?"))


def test_a_long_list_whose_links_are_all_asked_ahead_is_no_storm() -> None:
    visit = stays().ahead(*(f"/en/stays/{n}" for n in range(20, 60)))

    calm(visit.judge("too expensive"))


def test_a_list_that_one_press_asks_for_forty_times_is_a_storm() -> None:
    visit = stays().press("Refresh")
    for _ in range(40):
        visit.ask("GET", "/api/stays", 200, durationMs=20)
        visit.waits(-0.15)

    held(visit.judge("the list flickers and hangs"), "timeout_slow", "/api/stays", "P2 P3")


def test_a_page_that_is_asked_for_and_never_comes() -> None:
    visit = stays()
    for _ in range(2):
        visit.press("Hotel Miramar", "a").unanswered("GET", "/en/stays/12?_rsc=…")

    held(visit.judge("es passiert nichts"), "timeout_slow", "/en/stays/12|not answered", "P2")


def test_what_was_waited_for_and_came_is_told_by_its_end() -> None:
    visit = stays().press("Hotel Miramar", "a").unanswered("GET", "/en/stays/12?_rsc=…")
    late = visit.entries[-1]
    visit.parts("/en/stays/12", durationMs=9000)
    visit.entries[-1] = replace(visit.entries[-1], instant_us=late.instant_us)
    visit.turbo("/en/stays/12")

    judged = visit.judge("lovely hotel, can I bring a dog?")
    assert "not answered" not in (judged.root_cause or "")


def test_a_line_that_the_page_holds_open_is_not_waited_for() -> None:
    visit = stays().waits(3).unanswered("GET", "/api/news?since=4").press("Show map")

    judged = visit.judge("where is the map of the city?")
    assert judged.verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    "words", ["Zimmer laden ewig, ich kann nicht buchen", "the rooms keep loading"]
)
def test_a_page_that_had_not_come_whole_when_it_was_reported(words: str) -> None:
    """A part that is sent later never was: the page's load does not end, and nothing is measured.

    It was said that nothing in the session explains the report.
    """
    visit = stays().follow("Hotel Miramar", "/en/stays/12").waits(7)
    visit.page("/en/stays/12")
    visit.entries.pop()  # what the script measures of a page once it is there
    visit.ahead("/en/trips").waits(6)

    held(visit.judge(words), "timeout_slow", "/en/stays/12", "P2")


@pytest.mark.parametrize("words", ["Is breakfast included?", "the price is in dollars"])
def test_a_page_that_waits_for_what_nobody_misses(words: str) -> None:
    visit = stays().follow("Hotel Miramar", "/en/stays/12").waits(7)
    visit.page("/en/stays/12")
    visit.entries.pop()
    visit.ahead("/en/trips").waits(6)

    calm(visit.judge(words))


def test_a_page_of_a_visit_in_which_nothing_is_measured() -> None:
    visit = Routed()
    visit.page("/en/stays")
    visit.entries.pop()
    visit.ahead("/en/trips").waits(9)

    calm(visit.judge("the rooms keep loading"))
