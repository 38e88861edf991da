"""Nothing is broken: questions, opinions, waits that are meant, and what was put right."""

from analyze.stack_visits import told, untold
from analyze.trade_visits import answer, customer


def test_a_question_beside_pictures_that_do_not_come() -> None:
    """Bought, and asks when it comes; a host of pictures is away."""
    visit = customer("/checkout").press("Pay").api("POST", "/api/payments", 201)
    visit.come("/thank-you").missing("https://img.cdnhost.test/a.webp", "img")
    visit.missing("https://img.cdnhost.test/b.webp", "img")
    analysis = visit.judge("When will my order ship?", path="/thank-you")

    untold(analysis)


def test_a_passport_number_that_was_put_right() -> None:
    """Refused twice, then the boarding pass (online-check-in.com)."""
    visit = customer("/checkin").fills("passport").press("Continue")
    wrong = answer(code="APIS_REJECTED", field="documentNumber")
    visit.api("POST", "/api/checkin", 422, wrong).fills("passport").press("Continue")
    visit.api("POST", "/api/checkin", 422, wrong).fills("passport").press("Continue", after=20)
    visit.api("POST", "/api/checkin", 200).come("/boarding-pass")
    analysis = visit.judge("How many kilos may my bag have?", path="/boarding-pass")

    told(analysis, "unknown validation_rejected", "", "P3")


def test_a_bank_that_takes_two_days() -> None:
    """The typing error is mended, the money is on its way."""
    visit = customer("/ueberweisung").fills("iban").press("Senden").api(
        "POST", "/api/transfers", 400, answer(felder={"iban": "IBAN ist ungültig"}))  # fmt: skip
    visit.fills("iban").press("Senden", after=9).api("POST", "/api/transfers", 201)
    visit.come("/ueberweisung/fertig")
    analysis = visit.judge("Warum dauert eine Überweisung bei Ihnen zwei Tage?",
                           path="/ueberweisung/fertig")  # fmt: skip

    told(analysis, "unknown validation_rejected", "", "P3")


def test_a_documents_check_that_people_make() -> None:
    """Twenty minutes of "pending" are what was promised (me-hub 379)."""
    visit = customer("/verify").press("Submit documents").api("POST", "/api/kyc", 202)
    visit.come("/verify/status").polls("/api/kyc/status", 14, answer(status="in_review"), every=20)
    analysis = visit.judge("stuck at in review", path="/verify/status")

    told(analysis, "unknown timeout_slow", "", "P2 P3")


def test_who_has_left_finds_it_too_dear() -> None:
    """The subscription is ended as wished; a tag throws."""
    visit = customer("/abo").tags_throw().press("Kündigen").press("Ja, kündigen")
    visit.api("DELETE", "/api/subscription", 204).come("/abo/gekuendigt")
    analysis = visit.judge("Zu teuer für das, was ihr bietet.", path="/abo/gekuendigt")

    untold(analysis)


def test_a_card_that_was_taken_the_second_time() -> None:
    """No mail yet, says somebody whose order stands."""
    visit = customer("/checkout").press("Pay").api(
        "POST", "/api/pay", 402, answer(decline_code="authentication_required"))  # fmt: skip
    visit.press("Pay", after=30).api("POST", "/api/pay", 200).come("/order/confirmed")
    analysis = visit.judge("i have no confirmation email, is it ok?", path="/order/confirmed")

    told(analysis, "unknown payment_declined", "", "P3")


def test_an_extension_that_throws_while_somebody_reads() -> None:
    """Nothing of the page's own is wrong."""
    visit = customer("/shipping-info")
    error = "TypeError: Cannot read properties of undefined (reading 'locale')"
    visit.fail(error, "uncaught", f"{error}\n    at chrome-extension://hjk/inject.js:1:400")
    visit.chat_down().press("Countries", "summary")
    analysis = visit.judge("Do you ship to the Faroe Islands?", path="/shipping-info")

    untold(analysis)


def test_a_search_that_the_page_takes_back_at_each_letter() -> None:
    """Aborted on purpose; the report is about taste."""
    visit = customer("/claims")
    for part in ("w", "wi", "wind"):
        visit.fills("search").frees(f"/api/claims?q={part}")
    visit.api("GET", "/api/claims?q=windscreen", 200)
    analysis = visit.judge("Le nouveau vert des boutons est affreux", path="/claims")

    untold(analysis)


def test_a_door_that_is_shut_until_one_has_signed_in() -> None:
    """A 401 before the log-in is what a 401 is for."""
    visit = customer("/login").api("GET", "/api/session", 401).fills("user", "pin")
    visit.press("Log in").api("POST", "/api/session", 200).come("/accounts")
    visit.api("GET", "/api/accounts", 200).press("Savings", "a").come("/accounts/2")
    analysis = visit.judge("your savings rate is a joke", path="/accounts/2")

    untold(analysis)


def test_no_saved_card_is_no_failure() -> None:
    """Asked for what is not there, paid with a new one."""
    visit = customer("/checkout").api("GET", "/api/me/saved-cards/default", 404).fills("card")
    visit.press("Betalen").api("POST", "/api/payments", 201).come("/bedankt")
    visit.said("info", "rates updated: 1 EUR = 1.0412 USD")
    analysis = visit.judge("Waarom is de wisselkoers vandaag zo slecht?", path="/bedankt")

    untold(analysis)


def test_a_lottery_that_was_lost() -> None:
    """Drawn fairly, complained about."""
    visit = customer("/ballot").press("See result").api(
        "GET", "/api/ballot/me", 200, answer(result="not_selected"))  # fmt: skip
    visit.come("/ballot/result").tips_fail()
    analysis = visit.judge(
        "third year in a row that I get no marathon place", path="/ballot/result"
    )

    untold(analysis)
