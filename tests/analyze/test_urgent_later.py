"""More visits in which it passed, was lost, was right or was only loud. Written, then judged."""

from analyze.calm_visits import calm, held
from analyze.urgent_visits import work

CORE = "P0 P1"
PASSED = "P2 P3"
ANY = "backend_error api_contract race stale_version storage js_exception"


def test_what_was_shipped_at_the_second_try_was_shipped() -> None:
    visit = work("/projects/9").hums().press("Deploy").no("POST", "/api/projects/9/deploys", 502)
    visit.press("Deploy", after=20).ok("POST", "/api/projects/9/deploys", status=201)
    visit.goes("/projects/9/deploys/88").ok("GET", "/api/deploys/88")
    analysis = visit.judge("why did deploy fail first", "/projects/9/deploys/88")
    held(analysis, "backend_error", "502", PASSED)


def test_what_was_kept_after_signing_in_anew_was_kept() -> None:
    visit = work("/d/31/edit").hums().press("Speichern").no("PUT", "/api/docs/31", 401)
    visit.moved("/login", "/d/31/edit", after=2).press("Anmelden").ok("POST", "/api/login")
    visit.moved("/d/31/edit", "/login").press("Speichern").ok("PUT", "/api/docs/31")
    analysis = visit.judge("wurde beim Speichern abgemeldet", "/d/31/edit")
    held(analysis, "auth_expired unknown", "", PASSED)


def test_who_did_not_allow_the_camera_joined_all_the_same() -> None:
    visit = work("/m/daily-sync").hums().press("Join")
    visit.fail("NotAllowedError: Permission denied", "unhandledrejection", "")
    visit.ok("POST", "/api/m/daily-sync/join", status=201).goes("/m/daily-sync/live")
    visit.press("Raise hand").ok("POST", "/api/m/daily-sync/hand")
    analysis = visit.judge("no picture of me", "/m/daily-sync/live")
    held(analysis, "permission_denied unknown", "", PASSED)


def test_a_gift_card_that_failed_before_it_was_paid_stopped_nobody() -> None:
    visit = work("/checkout").hums().press("Redeem gift card")
    visit.no("POST", "/api/checkout/giftcard", 500).press("Pay 40 €", after=8)
    visit.ok("POST", "/api/checkout/pay", status=201).moved("/thank-you", "/checkout")
    analysis = visit.judge("gift card ignored, had to pay full", "/thank-you")
    held(analysis, "backend_error", "500 | giftcard", PASSED)


def test_the_phone_was_put_in_after_the_form_had_failed_on_the_wide_page() -> None:
    visit = work("/register").hums().press("Create account").no("POST", "/api/v1/users", 500)
    visit.press("Sign up with Google", after=6).moved("/welcome", "/register", after=9)
    visit.ok("GET", "/api/me").press("Start tour").ok("POST", "/api/tour")
    analysis = visit.judge("email registration broken, used Google", "/welcome")
    held(analysis, "backend_error", "500 | /api/v1/users", PASSED)


def test_money_that_was_taken_after_it_was_called_off_is_wrong() -> None:
    visit = work("/trip/88/pay").hums().press("Cancel payment").ok("DELETE", "/api/payments/p_9")
    visit.log("error", "payment p_9 captured after cancel: 59.00 EUR debited, should be 0.00 EUR")
    analysis = visit.judge("cancelled and still charged", "/trip/88/pay")
    held(analysis, ANY, "59.00", "P0 P1")


def test_a_bill_of_another_house_is_data_exposed() -> None:
    visit = work("/invoices/88").ok("GET", "/api/invoices/88").hums()
    visit.log("error", "invoice 88 belongs to tenant t_9 but session is tenant t_4")
    analysis = visit.judge("who is Brenner GmbH?", "/invoices/88")
    held(analysis, ANY, "t_9", "P0")


def test_answers_gone_at_a_reload_are_lost() -> None:
    visit = work("/survey/12").hums().press("Next").ok("PUT", "/api/survey/12/p/4")
    visit.moved("/survey/12", "/survey/12", after=6).ok("GET", "/api/survey/12")
    visit.log("error", "[resume] 14 answers lost: no draft under key s12")
    analysis = visit.judge("muss alles neu ausfüllen", "/survey/12")
    held(analysis, ANY, "14 answers", CORE)


def test_a_file_that_somebody_else_holds_is_no_defect() -> None:
    visit = work("/d/77/edit").hums().press("Edit")
    visit.no("POST", "/api/docs/77/lock", 423, '{"message":"Locked by Ana until 14:20"}')
    analysis = visit.judge("cannot edit", "/d/77/edit")
    held(analysis, "validation_rejected permission_denied race", "Ana", PASSED)


def test_a_second_vote_is_refused_rightly() -> None:
    visit = work("/vote/3").hums().press("Vote")
    visit.no("POST", "/api/votes", 409, '{"code":"ALREADY_VOTED","message":"You have voted"}')
    analysis = visit.judge("my vote is rejected", "/vote/3")
    held(analysis, "validation_rejected", "voted", PASSED)


def test_what_needs_somebodys_leave_is_refused_rightly() -> None:
    visit = work("/projects/9").hums().press("Deploy to production")
    visit.no("POST", "/api/projects/9/deploys", 403, '{"message":"Approval by an owner required"}')
    analysis = visit.judge("deploy refused", "/projects/9")
    held(analysis, "permission_denied", "Approval", PASSED)


def test_an_urgent_call_about_a_visit_without_a_fault_is_none() -> None:
    visit = work("/queue").ok("GET", "/api/queue").hums().press("Next ticket")
    visit.ok("POST", "/api/queue/next").goes("/tickets/8").ok("GET", "/api/tickets/8").hums()
    calm(visit.judge("ON NE PEUT PLUS TRAVAILLER, C'EST TRÈS URGENT", "/tickets/8"))


def test_counters_that_are_kept_away_are_nothing() -> None:
    visit = work("/library").ok("GET", "/api/loans").hums().hums().press("Renew")
    visit.ok("POST", "/api/loans/4/renew").hums()
    calm(visit.judge("nothing works on your website!!!", "/library"))
