"""What an answer says once, in the order of the log, with what has to be so from the start."""

from analyze.servers import Page
from analyze.visits import Visit
from usercontext.domain.analysis import Analysis, ClaimKind


def _effects(analysis: Analysis) -> list[str]:
    return [one.text for one in analysis.claims if one.kind is ClaimKind.EFFECT]


def _steps(analysis: Analysis) -> list[str]:
    return [one.text for one in analysis.steps]


def test_what_a_cause_holds_in_its_own_sentence_did_not_follow_from_it() -> None:
    visit = Page("/desk").ask("GET", "/api/desk", 200).click("Save").ask("PUT", "/api/desk/4", 401)
    visit.ask("POST", "/api/auth/refresh", 401).log("error", "[auth] no more renewals")
    said = visit.judge("It threw me out", "/desk")

    assert "POST /api/auth/refresh failed with 401" in (said.root_cause or "")
    assert not [one for one in _effects(said) if "auth/refresh" in one]


def test_what_stands_before_its_cause_is_not_told_as_later() -> None:
    """“Then the page threw”: the browser tells of its policy when the page has thrown already."""
    early = Page("/plan").click("Plan a route").fail("TypeError: Failed to fetch")
    early.refused("https://routes.example/v1", "connect-src")
    late = Page("/plan").click("Plan a route").refused("https://routes.example/v1", "connect-src")
    late.fail("TypeError: Failed to fetch")

    first, then = early.judge("No route", "/plan"), late.judge("No route", "/plan")
    assert _effects(first)[0].startswith("At the same time, the page threw")
    assert "; at the same time, the page threw" in first.summary
    assert _effects(then)[0].startswith("Then the page threw")


def test_what_was_sent_three_times_is_not_told_as_twice() -> None:
    def given(times: int) -> str:
        visit = Page("/give").click("Give")
        for _ in range(times - 1):
            visit.ask("POST", "/api/gifts", 201, durationMs=900).click("Give", after=0.1)
        visit.ask("POST", "/api/gifts", 201, durationMs=900)
        return visit.judge("I gave more than once", "/give").summary

    assert "check whether all but one have to be undone" in given(3)
    assert "It may have been done twice" in given(2)


def test_a_browser_whose_storage_is_full_or_shut_comes_before_the_steps() -> None:
    error = "QuotaExceededError: Setting the value of 'draft' exceeded the quota."
    full = Visit().go("/note").click("Keep").fail(error)
    shut = Visit().go("/note").click("Keep").fail("SecurityError: The operation is insecure.")
    other = Visit().go("/note").click("Keep").ask("POST", "/api/notes", 500)

    assert _steps(full.judge("Not kept"))[0].startswith("Fill the browser's storage")
    assert _steps(shut.judge("Not kept"))[0].startswith("Block cookies and site data")
    assert _steps(other.judge("Not kept"))[0] == "Go to /note"


def test_a_window_that_was_closed_is_closed_by_whoever_follows_the_steps() -> None:
    visit = Page("/enter").click("Continue with Mail")
    visit.rejects("Error: popup_closed_by_user", stack="")

    assert _steps(visit.judge("I cannot sign in", "/enter"))[-2].startswith(
        "Close the window that opens"
    )


def test_a_press_that_lacked_a_script_is_a_step() -> None:
    visit = Page("/join").missing("https://www.robots.example/check.js", "script")
    visit.click("Make the account", after=2)
    visit.log("error", "[join] the check for robots is not there, nothing can be sent")
    said = visit.judge("I cannot make an account", "/join")

    assert "Click “Make the account”" in _steps(said)
    assert "then the user clicked “Make the account”" in said.summary


def test_what_failed_before_its_page_was_told_is_of_the_page_that_came() -> None:
    """A sheet of the first page was told to be missed where the report was made."""
    visit = Visit()
    told = {"method": "GET", "url": "https://shop.example.com/a.css", "status": 0}
    visit.add("network", "error", told | {"resource": "stylesheet", "error": "did not load"})
    visit.add(
        "console", "info", {"to": "https://shop.example.com/hall"}, event="navigation", after=0.2
    )
    visit.click("Next", after=3).go("/garden")
    said = visit.judge("It looks broken", "/garden")

    assert "On /hall, GET /a.css did not load" in said.summary
    assert _steps(said)[0] == "Go to /hall"


def test_a_newer_question_that_is_to_overtake_is_a_step() -> None:
    """Nobody presses to type: the steps went from the page straight to what happened."""
    visit = Page("/crew")
    for term, took, after in (("be", 1400, 0.5), ("bert", 60, 0.15)):
        asked = {"method": "GET", "url": f"https://shop.example.com/api/crew/quick/{term}"}
        told = {**asked, "status": 200, "durationMs": took}
        visit.add("network", "info", told, after=after)
    for words, after in (("1 sailor for bert", 0.1), ("6 sailors for be", 1.3)):
        shown = {"kind": "notice", "message": words, "selector": "main > p.count"}
        visit.add("console", "info", shown, after=after)
    said = visit.judge("It shows what I typed before", "/crew")

    assert _steps(said)[-2:-1] == [
        "Trigger GET /api/crew/quick/bert while GET /api/crew/quick/be is still pending,"
        " for example by typing on"
    ]


def test_presses_that_a_cause_counts_are_not_counted_once_more() -> None:
    """“Clicking it 2 times did nothing. The user clicked it once more.”, of two presses."""
    visit = Page("/form").click("Send").click("Send", after=0.6).dead("Send")
    said = visit.log("info", "x", after=9).judge("The button does nothing", "/form")
    counted = next(one.evidence for one in said.claims if one.kind is ClaimKind.CAUSE)
    more = [one for one in said.claims if one.text.startswith("The user clicked")]

    assert not [one for one in more if set(one.evidence) <= set(counted)]


def test_an_error_that_is_quoted_with_its_answer_is_not_told_again() -> None:
    visit = Page("/till").click("Order").ask("POST", "/api/orders", 200)
    visit.rejects("Error: SQLSTATE[HY000] [2006] server has gone away", stack="")
    said = visit.judge("No order came", "/till")

    assert not [
        one
        for one in _effects(said)
        if "gone away" in one and "gone away" in (said.root_cause or "")
    ]
