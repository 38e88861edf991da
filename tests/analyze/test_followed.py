"""What came behind a failure is told where a reader needs it, and nothing twice."""

import pytest

from analyze.visits import Visit

_OFFLINE = {"kind": "offline", "online": False, "message": "The browser went offline"}


def _notice(visit: Visit, words: str, after: float = 0.4) -> Visit:
    told = {"kind": "notice", "message": words, "selector": "[role=alert]"}
    return visit.add("console", "info", told, after=after)


def _claims(visit: Visit) -> list[str]:
    return [claim.text for claim in visit.judge().claims]


def test_the_page_s_own_line_says_why_where_nothing_was_thrown() -> None:
    """“Failed with 403” stood alone, and the line that named the key was the fourth claim."""
    visit = Visit().go("/stock").click("Count").ask("GET", "/api/count", 403)
    said = visit.log("error", "[stock] licence key is of another site").judge().summary

    assert "failed with 403; then the page logged “[stock] licence key is of another site”." in said


def test_what_its_user_saw_is_told_and_proved() -> None:
    visit = Visit().go("/rooms").click("Reserve").ask("POST", "/api/stays", 403)
    _notice(visit, "Tuto místnost nemůžete rezervovat.")

    assert "then the page showed the user “Tuto místnost nemůžete" in visit.judge().summary
    assert "Then the page showed the user “Tuto místnost nemůžete rezervovat.”" in _claims(visit)


@pytest.mark.parametrize("after", [3.0, 9.0])
def test_what_came_up_long_afterwards_is_of_something_else(after: float) -> None:
    visit = Visit().go("/rooms").click("Reserve").ask("POST", "/api/stays", 403)
    _notice(visit, "Neue Nachricht", after)

    assert "showed the user" not in visit.judge().summary


def test_what_was_shown_before_says_nothing_of_a_failure() -> None:
    visit = _notice(Visit().go("/rooms"), "Summer hours").click("Reserve")
    _notice(visit.ask("POST", "/api/stays", 403), "Summer hours")

    assert "showed the user" not in visit.judge().summary


def test_a_connection_that_is_lost_is_of_no_press_and_the_next_press_is_told() -> None:
    """“After a click on Next, the browser went offline”, and no step said what then failed."""
    visit = Visit().go("/trips/new").click("Next").add("console", "warn", _OFFLINE)
    visit.click("Save trip").ask("POST", "/api/trips", 0, error="Failed to fetch")
    analysis = visit.judge()

    assert analysis.summary.startswith(
        "On /trips/new, the browser went offline; then the user clicked “Save trip”, and POST"
    )
    assert [step.text for step in analysis.steps][-3:] == [
        "Cut the connection: the browser went offline",
        "Click “Save trip”",
        "What happens then: POST /api/trips got no response (Failed to fetch)",
    ]
    assert "Then the user clicked “Save trip”." in _claims(visit)


def test_how_long_somebody_waited_is_said() -> None:
    visit = Visit().go("/files").click("Export").ask("GET", "/api/export", 500, durationMs=31_000)

    assert " That was 31 s after the click. " in visit.judge().summary


def test_how_long_somebody_waited_is_said_once() -> None:
    visit = Visit().go("/files").click("Export").ask("GET", "/api/export", 504, durationMs=31_000)
    summary = visit.judge().summary

    assert "failed with 504 after 31 s" in summary
    assert "after the click" not in summary


def test_what_failed_at_once_is_said_without_its_seconds() -> None:
    visit = Visit().go("/files").click("Export").ask("GET", "/api/export", 500)

    assert "after the click" not in visit.judge().summary


def test_a_quote_that_ends_a_sentence_has_its_stop_once() -> None:
    visit = Visit().go("/list").click("Sort").fail("Error: The list is gone.")
    analysis = visit.judge()

    assert analysis.causes[0].text.endswith("The list is gone.”")
    assert "”." not in analysis.causes[0].text


def test_what_is_put_into_the_cart_is_not_paid_whatever_its_script_is_called() -> None:
    """A part called payment.js did not come behind “Add to cart”: “The user could not pay”."""
    missing = {"url": "https://shop.example.com/parts/payment-1f.js", "status": 0, "method": "GET"}
    visit = Visit().go("/").click("Add lamp to cart")
    visit.add("network", "error", missing | {"resource": "script", "error": "did not load"})
    visit.fail("ChunkLoadError: Loading chunk 9 failed.", kind="unhandledrejection")

    assert visit.judge().summary.endswith("The user could not add it to the cart.")


def test_what_is_too_long_to_quote_ends_with_a_whole_word() -> None:
    said = f"Error: the ledger of this branch {'cannot be balanced against its twin ' * 8}"
    cause = Visit().go("/ledger").click("Close day").fail(said).judge().causes[0].text

    assert cause.rstrip(".”").endswith("…")
    assert cause.rstrip(".…”").rpartition(" ")[2] in said.split()


def test_who_was_stopped_is_not_told_that_nothing_needed_failed() -> None:
    """“Blocked” and “nothing that anybody needs failed” stood in one table of one issue."""
    dead = {"kind": "dead_click", "name": "Add lamp to cart"}
    visit = Visit().go("/").log("error", "Hydration completed but contains mismatches.")
    visit.click("Add lamp to cart").add("console", "warn", dead, after=1.5)
    names = [term.name for term in visit.judge("Add to cart is dead").impact]

    assert not {"blocked", "minor"} <= set(names)


def test_what_a_page_writes_anyhow_as_it_opens_is_not_told_with_its_failure() -> None:
    visit = Visit().go("/").fail("Error: Hydration failed because the initial UI does not match")
    visit.log("warn", "Failed to load theme from the profile, using the light one")

    assert "; then the page logged" not in visit.judge("It flickers").summary


def test_a_script_that_was_missed_is_named_once() -> None:
    script = {"url": "https://cdn.letters.example/join.js", "status": 0, "method": "GET"}
    visit = (
        Visit()
        .go("/")
        .add("network", "error", script | {"resource": "script", "error": "did not load"})
    )
    visit.click("Join the list").fail("ReferenceError: LettersJoin is not defined")
    analysis = visit.judge("I cannot join the list")

    assert analysis.summary.count("did not load") == 1
    assert "cdn.letters.example/join.js is still served" in (analysis.suggested_fix or "")


def test_a_line_that_comes_behind_a_press_on_something_else_did_not_fail_at_it() -> None:
    visit = Visit().go("/").click("Board 7").go("/board")
    visit.log("warn", "[live] disconnect: transport close (attempt 1)").click("Comments")
    visit.log("error", "[live] reconnect_failed after 3 attempts")

    assert "the user clicked “Comments”" not in visit.judge("The board stands still").summary


def test_the_press_that_sent_the_newer_question_is_a_step() -> None:
    """An answer was overtaken by that of a second press, and the steps ended at the first."""
    visit = Visit().go("/rota").click("Mine")
    visit.ask("GET", "/api/rota/by-filter/mine", 200, durationMs=3_000).click("All", after=0.5)
    visit.ask("GET", "/api/rota/by-filter/all", 200, durationMs=100)
    steps = [step.text for step in visit.judge("I chose all and it shows mine only").steps]

    assert steps[1:3] == ["Click “Mine”", "Click “All”"]
    assert steps[3].startswith("What happens: GET /api/rota/by-filter/mine was overtaken")


def test_a_part_that_did_not_come_is_not_named_again_by_its_loader() -> None:
    part = {"url": "https://shop.example.com/parts/rota-1f.js", "status": 0, "method": "GET"}
    visit = Visit().go("/").click("Rota")
    visit.add("network", "error", part | {"resource": "script", "error": "did not load"})
    visit.fail("ChunkLoadError: Loading chunk 9 failed. (error: https://x/parts/rota-1f.js)")

    assert visit.judge().summary.count("rota-1f.js") == 1
