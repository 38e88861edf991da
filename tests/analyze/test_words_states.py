"""Fallbacks, retries given up, checks that failed, states that must not be. Not: local rules."""

from analyze.words_visits import Fault, held, words


def test_defaults_that_stand_in_for_a_configuration() -> None:
    visit = words("/app").no("GET", "/config/v2", 503)
    visit.says(
        "warn", "remote config unavailable, using bundled defaults", Fault("HttpError", "503")
    )
    visit.click("Board").comes("/app/board").ok("GET", "/api/board")

    said = visit.judge("the timeline view is gone from the menu", "/app/board")
    held(said, "backend_error", "/config/v2 | 503", "P2 P3")


def test_an_upload_that_gives_up() -> None:
    visit = words("/videos/new").click("Upload").ok("POST", "/upload", status=201)
    visit.ok("PATCH", "/upload/7f", status=204)
    for at in range(3):
        visit.no("PATCH", "/upload/7f", 503, after=2 * at)
        visit.says("info", f"[tus] chunk 7 failed, attempt {at + 1} of 3")
    visit.says("error", "[tus] giving up after 3 attempts")

    said = visit.judge("blijft op 87% hangen", "/videos/new")
    held(said, "backend_error", "/upload/7f | 503", "P2 P1")


def test_a_job_that_ended_without_a_result() -> None:
    visit = words("/reports").click("Run report").ok("POST", "/api/reports", status=202)
    for _ in range(3):
        visit.ok("GET", "/api/reports/jobs/5", after=3)
    visit.says("error", "report job 5 ended FAILED: workspace quota of 50 reports used up")

    said = visit.judge("report spins then nothing", "/reports")
    held(said, "validation_rejected backend_error", "quota", "P2 P3")


def test_a_licence_that_ran_out() -> None:
    visit = words("/projects").ok("GET", "/api/license")
    visit.says("error", "license check failed: expired on 2026-02-01, switching to read-only")
    visit.dead("Nieuw project")

    said = visit.judge("alles is ineens alleen-lezen", "/projects")
    held(said, "auth_expired permission_denied validation_rejected", "license", "P1 P2 P3")


def test_a_store_of_another_tab_that_is_older() -> None:
    visit = words("/notes")
    visit.says("error", "db open blocked: another tab holds schema 11, this one needs 12")
    visit.waits(12)

    said = visit.judge("only a spinner since the update", "/notes")
    held(said, "storage stale_version", "schema", "P1 P2")


def test_letters_that_this_device_cannot_read() -> None:
    visit = words("/chat/9").ok("GET", "/api/rooms/9/messages")
    visit.says("error", "[e2ee] could not decrypt 14 messages: no session key on this device")

    said = visit.judge("Alle Nachrichten sind unlesbar seit dem Gerätewechsel", "/chat/9")
    held(said, "api_contract js_exception storage permission_denied", "decrypt", "P2 P1 P3")


def test_a_note_that_two_people_wrote() -> None:
    visit = words("/notes/3").press("#body", "div").no("PUT", "/api/notes/3", 409)
    visit.says("warn", "note 3: remote is newer, local copy kept as a conflict")

    said = visit.judge("why do I have this note twice now", "/notes/3")
    held(said, "race stale_version validation_rejected", "/api/notes/3", "P2 P3")


def test_a_room_that_is_closed_for_want_of_a_token() -> None:
    visit = words("/pads/2").no("GET", "/api/recent", 500).ok("GET", "/api/recent", after=2)
    visit.waits(1800).says("warn", "[hocuspocus] connection closed (4401 Unauthorized), "
                           "not reconnecting")  # fmt: skip
    visit.press("#pad", "div").waits(20)

    said = visit.judge("nobody sees what I write", "/pads/2")
    held(said, "auth_expired socket_drop permission_denied", "4401", "P2 P1", "500")


def test_a_balance_of_three_days_ago() -> None:
    visit = words("/accounts").unanswered("GET", "/api/accounts")
    visit.says("warn", "[sw] network failed, /api/accounts served from cache (72 h old)")

    said = visit.judge("shows tuesday's balance", "/accounts")
    held(said, "offline stale_version backend_error", "/api/accounts", "P2 P3")


def test_words_of_a_language_that_are_not_there() -> None:
    visit = words("/bejelentkezes").no("GET", "/locales/hu/common.json", 404)
    visit.says("warn", "i18next::backendConnector: loading namespace common for language hu failed",
               "failed loading /locales/hu/common.json; status code: 404")  # fmt: skip
    visit.click("Sign in").ok("POST", "/api/login").comes("/home")

    said = visit.judge("Miért angol az egész oldal?", "/home")
    held(said, "asset_missing backend_error", "/locales/hu/common.json | 404", "P2 P3")


def test_a_switch_that_could_not_be_asked_for() -> None:
    visit = words("/checkout").unanswered("GET", "https://app.flagcrate.example/sdk/evalx/5dc1")
    visit.says("error", "flags unreachable -> newCheckout=off, but the old checkout was removed")
    visit.waits(6)

    said = visit.judge("checkout is an empty page", "/checkout")
    held(said, "third_party", "newCheckout", "P1 P2")


def test_a_page_that_is_too_old_to_write() -> None:
    visit = words("/planer").ok("GET", "/api/plan")
    visit.says("warn", "server requires client >= 8.4.0, this is 8.1.2: writes are disabled")
    visit.dead("Spara")

    said = visit.judge("det går inte att spara", "/planer")
    held(said, "stale_version", "8.4.0", "P1 P2")


def test_shops_of_a_town_that_nobody_lives_in() -> None:
    visit = words("/stores")
    visit.says("warn", "store finder: position denied by the user, falling back to Berlin")
    visit.ok("GET", "/api/stores?city=Berlin")

    said = visit.judge("zeigt Läden in Berlin, ich wohne in Graz", "/stores")
    held(said, "permission_denied", "denied", "P3 P2")


def test_a_result_that_was_polled_for_too_long() -> None:
    visit = words("/pay/981").click("确认支付").ok("POST", "/api/pay", status=202)
    for _ in range(5):
        visit.ok("GET", "/api/pay/981/status", after=3)
    visit.says("error", "支付结果轮询超时，已放弃")

    said = visit.judge("付款一直转圈，最后没有结果", "/pay/981")
    held(said, "timeout_slow backend_error", "轮询超时", "P0 P1")


def test_prices_that_stand_still_after_a_gap() -> None:
    visit = words("/markets/kcs").ok("GET", "/api/markets/kcs/snapshot")
    visit.says("warn", "[book] sequence gap 40112 -> 40119, resyncing")
    visit.ok("GET", "/api/markets/kcs/snapshot", after=1)
    visit.says(
        "error", "[book] resync failed: snapshot 40105 is older than the stream, book is stale"
    )

    said = visit.judge("preise eingefroren", "/markets/kcs")
    held(said, "api_contract backend_error socket_drop stale_version", "stale", "P2 P1")


def test_a_load_that_failed_and_its_line() -> None:
    visit = words("/invoices").click("2025").no("GET", "/api/invoices?year=2025", 502)
    visit.says("error", "Could not load invoices:",
               Fault("AxiosError", "Request failed with status code 502"))  # fmt: skip

    said = visit.judge("rien dans 2025", "/invoices")
    held(said, "backend_error", "/api/invoices | 502", "P2 P1")
