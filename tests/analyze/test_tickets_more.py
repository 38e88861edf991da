"""More tickets, written down after the first had been mended. Not: those that were mended by."""

from analyze.experts import NO_CAUSE, agree
from analyze.servers import Page, told

JSON = "application/json"


def test_a_flight_whose_price_changed() -> None:
    page = Page("/flights/9").click("Continue to payment")
    page.ask("POST", "/api/offers/9/confirm", 409, contentType=JSON,
             responseBody='{"code":"PRICE_CHANGED","old":120,"new":134}')  # fmt: skip

    told(page.judge("I cannot go on"), "validation_rejected stale_version", "P2 P3", "409")


def test_a_table_that_cannot_be_given_for_so_many() -> None:
    page = Page("/restaurants/4").click("Find a table")
    page.ask("POST", "/api/reservations", 422, contentType=JSON,
             responseBody='{"error":{"code":"party_size_exceeded","max":8}}')  # fmt: skip

    told(page.judge("No table for ten"), "validation_rejected", "P3 P2", "422")


def test_a_card_that_its_bank_refuses_in_a_kit_s_words() -> None:
    page = Page("/checkout").click("Pay now").ask("POST", "/api/payments", 402)
    page.log("error", "Payment failed: Your card has insufficient funds. (card_declined)")

    told(page.judge("Card not taken"), "payment_declined", "P3", "402")


def test_an_account_that_was_closed_by_the_house() -> None:
    page = Page("/login").click("Log in")
    page.ask("POST", "/api/login", 403, contentType=JSON,
             responseBody='{"error":"account_suspended"}')  # fmt: skip

    told(page.judge("Cannot get in"), "permission_denied", "P1 P2 P3", "403")


def test_a_team_that_has_no_seat_left() -> None:
    page = Page("/settings/members").click("Invite")
    page.ask("POST", "/api/members", 403, contentType=JSON,
             responseBody='{"message":"Seat limit reached for your plan"}')  # fmt: skip

    told(page.judge("Invite fails"), "permission_denied validation_rejected", "P2 P3", "403")


def test_a_server_that_breaks_on_one_article() -> None:
    page = Page("/news").click("Read more").go("/articles/12").ask("GET", "/api/articles/12", 500)

    told(page.judge("Article stays empty"), "backend_error", "P2", "500", "/api/articles/12")


def test_a_gateway_that_reaches_nobody() -> None:
    page = Page("/feed").ask("GET", "/api/feed", 502).ask("GET", "/api/notifications", 502)

    told(page.judge("Nothing loads"), "backend_error", "P1 P2", "502")


def test_an_answer_that_is_a_page_instead_of_data() -> None:
    page = Page("/rooms").click("Search rooms")
    page.ask("GET", "/api/rooms?q=…", 200, contentType="text/html", responseBytes=9120)
    page.rejects("SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON")

    told(page.judge("Search is broken"), "api_contract backend_error", "P2", "/api/rooms")


def test_a_upload_that_a_store_s_signature_ran_out_for() -> None:
    page = Page("/files").click("Upload")
    page.ask("PUT", "https://acme-files.s3.eu-west-1.amazonaws.com/a.pdf", 403)
    page.log("error", "Upload failed: Request has expired")

    told(page.judge("Upload fails"), "auth_expired permission_denied", "P2", "403")


def test_an_api_of_one_s_own_on_another_host_that_lets_no_page_in() -> None:
    page = Page("/account").click("Save changes")
    page.lost("PUT", "https://api.shop-backend.test/v1/me")
    page.log("error", "Access to fetch at 'https://api.shop-backend.test/v1/me' from origin "
             "'https://shop.example.com' has been blocked by CORS policy")  # fmt: skip

    told(page.judge("Nothing saves"), "cors", "P2", "api.shop-backend.test")


def test_a_payment_house_that_wants_the_holder_and_hears_nobody() -> None:
    page = Page("/checkout").click("Pay now")
    page.ask("POST", "https://api.stripe.com/v1/payment_intents/pi_3/confirm", 200)
    page.log("error", "IntegrationError: handleCardAction failed: 3DS challenge timed out")

    told(page.judge("Bank window stays white"), "third_party timeout_slow payment_declined",
         "P1 P2 P3", "3DS")  # fmt: skip


def test_a_wallet_that_cannot_be_shown() -> None:
    page = Page("/checkout").click("Apple Pay")
    page.rejects("InvalidAccessError: Trying to start an Apple Pay session from an insecure "
                 "document.")  # fmt: skip

    told(page.judge("Apple Pay does nothing"), "js_exception third_party", "P1", "Apple Pay")


def test_a_map_house_that_has_had_enough() -> None:
    page = Page("/stores").click("Find stores")
    page.ask("GET", "https://api.mapbox.com/geocoding/v5/mapbox.places/x.json", 429)

    told(page.judge("Store finder fails"), "third_party", "P2", "api.mapbox.com", "429")


def test_a_sign_in_window_that_was_kept_shut() -> None:
    page = Page("/login").click("Sign in with Google")
    page.rejects("FirebaseError: Firebase: Unable to establish a connection with the popup. It may "
                 "have been blocked by the browser. (auth/popup-blocked).")  # fmt: skip

    told(page.judge("Nothing opens"), "third_party permission_denied", "P1 P2 P3", "popup")


def test_a_player_of_another_house_that_did_not_come() -> None:
    page = Page("/courses/2").missing("https://player.vimeo.com/api/player.js", "script")
    page.fail("ReferenceError: Vimeo is not defined")

    told(page.judge("Lesson does not play"), "third_party", "P1 P2", "player.vimeo.com")


def test_a_calendar_of_another_house_that_did_not_come() -> None:
    url = "https://assets.calendly.com/assets/external/widget.js"
    page = Page("/demo").missing(url, "script").click("Book a demo")
    page.fail("ReferenceError: Calendly is not defined")

    told(page.judge("Cannot book a demo"), "third_party", "P1 P2", "calendly")


def test_a_price_that_is_no_number() -> None:
    page = Page("/products/mug").ask("GET", "/api/products/mug", 200)
    page.fail("TypeError: e.price.toFixed is not a function")

    told(page.judge("No price"), "js_exception api_contract", "P1 P2", "e.price.toFixed")


def test_a_list_that_is_none() -> None:
    page = Page("/feed").ask("GET", "/api/feed", 200).fail("TypeError: n.filter is not a function")

    told(page.judge("Feed is empty"), "js_exception api_contract", "P1 P2", "n.filter")


def test_a_step_that_reads_what_an_earlier_one_left_out() -> None:
    page = Page("/booking/payment").click("Pay deposit")
    page.fail("TypeError: undefined is not an object (evaluating 's.guest.email')")

    told(page.judge("Cannot pay"), "js_exception", "P1", "s.guest.email")


def test_an_editor_that_loses_its_place() -> None:
    page = Page("/posts/new").click("Bold")
    page.fail("IndexSizeError: Failed to execute 'getRangeAt' on 'Selection': 0 is not a valid "
              "index.")  # fmt: skip

    told(page.judge("Cannot format"), "js_exception", "P2", "getRangeAt")


def test_a_photo_that_is_too_large_for_a_canvas() -> None:
    page = Page("/profile").click("Crop photo")
    page.rejects("EncodingError: The source image cannot be decoded.")

    told(page.judge("Photo cannot be cropped"), "js_exception validation_rejected", "P2 P3",
         "cannot be decoded")  # fmt: skip


def test_a_report_button_that_only_warns() -> None:
    page = Page("/posts/9").click("Report post").dead("Report post")

    told(page.judge("Cannot report a post"), "dead_control", "P2", "Report post")


def test_a_seat_plan_that_takes_ages() -> None:
    page = Page("/shows/1").click("Choose seats")
    page.ask("GET", "/api/shows/1/seats", 200, durationMs=18200)

    told(page.judge("Seat plan is endless"), "timeout_slow", "P2", "18 s")


def test_a_cart_that_is_stored_nowhere() -> None:
    page = Page("/products/mug").click("Add to cart")
    page.fail("SecurityError: Failed to read the 'localStorage' property from 'Window': Access is "
              "denied for this document.")  # fmt: skip

    told(page.judge("Cart stays empty"), "storage", "P1", "localStorage")


def test_a_style_of_a_release_that_is_gone() -> None:
    page = Page("/account").missing("https://shop.example.com/assets/app-9c1d.css", "stylesheet")

    told(page.judge("Everything looks broken"), "asset_missing stale_version", "P2 P3",
         "app-9c1d.css")  # fmt: skip


def test_a_policy_that_keeps_a_payment_frame_out() -> None:
    page = Page("/checkout").click("Pay by card")
    page.refused("https://hooks.stripe.com", "frame-src 'self'")

    told(page.judge("White box instead of the card form"), "csp", "P1", "hooks.stripe.com")


def test_a_thank_you_after_a_good_order() -> None:
    page = Page("/checkout").click("Place order").ask("POST", "/api/orders", 201)
    page.go("/orders/9/thanks")

    agree(page.judge("When will it arrive?"), NO_CAUSE, "P3")


def test_a_complaint_about_a_letter_beside_a_broken_pixel() -> None:
    page = Page("/account").missing("https://www.facebook.com/tr?id=…", "img")
    page.fail("ReferenceError: fbq is not defined")

    agree(page.judge("Stop sending me e-mails"), NO_CAUSE, "P3")


def test_a_question_about_a_plan_beside_a_blocked_chat() -> None:
    page = Page("/pricing").missing("https://widget.intercom.io/widget/a1", "script")
    page.click("Compare plans").go("/pricing/compare").ask("GET", "/api/plans", 200)

    agree(page.judge("Which plan has SSO?"), NO_CAUSE, "P3")


def test_a_slow_counter_beside_a_wish() -> None:
    page = Page("/news").ask("POST", "https://metrics.pagesense.test/collect", 200, durationMs=9000)

    agree(page.judge("Please bring back the crossword"), f"{NO_CAUSE}", "P3")


def test_a_kit_that_only_writes_down_what_it_can_do_without() -> None:
    page = Page("/checkout")
    page.log("error", "[Stripe.js] The following payment method types are not activated: ideal")

    agree(page.judge("What does shipping cost?"), f"{NO_CAUSE} third_party", "P2 P3")


def test_a_sign_in_kit_s_complaint_before_a_sign_in_that_worked() -> None:
    page = Page("/login").log("error", "[GSI_LOGGER]: FedCM get() rejects with AbortError")
    page.click("Log in").ask("POST", "/api/login", 200).go("/account")

    agree(page.judge("How do I log in to the app?"), NO_CAUSE, "P3")


def test_a_page_s_own_chat_beside_a_blocked_one() -> None:
    page = Page("/chat").missing("https://widget.intercom.io/widget/x", "script")
    page.click("New chat")
    page.fail("TypeError: Cannot read properties of undefined (reading 'members')")

    told(page.judge("Cannot begin a chat"), "js_exception", "P2", "members")
