"""A last handful, harder: few bodies, several failures, words that mislead. Not: the judging.

Judged before the analyzer had read them.
"""

from analyze.calm_visits import call, calm, held


def test_a_no_without_words_after_a_plan_page_is_a_permission() -> None:
    visit = call("/team").press("Upgrade").at("/pricing", "/team").at("/team", "/pricing")
    visit.press("Add seat").no("POST", "/api/seats", 403)

    said = visit.judge("Platz hinzufügen klappt nicht", "/team")
    held(said, "permission_denied", "/api/seats", "P2 P3")


def test_two_orders_that_were_meant_are_two_orders() -> None:
    visit = call("/checkout").press("Order").ok("POST", "/api/orders", '{"id":"o-1"}', 201)
    visit.at("/thank-you", "/checkout").reading(3).at("/checkout", "/help/2")
    visit.press("Order").ok("POST", "/api/orders", '{"id":"o-2"}', 201)
    visit.at("/thank-you", "/checkout")

    calm(visit.judge("can you put both orders into one parcel?", "/thank-you"))


def test_a_poll_of_a_payment_that_ended_well_is_done() -> None:
    visit = (
        call("/checkout").press("Payer").ok("POST", "/api/payments", '{"status":"pending"}', 202)
    )
    for _ in range(6):
        visit.ok("GET", "/api/payments/p-1", '{"status":"pending"}', after=3)
    visit.ok("GET", "/api/payments/p-1", '{"status":"paid"}', after=3).at("/merci", "/checkout")

    said = visit.judge("ça a tourné longtemps", "/merci")
    held(said, "unknown timeout_slow", "", "P3 P2")


def test_an_order_without_an_answer_is_not_known_to_be_none() -> None:
    visit = call("/checkout").press("Kaufen")
    visit.ask("POST", "/api/orders", 0, error="TypeError: Failed to fetch", aborted=False)
    visit.log("error", "[checkout] network error").turned("hidden")

    said = visit.judge("Habe ich jetzt bestellt oder nicht?", "/checkout")
    held(said, "backend_error offline", "POST /api/orders", "P1")


def test_a_role_that_was_taken_away_is_told_on_each_press() -> None:
    visit = call("/admin")
    for name in ("Users", "Billing", "Audit"):
        visit.press(name, "a").no("GET", f"/api/admin/{name.lower()}", 403, '{"error":"forbidden"}')

    said = visit.judge("since this morning I can't see anything in admin", "/admin")
    held(said, "permission_denied", "403", "P2 P3")


def test_a_save_that_answers_well_and_is_not_there_after_a_reload() -> None:
    visit = call("/profile").press("Salva").ok("PUT", "/api/profile")
    visit.at("/profile", "/profile").ok("GET", "/api/profile")
    visit.log("warn", "[profile] server returned the old phone number")

    said = visit.judge("il numero di telefono non resta salvato", "/profile")
    held(said, "api_contract backend_error race stale_version unknown", "", "P2 P3")


def test_noise_of_a_tracker_is_not_why_somebody_cannot_find_a_size() -> None:
    visit = call("/shoes").missing("https://tags.adhouse.net/t.js", "script")
    visit.foreign("TypeError: window.dataLayer is undefined", "https://tags.adhouse.net")
    visit.press("43", "label").ok("GET", "/api/stock?size=43", '{"available":false}')

    # best: nothing; a house that the rules do not know, whose script is gone, is named as a guess
    said = visit.judge("nie macie rozmiaru 43?", "/shoes")
    held(said, "unknown third_party", "", "P3 P2")


def test_a_sold_out_concert_is_told_and_no_fault() -> None:
    visit = call("/concerts/5").press("Buy 2 tickets")
    visit.no("POST", "/api/tickets/hold", 409, '{"code":"sold_out","message":"Sold out"}')
    visit.press("Buy 2 tickets").no("POST", "/api/tickets/hold", 409, '{"code":"sold_out"}')

    said = visit.judge("チケットが買えません", "/concerts/5")
    held(said, "validation_rejected", "/api/tickets/hold", "P2 P3")


def test_a_payment_page_of_another_house_that_is_down_blocks() -> None:
    visit = call("/checkout").press("Pay with Klarna")
    visit.no("POST", "https://api.klarna.com/payments/v1/sessions", 503)
    visit.press("Pay with Klarna").no("POST", "https://api.klarna.com/payments/v1/sessions", 503)

    said = visit.judge("betaling lukt niet", "/checkout")
    held(said, "third_party backend_error", "klarna", "P1 P2")


def test_a_line_that_is_gone_while_somebody_pays_is_their_own() -> None:
    visit = call("/checkout").line(False).press("Pay")
    visit.ask("POST", "/api/orders", 0, error="TypeError: Failed to fetch", aborted=False)
    visit.press("Pay", after=10)
    visit.ask("POST", "/api/orders", 0, error="TypeError: Failed to fetch", aborted=False)

    said = visit.judge("payment does not work at all", "/checkout")
    held(said, "offline", "", "P3")


def test_an_export_of_half_the_rows_says_so() -> None:
    visit = call("/contacts").press("Export all")
    visit.ok("POST", "/api/exports", '{"exported":900,"failed":300}')

    said = visit.judge("300 contacts are missing in the file", "/contacts")
    held(said, "backend_error", "/api/exports", "P2 P3")


def test_a_thank_you_that_is_no_report() -> None:
    visit = call("/account").no("GET", "/api/badges", 500).press("Orders", "a")
    visit.moved("/orders", "/account", "pushState").ok("GET", "/api/orders")

    said = visit.judge("muchas gracias, todo perfecto", "/orders")
    held(said, "unknown backend_error", "", "P3 P2")


def test_a_wrong_pin_at_a_cash_card_is_the_users() -> None:
    visit = call("/card").press("Aktywuj")
    visit.no("POST", "/api/card/activate", 422, '{"code":"wrong_pin","attemptsLeft":2}')

    said = visit.judge("karta nie działa", "/card")
    held(said, "validation_rejected", "/api/card/activate", "P3 P2")


def test_a_deploy_in_the_middle_of_a_long_visit_and_a_failed_checkout() -> None:
    visit = call("/").reading(20).log("info", "[app] a new version is available")
    visit.at("/checkout", "/help/19").press("Zahlungspflichtig bestellen")
    visit.no("POST", "/api/orders", 500).press("Zahlungspflichtig bestellen")
    visit.no("POST", "/api/orders", 500)

    said = visit.judge("Bestellung bricht ab", "/checkout")
    held(said, "backend_error", "POST /api/orders | 500", "P1", "version|ads")


def test_a_booking_for_two_people_that_shows_another_guest() -> None:
    visit = call("/trips/4").signed_in().ok("GET", "/api/trips/4")
    visit.log("error", "Trip 4 is owned by user 31 but the current user is 77")

    said = visit.judge("Wer ist Frau Berger in meiner Buchung?", "/trips/4")
    held(said, "api_contract backend_error permission_denied", "31", "P0")


def test_an_unsubscribe_link_that_is_over_is_small() -> None:
    visit = call("/unsubscribe").press("Unsubscribe")
    visit.no("POST", "/api/unsubscribe", 410, '{"error":"link_expired"}')

    said = visit.judge("I keep getting your mails", "/unsubscribe")
    held(said, "validation_rejected auth_expired", "/api/unsubscribe", "P2 P3")


def test_a_filter_that_crashes_is_no_core_action() -> None:
    visit = call("/flats").reading(8).at("/flats", "/help/7").press("3 Zimmer", "label")
    visit.broke("RangeError: Invalid array length").press("3 Zimmer", "label")
    visit.broke("RangeError: Invalid array length")

    said = visit.judge("Filter geht nicht", "/flats")
    held(said, "js_exception", "Invalid array length", "P2", "ads")


def test_a_help_page_that_is_not_found_is_minor() -> None:
    visit = call("/help").press("Returns", "a").no("GET", "/api/articles/returns", 404)
    visit.press("Contact", "a").at("/contact", "/help")

    said = visit.judge("the article about returns is empty", "/help")
    held(said, "api_contract backend_error asset_missing", "/api/articles/returns", "P2 P3")
