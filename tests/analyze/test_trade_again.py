"""More of customers, written when the first were mended: refunds, meters, lockers."""

from analyze.stack_visits import FIREFOX, HTML, SAFARI, told
from analyze.trade_visits import answer, customer


def test_a_label_to_send_it_back_by() -> None:
    """The carrier's system has stopped (woocommerce-services 662)."""
    visit = customer("/returns/R-91").tips_fail().press("Create return label")
    down = answer(state="rejected", errorMessage="carrier gateway: socket hang up", label=None)
    visit.api("POST", "/api/returns/R-91/label", 200, down).press("Create return label", after=9)
    visit.api("POST", "/api/returns/R-91/label", 200, down)
    analysis = visit.judge("i need to send the shoes back, no label comes", path="/returns/R-91")

    told(analysis, "backend_error third_party", "carrier gateway", "P1 P2", never="recommendations")


def test_money_back_that_was_given_already() -> None:
    """Asked twice, refused the second time with its reason (a shop's help)."""
    visit = customer("/orders/55").press("Request refund").api("POST", "/api/orders/55/refund", 201)
    visit.waits(40).press("Request refund").api(
        "POST", "/api/orders/55/refund", 409, answer(code="REFUND_ALREADY_REQUESTED"))  # fmt: skip
    analysis = visit.judge("refund button gives an error", path="/orders/55")

    told(analysis, "validation_rejected race stale_version", "/api/orders/55/refund | 409", "P2 P3")


def test_a_mandate_that_a_bank_does_not_take() -> None:
    """The provider names the field (stripe/openapi 144)."""
    visit = customer("/abo/lastschrift").fills("iban", "inhaber").press("Mandat erteilen")
    error = {"code": "invalid_owner_name", "param": "billing_details[name]",
             "message": "The name must have between 3 and 100 characters."}  # fmt: skip
    visit.api("POST", "/api/mandates", 400, answer(error=error))
    visit.press("Mandat erteilen", after=6).api("POST", "/api/mandates", 400, answer(error=error))
    analysis = visit.judge("SEPA geht nicht, mein Name ist Wu", path="/abo/lastschrift")

    told(analysis, "validation_rejected", "/api/mandates | The name must have", "P1 P2 P3")


def test_a_meter_that_runs_backwards() -> None:
    """Lower than the last one, says the utility (condo 4478)."""
    visit = customer("/zaehler").fills("stand").press("Zählerstand melden")
    low = answer(accepted=False, grund="Stand ist niedriger als beim letzten Mal (48.210)")
    visit.api("POST", "/api/readings", 200, low).press("Zählerstand melden", after=7)
    visit.api("POST", "/api/readings", 200, low)
    analysis = visit.judge("Zähler wurde getauscht, Stand wird nicht genommen", path="/zaehler")

    told(analysis, "validation_rejected", "niedriger als beim letzten Mal", "P1 P2 P3")


def test_no_locker_can_be_chosen() -> None:
    """The list of lockers fails and the order asks for one (woo-pakettikauppa 160)."""
    visit = customer("/checkout/delivery", FIREFOX).press("Parcel locker")
    visit.api("GET", "/api/lockers", 504, contentType=HTML, durationMs=30010)
    visit.press("Continue to payment", after=9)
    visit.said("warn", "[delivery] pickup point is required")
    visit.press("Continue to payment", after=4)
    visit.said("warn", "[delivery] pickup point is required")
    analysis = visit.judge("No lockers shown, cannot continue", path="/checkout/delivery")

    told(analysis, "backend_error timeout_slow", "/api/lockers | 504", "P1")


def test_once_became_every_month() -> None:
    """A gift was to be given once (bountysource 1513)."""
    visit = customer("/donate").press("Just this time").press("Give $50")
    visit.api("POST", "/api/donations", 201, answer(amount=50, interval="month"))
    visit.said("warn", "[donate] interval: chosen once, answered month").come("/donate/thanks")
    analysis = visit.judge("I did NOT want to give monthly", path="/donate/thanks")

    told(analysis, "api_contract backend_error race", "month", "P0 P1 P2")


def test_a_ticket_for_a_friend() -> None:
    """The window for handing on has closed (showrave)."""
    visit = customer("/tickets/T7").tags_throw().press("Send to a friend").fills("email")
    visit.press("Send transfer").problem(
        "POST",
        "/api/tickets/T7/transfer",
        422,
        "No transfer",
        detail="Transfers closed 24 hours before the event",
    )
    analysis = visit.judge("my friend cant get her ticket!!!", path="/tickets/T7")

    told(analysis, "validation_rejected permission_denied", "Transfers closed 24 hours", "P2 P3",
         never="dataset")  # fmt: skip


def test_a_driver_who_is_too_young_is_asked_for_more() -> None:
    """Told on the page, taken in the end (a car rental)."""
    visit = (
        customer("/rent/pay")
        .press("Book car")
        .api("POST", "/api/rentals", 402, answer(code="SURCHARGE_UNCONFIRMED", surcharge="25.00"))
    )
    visit.press("I accept the young driver fee").press("Book car")
    visit.api("POST", "/api/rentals", 201).come("/rent/confirmed")
    analysis = visit.judge("Why do I pay 25 a day more? Age discrimination", path="/rent/confirmed")

    told(analysis, "unknown payment_declined validation_rejected", "", "P3")


def test_a_certificate_that_nobody_can_open() -> None:
    """Made, and empty (DIVOC 738)."""
    visit = customer("/certificates").renews("/api/person").press("Télécharger le certificat")
    visit.api("GET", "/api/certificates/c9.pdf", 200, contentType="application/pdf",
              responseBytes=0)  # fmt: skip
    visit.said("error", "[certificat] GET /api/certificates/c9.pdf: document vide")
    analysis = visit.judge("le PDF est illisible", path="/certificates")

    told(analysis, "backend_error api_contract", "/api/certificates/c9.pdf", "P2 P3",
         never="/api/token")  # fmt: skip


def test_a_gift_card_whose_balance_is_another() -> None:
    """The page has noticed it (a department store)."""
    visit = (
        customer("/checkout")
        .press("Apply gift card")
        .api("POST", "/api/giftcards/redeem", 200, answer(applied="25.00", remaining="0.00"))
    )
    visit.said("error", "[giftcard] applied 25.00 but balance before was 50.00, now 0.00")
    analysis = visit.judge("mi tarjeta tenía 50 y ha desaparecido el resto", path="/checkout")

    told(analysis, "api_contract backend_error", "25.00", "P0")


def test_the_queue_sends_everybody_back_to_its_end() -> None:
    """The pass is not believed by the shop behind it (a festival)."""
    visit = customer("/queue", SAFARI).polls("/api/queue/me", 3, answer(position=1))
    visit.come("/shop", "load").api(
        "GET", "/api/shop/access", 403, answer(error="QUEUE_PASS_INVALID")
    )
    visit.come("/queue", "load").polls("/api/queue/me", 2, answer(position=8214))
    visit.come("/shop", "load").api(
        "GET", "/api/shop/access", 403, answer(error="QUEUE_PASS_INVALID")
    )
    visit.come("/queue", "load")
    analysis = visit.judge("waited 2 hours, it was my turn, and back to the start", path="/queue")

    told(analysis, "permission_denied redirect_loop auth_expired backend_error",
         "/api/shop/access", "P1 P2")  # fmt: skip


def test_a_signature_that_a_service_does_not_give() -> None:
    """The house for signatures is away; the contract waits (docusign's forum)."""
    visit = customer("/contract/sign").avatar_gone().press("Sign now")
    visit.api("POST", "https://eu.docusign.net/restapi/v2.1/envelopes", 503)
    visit.said("error", "[sign] envelope not created, status 503").press("Sign now", after=8)
    visit.api("POST", "https://eu.docusign.net/restapi/v2.1/envelopes", 503)
    analysis = visit.judge("Mietvertrag kann nicht unterschrieben werden", path="/contract/sign")

    told(analysis, "third_party", "docusign | 503", "P1 P2", never="avatar")


def test_a_wish_beside_a_badge_that_does_not_come() -> None:
    """Points are not shown, the page says so; the report asks for something else."""
    visit = customer("/account").api("GET", "/api/loyalty/badge", 503)
    visit.said("warn", "[loyalty] badge left out, service answered 503").press("Orders", "a")
    visit.come("/orders").api("GET", "/api/orders", 200)
    analysis = visit.judge("Bitte bietet auch Ratenzahlung an", path="/orders")

    told(analysis, "unknown", "", "P3")
