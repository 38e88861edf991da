"""What a press led to, and what only came beside it: drafts, other buttons, empty forms.

None of the situations is one of the shop's: each class of misreadings is shown elsewhere.
"""

from typing import Self

import pytest

from analyze.behaviours import nothing
from analyze.desk import Desk
from analyze.servers import told
from analyze.visits import PAGE
from usercontext.domain.analysis import Category


class Form(Desk):
    """A page whose draft is kept at every key."""

    def typed(self, times: int = 6) -> Self:
        return self.kept(1).kept(0.1, times - 1)

    def kept(self, after: float, times: int = 1) -> Self:
        for _ in range(times):
            written = {"area": "sessionStorage", "action": "set", "key": "letter.draft"}
            self.add("storage", "info", written, after=after)
        return self


def asked_for_two(first: str, second: str) -> Desk:
    page = Desk("/list").hum()
    for label in (first, second):
        page.click(label, after=0.4)
        page.add("network", "info", made("/api/wishes"), after=0.01)
    return page


def made(path: str) -> dict[str, object]:
    return {"method": "POST", "url": PAGE + path, "status": 201, "durationMs": 1300}


def test_what_two_buttons_asked_for_is_not_one_thing_sent_twice() -> None:
    nothing(asked_for_two("Lamp onto my list", "Chair onto my list").judge("Where is my list?"))


def test_what_one_button_asked_for_twice_at_once_is() -> None:
    analysis = asked_for_two("Lamp onto my list", "Lamp onto my list").judge("There are two lamps")

    assert analysis.category is Category.RACE


def test_a_demand_that_a_draft_of_the_typing_follows_is_all_that_came_of_the_press() -> None:
    page = Form("/letters").hum().typed().click("Send letter", after=0.2).kept(0.002)
    page.log("warn", "[letters] stays here: a recipient must be chosen", after=0.002)

    told(page.judge("My letter does not go out", path="/letters"), "validation_rejected", "P1 P2",
         "a recipient must be chosen")  # fmt: skip


def test_a_demand_behind_a_press_that_was_kept_is_not_all_that_came() -> None:
    page = Form("/letters").hum().click("Send letter", after=9).kept(0.01)
    page.log("warn", "[letters] later: a recipient must be chosen", after=0.01)

    nothing(page.judge("Can I get a copy?", path="/letters"))


def test_a_form_that_the_browser_submitted_with_nothing_in_it_did_nothing() -> None:
    page = Desk("/contact").hum().click("Send message").load("/contact?", "/contact", after=0.2)
    page.ask("GET", "/api/config", 200)

    told(page.judge("All my text is gone", path="/contact"), "dead_control", "P0 P1 P2",
         "Send message", "reloaded the same page")  # fmt: skip


@pytest.mark.parametrize("to", ["/contact", "/contact?sent=1", "/thanks?"])
def test_a_form_that_a_server_may_have_read_is_left_alone(to: str) -> None:
    page = Desk("/contact").hum().click("Send message").load(to, "/contact", after=0.2)
    page.ask("GET", "/api/config", 200)

    nothing(page.judge("When will you answer?", path=to))


def test_an_empty_form_after_which_the_same_press_sent_what_it_should_is_nothing() -> None:
    page = Desk("/contact").hum().click("Send message").load("/contact?", "/contact", after=0.2)
    page.ask("GET", "/api/config", 200).click("Send message", after=5)
    page.ask("POST", "/api/messages", 201)

    nothing(page.judge("When will you answer?", path="/contact"))


def test_a_page_that_asked_its_server_before_it_loaded_anew_is_no_dead_control() -> None:
    page = Desk("/contact").hum().click("Send message").ask("POST", "/api/messages", 201)
    page.load("/contact?", "/contact", after=0.2)

    nothing(page.judge("When will you answer?", path="/contact"))
