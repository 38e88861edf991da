"""What looks like an error and is none, in the words of browsers, frameworks and extensions."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Verdict

HEALTHY_PATH = "/menu"


def healthy() -> Visit:
    return Visit().go("/").ask("GET", "/api/a", 200).click("Menu").go(HEALTHY_PATH)


@pytest.mark.parametrize(
    "error",
    [
        "Error: ResizeObserver loop completed with undelivered notifications.",
        "Error: ResizeObserver loop limit exceeded",
        "AbortError: The user aborted a request.",
        "AbortError: The operation was aborted. ",
        "AbortError: Fetch is aborted",
        "AbortError: signal is aborted without reason",
        "AbortError: The play() request was interrupted by a call to pause().",
        "NotAllowedError: play() failed because the user didn't interact with the document first.",
        "CanceledError: canceled",
        "NavigationDuplicated: Avoided redundant navigation to current location",
        "Error: A listener said true, but the message channel closed before a response came",
        "Error: Extension context invalidated.",
        "Error: Could not establish connection. Receiving end does not exist.",
        "Error: Object Not Found Matching Id:3, MethodName:update, ParamCount:4",
        "ReferenceError: Can't find variable: _AutofillCallbackHandler",
        "TypeError: Importing binding name 'safari' is not found (userscript)",
        "Error: [Tampermonkey] Execution of script 'Wide tables' failed!",
        "TypeError: null is not an object (evaluating 'row.cells') dark-rows.user.js",
    ],
)
def test_bookkeeping_and_changes_of_mind_explain_nothing(error: str) -> None:
    visit = healthy().fail(error, "unhandledrejection", stack="")

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("scheme", ["chrome-extension", "moz-extension", "safari-web-extension"])
def test_an_extension_that_throws_is_nobody_s_cause(scheme: str) -> None:
    stack = f"TypeError: x\n    at run ({scheme}://abcdef/content.js:1:2)"

    assert healthy().fail("TypeError: x", stack=stack).judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_line_to_the_server_that_was_cut_by_leaving_is_no_failure() -> None:
    words = "The connection to wss://a.test/ws was interrupted while the page was loading."

    assert healthy().log("error", words).judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_request_that_was_given_up_at_once_is_a_change_of_mind() -> None:
    visit = healthy().ask("GET", "/api/hints", 0, error="AbortError: The user aborted a request.")

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_request_that_was_given_up_after_a_wait_took_too_long() -> None:
    visit = Visit().go("/").click("Find")
    visit.ask("GET", "/api/find", 0, error="AbortError: aborted", aborted=True, durationMs=8000)
    analysis = visit.log("debug", "still here", after=12).judge()

    assert analysis.category is Category.TIMEOUT_SLOW


def test_a_request_that_a_click_elsewhere_gave_up_did_not_take_too_long() -> None:
    visit = Visit().go("/").click("Find")
    visit.ask("GET", "/api/find", 0, error="AbortError: aborted", aborted=True, durationMs=8000)
    visit.click("About", after=7.5).go("/about")

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_counting_visitors_may_fail_on_the_page_s_own_host_too() -> None:
    visit = healthy().ask("POST", "/api/analytics", 500)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_what_a_blocker_keeps_from_the_page_is_neither_its_fault_nor_a_policy_s() -> None:
    visit = Visit().go("/").click("Pay")
    visit.ask("POST", "/api/pay", 0, error="net::ERR_BLOCKED_BY_CLIENT")

    assert visit.judge().category is Category.THIRD_PARTY


def test_a_pause_that_nobody_feels_explains_nothing() -> None:
    visit = healthy().log("warn", "[perf] long task of 62 ms")

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_message_by_another_name_is_still_an_exception() -> None:
    visit = healthy().click("Save").fail("Error: order cancelled twice: no such order")

    assert visit.judge().category is Category.JS_EXCEPTION


def test_a_script_error_without_words_explains_nothing() -> None:
    visit = healthy().fail("Error: Script error.", stack="")

    assert visit.judge("hm", PAGE + HEALTHY_PATH).verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    "line",
    [
        "Preact is in dev mode. Not recommended for production!",
        "You are running a development build of Solid. Do not ship it to production.",
        "cdn.windstyles.example should not be used in production. Install it as a plugin",
        "Download the Vue Devtools extension for a better development experience",
        "jQuery widgets: debug version loaded, use the .min.js in production",
    ],
)
def test_what_a_library_says_of_being_built_for_development_is_no_complaint(line: str) -> None:
    visit = healthy().ask("GET", "/api/products", 200)
    visit.log("warn", line)

    assert visit.judge("My orders are missing").verdict is Verdict.INCONCLUSIVE


def test_a_house_that_refuses_a_key_in_production_is_still_heard() -> None:
    visit = Visit().go("/till").click("Pay").log("error", "PayKit: test key refused in production")

    assert visit.judge("I cannot pay").root_cause is not None
