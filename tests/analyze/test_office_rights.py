"""Rights, releases, parts of other teams and slow hours of a back office. Judged unread."""

from analyze.office_visits import calm, held, office


def test_a_role_that_was_lost_with_a_release() -> None:
    visit = office("/approvals").click("Approve").ok("PATCH", "/api/approvals/4").waits(600)
    visit.says("info", "[app] updated to 8.4.0").comes("/approvals", how="load").click("Approve")
    body = '{"message":"requires approver","roles":["viewer"]}'
    visit.no("PATCH", "/api/approvals/5", 403, body).click("Approve", after=5)
    visit.no("PATCH", "/api/approvals/5", 403, body)
    said = visit.judge("This morning I could approve. Now it says I am not allowed to")
    held(said, "permission_denied", "403 | approver", "P1 P2", "/api/tips")


def test_a_menu_that_shows_what_is_not_allowed() -> None:
    visit = office("/start").click("Salaries").comes("/salaries")
    visit.no("GET", "/api/salaries", 403, '{"error":"forbidden"}').back("/start").ok(
        "GET", "/api/start"
    )
    said = visit.judge("why is Salaries in my menu when it only says forbidden?")
    held(said, "permission_denied", "403 | /api/salaries", "P3 P2")


def test_a_part_of_another_team_that_does_not_come() -> None:
    visit = office("/start").click("Facturación").comes("/billing")
    visit.lost("https://billing.mfe.example/remoteEntry.js", "script")
    visit.says("error", "[shell] remote 'billing' is unavailable")
    said = visit.judge("la pestaña de facturación está en blanco", "/billing")
    held(said, "chunk_load third_party asset_missing", "remoteEntry.js", "P1 P2", "/api/tips")


def test_a_frame_of_another_team_that_does_not_answer() -> None:
    visit = office("/start").click("Auswertung").comes("/analytics").waits(10)
    visit.says("error", "[shell] frame 'analytics' gave no sign of life within 10 s")
    said = visit.judge("Auswertung bleibt weiß", "/analytics")
    held(said, "timeout_slow third_party", "no sign of life", "P2 P3", "/api/tips")


def test_two_releases_at_once() -> None:
    visit = office("/rules/3").click("Save").ok("PUT", "/api/rules/3")
    visit.says("warn", "[api] answer has schema 12, this page knows 11")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'conditions')")
    said = visit.judge("Since noon the rule editor crashes for some of us, not for all", "/rules/3")
    held(said, "stale_version api_contract js_exception", "conditions", "P1 P2", "/api/tips")


def test_typing_that_takes_a_second_for_each_letter() -> None:
    visit = office("/cases/12").types("remark").slow_keys(624, 1240, 1416)
    visit.says("warn", "[Violation] 'input' handler took 884ms").slow_keys(1416)
    said = visit.judge("beim Tippen in der Bemerkung kommt jeder Buchstabe eine Sekunde später")
    held(said, "timeout_slow", "INP | 1", "P2", "/api/tips")


def test_slow_keys_beside_what_fails() -> None:
    visit = office("/offers/7").slow_keys(616).click("Calculate VAT")
    visit.no("POST", "/api/offers/7/vat", 500).click("Calculate VAT", after=6)
    visit.no("POST", "/api/offers/7/vat", 500)
    said = visit.judge("VAT stays empty on this offer whatever I do")
    held(said, "backend_error", "500 | /api/offers/7/vat", "P1 P2", "INP")


def test_slow_keys_that_nobody_complains_of() -> None:
    visit = office("/offers/8").slow_keys(584, 600).click("Save").ok("PUT", "/api/offers/8")
    calm(visit.judge("Wie kann ich ein Angebot in eine Rechnung umwandeln?"))


def test_a_feature_that_one_company_does_not_have() -> None:
    visit = office("/items").click("Bulk edit")
    body = '{"error":"feature_disabled","feature":"bulk_edit","tenant":"t-81"}'
    visit.no("POST", "/api/items/bulk", 404, body).click("Bulk edit", after=5)
    visit.no("POST", "/api/items/bulk", 404, body)
    said = visit.judge("Bulk edit does nothing at our branch, at the other branch it works")
    held(said, "permission_denied api_contract validation_rejected backend_error",
         "feature_disabled", "P2 P1", "/api/tips")  # fmt: skip


def test_an_extension_that_throws_while_numbers_are_asked_about() -> None:
    visit = office("/kpi").ok("GET", "/api/kpi")
    stack = (
        "TypeError: e is null\n    at n (chrome-extension://aapbdbdomjkkjkaonfhkkikfgj/c.js:1:4)"
    )
    visit.fail("TypeError: e is null", "uncaught", stack)
    calm(visit.judge("売上の数字が先月のメールと合わないのはなぜですか"), "P3 P2")


def test_a_page_that_was_translated_by_the_browser() -> None:
    visit = (
        office("/hr/people/4")
        .click("Contact")
        .broke(
            "NotFoundError: Failed to execute 'removeChild' on 'Node': The node to be removed is "
            "not a child of this node."
        )
    )
    said = visit.judge("page turns white when I have it in Turkish with the translate thing")
    held(said, "js_exception third_party", "removeChild", "P2 P1", "/api/tips")


def test_notices_that_stopped_when_the_stream_was_refused() -> None:
    visit = office("/dispatch").ok("GET", "/api/dispatch")
    for _ in range(4):
        visit.no("GET", "/api/stream", 503).says("warn", "[live] lost, again in 5 s").waits(5)
    said = visit.judge("no sound and no new jobs appear unless I press F5", "/dispatch")
    held(said, "socket_drop backend_error", "/api/stream | 503", "P2 P1", "/api/tips")
