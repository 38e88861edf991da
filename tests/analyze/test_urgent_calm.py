"""A rule that is right, a healthy visit, words without a fault. Judged before it was read."""

from analyze.calm_visits import calm, held
from analyze.urgent_visits import work

OWN = "P3"
RULE = "P2 P3"


def test_a_time_that_somebody_else_took_first_is_no_defect() -> None:
    visit = work("/termine").hums().press("Di 09:00").press("Buchen")
    visit.no("POST", "/api/termine", 409, '{"code":"SLOT_TAKEN","message":"slot is taken"}')
    visit.press("Di 09:20", after=6).press("Buchen").ok("POST", "/api/termine", status=201)
    visit.goes("/termine/bestaetigt")
    analysis = visit.judge("09:00 war angeblich weg", "/termine/bestaetigt")
    held(analysis, "validation_rejected unknown race", "", OWN)


def test_a_page_that_is_not_for_everybody_is_no_defect() -> None:
    visit = work("/admin").hums().press("Audit log", "a").goes("/admin/audit")
    visit.no("GET", "/api/admin/audit", 403, '{"error":"requires role owner"}')
    analysis = visit.judge("I get 'no access' on the audit page", "/admin/audit")
    held(analysis, "permission_denied", "403", RULE)


def test_a_plan_that_is_full_is_no_defect() -> None:
    visit = work("/team").hums().press("Invite member").field("email").press("Send invite")
    visit.no(
        "POST", "/api/team/invites", 402, '{"error":"seat_limit","message":"All 5 seats used"}'
    )
    analysis = visit.judge("can't add Kim to the team", "/team")
    held(analysis, "permission_denied validation_rejected payment_declined", "seats", RULE)


def test_a_day_that_is_over_is_no_defect() -> None:
    visit = work("/becas/2026").hums().press("Enviar solicitud")
    visit.no("POST", "/api/solicitudes", 422, '{"message":"El plazo terminó el 1 de marzo"}')
    analysis = visit.judge("no me acepta la solicitud de beca", "/becas/2026")
    held(analysis, "validation_rejected", "plazo", RULE)


def test_a_wrong_password_put_right_is_nothing() -> None:
    visit = work("/login").hums().press("Sign in")
    visit.no("POST", "/api/login", 401, '{"error":"invalid_credentials"}')
    visit.press("Sign in", after=9).ok("POST", "/api/login").goes("/overview").ok("GET", "/api/kpi")
    analysis = visit.judge("something felt off", "/overview")
    held(analysis, "unknown validation_rejected auth_expired", "", OWN)


def test_codes_asked_for_too_often_are_refused_rightly() -> None:
    visit = work("/verify").hums()
    for _ in range(3):
        visit.press("Resend code").ok("POST", "/api/otp/send", status=202)
    visit.press("Resend code").no("POST", "/api/otp/send", 429, '{"retry_after":60}')
    visit.press("Verify", after=20).ok("POST", "/api/otp/check").goes("/home")
    analysis = visit.judge("why do you block me from getting codes", "/home")
    held(analysis, "validation_rejected permission_denied unknown backend_error", "", RULE)


def test_loud_words_about_a_visit_in_which_all_went_are_no_outage() -> None:
    visit = work("/dashboard").hums().press("Orders", "a").goes("/orders").ok("GET", "/api/orders")
    visit.press("Customers", "a").goes("/customers").ok("GET", "/api/customers").hums()
    calm(visit.judge("EVERYTHING IS BROKEN!!! FIX IT NOW!!! URGENT P0", "/customers"))


def test_a_charge_that_somebody_remembers_is_not_in_a_visit_that_paid_once() -> None:
    visit = work("/pay").hums().press("Pay €12").ok("POST", "/api/payments", status=201)
    visit.goes("/paid").ok("GET", "/api/payments/91", '{"status":"settled"}')
    calm(visit.judge("you charged me twice last month", "/paid"))


def test_what_is_due_each_half_year_is_not_taken_twice() -> None:
    visit = work("/versicherung/beitrag").ok("GET", "/api/beitrag").hums()
    visit.press("Zweimal jährlich", "input").ok("PUT", "/api/beitrag/zahlweise")
    visit.log("info", "Zahlweise: zweimal jährlich abgebucht, 2 x 84,10")
    calm(visit.judge("Was heisst zweimal jährlich abgebucht?", "/versicherung/beitrag"))


def test_who_left_and_finds_it_dear_met_no_fault() -> None:
    visit = work("/plan").hums().press("Cancelar suscripción").ok("DELETE", "/api/plan")
    visit.goes("/plan/cancelado")
    calm(visit.judge("Demasiado caro para lo que ofrece", "/plan/cancelado"))


def test_a_poor_picture_leaves_nothing_behind() -> None:
    visit = work("/call/3").press("Join").ok("POST", "/api/call/3/join", status=201)
    visit.goes("/call/3/live").hums().waits(20).hums()
    calm(visit.judge("video was blurry", "/call/3/live"))


def test_a_warning_before_deleting_is_no_deletion() -> None:
    visit = work("/workspace/settings").hums().press("Delete workspace")
    visit.log("warn", "All data will be lost. Type the name to go on.").press("Keep it")
    calm(visit.judge("scary dialog, is my data gone?", "/workspace/settings"))


def test_a_voucher_that_is_over_is_refused_rightly() -> None:
    visit = work("/reserver/paiement").hums().press("Appliquer le code")
    visit.no("POST", "/api/codes/check", 422, '{"message":"Ce code a expiré"}')
    visit.press("Payer", after=8).ok("POST", "/api/reservations", status=201).goes("/merci")
    analysis = visit.judge("mon code promo n'a pas marché", "/merci")
    held(analysis, "validation_rejected", "expir", OWN)
