"""Advice that fits its very cause: who holds it, who closed it, what was renewed, what was said."""

from analyze.servers import Page
from analyze.visits import Visit
from usercontext.domain.analysis import Category


def _advice(visit: Visit, report: str = "It does not work", path: str = "/") -> str:
    return visit.judge(report, path).suggested_fix or ""


def test_a_thing_that_is_held_is_no_second_try_that_is_done_already() -> None:
    """“It is done already, show the first one's result”, of an order that nobody had taken."""
    held = Page("/rent").click("Rent").ask("POST", "/api/rentals", 423)
    said = _advice(held.log("warn", "[rent] basket 88 is frozen"), "No bike")
    twice = Page("/rent").click("Rent").ask("POST", "/api/rentals", 201)
    twice.click("Rent").ask("POST", "/api/rentals", 409)

    assert "check what held it" in said
    assert "already done" not in said
    assert "check what held it" not in _advice(twice)


def test_a_window_that_its_user_closed_is_no_matter_of_keys_and_origins() -> None:
    visit = Page("/enter").click("Continue with Mail")
    visit.rejects("Error: popup_closed_by_user", stack="")
    closed = _advice(visit, "I cannot sign in", "/enter")
    declined = Page("/till").click("Pay").ask("POST", "/api/charges", 402)
    declined.log("warn", "[till] card_declined: do_not_honor")

    assert closed.startswith("Nothing refused this")
    assert "keys" not in closed
    assert "Nothing refused this" not in _advice(declined)


def test_a_sign_in_that_was_renewed_and_refused_all_the_same_is_told_so() -> None:
    """“How long a sign-in lasts, and whether the page renews it”: it had, three times."""
    visit = Page("/desk").ask("GET", "/api/desk", 200).click("Save")
    for _ in range(3):
        visit.ask("PUT", "/api/desk/4", 401).ask("POST", "/api/auth/refresh", 200)
    visit.ask("PUT", "/api/desk/4", 401)
    once = Page("/desk").ask("GET", "/api/desk", 200).click("Save").ask("PUT", "/api/desk/4", 401)

    assert "POST /api/auth/refresh answered 200" in _advice(visit, path="/desk")
    assert "PUT /api/desk/4 was still refused" in _advice(visit, path="/desk")
    assert "was still refused" not in _advice(once, path="/desk")


def test_what_is_refused_as_wrong_is_told_with_what_was_thrown_of_it() -> None:
    visit = Page("/plan").click("Add").ask("POST", "/graphql", 400)
    visit.rejects('ClientError: Unknown argument "due" on "Plan.add": {"response":{"status":400}}')
    bare = Page("/plan").click("Add").ask("POST", "/api/plans", 400)
    bare.rejects("Error: request failed with 400")

    assert "it was refused with “Unknown argument" in _advice(visit)
    assert "nothing captured" in _advice(bare)
    assert "there with the reason" not in _advice(visit) + _advice(bare)


def test_a_policy_that_keeps_out_the_page_s_own_host_gets_self() -> None:
    own = Page("/tour").click("Film").refused("https://shop.example.com/a.mp4", "media-src")
    other = Page("/tour").click("Film").refused("https://film.example/a.mp4", "media-src")

    assert _advice(own, "No film", "/tour").startswith("Add 'self' to “media-src”")
    assert _advice(other, "No film", "/tour").startswith("Add “https://film.example” to")


def test_a_page_that_gave_up_by_itself_says_after_how_long() -> None:
    late = Page("/map").click("Route")
    late.ask("GET", "/api/route", 0, error="TimeoutError: signal timed out", durationMs=2900)
    cut = Page("/map").click("Route").ask("GET", "/api/route", 504, durationMs=2900)

    assert "The page itself gave up after 3 s" in _advice(late)
    assert "gave up" not in _advice(cut)


def test_a_job_that_was_asked_after_in_vain_is_named_by_its_address() -> None:
    visit = Page("/files").click("Export").ask("POST", "/api/jobs", 202)
    for _ in range(3):
        visit.ask("GET", "/api/jobs/7", 200)
    said = _advice(visit.log("error", "[export] job 7 still PENDING after 3 tries"), "No file")

    assert said.startswith("GET /api/jobs/7 answered 200 each time and was not done")


def test_what_pages_met_each_time_before_they_sent_on_is_told() -> None:
    visit = Page("/enter").click("Sign in")
    for _ in range(4):
        visit.load("/desk", "/enter").ask("GET", "/api/team", 401)
        visit.load("/enter", "/desk").ask("GET", "/api/config", 200)
    guarded = Page("/enter").click("Sign in")
    for _ in range(4):
        guarded.load("/desk", "/enter").log("debug", "[door] nobody known, away")
        guarded.load("/enter", "/desk").ask("GET", "/api/config", 200)

    looped = visit.judge("I land on the sign-in", "/enter")
    assert looped.category is Category.REDIRECT_LOOP
    assert "Each time GET /api/team failed with 401" in (looped.suggested_fix or "")
    assert "logged “[door] nobody known, away”" in _advice(guarded, "I land there", "/enter")


def test_a_line_that_was_not_let_in_was_not_closed() -> None:
    visit = Page("/live").click("Scores").ask("GET", "/socket.io/?EIO=4&sid=a", 400)
    visit.log("error", "[live] connect_error: xhr poll error").ask("GET", "/socket.io/?sid=a", 400)
    visit.log("error", "[live] connect_error: xhr poll error")
    analysis = visit.judge("The scores stand still", "/live")

    assert analysis.category is Category.SOCKET_DROP
    assert "was refused with 400" in (analysis.suggested_fix or "")
    assert "what closed" not in (analysis.suggested_fix or "")


def test_what_was_sent_three_times_is_undone_for_all_but_one() -> None:
    visit = Page("/give").click("Give")
    for _ in range(2):
        visit.ask("POST", "/api/gifts", 201, durationMs=900).click("Give", after=0.1)
    visit.ask("POST", "/api/gifts", 201, durationMs=900)
    analysis = visit.judge("I gave more than once", "/give")

    assert analysis.category is Category.RACE
    assert "ignore the others by an idempotency key" in (analysis.suggested_fix or "")


def test_no_connection_names_the_request_and_not_the_error_of_it() -> None:
    """“Where / fails”: the error that was thrown of it has no address."""
    visit = Page("/list").line(online=False).rejects("TypeError: Failed to fetch")
    visit.click("Next").lost("GET", "/api/list")

    assert "When GET /api/list fails" in _advice(visit, path="/list")


def test_a_page_that_told_its_user_is_not_told_to() -> None:
    visit = Page("/table").click("Book").ask("POST", "/api/tables/4/book", 500)
    visit.add("console", "info", {"kind": "notice", "message": "Ni uspelo."}, after=0.2)

    assert "The page showed the user “Ni uspelo.”" in _advice(visit, path="/table")
    assert "Have the page tell the user that it failed" not in _advice(visit, path="/table")


def test_a_line_behind_a_refusal_is_no_reason_that_nobody_captured() -> None:
    told = Page("/shelf").click("Lend").ask("POST", "/api/loans", 403)
    told.log("warn", "[loans] reader card of a branch that is closed")
    bare = Page("/shelf").click("Lend").ask("POST", "/api/loans", 403)
    bare.log("warn", "[loans] POST /api/loans answered 403")

    assert "none was captured" not in _advice(told, path="/shelf")
    assert "of a branch that is closed" in _advice(told, path="/shelf")
    assert "none was captured" in _advice(bare, path="/shelf")


def test_what_was_answered_well_and_failed_is_no_pair_of_values() -> None:
    failed = Page("/grant").click("Pay back").ask("POST", "/api/grants/3/back", 201)
    failed.log("error", "Back payment for grant 3 failed: account_closed")
    pair = Page("/form").click("Keep").ask("PUT", "/api/forms/8", 200)
    pair.log("warn", "[forms] asked for 18:00, booked is 17:00")

    assert "which of the two is wrong" not in _advice(failed, "No money came", "/grant")
    assert "which of the two is wrong" in _advice(pair, "Another hour", "/form")


def test_what_a_policy_calls_eval_or_inline_is_no_source_to_add() -> None:
    refused = "Refused 'eval': it violates the Content Security Policy directive \"script-src\""
    visit = (
        Page("/sum").click("Reckon").add("console", "error", {"kind": "csp", "message": refused})
    )
    said = _advice(visit, "It does not reckon", "/sum")

    assert said.startswith("“script-src” refused “eval”")
    assert "Add “eval” sources" not in said


def test_a_line_that_never_stood_was_not_closed() -> None:
    never = Page("/live").click("Scores").log("error", "[live] connect_error: websocket error")
    gone = Page("/live").click("Scores").log("error", "[live] WebSocket closed with code 1006")

    assert "could be reached" in _advice(never, "The scores stand still", "/live")
    assert "what closed the connection" in _advice(gone, "The scores stand still", "/live")


def test_a_check_is_told_with_what_the_page_wrote_of_its_no() -> None:
    told = Page("/key").click("Keep").ask("PUT", "/api/me/key", 422)
    told.log("warn", "[key] the new one must differ from the last six")

    assert "must differ from the last six" in _advice(told, "It does not take my key", "/key")


def test_a_full_storage_is_named_by_what_was_to_be_written() -> None:
    line = "QuotaExceededError: Failed to execute 'setItem' on 'Storage': exceeded the quota."
    visit = Page("/note").click("Keep")
    asked = {"area": "localStorage", "action": "set", "key": "notes.draft", "error": line}
    visit.add("storage", "error", asked, after=0.1)
    said = visit.judge("It is not kept", "/note")

    if "when it wrote “notes.draft”" in (said.root_cause or ""):
        assert "where “notes.draft” is written" in (said.suggested_fix or "")
