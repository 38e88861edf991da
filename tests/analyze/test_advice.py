"""Advice names what to look at first in this very case, and nothing that is not shown."""

import pytest

from analyze.visits import PAGE, Visit

_CSP = "Refused 'https://rates.example/v1': it violates the directive \"connect-src\""
_OWN = f"at pay ({PAGE}/assets/till-3f2a.js:88:15)"
_FOREIGN = "TypeError: x\n    at open (https://widget.chat.example/loader.js:6:29)"


def _advice(visit: Visit, report: str = "It does not work") -> str:
    return visit.judge(report).suggested_fix or ""


def _press(label: str = "Pay", page: str = "/till") -> Visit:
    return Visit().go(page).click(label)


@pytest.mark.parametrize(
    ("wording", "hint"),
    [
        (
            "TypeError: Cannot read properties of undefined (reading 'a')",
            "“a” is read from a value",
        ),
        ("TypeError: undefined is not an object (evaluating 'x.a')", "“a” is read from a value"),
        ("TypeError: x.map is not a function", "“map” is not a function there"),
        ("ReferenceError: gtag is not defined", "“gtag” is not defined there"),
        ("RangeError: Maximum call stack size exceeded", "calls itself endlessly"),
        ("Error: order F-2 is locked", "find out what makes it throw this"),
    ],
)
def test_an_exception_names_its_frame_and_what_its_wording_asks_for(
    wording: str, hint: str
) -> None:
    said = _advice(_press().fail(wording, stack=f"{wording}\n    {_OWN}"))

    assert said.startswith("Start in pay (till-3f2a.js:88:15): ")
    assert hint in said


def test_an_exception_without_a_frame_says_that_none_was_captured() -> None:
    said = _advice(_press().fail("Error: order F-2 is locked", stack=""))

    assert said.startswith("No frame of your code was captured: search the code for the message")


def test_what_was_slow_or_went_well_in_name_alone_has_its_id_too() -> None:
    """Of a failed request the id to look up stood there, of a slow one nothing did."""
    slow = _press("Show").ask("GET", "/api/orders", 200, durationMs=9_000, requestId="req-8f21ab")
    limited = _press("Show").ask("GET", "/api/orders", 429, requestId="req-8f21ab")

    for visit in (slow, limited):
        assert " UTC with the trace “req-8f21ab”" in _advice(visit)


def test_a_server_error_names_the_endpoint_the_moment_and_the_trace() -> None:
    said = _advice(_press().ask("POST", "/api/pay", 500, traceId="4bf92f3577b34da6"))

    assert "POST /api/pay in the server log at " in said
    assert " UTC with the trace “4bf92f3577b34da6”" in said


def test_a_trace_and_a_reason_are_named_in_one_breath() -> None:
    body = '{"error":"seat map 7 has no rows"}'
    refused = _press("Show").ask("POST", "/api/seats", 500, requestId="req-8f", responseBody=body)
    asked = " with the trace “req-8f” and with the reason “seat map 7 has no rows”"
    assert asked in _advice(refused)


@pytest.mark.parametrize(
    ("wording", "begins"),
    [
        (
            "AxiosError: Request failed with status code 500",
            "Then catch the error that pay (till-3f2a.js:88:15) ",
        ),
        (
            "HTTPError: 500 Internal Server Error: POST /api/pay",
            "Then catch the error that pay (till",
        ),
        (
            "TypeError: Cannot read properties of undefined (reading 'a')",
            "Then make pay (till-3f2a",
        ),
        ("Error: line 5003 has no price", "Then make pay (till-3f2a.js:88:15) handle the failure"),
    ],
)
def test_an_error_of_the_request_itself_is_to_be_caught_and_another_coped_with(
    wording: str, begins: str
) -> None:
    visit = _press().ask("POST", "/api/pay", 500)
    said = _advice(visit.fail(wording, stack=f"{wording}\n    {_OWN}"))

    assert f" UTC. {begins}" in said


@pytest.mark.parametrize(
    ("status", "words"), [(502, "gateway"), (503, "down"), (504, "timed out waiting")]
)
def test_a_gateways_answer_points_behind_it(status: int, words: str) -> None:
    said = _advice(_press().ask("POST", "/api/pay", status))

    assert said.startswith("Check whether the service behind POST /api/pay was up at ")
    assert words in said


def test_a_missing_endpoint_and_a_refused_body_are_told_apart() -> None:
    gone = _advice(_press("Reviews", "/mug").ask("GET", "/api/mug/reviews", 404))
    method = _advice(_press("Reviews", "/mug").ask("GET", "/api/mug/reviews", 405))
    refused = _advice(_press("Reviews", "/mug").ask("GET", "/api/mug/reviews", 400))

    assert gone.startswith("Check whether GET /api/mug/reviews exists on the server")
    assert method.startswith("Check which methods the server allows for /api/mug/reviews")
    assert refused.startswith("Compare what the page sent to GET /api/mug/reviews")


def test_a_refusal_by_policy_names_the_directive_and_what_it_kept_out() -> None:
    visit = _press("Apply").add("console", "error", {"kind": "csp", "message": _CSP}, after=0.1)

    assert _advice(visit) == (
        "Add “https://rates.example” to “connect-src” in the Content-Security-Policy that /till"
        " is sent with, or stop loading it."
    )


def test_a_renewal_that_failed_is_looked_at_first() -> None:
    visit = _press().ask("POST", "/api/pay", 401).ask("POST", "/api/session/refresh", 500)

    assert _advice(visit).startswith("First check why POST /api/session/refresh failed at ")


def test_a_rule_of_the_business_is_no_defect() -> None:
    visit = (
        _press("Apply", "/cart")
        .ask("POST", "/api/voucher", 422)
        .log("warn", "[voucher] SLOW10 not accepted: voucher_expired")
    )

    assert "is not a defect" in _advice(visit, "My voucher is refused")


def test_a_dead_control_is_named_with_its_page() -> None:
    visit = _press("Apply coupon", "/cart").click("Apply coupon", after=4)
    said = _advice(visit.click("Apply coupon", after=4).add("storage", "debug", {}, after=9))

    assert said.startswith("Click “Apply coupon” on /cart yourself")


def test_a_script_of_somebody_else_is_named_by_its_host() -> None:
    visit = _press("Chat", "/cart").fail("TypeError: x is undefined", stack=_FOREIGN)

    assert "what the script from widget.chat.example throws" in _advice(visit)


def test_advice_that_its_entries_do_not_show_gives_way_to_the_general_one() -> None:
    visit = _press("Upload", "/").fail("ChunkLoadError: Loading chunk 7 failed.", stack="")

    assert _advice(visit).startswith("Keep old builds reachable after a deploy")


def test_no_cause_has_no_advice() -> None:
    assert Visit().go("/").judge().suggested_fix is None


def test_a_file_that_is_too_large_points_to_limits_and_not_to_what_was_typed() -> None:
    """A scan that a proxy refused led to “try the check with what the user may have typed”."""
    said = _advice(_press("Attach", "/tickets/101").ask("POST", "/api/tickets/101/files", 413))

    assert said.startswith("Check what rejected POST /api/tickets/101/files at ")
    assert "as too large: a proxy has its own limit" in said


def test_another_port_of_the_page_s_host_is_another_origin() -> None:
    """A page on :5173 whose API on :8000 allowed no origin was sent to its own access log."""
    page, api = "http://127.0.0.1:5173/people", "http://127.0.0.1:8000/v2/contacts"
    visit = Visit().add("console", "info", {"to": page}, event="navigation").click("Load")
    visit.ask("GET", "http://127.0.0.1:5173/api/me", 200)
    said = visit.ask("GET", api, 0, error="network error").judge("Contacts do not load")

    assert (said.root_cause or "").startswith(
        "GET 127.0.0.1:8000/v2/contacts at another origin got no response"
    )
    assert (said.suggested_fix or "").startswith("Check whether 127.0.0.1:8000 responds at all. ")


def test_a_port_that_a_scheme_has_anyhow_makes_no_other_origin() -> None:
    visit = _press("Load").ask("GET", "https://shop.example.com:443/api/x", 0, error="failed")

    assert (visit.judge().root_cause or "").startswith("GET /api/x got no response")


def test_a_dead_control_may_only_have_shown_words() -> None:
    """A form showed “Pick a category first”, and the advice was sure that nothing had followed."""
    said = _advice(_press("Create", "/new").click("Create").click("Create"))

    assert said.startswith("Click “Create” on /new yourself: nothing captured followed it")
    assert "only shows text on the page, which is not captured" in said


def test_what_the_page_says_of_a_failure_is_not_looked_for_in_the_server_s_log() -> None:
    """The page's own notice was told as the reason that the server's log would have."""
    notice = {"kind": "notice", "message": "Your seats could not be held", "selector": "p.note"}
    visit = _press("Hold seats").ask("POST", "/api/holds", 500, traceId="req-8f")
    said = _advice(visit.add("console", "info", notice, after=0.3))

    assert "reason" not in said
    assert "The page showed the user “Your seats could not be held”" in said
