"""What a page of an issue says is missing: only what is. Not: the page."""

from analyze.servers import Page
from analyze.visits import Visit
from usercontext.dashboard.issue_reading import what_is_missing
from usercontext.domain.analysis import Category

LED = "No user action that leads to it was captured."
FOLLOWED = "No effect of it was captured."


def _missing(visit: Visit, words: str = "It does not work", path: str = "/") -> list[str]:
    return list(what_is_missing(visit.judge(words, path)))


def test_a_press_in_vain_is_the_action_and_nothing_follows_it() -> None:
    """“No action was captured”, beneath the press that came to nothing."""
    visit = Page("/form").click("Send").dead("Send").click("Send", after=4).dead("Send")
    visit.click("Send", after=4).dead("Send").log("info", "x", after=9)
    said = visit.judge("The button does nothing", "/form")

    assert said.category is Category.DEAD_CONTROL
    assert not {LED, FOLLOWED} & set(what_is_missing(said))


def test_a_page_that_was_gone_to_leads_to_what_it_misses() -> None:
    came = Page("/hall").missing("https://shop.example.com/hall.css", "stylesheet")
    later = Page("/hall").click("Tickets").ask("GET", "/api/tickets", 200)
    later.log("info", "x", after=40).fail("TypeError: timer is not a function")

    assert LED not in _missing(came, "It looks broken", "/hall")
    assert LED in _missing(later, "Something broke", "/hall")


def test_a_line_that_the_cause_quotes_followed_from_its_request() -> None:
    told = Page("/till").click("Redeem").ask("POST", "/api/codes", 422)
    told.log("warn", "[till] SUMMER not accepted: code_expired")
    bare = Page("/till").click("Redeem").ask("POST", "/api/codes", 500)

    assert FOLLOWED not in _missing(told)
    assert FOLLOWED in _missing(bare)
