"""Faults of servers and lines of which a page is told little, judged beforehand. Not: loud ones."""

from analyze.experts import NO_CAUSE
from analyze.servers import PARSED, Page, told

JSON = "application/json"


def test_an_address_without_encryption_on_a_page_with_it_is_refused() -> None:
    page = Page("/stores").click("Find stores").lost("GET", "http://geo.shop-services.test/near")

    told(page.judge("No stores"), "csp cors", "P2", "geo.shop-services.test")


def test_a_sign_in_page_of_another_house_instead_of_data_is_named() -> None:
    page = Page("/orders").ask("GET", "/api/me", 200)
    page.ask("GET", "/api/orders", 200, contentType="text/html", responseBytes=5120)
    page.log("error", "[orders] expected a list, got a document")

    told(page.judge("Orders are blank"), "api_contract auth_expired", "P2", "/api/orders")


def test_an_upload_that_stands_still_is_a_wait() -> None:
    page = Page("/returns").click("Attach photo")
    page.ask("POST", "/api/returns/5/photos", 0, durationMs=61040, aborted=True, error="abort")
    page.log("error", "[returns] upload stalled at 40 %, stopped", after=61.1)

    told(page.judge("Photo does not upload"), "timeout_slow", "P2", "photos")


def test_two_pages_with_the_same_rows_are_noticed_by_their_keys() -> None:
    page = Page("/catalogue").click("More").ask("GET", "/api/products?page=…", 200)
    page.log("error", "Warning: Encountered two children with the same key, `mug`. Keys should be "
             "unique so that components maintain their identity across updates.")  # fmt: skip

    told(page.judge("Same goods twice"), "api_contract js_exception", "P2 P3", "same key")


def test_some_of_a_batch_were_not_taken_as_the_page_says() -> None:
    page = Page("/cart").click("Add all").ask("POST", "/api/cart/batch", 207, contentType=JSON)
    page.log("error", "[cart] 2 of 3 articles were not added: 503")

    told(page.judge("Only one article is there"), "backend_error", "P1 P2", "/api/cart/batch")


def test_a_coupon_service_that_asks_to_wait_is_limited() -> None:
    page = Page("/cart").click("Apply voucher").ask("POST", "/api/vouchers", 429)
    page.log("warn", "[voucher] too many tries, again in 30 s")

    told(page.judge("Voucher cannot be used"), "backend_error validation_rejected", "P2 P3", "429")


def test_an_address_service_out_of_quota_is_another_house() -> None:
    page = Page("/checkout").ask("GET", "https://api.addresses.test/v2/suggest?q=…", 403)
    page.ask("GET", "https://api.addresses.test/v2/suggest?q=…", 403)
    page.log("error", "[address] suggestions unavailable: quota exceeded")

    told(page.judge("Street cannot be chosen"), "third_party", "P1 P2 P3", "api.addresses.test")


def test_a_wrong_clock_is_told_by_the_token() -> None:
    page = Page("/login").click("Log in").ask("POST", "/api/session", 201)
    page.ask("GET", "/api/orders", 401).log("warn", "[auth] token is not valid yet (nbf)")

    told(page.judge("Logged out at once", "/login"), "auth_expired", "P1", "401", "/api/orders")


def test_a_cookie_that_the_browser_refused_is_told_by_the_page() -> None:
    page = Page("/login").click("Anmelden").ask("POST", "/api/session", 200)
    page.log("error", "[auth] session cookie was not stored")
    page.load("/login", "/login")

    told(page.judge("Anmelden geht nicht", "/login"), "auth_expired storage", "P1 P2", "cookie")


def test_a_payment_that_is_never_settled_is_a_wait() -> None:
    page = Page("/checkout").click("Pay").ask("POST", "/api/payments", 202)
    for _ in range(6):
        page.ask("GET", "/api/payments/8", 200, contentType=JSON)
    page.log("error", "[pay] still pending after 30 s, gave up")

    told(page.judge("Payment hangs", "/checkout"), "timeout_slow", "P1", "pending")


def test_a_line_for_prices_that_is_refused_a_token_is_named() -> None:
    page = Page("/market").log("error", "[prices] socket refused: 4403 forbidden")

    told(page.judge("Prices stand still"), "socket_drop permission_denied", "P2 P3", "4403")


def test_a_copy_from_a_worker_that_is_days_old_is_an_old_page() -> None:
    page = Page("/prices").log("warn", "[sw] served /api/prices from a cache of 3 days ago")
    page.log("error", "[prices] client 4.1.0, server 4.3.2")

    told(page.judge("Old prices"), "stale_version", "P1 P2 P3", "4.1.0")


def test_a_proxy_s_page_with_a_good_status_is_a_contract() -> None:
    page = Page("/").ask("GET", "/api/products", 200, contentType="text/html")
    page.rejects(f"SyntaxError: {PARSED}").ask("GET", "/api/cart", 200, contentType="text/html")

    told(page.judge("Hotel wifi, shop is empty"), "api_contract offline", "P1 P2", "/api/")


def test_a_return_from_the_bank_that_is_not_known_is_the_server() -> None:
    page = Page("/checkout").click("Pay").load("/payment/return", "/checkout", after=9)
    page.ask("POST", "/api/payments/confirm", 404, responseBody='{"error":"intent_not_found"}')

    told(page.judge("Paid but no order"), "api_contract backend_error", "P0 P1", "404", "confirm")


def test_shipping_that_no_carrier_answers_for_is_the_server() -> None:
    page = Page("/checkout").ask("GET", "/api/shipping/rates", 424)
    page.log("error", "[shipping] carrier did not answer").click("Continue").dead("Continue")

    categories = "backend_error api_contract third_party"
    told(page.judge("Cannot continue", "/checkout"), categories, "P1", "424", "rates")


def test_a_film_that_only_some_ranges_come_of_is_named() -> None:
    page = Page("/course").click("Play").ask("GET", "/media/7.m3u8", 200)
    page.ask("GET", "/media/7-004.ts", 404, resource="xhr")
    page.log("error", "hlsError: networkError fragLoadError 7-004.ts")

    categories = "asset_missing backend_error api_contract"
    told(page.judge("Video stops after a minute"), categories, "P2 P3", "7-004.ts")


def test_messages_that_a_blocker_keeps_back_are_told_as_such() -> None:
    page = Page("/offers").click("Show offers")
    page.lost("GET", "/api/ads/offers").log("error", "net::ERR_BLOCKED_BY_CLIENT")

    told(page.judge("No offers"), "third_party", "P2 P3", "/api/ads/offers")


def test_a_deadline_of_the_page_in_its_own_words_is_a_wait() -> None:
    page, gave_up = Page("/search").click("Suchen"), "AbortError: aborted"
    page.ask("GET", "/api/search?q=…", 0, durationMs=8003, aborted=True, error=gave_up)
    page.log("error", "[suche] keine Antwort nach 8000 ms", after=8.1)

    told(page.judge("Suche findet nichts"), "timeout_slow", "P2", "/api/search")


def test_a_server_that_answers_in_another_language_of_errors_is_the_server() -> None:
    page = Page("/kontakt").click("Senden")
    page.ask("POST", "/api/kontakt", 500, responseBody='{"fehler":"Verbindung zur Datenbank"}')
    page.log("error", "[kontakt] Nachricht konnte nicht gesendet werden")

    told(page.judge("Nachricht geht nicht raus"), "backend_error", "P2", "500", "/api/kontakt")


def test_a_basket_that_another_server_does_not_know_is_the_server() -> None:
    page = Page("/cart").ask("GET", "/api/cart/c91", 200).click("Checkout")
    page.ask("POST", "/api/cart/c91/checkout", 404)
    page.click("Checkout").ask("POST", "/api/cart/c91/checkout", 404)

    told(page.judge("Checkout fails"), "api_contract backend_error", "P1", "404", "checkout")


def test_a_gateway_s_page_in_the_words_of_the_page_is_the_gateway() -> None:
    page = Page("/profile").click("Save")
    page.log("error", "[profile] save failed: HTTP 502 Bad Gateway (POST /api/profile)")

    told(page.judge(), "backend_error", "P2", "502", "/api/profile")


def test_a_slow_line_with_all_that_came_is_no_fault() -> None:
    page = Page("/").ask("GET", "/api/a", 200, durationMs=2900)
    page.ask("GET", "/api/b", 200, durationMs=3300).ask("GET", "/api/c", 200, durationMs=2100)

    told(page.judge("What is the warranty on the mug?"), NO_CAUSE, "P3")


def test_a_retry_that_the_page_tells_of_and_that_worked_is_no_fault() -> None:
    page = Page("/orders").ask("GET", "/api/orders", 502).log("warn", "[orders] attempt 2 of 3")
    page.ask("GET", "/api/orders", 200, contentType=JSON).log("info", "[orders] 4 orders")

    told(page.judge("Please add a filter by year"), NO_CAUSE, "P3")


def test_an_optional_service_that_is_away_is_no_fault() -> None:
    page = Page("/").ask("GET", "https://weather.services.test/now", 503)
    page.log("info", "[header] weather left out")

    told(page.judge("Do you have gift cards?"), NO_CAUSE, "P3")


def test_a_count_that_is_refused_by_policy_is_no_fault() -> None:
    page = Page("/").refused("https://stats.g.doubleclick.net", "img-src")
    page.refused("https://www.google.com/ads/ga-audiences", "img-src")

    told(page.judge("Can I pay by invoice?"), NO_CAUSE, "P3")
