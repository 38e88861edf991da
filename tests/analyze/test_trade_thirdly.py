"""A third portion of customers: what trackers and help pages hold that the others did not have."""

from analyze.stack_visits import FIREFOX, SAFARI, told, untold
from analyze.trade_visits import answer, customer


def test_a_deposit_that_the_wallet_keeps_for_itself() -> None:
    """Charged, and the stay is not confirmed (finnlines' help)."""
    visit = customer("/reserve").press("Pay deposit").api("POST", "/api/payments/confirm", 200)
    visit.api("POST", "/api/reservations", 503, answer(error="inventory offline"))
    visit.come("/reserve/problem")
    analysis = visit.judge("money gone, no reservation number", path="/reserve/problem")

    told(analysis, "backend_error", "/api/reservations | 503", "P0")


def test_a_voucher_that_two_people_use() -> None:
    """Redeemed an hour ago, elsewhere (a spa)."""
    visit = (
        customer("/checkout")
        .press("Einlösen")
        .api("POST", "/api/vouchers/redeem", 409, answer(code="ALREADY_REDEEMED", at="13:05"))
    )
    visit.press("Ohne Gutschein zahlen").api("POST", "/api/pay", 200).come("/danke")
    analysis = visit.judge("Der Gutschein war ein Geschenk und ist schon weg?", path="/danke")

    told(analysis, "validation_rejected unknown", "", "P3")


def test_a_pension_office_that_asks_for_a_card_reader() -> None:
    """The program for identity cards does not run (a ministry's forum)."""
    visit = customer("/online-ausweis", FIREFOX).press("Mit Ausweis anmelden")
    visit.lost("GET", "http://127.0.0.1:24727/eID-Client?Status=json")
    visit.said("error", "[eid] AusweisApp not reachable on this device")
    visit.press("Mit Ausweis anmelden", after=9)
    visit.lost("GET", "http://127.0.0.1:24727/eID-Client?Status=json")
    visit.said("error", "[eid] AusweisApp not reachable on this device")
    analysis = visit.judge("Anmeldung mit Ausweis tut nichts", path="/online-ausweis")

    told(analysis, "third_party backend_error permission_denied cors", "eID-Client", "P1 P2 P3")


def test_an_exam_place_that_costs_nothing_and_fails() -> None:
    """Free of charge, and the step of paying is asked for (a university)."""
    visit = customer("/exams/register").press("Register for exam").api(
        "POST", "/api/exam-registrations", 400,
        answer(error="amount_too_small", message="Amount must be at least 0.50 eur"))  # fmt: skip
    visit.press("Register for exam", after=6).api(
        "POST", "/api/exam-registrations", 400,
        answer(error="amount_too_small", message="Amount must be at least 0.50 eur"))  # fmt: skip
    analysis = visit.judge("cannot register, it is free?", path="/exams/register")

    told(analysis, "validation_rejected api_contract backend_error", "at least 0.50", "P1 P2")


def test_an_address_in_letters_that_a_carrier_does_not_know() -> None:
    """Cyrillic is refused by whom it is sent with (a marketplace)."""
    visit = customer("/checkout/address").tips_fail().fills("street").press("Продължи")
    bad = answer(errors={"street": ["Only Latin characters are allowed"]})
    visit.api("POST", "/api/addresses", 422, bad).press("Продължи", after=8)
    visit.api("POST", "/api/addresses", 422, bad)
    analysis = visit.judge("Не приема адреса ми", path="/checkout/address")

    told(analysis, "validation_rejected", "Only Latin characters", "P1 P2",
         never="recommendations")  # fmt: skip


def test_a_refund_that_stands_in_the_wrong_row() -> None:
    """The list of movements has it twice (a neobank)."""
    visit = customer("/movements").api("GET", "/api/movements", 200)
    visit.said(
        "error", "[movements] duplicate id mv_8812 in answer, balance shown 412.10 is 385.20"
    )
    analysis = visit.judge("Mon solde n'est pas le bon", path="/movements")

    told(analysis, "api_contract backend_error race", "385.20", "P0 P1 P2")


def test_a_chat_with_a_doctor_that_drops() -> None:
    """Signed out of the call, and in again (a clinic)."""
    visit = (
        customer("/visit/33", SAFARI).press("Join visit").api("POST", "/api/visits/33/join", 200)
    )
    visit.said("error", "[visit] peer connection failed, giving up after 3 tries", "")
    analysis = visit.judge("doctor could not see me", path="/visit/33")

    told(analysis, "socket_drop", "peer connection failed", "P1 P2")


def test_a_quiz_that_is_sent_when_its_time_is_over() -> None:
    """By itself, and refused for being late (oep)."""
    visit = customer("/quiz/9").api("PUT", "/api/quiz/9/answers", 200).waits(900)
    visit.said("info", "[quiz] time is up, sending")
    visit.api("POST", "/api/quiz/9/finish", 422, answer(code="DEADLINE_PASSED", late_by_s=2))
    analysis = visit.judge("it auto submitted and I got zero", path="/quiz/9")

    told(analysis, "validation_rejected", "/api/quiz/9/finish | DEADLINE_PASSED", "P1 P2 P3")


def test_a_power_contract_in_the_name_of_a_dead_man() -> None:
    """Somebody else's papers in the list (a utility)."""
    visit = customer("/contracts").press("Verträge", "a").api("GET", "/api/contracts", 200)
    visit.said("error", "[contracts] contract K-104 belongs to another customer, hiding it")
    analysis = visit.judge("Da war kurz ein fremder Vertrag zu sehen", path="/contracts")

    told(analysis, "api_contract backend_error permission_denied", "K-104", "P0")


def test_a_seller_s_stock_that_is_not_counted_down() -> None:
    """One was left, two were sold: the second is told so after paying (a market)."""
    visit = customer("/checkout").press("Pay $80").api("POST", "/api/charges", 201)
    visit.api("POST", "/api/orders", 409, answer(code="OUT_OF_STOCK"))
    analysis = visit.judge("you charged me for something you don't have", path="/checkout")

    told(
        analysis, "backend_error validation_rejected stale_version race", "/api/orders | 409", "P0"
    )


def test_a_question_while_everything_is_slow() -> None:
    """The page came late once, and then all was well."""
    visit = customer("/policy").api("GET", "/api/policy", 200, durationMs=5200).waits(6)
    visit.press("Documents", "a").come("/policy/documents").api("GET", "/api/documents", 200)
    analysis = visit.judge("¿Cubre mi seguro el robo de la bici?", path="/policy/documents")

    told(analysis, "unknown timeout_slow", "", "P3")


def test_a_limit_of_tries_for_who_forgot_the_name_of_the_dog() -> None:
    """Security questions, and no more of them (a bank)."""
    visit = customer("/recover").fills("answer").press("Check answer")
    visit.api(
        "POST",
        "/api/recovery/answer",
        200,
        answer(correct=False, remaining=0, message="Recovery is locked for 24 h"),
    )
    analysis = visit.judge("my dog IS called Rex", path="/recover")

    told(
        analysis,
        "validation_rejected permission_denied auth_expired",
        "locked for 24 h",
        "P1 P2 P3",
    )


def test_praise_beside_a_counter_that_is_blocked() -> None:
    visit = customer("/tickets").tags_throw().press("Show QR").api("GET", "/api/tickets/1", 200)
    analysis = visit.judge("Best ticket site ever", path="/tickets")

    untold(analysis)


def test_a_toll_that_a_plate_of_another_country_cannot_pay() -> None:
    """The service behind is reached by few (a motorway)."""
    visit = customer("/bompenger").fills("plate").press("Søk")
    late = answer(data=None, error={"code": "FOREIGN_REGISTRY", "message": "DE registry timed out"})
    visit.api("POST", "/api/plates/search", 200, late).press("Søk", after=11)
    visit.api("POST", "/api/plates/search", 200, late)
    analysis = visit.judge("Kann meine Maut nicht bezahlen", path="/bompenger")

    told(analysis, "backend_error timeout_slow third_party", "registry timed out", "P1 P2")
