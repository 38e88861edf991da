"""Money or data is wrong, lost, or somebody else's. Judged before the analyzer read it."""

from analyze.calm_visits import calm, held
from analyze.urgent_visits import work

ANY = "backend_error api_contract race stale_version storage js_exception"


def test_a_transfer_sent_twice_by_one_press_is_wrong_money() -> None:
    visit = work("/transfer/confirm").hums().press("Send money")
    visit.ok("POST", "/api/transfers", status=201).ok("POST", "/api/transfers", status=201)
    visit.goes("/transfer/done").ok("GET", "/api/accounts/1/movements")
    analysis = visit.judge("the same amount left my account two times", "/transfer/done")
    held(analysis, "race api_contract backend_error", "2 times | /api/transfers", "P0")


def test_somebody_elses_file_is_data_exposed() -> None:
    visit = work("/patients/4711").ok("GET", "/api/patients/4711").hums()
    visit.log("error", "[record] asked for patient 4711, got patient 8150")
    analysis = visit.judge("das ist nicht mein Befund!!", "/patients/4711")
    held(analysis, ANY, "8150", "P0")


def test_paragraphs_thrown_away_are_lost_data() -> None:
    visit = work("/d/9/edit").ok("PUT", "/api/docs/9").hums().moved("/d/9/edit", after=5)
    visit.ok("GET", "/api/docs/9")
    visit.log("error", "[sync] local draft discarded: 41 paragraphs lost, server copy is older")
    analysis = visit.judge("my whole afternoon is gone", "/d/9/edit")
    held(analysis, ANY, "41 paragraphs", "P0 P1")


def test_more_taken_than_agreed_is_wrong_money() -> None:
    visit = work("/police/auto/paiement").hums().press("Payer ma prime")
    visit.ok("POST", "/api/prelevements", status=201)
    visit.log("error", "[paiement] debited 148.20 EUR, shown was 128.20 EUR")
    analysis = visit.judge("on m'a prélevé 20 euros de trop", "/police/auto/paiement")
    held(analysis, ANY, "148.20", "P0")


def test_an_order_sent_twice_where_one_only_tries_is_not_real_money() -> None:
    visit = work("/checkout").hums().press("Pay").ok("POST", "/api/orders", status=201)
    visit.ok("POST", "/api/orders", status=201).goes("/done")
    analysis = visit.judge("double order on the test system", "/done", environment="staging")
    held(analysis, "race api_contract backend_error", "2 times", "P1 P2 P3")


def test_answers_of_an_exam_that_did_not_arrive_are_lost_data() -> None:
    visit = work("/exam/9/attempt/2").hums().press("Submit exam")
    visit.ok("POST", "/api/attempts/2/submit", '{"received":0,"expected":20}')
    visit.log("error", "submitted 20 answers, server stored 0")
    analysis = visit.judge("it says I answered nothing", "/exam/9/attempt/2")
    held(analysis, ANY, "stored 0", "P0 P1")


def test_who_is_signed_in_as_somebody_else_sees_what_is_not_theirs() -> None:
    visit = work("/inbox").hums().moved("/inbox", "/inbox", after=4)
    visit.ok("GET", "/api/me", '{"id":"u_77","name":"Jonas"}')
    visit.log("warn", "identity changed without sign-in: u_12 -> u_77")
    analysis = visit.judge("I am seeing another person's mails", "/inbox")
    held(analysis, ANY + " auth_expired", "u_77", "P0 P1")


def test_two_transfers_that_were_pressed_apart_are_two_transfers() -> None:
    visit = work("/transfer").hums().press("Send money").ok("POST", "/api/transfers", status=201)
    visit.goes("/transfer/done").press("New transfer", after=30).goes("/transfer").field("iban")
    visit.press("Send money", after=40).ok("POST", "/api/transfers", status=201)
    visit.goes("/transfer/done")
    calm(visit.judge("where do I find my transfers?", "/transfer/done"))
