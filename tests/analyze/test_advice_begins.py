"""Advice that somebody can begin with: what the evidence says, quoted, and where it is written."""

import pytest

from analyze.visits import PAGE, Visit

_OWN = f"at draw ({PAGE}/assets/ledger-77aa01.js:12:9)"


def _advice(visit: Visit, report: str = "It does not work") -> str:
    return visit.judge(report).suggested_fix or ""


def _press(label: str = "Hand in", page: str = "/claims/new") -> Visit:
    return Visit().go(page).click(label)


@pytest.mark.parametrize(
    ("wording", "hint"),
    [
        ("SyntaxError: '#/7' is not a valid selector", "selector is not valid; look up by id"),
        ("TypeError: Reduce of empty array with no initial value", "without an initial value"),
        (
            "DataCloneError: Failed to execute 'put' on 'IDBObjectStore': x could not be cloned.",
            "“put” of “IDBObjectStore” throws this: what is passed on contains",
        ),
        (
            "DataCloneError: Failed to execute 'postMessage' on 'Worker': x could not be cloned.",
            "“postMessage” of “Worker” throws this: what is passed on contains",
        ),
        (
            "TypeError: Window.atob: Argument 1 is odd",
            "“atob” of “Window” throws this: check which",
        ),
        ("TypeError: Illegal invocation", "bind it"),
        (
            "TypeError: Failed to execute 'text' on 'Response': body stream already read",
            "read it once",
        ),
        ("InvalidStateError: The connection was not ready", "check before calling"),
        (
            "SecurityError: Failed to execute 'getImageData': The canvas has been tainted",
            "load it with crossOrigin",
        ),
        ("RangeError: Incorrect locale information provided: pt_BR", "with a hyphen"),
        ("RangeError: The radix must be between 2 and 36", "where it comes from"),
        ("TypeError: Cannot read from private field", "wrapper object"),
        ("Error: Map container is already initialized.", "a second time; destroy the first"),
        ("TypeError: useLedger() is undefined", "the value that it names is missing"),
        ("Error: Objects are not valid as a React child (found: object)", "one of its fields"),
    ],
)
def test_what_a_browsers_own_call_refuses_is_told_by_its_name_and_its_call(
    wording: str, hint: str
) -> None:
    """All of these were told to “find out what makes it throw this”."""
    said = _advice(_press().fail(wording, stack=f"{wording}\n    {_OWN}"))

    assert said.startswith("Start in draw (ledger-77aa01.js:12:9): ")
    assert hint in said


def test_an_error_of_the_page_s_own_wording_is_to_be_caught_where_its_press_is_handled() -> None:
    said = _advice(_press().fail("Error: ledger 12 has no owner", stack=f"Error: x\n    {_OWN}"))

    assert said.endswith(
        "find out what makes it throw this; catch it where “Hand in” is handled, and tell the user"
        " what to do."
    )


def test_a_check_that_refused_is_told_with_its_reason() -> None:
    """“Try the check with what the user may have typed”, where the page said which field it was."""
    visit = _press().ask("POST", "/api/claims", 422)
    said = _advice(visit.log("error", "claim refused: iban: has 21 letters, 22 are needed"))

    assert said.startswith("Look at the check behind POST /api/claims: it refused with “")
    assert "iban: has 21 letters" in said


def test_a_check_without_a_word_of_why_is_still_to_be_tried() -> None:
    said = _advice(_press().ask("POST", "/api/claims", 422))

    assert said.startswith("Try the check behind POST /api/claims")


def test_a_refused_right_is_told_with_the_page_s_own_line() -> None:
    visit = _press("Show report", "/reports").ask("GET", "/api/reports/7", 403)
    said = _advice(visit.log("error", "[reports] seat is view only, ask the owner"))

    assert (
        " with the reason “[reports] seat is view only, ask the owner”. If the refusal is right, "
        in said
    )


def test_a_declined_payment_names_the_reason_that_has_to_be_shown() -> None:
    visit = _press("Pay", "/till").ask("POST", "/api/charges", 402)
    said = _advice(visit.log("error", "charge failed: card_declined (expired_card)"))

    assert said.startswith("POST /api/charges was declined at ")
    assert "expired_card" in said
    assert "nothing on your side is broken" in said


def test_a_value_that_is_none_is_told_where_the_server_only_refused() -> None:
    visit = _press("Book", "/rooms").log("warn", "[rooms] nights: NaN")
    said = _advice(visit.ask("POST", "/api/stays", 400))

    assert said.startswith("Find out why a value to be sent to POST /api/stays is empty")
    assert "“[rooms] nights: NaN”" in said


def test_one_press_that_sent_two_has_no_second_press_to_be_kept_from() -> None:
    """“Keep it from being pressed until the first answer is there”: it was pressed once."""
    once = _press("Post comment", "/talk/7")
    once.ask("POST", "/api/comments", 201, durationMs=900)
    once.add("network", "info", _posted("/api/comments"), after=0.01)

    assert _advice(once, "It is there twice").startswith("One click on “Post comment” sent POST")


def test_two_presses_that_sent_two_are_to_be_kept_apart() -> None:
    twice = _press("Post comment", "/talk/7")
    twice.ask("POST", "/api/comments", 201, durationMs=2_000).click("Post comment", after=0.3)
    twice.add("network", "info", _posted("/api/comments"), after=0.05)

    assert _advice(twice, "It is there twice").startswith("Disable “Post comment” until")


def test_two_presses_before_both_answers_are_no_single_one() -> None:
    """Who stamps what was answered lists the presses first, and the requests behind them."""
    twice = _press("Post comment", "/talk/7").click("Post comment", after=0.35)
    twice.ask("POST", "/api/comments", 201, durationMs=1_900)
    twice.add("network", "info", _posted("/api/comments"), after=0.3)

    assert _advice(twice, "It is there twice").startswith("Disable “Post comment” until")


def _posted(path: str) -> dict[str, object]:
    return {"method": "POST", "url": PAGE + path, "status": 201, "durationMs": 900}


def test_a_store_that_an_older_release_did_not_make_is_no_private_window() -> None:
    refused = "Failed to execute 'transaction' on 'IDBDatabase'"
    wording = f"NotFoundError: {refused}: One of the specified object stores was not found."
    said = _advice(_press("Keep", "/notes").fail(wording, stack=f"{wording}\n    {_OWN}"))

    assert "onupgradeneeded" in said
    assert "private windows" not in said


def test_storage_that_is_off_is_still_to_be_gone_without() -> None:
    wording = "SecurityError: Failed to read the 'localStorage' property from 'Window': denied"
    said = _advice(_press("Keep", "/notes").fail(wording, stack=f"{wording}\n    {_OWN}"))

    assert "private windows" in said


def test_another_origin_is_told_which_header_it_has_to_answer() -> None:
    api = "https://api.lender.example/v2/offers"
    said = _advice(_press("Compare", "/loans").ask("POST", api, 0, error="Failed to fetch"))

    assert f"have it return the origin “{PAGE}” in Access-Control-Allow-Origin" in said
    assert said.endswith("with the method and every header it sends.")


def test_what_was_cut_off_is_named_and_kept() -> None:
    offline = {"kind": "offline", "online": False, "message": "The browser went offline"}
    visit = Visit().go("/trips/new").add("console", "warn", offline).click("Save trip")
    said = _advice(visit.ask("POST", "/api/trips", 0, error="Failed to fetch"))

    assert "When POST /api/trips fails, say that there is no connection" in said


def test_two_releases_that_meet_are_named() -> None:
    visit = _press("Add tile", "/plan").log("error", "stale plan: stored by 7.1.0, this is 7.3.2")

    assert _advice(visit).startswith("“7.1.0” meets “7.3.2” there")


def test_a_script_of_others_that_throws_at_a_press_is_caught_there() -> None:
    thrown = "TypeError: x\n    at open (https://maps.tiles.example/loader.js:6:29)"
    said = _advice(_press("Show on map", "/stores").fail("TypeError: x", stack=thrown))

    assert said.startswith("Catch what the script from maps.tiles.example throws after a click")


def test_a_dead_control_is_told_by_what_it_is_found_by_in_the_code() -> None:
    meta = {"selector": '[data-testid="keep"]', "text": "Keep", "tag": "button"}
    visit = Visit().go("/notes")
    for after in (1, 2, 2):
        visit.add("console", "info", {}, event="click", meta=meta, after=after)

    assert 'whether the handler of “[data-testid="keep"]” is attached' in _advice(visit)


def test_a_place_in_a_row_is_nothing_that_a_control_is_found_by() -> None:
    meta = {"selector": "main > div > button", "text": "Keep", "tag": "button"}
    visit = Visit().go("/notes")
    for after in (1, 2, 2):
        visit.add("console", "info", {}, event="click", meta=meta, after=after)

    assert "whether its handler is attached" in _advice(visit)


def test_an_order_that_was_paid_for_and_not_made_is_booked_or_given_back() -> None:
    visit = _press("Pay", "/till").ask("POST", "/api/payments", 201).ask("POST", "/api/orders", 500)

    assert "Create the order for that payment, or refund it." in _advice(visit)


def test_what_was_just_taken_and_is_not_known_is_looked_for_in_what_keeps_it() -> None:
    visit = _press("Save and sign in", "/sign-in").ask("PUT", "/api/password", 200)
    said = _advice(visit.ask("POST", "/api/session", 401), "My new password does not work")

    assert said.startswith("Find out why POST /api/session did not find at ")
    assert "what PUT /api/password had accepted just before" in said


def test_a_part_is_named_also_where_its_message_has_no_host() -> None:
    wording = "Error: Unable to preload CSS for /parts/Seats-9f0c11aa.css"
    said = _advice(_press("Choose seats", "/shows/3").fail(wording, kind="unhandledrejection"))

    assert said.startswith("Check whether /parts/Seats-9f0c11aa.css is still served")


def test_a_quote_that_ends_a_sentence_of_advice_has_its_stop_once() -> None:
    visit = _press("Vote", "/talk/7").ask("POST", "/api/votes", 403)
    said = _advice(visit.log("error", "[votes] You cannot vote here."))

    assert "“[votes] You cannot vote here.” If" in said


def test_a_value_that_a_page_missed_in_an_answer_is_named() -> None:
    visit = _press("Show rooms", "/hotel").ask("GET", "/api/rooms", 200)
    said = _advice(visit.log("error", "rooms() Cannot read properties of null (reading 'beds')"))

    assert said.startswith("Compare what GET /api/rooms returns with what the page reads: there")
    assert "“beds” is read from a value that is missing" in said


def test_what_cannot_be_decoded_is_named_by_the_press_that_asked_for_it() -> None:
    said = _advice(_press("Listen", "/birds/4").fail("EncodingError: Unable to decode", stack=""))

    assert "is not an image or audio format that this browser can decode" in said


def test_a_lock_that_only_the_page_tells_of_is_no_right_of_the_user() -> None:
    """“Check this user's rights, or hide the control”, of a lock that nobody had let go."""
    visit = _press("Open drawer", "/till").log("warn", "drawer not opened: access denied by desk 4")
    said = _advice(visit, "The drawer does not open")

    assert said.startswith(
        "Find the code that says “drawer not opened: access denied by desk 4” on /till"
    )


def test_a_part_of_another_build_is_told_with_its_frame() -> None:
    wording = "SyntaxError: The requested module '/m.js' does not provide an export named 'sum'"
    said = _advice(_press("Open ledger", "/books").fail(wording, stack=""))

    assert "the imported file is from another release" in said
    assert "name each file by its content hash" in said


def test_what_lies_over_a_page_is_named_by_its_place() -> None:
    meta = {"selector": "body > div.veil", "text": "", "tag": "div"}
    visit = Visit().go("/books")
    for after in (1, 1, 1, 1):
        visit.add("console", "info", {}, event="click", meta=meta, after=after)

    assert "which has no text" in _advice(visit)


def test_a_provider_s_own_line_is_quoted() -> None:
    line = "[GSI_LOGGER]: The given client ID is not found."
    said = _advice(_press("Continue with Google", "/sign-in").log("error", line))

    assert "with the provider that says “[GSI_LOGGER]: The given client ID is not found.”" in said


def test_a_file_that_only_a_line_names_is_named() -> None:
    visit = Visit().go("/").log("error", "font /type/sans.woff2 failed to load: 404")

    assert _advice(visit, "The icons are little boxes") == (
        "Restore /type/sans.woff2, or correct the URL that the page requests."
    )
