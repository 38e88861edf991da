"""The last of customers: travel, school, markets, money, and some with whom nothing is wrong."""

from analyze.stack_visits import CHROME, told, untold
from analyze.trade_visits import answer, customer


def test_a_baggage_price_in_the_wrong_place() -> None:
    """The page sums up what its server does not (an airline's forum)."""
    visit = customer("/extras").press("Add 23 kg").api("POST", "/api/extras", 200)
    visit.said("error", "[summary] total 214.90 does not equal 189.90 + 30.00")
    visit.press("Pay 214.90").api("POST", "/api/payment", 201).come("/booking/thanks")
    analysis = visit.judge("the sum was wrong, I paid anyway", path="/booking/thanks")

    told(analysis, "api_contract backend_error js_exception", "214.90", "P0")


def test_a_train_that_is_booked_in_another_town() -> None:
    """Chosen one station, confirmed another (trainline's help)."""
    visit = customer("/reise/waehlen").press("Frankfurt (Main) Hbf").press("Buchen")
    visit.api("POST", "/api/bookings", 201, answer(destination="Frankfurt (Oder)"))
    visit.said("warn", '[booking] chose "Frankfurt (Main) Hbf", confirmed "Frankfurt (Oder)"')
    visit.come("/reise/bestaetigung")
    analysis = visit.judge("Falscher Bahnhof auf dem Ticket!!", path="/reise/bestaetigung")

    told(analysis, "api_contract backend_error race", "Frankfurt (Oder)", "P0 P1 P2")


def test_a_school_fee_in_a_window_that_was_closed() -> None:
    """The parent closed the bank's window (a school's payment page)."""
    visit = customer("/fees").press("Pay fees").api("POST", "/api/fees/session", 201)
    visit.waits(30).said("info", "[psp] window closed by customer").chat_down()
    visit.api("GET", "/api/fees/session/s4", 200, answer(status="cancelled"))
    analysis = visit.judge("The pay page closed. Did it take the money?", path="/fees")

    told(analysis, "unknown payment_declined", "", "P2 P3")


def test_a_booking_behind_a_price_that_nobody_answers() -> None:
    """GraphQL answers a part; the part that is bought is missing (a tour operator)."""
    visit = customer("/tours/9").press("Check price")
    part = answer(
        data={"tour": {"id": 9}, "price": None},
        errors=[{"message": "pricing: deadline exceeded", "path": ["price"]}],
    )
    visit.graph("TourPrice", part).press("Check price", after=6).graph("TourPrice", part)
    visit.press("Book", disabled=True)
    analysis = visit.judge("preis wird nicht angezeigt, buchen ausgegraut", path="/tours/9")

    told(analysis, "backend_error timeout_slow", "deadline exceeded", "P1 P2")


def test_a_buyer_whose_message_is_held_back() -> None:
    """A market does not let telephone numbers through (a classifieds site)."""
    visit = (
        customer("/messages/12")
        .fills("text")
        .press("Send")
        .api("POST", "/api/messages", 200, answer(ok=False, code="CONTACT_DETAILS_NOT_ALLOWED"))
    )
    visit.press("Send", after=8).api(
        "POST", "/api/messages", 200, answer(ok=False, code="CONTACT_DETAILS_NOT_ALLOWED")
    )
    analysis = visit.judge("seller never gets my messages", path="/messages/12")

    told(analysis, "validation_rejected permission_denied", "CONTACT_DETAILS_NOT_ALLOWED", "P2 P3")


def test_a_loan_that_is_offered_only_to_some() -> None:
    """Refused by a score (a lender)."""
    visit = customer("/kredit/antrag").fills("einkommen").press("Antrag absenden")
    visit.api("POST", "/api/loans", 200, answer(decision="declined", reason="score_below_limit"))
    visit.come("/kredit/abgelehnt").tags_throw()
    analysis = visit.judge("Warum bekomme ich keinen Kredit?", path="/kredit/abgelehnt")

    told(analysis, "payment_declined validation_rejected unknown", "", "P3", never="dataset")


def test_an_order_that_three_servers_pass_along() -> None:
    """A proxy cannot reach the shop behind it (530 of a tunnel)."""
    visit = customer("/checkout", CHROME).press("Siparişi tamamla")
    visit.api("POST", "/api/orders", 530, contentType="text/html").press(
        "Siparişi tamamla", after=7
    )
    visit.api("POST", "/api/orders", 530, contentType="text/html")
    analysis = visit.judge("sipariş veremiyorum", path="/checkout")

    told(analysis, "backend_error", "/api/orders | 530", "P1")


def test_a_lesson_that_was_full_and_another_one() -> None:
    """The first was taken, the second booked; a question about towels."""
    visit = customer("/classes").press("Book Yoga 18:00").api(
        "POST", "/api/classes/4/book", 422, answer(code="CLASS_FULL"))  # fmt: skip
    visit.press("Book Yoga 19:30", after=8).api("POST", "/api/classes/5/book", 201)
    visit.come("/classes/booked")
    analysis = visit.judge("do I have to bring a towel?", path="/classes/booked")

    told(analysis, "unknown validation_rejected", "", "P3")


def test_a_wallet_that_counts_in_another_currency() -> None:
    """Topped up in one, spent in another (a public transport's card)."""
    visit = (
        customer("/kort/ladda")
        .press("Ladda 200 kr")
        .api("POST", "/api/topups", 201, answer(amount=200, cur="NOK"))
    )
    visit.said("error", "[topup] currency mismatch: asked SEK 200, booked NOK 200")
    analysis = visit.judge("Jag har fått fel belopp på kortet", path="/kort/ladda")

    told(analysis, "api_contract backend_error", "NOK", "P0")


def test_nothing_but_slow_thumbs() -> None:
    """A long form, filled and sent; the report praises."""
    visit = customer("/survey").fills("a", "b", "c").away(300).fills("d").press("Send")
    visit.api("POST", "/api/surveys", 201).come("/survey/thanks").tags_throw()
    analysis = visit.judge("Super einfach, danke!", path="/survey/thanks")

    untold(analysis)


def test_a_parcel_that_is_late_and_a_map_that_is_grey() -> None:
    """The map's house has no key; the parcel's state is there."""
    visit = customer("/track/9").api("GET", "/api/parcels/9", 200, answer(state="in_transit"))
    visit.said("error", "Google Maps JavaScript API error: RefererNotAllowedMapError")
    analysis = visit.judge("A entrega está atrasada três dias", path="/track/9")

    told(analysis, "unknown third_party", "", "P3")


def test_a_code_for_the_door_that_never_opens() -> None:
    """Checked in, and the lock's service refuses the key (a holiday flat)."""
    visit = customer("/stay/77").press("Unlock door")
    visit.rpc("lock.open", '"error":{"code":-32050,"message":"lock unreachable, battery 0%"}')
    visit.press("Unlock door", after=6)
    visit.rpc("lock.open", '"error":{"code":-32050,"message":"lock unreachable, battery 0%"}')
    analysis = visit.judge("we are standing in the rain", path="/stay/77")

    told(analysis, "backend_error third_party", "lock unreachable", "P1 P2")
