"""Who is stopped, by whose fault, where a customer is led from house to house."""

from analyze.stack_visits import HTML, told
from analyze.trade_visits import answer, customer
from usercontext.domain.analysis import Category, Priority


def test_a_page_of_an_ended_session_is_the_reason() -> None:
    """A form that its browser posts leaves no request, only the page that came instead."""
    visit = customer("/antrag/5").fills("einkommen").press("Weiter")
    visit.come("/sitzung-abgelaufen", "load")
    analysis = visit.judge("alles weg", path="/sitzung-abgelaufen")

    told(analysis, "auth_expired", "/sitzung-abgelaufen", "P1 P2")


def test_who_signs_out_is_not_signed_out() -> None:
    visit = customer("/account").press("Log out").come("/session-ended", "load")

    assert visit.judge("nice site", path="/session-ended").category is Category.UNKNOWN


def test_a_refusal_that_has_its_status_is_told_by_it() -> None:
    visit = customer("/apply").press("Next").api("POST", "/api/apply", 401)
    visit.come("/session-expired", "load")
    analysis = visit.judge("lost it all", path="/session-expired")

    told(analysis, "auth_expired", "/api/apply | 401", "P1 P2")


def test_who_is_back_from_a_bank_has_no_way_round() -> None:
    """What the page sends by itself then finishes what its user has paid for."""
    visit = customer("/checkout").press("Pay by bank")
    visit.returns("/checkout/back", "https://bank.test/pay", after=90)
    visit.api("POST", "/api/payments/finish", 409, answer(code="OFFER_EXPIRED"))
    analysis = visit.judge("I approved it", path="/checkout/back")

    told(analysis, "validation_rejected stale_version", "OFFER_EXPIRED", "P1")


def test_a_search_engine_is_no_bank() -> None:
    """Whoever came from elsewhere at first was sent nowhere to pay."""
    visit = customer("/").press("Buy").api("POST", "/api/orders", 409, answer(code="SOLD_OUT"))
    analysis = visit.judge("cannot buy", path="/")

    assert analysis.priority in {Priority.P2, Priority.P3}


def test_a_control_that_stays_disabled_waits_for_what_its_page_sent() -> None:
    """No quote, no button: the button is not what is broken."""
    visit = customer("/insure").fills("plate").api("POST", "/api/quote", 502)
    for _ in range(3):
        visit.press("Buy cover", disabled=True)
    analysis = visit.judge("greyed out", path="/insure")

    told(analysis, "backend_error", "/api/quote | 502", "P1")


def test_a_field_asks_nothing_of_a_server() -> None:
    """What fails while somebody goes into a field was not asked for by that."""
    visit = customer("/checkout").fills("phone").api("GET", "/api/stores", 500)
    visit.press("Pay").api("POST", "/api/pay", 402, answer(decline_code="do_not_honor"))
    analysis = visit.judge("card does not work", path="/checkout")

    told(analysis, "payment_declined", "/api/pay", "P3", never="/api/stores")


def test_an_order_s_state_that_never_changes_stops_who_looks_at_it() -> None:
    """Asked after under the very address that was made, well after the press."""
    visit = customer("/top-up").press("Top up").api("POST", "/api/payments", 201)
    visit.polls("/api/payments/p7", 5, answer(status="awaiting_bank"), every=12)
    analysis = visit.judge("it spins and spins", path="/top-up")

    told(analysis, "timeout_slow", "/api/payments/p7 | awaiting_bank", "P1")


def test_a_wall_is_known_by_its_page() -> None:
    """Whoever stands before a server refuses with the status they like."""
    page = "<html><title>Access denied</title><p>Your request was blocked. Support ID 71</p></html>"
    visit = customer("/feedback").press("Send it").api("POST", "/api/feedback", 406, page,
                                                       contentType=HTML)  # fmt: skip
    analysis = visit.judge("cannot send", path="/feedback")

    told(analysis, "permission_denied", "/api/feedback | 406", "P2 P1")


def test_two_numbers_of_one_make_are_two_people() -> None:
    visit = customer("/grades").press("Show", "a").api("GET", "/api/grades", 200)
    visit.said("warn", "[grades] signed in as st_14, list is of st_91")
    analysis = visit.judge("these are not my marks", path="/grades")

    told(analysis, "backend_error api_contract permission_denied", "st_91", "P0")


def test_a_sign_in_that_took_long_is_nobody_else_s_data() -> None:
    visit = customer("/home").press("Open", "a").api("GET", "/api/home", 200)
    visit.said("warn", "[perf] user_2 signed in in 900 ms")

    assert visit.judge("good work", path="/home").priority is Priority.P3


def test_what_was_kept_for_a_while_and_is_over_has_a_way_round() -> None:
    visit = (
        customer("/table")
        .press("Confirm")
        .api("POST", "/api/reservations", 410, answer(error="reservation_lapsed"))
    )
    analysis = visit.judge("table gone", path="/table")

    assert analysis.priority in {Priority.P2, Priority.P3}


def test_an_advertisement_that_fails_is_not_the_thrown_error() -> None:
    visit = customer("/seller").api("GET", "/api/ads/banner-slot", 500)
    visit.broke("RangeError: Invalid array length")
    analysis = visit.judge("page stays white", path="/seller")

    told(analysis, "js_exception", "Invalid array length", "P1 P2 P3", never="/api/ads")


def test_a_reason_in_any_language_is_quoted() -> None:
    """Under whatever name: whoever writes three words writes for people."""
    visit = (
        customer("/iscrizione")
        .press("Invia")
        .api(
            "POST", "/api/iscrizioni", 422, answer(esito="KO", motivo="Il codice fiscale non torna")
        )
    )
    analysis = visit.judge("non va", path="/iscrizione")

    told(analysis, "validation_rejected", "Il codice fiscale non torna", "P1 P2 P3")


def test_what_is_taken_in_is_core_where_it_is_sent_and_never_taken() -> None:
    """A claim is to an insurer what an order is to a shop."""
    visit = customer("/schaden").fills("datum").press("Schaden einreichen")
    visit.api("POST", "/api/claims", 500).press("Schaden einreichen", after=6)
    visit.api("POST", "/api/claims", 500)
    analysis = visit.judge("kann keinen Schaden melden", path="/schaden")

    assert analysis.priority is Priority.P1


def test_a_list_of_what_was_taken_in_is_not() -> None:
    visit = customer("/claims").press("My claims", "a").api("GET", "/api/claims", 500)
    analysis = visit.judge("list is empty", path="/claims")

    assert analysis.priority in {Priority.P2, Priority.P3}
