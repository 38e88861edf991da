"""What is held and lost: seats, appointments, fares, tables, goods."""

from analyze.stack_visits import FIREFOX, SAFARI, told
from analyze.trade_visits import answer, customer


def test_seats_that_were_given_back_meanwhile() -> None:
    """Ten minutes are over (purplepass, "my 10 minutes has expired")."""
    visit = customer("/seats").press("Valider 2 places").api("POST", "/api/holds", 201)
    visit.come("/payment").away(610).fills("card")
    visit.press("Payer").problem("POST", "/api/orders", 410, "Hold expired",
                                 detail="Vos places ont été remises en vente")  # fmt: skip
    words = "mes places ont disparu pendant que je cherchais ma carte"
    analysis = visit.judge(words, path="/payment")

    told(analysis, "validation_rejected stale_version auth_expired", "/api/orders | 410", "P2 P3")


def test_no_time_that_is_offered_can_be_booked() -> None:
    """Whatever is picked is refused (athenaFlex 357)."""
    visit = customer("/gp/book").renews("/api/patient")
    none = answer(data=None, errors=[{"message": "No slot found for given details",
                                      "extensions": {"code": "SLOT_NOT_FOUND"}}])  # fmt: skip
    for hour in ("09:20", "10:40", "15:00"):
        visit.press(hour).press("Confirm appointment").graph("BookAppointment", none)
    analysis = visit.judge("Every time slot gives an error", path="/gp/book")

    told(analysis, "backend_error validation_rejected api_contract stale_version", "No slot found",
         "P1 P2", never="/api/patient")  # fmt: skip


def test_somebody_else_was_faster_and_the_next_hour_is_free() -> None:
    """One slot was taken, another one booked (HEALCONNECT 252)."""
    visit = customer("/zahnarzt/termin").press("Di 10:30").press("Buchen")
    visit.api("POST", "/api/appointments", 409, answer(message="Der Termin ist bereits vergeben"))
    visit.press("Di 11:15", after=7).press("Buchen").api("POST", "/api/appointments", 201)
    visit.come("/termine/bestaetigt")
    words = "Ihr zeigt Termine an, die gar nicht frei sind."
    analysis = visit.judge(words, path="/termine/bestaetigt")

    told(analysis, "validation_rejected stale_version race", "/api/appointments | 409", "P2 P3")


def test_a_fare_that_ran_out_and_an_order_that_failed() -> None:
    """The old offer was refused, the new one broke at the airline (duffel 1024)."""
    visit = customer("/voos/resultados").press("Continuar")
    visit.api("POST", "/api/offers/o1/price", 422, answer(code="offer_expired"))
    visit.press("Pesquisar de novo").api("GET", "/api/offers", 200).press("Continuar")
    visit.api("POST", "/api/offers/o9/price", 200).come("/voos/pagamento").fills("nome", "cartao")
    visit.press("Finalizar compra", after=40).api("POST", "/api/orders", 502, durationMs=18400)
    visit.press("Finalizar compra", after=6).api("POST", "/api/orders", 502, durationMs=18100)
    analysis = visit.judge("não consigo terminar a compra", path="/voos/pagamento")

    told(analysis, "backend_error", "/api/orders | 502", "P1", never="offers/o1")


def test_the_sale_has_not_begun_and_then_it_has() -> None:
    """Pressed a second too early, then bought (skiddle's queue)."""
    visit = customer("/evento/91").press("Acquista")
    visit.api("POST", "/api/basket", 425, answer(error="sale_not_open", opens_in=2))
    visit.press("Acquista", after=4).api("POST", "/api/basket", 201).come("/cassa")
    visit.press("Paga ora", after=30).api("POST", "/api/orders", 201).come("/grazie")
    words = "La fila virtuale è durata un'ora, è assurdo."
    analysis = visit.judge(words, path="/grazie")

    told(analysis, "unknown validation_rejected", "", "P3")


def test_a_limit_that_looks_like_an_empty_hall() -> None:
    """The seat map asks too often and shows nothing (kydlabs)."""
    visit = customer("/halls/4").press("Find best seats").api("GET", "/api/halls/4/seats", 200)
    for _ in range(5):
        visit.waits(1).api("GET", "/api/halls/4/seats", 429, answer(error="slow_down"))
    visit.said("error", "[map] no seats in answer").press("Find best seats")
    visit.api("GET", "/api/halls/4/seats", 429, answer(error="slow_down"))
    analysis = visit.judge("seat map went blank", path="/halls/4")

    told(analysis, "backend_error permission_denied", "/api/halls/4/seats | 429", "P1 P2")


def test_a_stay_that_is_too_short() -> None:
    """The house wants three nights (a hotel's own rule)."""
    visit = customer("/zimmer/12", FIREFOX).chat_down().fills("von", "bis").press("Reservieren")
    rule = {"code": "MIN_STAY", "message": "Mindestaufenthalt 3 Nächte"}
    visit.api("POST", "/api/reservations", 422, answer(errors=[rule]))
    visit.press("Reservieren", after=5).api("POST", "/api/reservations", 422, answer(errors=[rule]))
    analysis = visit.judge("reservieren geht nicht", path="/zimmer/12")

    told(analysis, "validation_rejected", "Mindestaufenthalt 3 Nächte", "P2 P3", never="chat")


def test_a_seat_map_of_another_house_does_not_come_up() -> None:
    """Booked without choosing a seat (an airline's forum)."""
    visit = customer("/booking/seats").missing("https://seatmaps.aerodata.test/v2/map.js",
                                               "script")  # fmt: skip
    visit.said("error", "[seats] window.SeatMap is not available")
    visit.press("Choose seats").press("Continue without seats", after=9)
    visit.api("POST", "/api/booking", 201).come("/booking/done")
    words = "I wanted to choose our seats, we're travelling with a baby"
    analysis = visit.judge(words, path="/booking/done")

    told(analysis, "third_party asset_missing", "seatmaps.aerodata.test", "P2 P3")


def test_a_house_beyond_the_border_of_delivery() -> None:
    """The address is outside of the zone, and the map is down too (TastyIgniter 656)."""
    visit = customer("/checkout", SAFARI).missing("https://maps.tiles.test/api.js", "script")
    visit.fills("street").press("إتمام الطلب")
    visit.api("POST", "/api/orders", 422, answer(code="OUT_OF_ZONE", message="خارج منطقة التوصيل"))
    analysis = visit.judge("المطعم قريب من بيتي ولا أستطيع الطلب", path="/checkout")

    told(analysis, "validation_rejected", "/api/orders", "P2 P3", never="maps.tiles.test")


def test_a_kitchen_that_closed_while_dinner_was_chosen() -> None:
    """All said yes until the last press (doordash-cli 76)."""
    visit = customer("/menu/kings").press("Add Pho").api("POST", "/api/cart", 201)
    visit.api("POST", "/api/preview", 200, answer(success=True, total="34.00")).tags_throw()
    visit.press("Place order", after=50)
    visit.api("POST", "/api/submit", 200, answer(success=False, reason="STORE_NOT_ACCEPTING"))
    visit.said("warn", "order not submitted: STORE_NOT_ACCEPTING")
    analysis = visit.judge("it let me do everything and then nope", path="/menu/kings")

    told(analysis, "validation_rejected backend_error", "STORE_NOT_ACCEPTING", "P1 P2 P3",
         never="dataset")  # fmt: skip


def test_the_last_pair_is_gone() -> None:
    """Sold between the page and the cart (a shoe shop)."""
    visit = customer("/p/boots").press("Add to bag")
    visit.api("POST", "/api/bag", 409, answer(code="INSUFFICIENT_STOCK", available=0))
    visit.said("info", "toast: Sorry, size 38 has just sold out")
    analysis = visit.judge("can't add boots to my bag", path="/p/boots")

    told(analysis, "validation_rejected stale_version", "INSUFFICIENT_STOCK", "P2 P3")


def test_a_discount_that_falls_away_at_the_end() -> None:
    """The smallest sum is not met any more (fcpgroton/queue 165)."""
    visit = customer("/cart").press("Remove socks").api("DELETE", "/api/cart/items/3", 200)
    visit.api("GET", "/api/cart", 200, answer(total="46.00", discount="0.00"))
    note = answer(applied=False, message="MINIMUM_SPEND_NOT_MET", minimum="50.00")
    visit.press("Apply SPRING10").api("POST", "/api/cart/coupon", 200, note)
    visit.press("Apply SPRING10", after=4).api("POST", "/api/cart/coupon", 200, note)
    analysis = visit.judge("my 10% code stopped working", path="/cart")

    told(analysis, "validation_rejected", "MINIMUM_SPEND_NOT_MET", "P2 P3")
