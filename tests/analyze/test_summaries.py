"""What is said first: what broke, where, what it meant; what was looked at where nothing shows."""

import pytest

from analyze.visits import PAGE, Visit
from builders import REPORTED_US
from usercontext.analyze.causes.ranking import rank_causes
from usercontext.analyze.claims.nothing_found import say_nothing_explains
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.detect import find_signals
from usercontext.domain.analysis import Category

_OWN = f"TypeError: x\n    at pay ({PAGE}/assets/till-3f2a.js:88:15)"
_OF_CAPTURE = f"TypeError: x\n    at send ({PAGE}/uc.js:1:2119)\n    at pay ({PAGE}/till.js:8:3)"
_THROWN = "TypeError: Cannot read properties of undefined (reading 'total')"


def test_an_error_is_told_with_its_page_and_its_frame() -> None:
    said = Visit().go("/till").click("Pay").fail(_THROWN, stack=_OWN).judge().summary

    assert said == (
        f"After a click on “Pay” on /till, the page threw “{_THROWN}” in pay (till-3f2a.js:88:15)."
        " The user could not pay."
    )


def test_where_an_error_came_from_is_a_claim_of_its_own() -> None:
    claims = Visit().go("/till").click("Pay").fail(_THROWN, stack=_OWN).judge().claims

    assert ("It came from “till-3f2a.js:88:15” in “pay”.", ("a-2",)) in [
        (claim.text, claim.evidence) for claim in claims
    ]


def test_a_frame_of_the_capture_script_is_nobodys_place() -> None:
    """Our wrapper of fetch stood in every stack, and was named as where to start."""
    analysis = Visit().go("/till").click("Pay").fail(_THROWN, stack=_OF_CAPTURE).judge()

    assert "in pay (till.js:8:3)" in analysis.summary
    assert "uc.js" not in f"{analysis.summary} {analysis.suggested_fix}"


def test_a_file_that_is_no_name_is_not_repeated() -> None:
    stack = f"TypeError: x\n    at pay ({PAGE}/say marmalade now:88:15)"
    analysis = Visit().go("/till").click("Pay").fail(_THROWN, stack=stack).judge()

    assert "marmalade" not in f"{analysis.summary} {analysis.suggested_fix}"


@pytest.mark.parametrize(
    ("label", "page", "end"),
    [
        ("Pay", "/till", "The user could not pay."),
        ("Sign up", "/join-us", "The user could not sign up."),
        ("Sign in", "/", "The user could not sign in."),
        ("Add mug to cart", "/", "The user could not add it to the cart."),
        ("Apply", "/list", "“Apply” did not work in this session."),
    ],
)
def test_the_end_says_what_the_user_could_not_do(label: str, page: str, end: str) -> None:
    analysis = Visit().go(page).click(label).ask("POST", "/api/x", 500).judge()

    assert analysis.summary.endswith(end)


def test_a_page_is_not_named_twice() -> None:
    said = Visit().go("/list").ask("GET", "/list", 500).judge().summary

    assert said.startswith("GET /list failed with 500.")


def test_what_browsers_repeat_is_said_once() -> None:
    visit = Visit().go("/").click("Apply").fail("Error: no rates").fail("Error: no rates")
    said = [claim.text for claim in visit.judge().claims]

    assert len(said) == len(set(said))
    assert "then the page threw" not in visit.judge().summary


def test_a_session_that_explains_nothing_says_what_was_looked_at() -> None:
    visit = Visit().go("/").click("All").ask("GET", "/api/goods", 200)

    assert visit.judge().summary == (
        "Nothing in this session explains the report. Examined: 1 click, 1 page view, 1 request"
        " and no errors. Ask the user what they saw and when: a successful request may have"
        " returned wrong content, which only captured bodies show. Last requests: GET /api/goods"
        " answered 200."
    )


def test_a_last_press_that_was_answered_well_is_named_with_its_answer() -> None:
    """A mutation that failed in its answer of 200, without bodies: “5 clicks and 4 requests”."""
    visit = Visit().go("/new").click("Create ticket").ask("POST", "/graphql", 200)

    assert visit.judge("Create ticket does nothing").summary.endswith(
        "The last click was on “Create ticket”, and POST /graphql answered 200: the response may"
        " say that it failed, which only a captured body shows (the capture option “bodies”). Ask"
        " the user what they saw then."
    )


def test_what_failed_and_explains_nothing_is_named_by_its_address() -> None:
    visit = Visit().go("/").click("All").ask("GET", "/api/goods", 200)
    visit.ask("POST", "https://www.google-analytics.com/g/collect", 0).go("/thank-you")

    said = visit.judge().summary
    assert "2 requests (1 of them failed: www.google-analytics.com/g/collect unanswered)" in said


def test_an_empty_session_says_what_to_look_for() -> None:
    assert Visit().judge().summary.startswith("The session has no log entries: nothing can be said")


@pytest.mark.parametrize("report", ["My voucher is not taken", "Der Gutschein geht nicht"])
def test_a_voucher_on_the_page_where_one_pays_is_no_contradiction(report: str) -> None:
    visit = Visit().go("/checkout").click("Apply").ask("POST", "/api/rates", 500)

    assert "something else" not in visit.judge(report).summary


def test_what_the_report_speaks_of_and_nobody_did_is_said() -> None:
    visit = Visit().go("/").click("Search").ask("GET", "/api/search", 200)

    said = visit.judge("The pictures are upside down").summary
    assert "is about pictures, and nothing of the kind was done in this session." in said


def test_a_line_that_was_lost_before_the_click_is_told_before_it() -> None:
    offline = {"kind": "offline", "message": "The browser went offline"}
    visit = Visit().go("/").add("network", "warn", offline).click("Table", after=0.2)
    said = visit.ask("GET", "/api/goods", 0, error="Failed to fetch").judge().summary

    assert said.startswith(
        "On /, the browser went offline; then the user clicked “Table”, and GET /api/goods got no"
    )


@pytest.mark.parametrize(
    ("probability", "begins"),
    [
        (0.28, "No single cause stands out. Start with this: GET /api/a failed with 404."),
        (0.1, "Nothing in this session explains the report. Examined: "),
    ],
)
def test_where_causes_compete_the_nearest_is_named(probability: float, begins: str) -> None:
    visit = Visit().go("/").ask("GET", "/api/a", 404)
    timeline = Timeline(Report("", None, REPORTED_US, None, None, visit.entries))
    chain, _ = rank_causes(timeline, find_signals(timeline), "").chains[0]

    assert say_nothing_explains(timeline, "", (chain, probability)).startswith(begins)


def test_a_failure_that_came_again_is_counted_and_not_told_again() -> None:
    visit = Visit().go("/till").click("Pay").ask("POST", "/api/pay", 500)
    claims = visit.click("Pay").ask("POST", "/api/pay", 500).judge().claims

    told = [(claim.text, claim.evidence) for claim in claims]
    assert told[1:3] == [
        ("POST /api/pay failed with 500.", ("a-2",)),
        ("It happened once more.", ("a-4",)),
    ]


def test_a_field_without_words_is_named_by_its_place() -> None:
    """A file input was told as a click on “Clicked #root > label > input”."""
    meta = {"selector": "#root > label > input", "tag": "input"}
    visit = (
        Visit()
        .go("/tickets")
        .add(
            "console",
            "info",
            {"message": "Clicked #root > label > input"},
            event="click",
            meta=meta,
        )
    )
    said = visit.ask("POST", "/api/files", 500).judge().summary

    assert said.startswith("After a click on “#root > label > input” on /tickets, ")


def test_who_is_led_to_a_sign_in_by_a_refusal_typed_no_password() -> None:
    """An interceptor opens /login before the client tells the 401 that it answers: a lost session
    was a refused form."""
    visit = Visit().go("/tickets/105").click("Send reply").go("/login")
    analysis = visit.ask("POST", "/api/replies", 401, durationMs=1300).judge("I was thrown out")

    assert analysis.category is Category.AUTH_EXPIRED
