"""Two faults in one visit, of which the user means one. Not: faults alone."""

from analyze.desk import HTML, Desk
from analyze.servers import told

MAP_KEY = "Google Maps JavaScript API error: RefererNotAllowedMapError"


def test_a_declined_card_beside_a_wish_list_that_failed() -> None:  # woocommerce-payments 3099
    page = Desk("/checkout").no("GET", "/api/wishlist", 500).hum().click("Pay €35.00")
    page.no("POST", "/api/payments", 402, '{"decline_code":"insufficient_funds"}')

    told(page.judge("My card was refused"), "payment_declined", "P2 P3", "402")


def test_a_slot_that_was_taken_beside_pictures_of_doctors_that_failed() -> None:  # easy!app 910
    page = Desk("/doctors/3").no("GET", "/api/doctors/3/photo", 500).hum().click("Book 9:00")
    page.no("POST", "/api/appointments", 409, '{"code":"SLOT_TAKEN"}')

    told(page.judge("I cannot book the appointment at nine"), "validation_rejected race",
         "P2 P3", "409")  # fmt: skip


def test_a_photo_that_is_too_large_beside_a_line_that_broke() -> None:  # otm-core 2525
    page = Desk("/chat")
    page.log("error", "WebSocket connection to 'wss://shop.example.com/live' failed: ").hum()
    page.click("Send photo").ask("POST", "/api/chat/photos", 413, contentType=HTML)

    told(page.judge("I cannot send my photo"), "validation_rejected", "P2 P3", "413")


def test_an_address_that_is_not_saved_beside_a_grey_map() -> None:  # dokan 548
    page = Desk("/vendor/store").log("error", MAP_KEY).hum().click("Save address")
    page.no("PUT", "/api/store/address", 500)

    told(page.judge("My address is not saved"), "backend_error", "P2", "500", "/api/store/address")


def test_a_grey_map_beside_an_address_that_is_not_saved() -> None:  # dokan 548
    page = Desk("/vendor/store").log("error", MAP_KEY).hum().click("Save address")
    page.no("PUT", "/api/store/address", 500)

    told(page.judge("The map is grey"), "third_party", "P2 P3", "RefererNotAllowedMapError")


def test_a_voucher_beside_a_guest_who_is_nobody() -> None:  # SyliusGiftCardPlugin 167
    page = Desk("/cart").no("GET", "/api/me", 401).hum().click("Redeem voucher")
    page.no("POST", "/api/vouchers/redeem", 404, '{"error":"voucher_not_found"}')

    told(page.judge("My voucher does not work"), "validation_rejected", "P2 P3", "404")


def test_an_export_that_never_comes_beside_an_error_of_the_chart() -> None:  # osm-export-tool 73
    page = Desk("/stats").fail("TypeError: Cannot read properties of null (reading 'getContext')")
    page.hum().click("Export").ask("GET", "/api/export", 504, durationMs=60004, contentType=HTML)

    told(page.judge("The export never arrives"), "backend_error timeout_slow", "P2",
         "504", "/api/export")  # fmt: skip


def test_a_wallet_that_is_missing_beside_a_tag_that_throws() -> None:  # nomad 331
    page = Desk("/checkout")
    tag = "https://cdn.heatmap.example/tag.js"
    page.fail("TypeError: n is not a function", stack=f"TypeError: n\n    at a ({tag}:1:90)")
    page.missing("https://www.paypal.com/sdk/js?client-id=…", "script").hum()
    page.click("PayPal").fail("ReferenceError: paypal is not defined")

    told(page.judge("PayPal does not open"), "third_party", "P1", "paypal")


def test_reviews_that_do_not_show_beside_a_full_cart() -> None:  # apollo 86
    page = Desk("/products/9")
    page.no("POST", "/graphql/reviews", 200,
            '{"data":null,"errors":[{"message":"Internal server error"}]}')  # fmt: skip
    page.hum().click("Add to cart")
    page.no("POST", "/api/cart", 422, '{"code":"MAX_QUANTITY_REACHED","max":2}')

    told(page.judge("The reviews of this product do not show", path="/products/9"),
         "backend_error api_contract", "P2 P3", "/graphql/reviews")  # fmt: skip


def test_a_page_that_is_over_beside_a_chat_that_may_not_load() -> None:  # events-tracker 2092
    page = Desk("/checkout").refused("https://chat.example/w.js", "script-src").hum()
    page.click("Place order", after=25).ask("POST", "/checkout", 419, contentType=HTML)

    told(page.judge("It says that the page has expired"), "auth_expired", "P1", "419")
