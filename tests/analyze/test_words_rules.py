"""A rule of the page, or of who runs it, stopped what the user wanted. Not: what broke."""

from analyze.words_visits import Fault, calm, held, words


def test_a_transfer_over_the_limit_of_a_day() -> None:
    visit = words("/transfer").click("Send transfer")
    visit.says("warn", "transfer not sent: daily limit of 2000.00 exceeded by 150.00")
    visit.click("Send transfer", 8)
    visit.says("warn", "transfer not sent: daily limit of 2000.00 exceeded by 150.00")

    said = visit.judge("can't pay my rent with your bank", "/transfer")
    held(said, "validation_rejected", "daily limit", "P2 P3")


def test_a_signature_that_lacks_a_field_on_another_page() -> None:
    visit = words("/sign/71").no("GET", "/api/branding/logo", 404)
    for _ in range(2):
        visit.dead("Finish")
        visit.says("info", "[sign] finish ignored: required field 'initials' on page 4 is empty")

    said = visit.judge("FINISH IS DEAD. Contract has to go out today", "/sign/71")
    held(said, "validation_rejected dead_control", "page 4", "P1 P2", "branding")


def test_a_plan_without_the_export() -> None:
    visit = words("/reports").click("Exporter en Excel")
    visit.says("info", "export not started: plan 'basic' has no entitlement xlsx")

    said = visit.judge("le bouton export ne fait rien chez moi", "/reports")
    held(said, "permission_denied validation_rejected", "entitlement", "P2 P3")


def test_a_draft_that_another_holds() -> None:
    visit = words("/docs/12").press("#editor", "div")
    for _ in range(3):
        visit.says("info", "autosave skipped: document is locked by m.ortiz", after=10)
    visit.comes("/docs", "popstate")

    said = visit.judge("perdí todo lo que escribí esta mañana", "/docs")
    held(said, "permission_denied validation_rejected race", "locked", "P0 P1 P2")


def test_a_second_press_that_was_kept_back_is_well() -> None:
    visit = words("/checkout").click("Place order").click("Place order", 0.3)
    visit.says("info", "[orders] duplicate submit suppressed")
    visit.ok("POST", "/api/orders", '{"id":"o-77"}', 201).comes("/thanks/o-77")

    calm(visit.judge("i clicked twice by accident, did i order twice?", "/thanks/o-77"))


def test_a_film_that_waits_for_a_consent() -> None:
    visit = words("/magazine/4").click("Video abspielen")
    visit.says("warn", "player not started: consent for 'marketing' is missing")
    visit.click("Video abspielen", 4)
    visit.says("warn", "player not started: consent for 'marketing' is missing")

    said = visit.judge("Video startet einfach nicht", "/magazine/4")
    held(said, "permission_denied validation_rejected dead_control", "consent", "P2 P3")


def test_a_form_whose_wrong_field_nobody_sees() -> None:
    visit = words("/register").press("#mail", "input").click("Create account")
    visit.says("log", "submit prevented", {"errors": {"billing.vatId": {"type": "pattern"}}})
    visit.click("Create account", 5)
    visit.says("log", "submit prevented", {"errors": {"billing.vatId": {"type": "pattern"}}})

    said = visit.judge("cannot register, no red field anywhere", "/register")
    held(said, "validation_rejected dead_control", "vatId", "P1")


def test_a_scan_that_is_too_large() -> None:
    visit = words("/claims/new").press("#file", "input")
    visit.says("log", "[Uppy] [11:59:31] scan.tif exceeds maximum allowed size of 10 MB",
               {"isRestriction": True})  # fmt: skip

    said = visit.judge("příloha se nenahraje", "/claims/new")
    held(said, "validation_rejected", "10 MB", "P2 P3")


def test_inspections_that_wait_for_the_net() -> None:
    visit = words("/inspections").turns("offline").click("Submit")
    visit.says("warn", "outbox: 3 mutations kept, device is offline")
    visit.click("Submit", 5).says("warn", "outbox: 4 mutations kept, device is offline")

    said = visit.judge("the office says my inspections never arrived", "/inspections")
    held(said, "offline", "outbox", "P2 P3")


def test_a_bet_whose_odds_moved() -> None:
    visit = words("/live/901").click("Place bet")
    visit.says("error", "bet rejected locally: odds changed 2.10 -> 1.85, ask again")

    said = visit.judge("it won't take my bet", "/live/901")
    held(said, "validation_rejected race stale_version", "odds changed", "P2 P3")


def test_a_sign_in_that_needs_a_store() -> None:
    visit = words("/login").wrote("sid", 40, "SecurityError: The operation is insecure.")
    visit.click("Zaloguj").says("error", "login aborted: no access to storage, cookies are off")

    said = visit.judge("nie mogę się zalogować", "/login")
    held(said, "storage permission_denied", "login aborted", "P1 P2 P3")


def test_a_page_that_is_published_by_a_reviewer() -> None:
    visit = words("/cms/3").click("Save").no("PUT", "/api/pages/3", 500)
    visit.click("Save", 4).ok("PUT", "/api/pages/3").waits(120).click("Publish")
    visit.says("warn", "publish skipped: page has no reviewer")

    said = visit.judge("Publish has no effect", "/cms/3")
    held(said, "validation_rejected permission_denied", "no reviewer", "P2 P3", "500")


def test_salaries_that_a_viewer_may_not_see() -> None:
    visit = words("/hr/salaries").ok("GET", "/api/salaries")
    visit.says("warn", "GET /api/salaries: 42 rows redacted for role=viewer")

    said = visit.judge("I only see *** in every line", "/hr/salaries")
    held(said, "permission_denied", "role=viewer", "P2 P3")


def test_a_booking_that_the_account_may_not_make() -> None:
    visit = words("/konto").click("Buchen")
    visit.says("error", "Buchung nicht ausgelöst: Konto gesperrt bis zur Freigabe")

    said = visit.judge("Buchen geht nicht mehr", "/konto")
    held(said, "permission_denied validation_rejected", "Konto gesperrt", "P2 P1 P3")


def test_a_seat_that_was_held_too_long() -> None:
    visit = words("/book/14C").press("#passport", "input").waits(900).click("Confirm seat")
    visit.says("error", "[2026-02-27 11:59:31] ERROR (booking): hold expired, seat 14C released")

    said = visit.judge("seat gone after i typed in everything", "/book/14C")
    held(said, "validation_rejected timeout_slow stale_version race", "hold expired", "P2 P3 P1")


def test_a_second_factor_of_a_clock_that_goes_wrong() -> None:
    visit = words("/login/2fa").click("Verify").no("POST", "/api/2fa", 401, '{"error":"bad_code"}')
    visit.says("warn", "totp: device clock is 187 s behind the server's, codes will not match")
    visit.click("Verify", 30).no("POST", "/api/2fa", 401, '{"error":"bad_code"}')

    said = visit.judge("every code is wrong", "/login/2fa")
    held(said, "validation_rejected auth_expired", "/api/2fa", "P1 P2 P3")


def test_a_tenant_that_is_suspended() -> None:
    visit = words("/signin").click("Sign in").ok("POST", "/api/login").ok("GET", "/api/tenant")
    visit.says("log", '{"level":"error","msg":"tenant lookup failed","code":"TENANT_SUSPENDED"}')

    said = visit.judge("Login takes me back to the login", "/signin")
    held(said, "permission_denied backend_error", "TENANT_SUSPENDED", "P1 P2")


def test_a_draft_that_the_store_has_no_room_for() -> None:
    visit = words("/letters").press("#text", "textarea")
    fault = Fault("QuotaExceededError", "The quota has been exceeded.", framed=False)
    visit.says("warn", "Черновик не сохранён: нет места в хранилище", fault)

    said = visit.judge("черновики пропадают", "/letters")
    held(said, "storage", "QuotaExceededError", "P2 P3")


def test_a_guest_of_a_meeting_who_came_in_twice() -> None:
    visit = words("/rooms/8").waits(60)
    visit.says("warn", "[presence] removed from room 8, reason=duplicate_login")
    visit.comes("/rooms").click("Join").comes("/rooms/8").waits(30)
    visit.says("warn", "[presence] removed from room 8, reason=duplicate_login")

    said = visit.judge("I keep being thrown out of the call", "/rooms")
    held(said, "auth_expired socket_drop permission_denied validation_rejected",
         "duplicate_login", "P2 P3")  # fmt: skip
