"""Thirty more tickets of a support desk, written down before anything was mended for the first."""

from analyze.desk import HTML, Desk
from analyze.experts import NO_CAUSE, agree
from analyze.servers import PARSED, told


def test_a_session_that_ran_out_while_somebody_wrote() -> None:  # enceladus 205
    page = Desk("/datasets/4/edit").no("GET", "/api/datasets/4", 200).hum()
    page.click("Save", after=25).no("PUT", "/api/datasets/4", 403, '{"error":"session_expired"}')

    told(page.judge("I was writing for an hour and cannot save"), "auth_expired", "P1 P2", "403")


def test_a_box_that_guests_may_not_read() -> None:  # homarr 2020
    page = Desk("/boards/public").no("GET", "/api/trpc/board.get", 200).hum()
    page.no("GET", "/api/trpc/bookmarks.list", 401)
    page.log("error", "TRPCClientError: UNAUTHORIZED")

    told(page.judge("The bookmarks box is empty when I am not logged in", path="/boards/public"),
         "auth_expired permission_denied", "P1 P2 P3", "401", "bookmarks.list")  # fmt: skip


def test_a_key_of_the_device_that_is_not_offered() -> None:  # forums about passkeys
    page = Desk("/sign-in").hum().click("Sign in with a passkey")
    page.log("error", "NotAllowedError: The operation either timed out or was not allowed.")

    told(page.judge("My passkey does not work"), "permission_denied auth_expired", "P1 P2",
         "NotAllowedError")  # fmt: skip


def test_a_token_that_cannot_be_renewed() -> None:  # oidc-client forums
    page = Desk("/dashboard").no("GET", "/api/reports", 401, after=30).hum()
    page.no("POST", "https://id.example.com/oauth2/token", 400, '{"error":"invalid_grant"}')
    page.load("/login", came_from="/dashboard", after=0.5)

    told(page.judge("I am logged out every hour", path="/login"), "auth_expired", "P1 P2")


def test_a_bank_that_wants_to_see_its_customer() -> None:  # sca pages
    page = Desk("/checkout").hum().click("Pay €80.00")
    page.no("POST", "/api/pay", 402, '{"error":{"code":"authentication_required"}}')

    told(page.judge("The payment fails"), "payment_declined", "P2 P3", "402", "/api/pay")


def test_a_carrier_that_answers_nobody() -> None:  # postie 5
    page = Desk("/checkout/shipping").click("Continue").hum()
    page.no("GET", "/api/shipping/quotes", 502, '{"error":"Canada Post: API error"}')

    told(page.judge("I cannot choose a delivery"), "backend_error third_party", "P1 P2",
         "502", "/api/shipping/quotes")  # fmt: skip


def test_a_lender_who_says_no_with_200() -> None:  # lenders' guides
    page = Desk("/checkout").hum().click("Pay in three instalments")
    page.no("POST", "/api/instalments/authorize", 200, '{"approved":false,"show_form":false}')

    told(page.judge("Paying in instalments does not work"), "payment_declined", "P2 P3",
         "/api/instalments/authorize")  # fmt: skip


def test_a_voucher_that_wants_a_fuller_cart() -> None:  # help desk of a shop
    page = Desk("/cart").hum().click("Apply")
    page.no("POST", "/api/vouchers", 400, '{"message":"Minimum order value of 50 EUR not reached"}')

    told(page.judge("My voucher is refused"), "validation_rejected", "P2 P3", "400")


def test_a_checkout_that_was_left_alone_too_long() -> None:  # hayhouse help page
    page = Desk("/checkout").no("GET", "/api/checkout", 200).hum().click("Place order", after=30)
    page.no("POST", "/api/checkout/complete", 410, '{"code":"checkout_session_expired"}')

    told(page.judge("I came back from lunch and cannot finish my order"),
         "auth_expired validation_rejected", "P1 P2", "410")  # fmt: skip


def test_a_bank_s_frame_that_the_policy_does_not_know() -> None:  # braintree-web 124
    page = Desk("/checkout").hum().click("Pay now").no("POST", "/api/payments", 200)
    page.refused("https://acs.bank.example/challenge", "frame-src")

    told(page.judge("An empty window where my bank should be"), "csp", "P1", "acs.bank.example")


def test_a_part_of_many_that_was_not_done() -> None:  # data import failures, ushahidi 2839
    page = Desk("/orders").click("Ship selected").hum()
    page.no(
        "POST",
        "/api/orders/bulk-ship",
        207,
        '{"results":[{"id":1,"status":200},{"id":2,"status":500,"error":"label failed"}]}',
    )

    told(page.judge("Only half of the orders were marked as shipped"),
         "backend_error validation_rejected", "P2", "/api/orders/bulk-ship")  # fmt: skip


def test_more_than_one_customer_may_have() -> None:  # help desk of a shop
    page = Desk("/products/1").hum().click("Add to cart")
    page.no("POST", "/api/cart", 422, '{"errors":[{"code":"MAX_PER_CUSTOMER","limit":2}]}')

    told(page.judge("I cannot add a third one"), "validation_rejected", "P2 P3", "422")


def test_a_film_that_is_not_shown_here() -> None:  # help desk of a film house
    page = Desk("/watch/4").hum().click("Play")
    page.no("POST", "/api/playback", 451, '{"code":"NOT_AVAILABLE_IN_REGION"}')

    told(page.judge("The film does not play on holiday"), "permission_denied validation_rejected",
         "P2 P3", "451")  # fmt: skip


def test_a_list_of_which_nothing_was_taken() -> None:  # SyliusImportExport 159
    page = Desk("/admin/import").hum().click("Import")
    page.no("POST", "/api/import", 200, '{"success":true,"imported":0,"skipped":0,"failed":48}')

    told(page.judge("It says success and nothing is there"),
         "validation_rejected backend_error", "P2 P3", "/api/import")  # fmt: skip


def test_a_picture_that_breaks_the_server() -> None:  # smooth-app 5926
    page = Desk("/products/3/edit").click("Select from gallery").hum()
    page.ask("POST", "/cgi/product_image_upload.pl", 500, contentType=HTML)

    told(page.judge("Photos from the gallery are refused"), "backend_error", "P2", "500")


def test_a_file_that_says_nothing_of_its_kind() -> None:  # carsnoop 182
    page = Desk("/chat/9").hum().click("Send")
    page.no("POST", "/api/messages", 400, '{"errors":{"content_type":["can\'t be blank"]}}')

    told(page.judge("My picture is not sent"), "validation_rejected api_contract", "P1 P2 P3",
         "400")  # fmt: skip


def test_a_file_that_carries_something() -> None:  # help desk of a bank
    page = Desk("/documents").click("Upload").hum()
    page.no("POST", "/api/documents", 422, '{"code":"MALWARE_DETECTED"}')

    told(page.judge("My document is refused"), "validation_rejected", "P2 P3", "422")


def test_a_line_to_another_house_that_does_not_come_up() -> None:  # forums of push services
    page = Desk("/orders/live")
    for _ in range(3):
        page.log("error", "WebSocket connection to 'wss://ws-eu.pusher.com/app/k' failed: ")
    page.hum()

    told(page.judge("The orders do not appear by themselves any more", path="/orders/live"),
         "socket_drop third_party", "P2 P3", "pusher")  # fmt: skip


def test_rates_that_are_used_up() -> None:  # forums about currency converters
    page = Desk("/cart").click("Show in CHF").hum()
    page.no("GET", "https://api.exchangerate.example/latest", 429, '{"error":"quota"}')

    told(page.judge("Prices stay in euros"), "third_party", "P2 P3", "429")


def test_pictures_that_a_shelf_does_not_give_out() -> None:  # forums about image shelves
    page = Desk("/catalogue")
    for number in range(6):
        page.missing(f"https://cdn.shop-images.example/p/{number}.webp", "img")
    page.hum()

    told(page.judge("There are no pictures", path="/catalogue"), "asset_missing third_party",
         "P2 P3", "cdn.shop-images.example")  # fmt: skip


def test_a_library_of_a_public_shelf_that_is_down() -> None:  # forums about shelves
    page = Desk("/calculator").missing(
        "https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.js", "script"
    )
    page.fail("ReferenceError: $ is not defined").hum().click("Calculate").dead("Calculate")

    told(page.judge("The calculator does nothing"), "third_party chunk_load", "P1 P2", "jquery")


def test_a_page_for_people_that_a_program_was_given() -> None:  # matomo 7901
    page = Desk("/reports").ask("GET", "/index.php", 200, contentType=HTML)
    page.log("error", f"SyntaxError: {PARSED}").hum()

    told(page.judge("No report loads", path="/reports"), "api_contract backend_error", "P1 P2",
         "/index.php")  # fmt: skip


def test_an_answer_that_is_empty() -> None:  # RIPE whois 89
    page = Desk("/objects/7").hum().click("Update").ask("PUT", "/api/objects/7", 200)
    page.rejects("SyntaxError: Unexpected end of JSON input")

    told(page.judge("I do not know whether my change was taken"), "api_contract backend_error",
         "P2", "/api/objects/7")  # fmt: skip


def test_a_writer_that_stops_in_the_middle() -> None:  # forums about assistants that write
    page = Desk("/write").hum().click("Generate")
    page.ask("POST", "/api/generate", 200, contentType="text/event-stream")
    page.log("error", 'Stream error: {"type":"error","error":{"type":"overloaded_error"}}')

    told(page.judge("The text stops after two words"), "backend_error third_party", "P1 P2",
         "overloaded_error")  # fmt: skip


def test_a_banner_that_an_extension_hid() -> None:  # oc-gdpr-plugin 99
    page = Desk("/").hum().click("Products").no("GET", "/api/products", 200).go("/products")

    agree(page.judge("I was never asked about cookies", path="/products"), NO_CAUSE, "P3")


def test_a_payment_that_was_tried_with_another_card() -> None:  # shop's help desk
    page = Desk("/checkout").click("Pay").no("POST", "/api/payments", 402).hum()
    page.click("Pay", after=9).no("POST", "/api/payments", 200).go("/thank-you")

    agree(page.judge("When will it be delivered?", path="/thank-you"), NO_CAUSE, "P3")


def test_a_page_that_keeps_asking_after_nothing() -> None:  # any page that polls
    page = Desk("/inbox")
    for _ in range(6):
        page.no("GET", "/api/inbox/poll", 204)
    page.hum().click("Archive").no("POST", "/api/inbox/3/archive", 204)

    agree(page.judge("I would like to sort by sender", path="/inbox"), NO_CAUSE, "P3")


def test_a_role_beside_pictures_that_are_missing() -> None:  # MyRadio 728
    page = Desk("/studio").missing("https://shop.example.com/img/a.png", "img").hum()
    page.click("Open webcams").no("GET", "/api/webcams", 403, '{"message":"Forbidden"}')

    told(page.judge("I was given the right to see the webcams and may not"), "permission_denied",
         "P2", "403", "/api/webcams")  # fmt: skip


def test_a_line_that_breaks_beside_a_card_that_is_refused() -> None:  # wepos 50
    page = Desk("/pos").log("error", "WebSocket connection to 'wss://shop.example.com/pos' failed")
    page.hum().click("Charge card")
    page.no("POST", "/api/charges", 402, '{"error":{"code":"card_declined"}}')

    told(page.judge("The customer's card is refused"), "payment_declined", "P2 P3", "402")


def test_an_export_beside_a_session_that_ended() -> None:  # OnePoint 2
    page = Desk("/surveys").fail("TypeError: e.chart is undefined").hum()
    page.click("Export", after=25).no("GET", "/api/surveys/3/export", 401)

    told(page.judge("The export does not work"), "auth_expired", "P1 P2", "401",
         "/api/surveys/3/export")  # fmt: skip
