"""Advice where a rule, a sum, a policy or a drawing is at stake: the very thing is named."""

from analyze.visits import Visit


def _advice(visit: Visit, report: str = "It does not work") -> str:
    return visit.judge(report).suggested_fix or ""


def _press(label: str, page: str) -> Visit:
    return Visit().go(page).click(label)


def test_a_rule_that_was_right_is_told_with_its_reason_or_with_what_its_user_saw() -> None:
    """“Look only whether the page says so”: what it had said, and to whom, was captured."""
    visit = _press("Redeem", "/cart").ask("POST", "/api/voucher", 422)
    noted = visit.log("warn", "[voucher] AUTUMN not accepted: voucher_expired")
    shown = _press("Redeem", "/cart").ask("POST", "/api/voucher", 422)
    shown.log("warn", "[voucher] AUTUMN not accepted: voucher_expired")
    shown.add("console", "info", {"kind": "notice", "message": "Kod wygasł."}, after=0.3)

    assert "The reason was “[voucher] AUTUMN not accepted" in _advice(noted, "No discount")
    assert "The page showed the user “Kod wygasł.”: only check" in _advice(shown, "No discount")


def test_two_amounts_are_looked_for_where_they_stand() -> None:
    visit = _press("Pay", "/till").ask("POST", "/api/orders", 201)
    said = _advice(visit.log("error", "K-12 charged €91.00, the page said €19.00"), "Too much")

    assert "Find out which of the two amounts" in said
    assert "K-12" in said or "POST /api/orders at " in said


def test_another_way_to_pay_is_no_sum_that_is_wrong() -> None:
    """“Look for cents taken for euros”, of an order that was paid in another way than chosen."""
    visit = _press("Pay", "/till").ask("POST", "/api/orders", 201)
    visit.log("error", "K-12 is paid by invoice, chosen was bank_transfer")
    analysis = visit.judge("I chose to pay by bank")

    assert "cents" not in (analysis.suggested_fix or "")
    assert "which of the amounts" not in analysis.summary


def test_a_page_that_was_opened_and_failed_is_the_one_whose_policy_is_named() -> None:
    refused = {"kind": "csp", "message": "Refused 'https://m.example/a.js': \"script-src-elem\""}
    visit = Visit().go("/cart").click("Delivery").go("/delivery")
    visit.add("console", "error", refused, after=0.2)

    assert "that /cart is sent with" not in _advice(visit)


def test_what_the_browser_and_the_server_drew_is_begun_with_where_it_is_told() -> None:
    line = "Hydration text mismatch on <b class=x> - server: 1.5 - expected on client: 1,5"

    assert _advice(Visit().go("/rates").log("error", line), "It flickers").startswith(
        "Start at the part of /rates that the message names"
    )


def test_what_was_thrown_of_a_server_s_own_words_is_read_as_its_own() -> None:
    visit = _press("Keep plot", "/plots").ask("POST", "/api/plots", 500)
    said = _advice(visit.fail("Error: Unique constraint failed on the fields: (`name`)"))

    assert "a record with that key already exists" in said


def test_a_page_that_waits_by_itself_has_no_control_to_keep() -> None:
    visit = Visit().go("/").ask("GET", "/api/list", 200, durationMs=8_000).go("/list")
    said = _advice(visit, "The list is slow")

    assert said.endswith("Show progress.")


def test_a_link_that_was_used_is_nothing_that_its_user_typed() -> None:
    """“The refusal is about what the user entered”: of a link that had been used before."""
    visit = _press("Use my invitation", "/join").ask("POST", "/api/invitations/use", 410)
    said = _advice(visit.log("error", "invitation refused: already used"))

    assert said.startswith(
        "The link, code or token sent to POST /api/invitations/use had expired or was already used"
    )


def test_a_guard_that_sends_to_itself_is_named() -> None:
    own = "Error: x\n    at check (https://shop.example.com/routes.js:16:25)"
    visit = _press("Open rota", "/").fail("Error: Infinite redirect in navigation guard", stack=own)

    assert _advice(visit).startswith(
        "Start in check (routes.js:16:25): it redirects to a page where it"
    )


def test_a_database_that_was_closed_is_opened_again() -> None:
    wording = "InvalidStateError: Failed to execute 'transaction' on 'IDBDatabase'"
    own = "Error: x\n    at keep (https://shop.example.com/rota.js:4:2)"
    visit = _press("Keep rota", "/rota").fail(
        f"{wording}: The database connection is closing.", stack=own
    )

    assert "reopen it before the next write" in _advice(visit)


def test_an_answer_that_is_no_json_has_no_field_to_compare() -> None:
    visit = _press("Keep", "/plots").ask("POST", "/api/plots", 201)
    said = _advice(visit.fail("SyntaxError: Unexpected end of JSON input", "unhandledrejection"))

    assert said.startswith("Check what POST /api/plots sent at ")
    assert "cut off" in said


def test_a_change_that_met_another_version_is_not_done_already() -> None:
    visit = _press("Add tile", "/plan").ask("POST", "/api/plans/7/tiles", 200, durationMs=900)
    visit.add("network", "warn", _refused("/api/plans/7/tiles"), after=0.05)
    said = _advice(visit.log("error", "Plan 7 has a different version than expected."))

    assert "already done" not in said


def _refused(path: str) -> dict[str, object]:
    url = f"https://shop.example.com{path}"
    return {"method": "POST", "url": url, "status": 409, "durationMs": 300}
