"""It failed and then went, or went another way, or was done before. Judged unread."""

from analyze.calm_visits import held
from analyze.urgent_visits import work

PASSED = "P2 P3"


def test_a_transfer_that_went_at_the_second_try_stopped_nobody() -> None:
    visit = work("/überweisung").hums().press("TAN bestätigen").no("POST", "/api/auftraege", 503)
    visit.press("TAN bestätigen", after=8).ok("POST", "/api/auftraege", status=201)
    visit.goes("/überweisung/quittung").ok("GET", "/api/auftraege/8812")
    analysis = visit.judge("Erst kam ein Fehler, was war da los?", "/überweisung/quittung")
    held(analysis, "backend_error", "503", PASSED)


def test_a_document_saved_after_two_failures_is_not_lost() -> None:
    visit = work("/d/1/edit").hums().no("PATCH", "/api/docs/1", 500).waits(5)
    visit.no("PATCH", "/api/docs/1", 500).waits(10).ok("PATCH", "/api/docs/1")
    analysis = visit.judge("red bar 'unsaved changes' for a while", "/d/1/edit")
    held(analysis, "backend_error", "500 | /api/docs/1", PASSED)


def test_a_call_joined_by_a_second_way_was_joined() -> None:
    visit = work("/call/77").hums().press("Join")
    visit.log("error", "WebSocket connection to 'wss://sfu-1.example.net/ws' failed")
    visit.log("warn", "[rtc] falling back to relay").ok("POST", "/api/call/77/relay", status=201)
    visit.goes("/call/77/live").ok("GET", "/api/call/77/participants")
    analysis = visit.judge("took ages to get into the call", "/call/77/live")
    held(analysis, "socket_drop unknown", "", PASSED)


def test_paid_another_way_is_paid() -> None:
    visit = work("/kasse").hums().press("Mit Karte zahlen").no("POST", "/api/payments/card", 500)
    visit.press("Mit PayPal zahlen", after=9).ok("POST", "/api/payments/paypal", status=201)
    visit.moved("/bestellung/9917/danke", "/kasse")
    analysis = visit.judge("Kreditkarte ging nicht", "/bestellung/9917/danke")
    held(analysis, "backend_error", "500 | card", PASSED)


def test_thanks_that_break_leave_the_order_standing() -> None:
    visit = work("/order/review").hums().press("Place order").ok("POST", "/api/orders", status=201)
    visit.moved("/order/4412/complete", "/order/review")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'eta')")
    analysis = visit.judge("blank page after ordering, did it go through?", "/order/4412/complete")
    held(analysis, "js_exception", "eta", PASSED)


def test_a_date_for_the_calendar_is_beside_an_appointment_that_stands() -> None:
    visit = work("/rdv/confirmer").hums().press("Confirmer le rendez-vous")
    visit.ok("POST", "/api/rendez-vous", status=201).goes("/rdv/confirme")
    visit.press("Ajouter à mon agenda", "a").no("GET", "/api/rendez-vous/91/agenda.ics", 500)
    analysis = visit.judge("le fichier agenda ne marche pas", "/rdv/confirme")
    held(analysis, "backend_error", "500 | agenda.ics", PASSED)


def test_a_row_missing_before_the_application_was_sent_is_small() -> None:
    visit = work("/jobs").no("GET", "/api/jobs/similar", 500).hums().press("Apply")
    visit.goes("/jobs/5/apply").press("Submit application")
    visit.ok("POST", "/api/applications", status=201).goes("/jobs/5/applied")
    analysis = visit.judge("front page shows an empty box", "/jobs/5/applied")
    held(analysis, "backend_error", "500 | similar", PASSED)


def test_a_slow_upload_that_came_through_is_only_slow() -> None:
    visit = work("/claims/71/documents").hums().press("Upload photos")
    visit.slow("POST", "/api/claims/71/files", 41, 201).ok("GET", "/api/claims/71/files")
    analysis = visit.judge("fotos subieron pero tardó una eternidad", "/claims/71/documents")
    held(analysis, "timeout_slow", "41", PASSED)


def test_a_sign_in_that_went_after_a_reload_went() -> None:
    visit = work("/login").hums().press("Log in").no("POST", "/api/auth/token", 500)
    visit.moved("/login", "/login", after=9).press("Log in")
    visit.ok("POST", "/api/auth/token").goes("/home").ok("GET", "/api/me")
    analysis = visit.judge("first login attempt died", "/home")
    held(analysis, "backend_error", "500 | /api/auth/token", PASSED)


def test_a_letter_of_welcome_is_beside_an_account_that_was_made() -> None:
    visit = work("/register").hums().press("Create account").ok("POST", "/api/users", status=201)
    visit.no("POST", "/api/mails/welcome", 502).goes("/onboarding/1")
    visit.press("Next").ok("PUT", "/api/users/me/steps")
    analysis = visit.judge("no confirmation mail arrived, account works", "/onboarding/1")
    held(analysis, "backend_error", "502 | welcome", PASSED)


def test_who_came_in_by_password_was_not_kept_out() -> None:
    visit = work("/signin").hums().press("Sign in with company account")
    visit.no("GET", "/sso/start", 503).press("Use password instead", after=6).field("password")
    visit.press("Sign in").ok("POST", "/session", status=201).goes("/inbox").ok("GET", "/api/inbox")
    analysis = visit.judge("SSO is down (password works)", "/inbox")
    held(analysis, "backend_error", "503 | /sso/start", PASSED)
