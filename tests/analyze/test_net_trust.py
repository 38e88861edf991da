"""Sessions, sign-in by others, other houses' code, and visits where nothing broke. Not: answers."""

from analyze.experts import NO_CAUSE
from analyze.servers import Page, told
from analyze.visits import PAGE


def test_a_refresh_that_is_refused_ends_the_session() -> None:
    page = Page("/orders").ask("GET", "/api/orders", 401)
    page.ask("POST", "/oauth/token", 400, responseBody='{"error":"invalid_grant"}')
    page.ask("GET", "/api/cart", 401)

    told(page.judge("Everything is empty"), "auth_expired", "P1 P2", "401")


def test_a_page_that_expired_is_a_session_that_ended() -> None:
    page = Page("/contact").click("Send").ask("POST", "/contact", 419)
    page.log("error", "AxiosError: Request failed with status code 419")

    told(page.judge("Form cannot be sent"), "auth_expired", "P1 P2", "419", "/contact")


def test_a_forgery_check_that_fails_is_a_session_that_ended() -> None:
    page = Page("/profile").click("Save")
    body = "<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p>"
    page.ask("POST", "/profile/", 403, contentType="text/html", responseBody=body)

    told(page.judge(), "auth_expired permission_denied", "P1 P2", "403", "/profile")


def test_a_log_in_that_timed_out_is_a_session_that_ended() -> None:
    page = Page("/mail").click("Send").ask("POST", "/ews/send", 440)

    told(page.judge("Cannot send"), "auth_expired", "P1 P2", "440")


def test_a_sign_in_that_comes_back_to_nothing_is_a_sign_in() -> None:
    page = Page("/auth/callback")
    page.rejects("Error: No matching state found in storage")

    told(page.judge("Cannot sign in"), "auth_expired storage third_party", "P1 P2", "state")


def test_a_provider_that_does_not_know_the_way_back_is_a_sign_in() -> None:
    page = Page("/login").click("Continue with Microsoft")
    page.log("error", "[next-auth][error][OAUTH_CALLBACK_ERROR] redirect_uri_mismatch")

    told(page.judge("Cannot sign in"), "third_party auth_expired", "P1 P2", "redirect_uri_mismatch")


def test_a_hidden_sign_in_that_hears_nothing_is_a_sign_in() -> None:
    page = Page("/mail")
    page.rejects("BrowserAuthError: monitor_window_timeout: Token acquisition in iframe failed due "
                 "to timeout.")  # fmt: skip
    page.ask("GET", "/api/mail", 401)

    told(page.judge("Mails do not load"), "auth_expired third_party", "P1 P2")


def test_a_clock_that_is_wrong_is_a_session_that_is_refused() -> None:
    page = Page("/login").click("Log in").ask("POST", "/api/login", 200)
    body = '{"error":"invalid_token","message":"Token used before issued"}'
    page.ask("GET", "/api/me", 401, responseBody=body).load("/login", "/dashboard")

    told(page.judge("I am thrown out at once", "/login"), "auth_expired", "P1", "401", "/api/me")


def test_a_cookie_that_is_not_sent_back_is_a_session_that_is_refused() -> None:
    page = Page("/login").click("Log in").ask("POST", "/api/session", 200)
    page.load("/account", "/login").ask("GET", "/api/me", 401).load("/login", "/account")
    page.click("Log in").ask("POST", "/api/session", 200).load("/account", "/login")
    page.ask("GET", "/api/me", 401).load("/login", "/account")

    told(page.judge("Log in does nothing"), "auth_expired redirect_loop", "P1", "/api/me")


def test_a_scope_that_is_missing_is_a_right() -> None:
    page = Page("/billing").click("Change plan")
    page.ask("POST", "/api/plan", 403, responseBody='{"error":"insufficient_scope"}')

    told(page.judge(), "permission_denied", "P1 P2 P3", "403", "/api/plan")


def test_a_payment_script_that_is_blocked_is_another_house() -> None:
    page = Page("/checkout").missing("https://js.stripe.com/v3/", "script")
    page.rejects("Error: Failed to load Stripe.js").click("Pay").dead("Pay")

    told(page.judge("Cannot pay", "/checkout"), "third_party asset_missing", "P1", "js.stripe.com")


def test_a_puzzle_that_times_out_is_another_house() -> None:
    page = Page("/register").click("Create account")
    widget = "https://www.gstatic.com/recaptcha/releases/x/recaptcha__en.js:349:72"
    page.rejects("Error: Timeout", f"Error: Timeout\n    at {widget}")
    page.click("Create account").dead("Create account")

    told(page.judge("Cannot register", "/register"), "third_party", "P1", "Timeout")


def test_maps_beyond_their_quota_are_another_house() -> None:
    page = Page("/stores")
    page.log("error", "Google Maps JavaScript API error: OverQuotaMapError "
             "https://developers.google.com/maps/documentation/javascript/error")  # fmt: skip

    told(page.judge("Map is grey"), "third_party", "P2 P3", "OverQuotaMapError")


def test_a_payment_house_that_is_down_is_another_house() -> None:
    page = Page("/checkout").click("Pay")
    page.ask("POST", "https://api.payments.test/v1/intents/confirm", 503)

    told(page.judge("Cannot pay", "/checkout"), "third_party backend_error", "P0 P1", "503")


def test_a_card_without_money_is_an_answer() -> None:
    page = Page("/checkout").click("Pay")
    body = '{"decline_code":"insufficient_funds"}'
    page.ask("POST", "https://api.payments.test/v1/confirm", 402, responseBody=body)

    told(page.judge("Card does not work", "/checkout"), "payment_declined", "P3", "402")


# Nothing is wrong, or nothing that matters.


def test_counters_that_are_blocked_are_no_fault() -> None:
    page = Page("/").lost("POST", "https://www.google-analytics.com/g/collect")

    told(page.judge("Love the new design, could you add a dark one?"), NO_CAUSE, "P3")


def test_requests_that_typing_overtook_are_no_fault() -> None:
    page = Page("/search")
    for _ in range(4):
        page.ask("GET", "/api/suggest?q=…", 0, aborted=True,
                 error="AbortError: signal is aborted without reason")  # fmt: skip
    page.ask("GET", "/api/suggest?q=…", 200)

    told(page.judge("How do I change my delivery address?"), NO_CAUSE, "P3")


def test_a_visitor_who_has_not_signed_in_is_no_fault() -> None:
    page = Page("/").ask("GET", "/api/me", 401).ask("GET", "/api/products", 200)

    told(page.judge("Please offer gift wrapping"), NO_CAUSE, "P3")


def test_a_picture_with_a_stand_in_is_no_fault() -> None:
    page = Page("/team").missing(f"{PAGE}/avatars/7.png", "img").ask("GET", "/api/team", 200)

    told(page.judge("Can I invite people from outside?"), NO_CAUSE, "P3")


def test_a_socket_that_came_back_is_no_fault() -> None:
    page = Page("/chat").log("warn", "[socket] closed: 1006, reconnecting in 1000ms")
    page.log("info", "[socket] connected", after=1.2).ask("GET", "/api/messages", 200)

    told(page.judge("Do you have a mobile app?"), NO_CAUSE, "P3")


def test_a_worker_that_found_something_new_is_no_fault() -> None:
    page = Page("/").log("info", "Service worker: new content is available and will be used")
    page.ask("GET", "/api/hours", 304)

    told(page.judge("What are your opening hours on Sunday?"), NO_CAUSE, "P3")


def test_a_pixel_that_another_origin_refuses_is_no_fault() -> None:
    page = Page("/invoices").lost("GET", "https://px.ads.test/t?id=…")
    page.log("error", f"Access to fetch at 'https://px.ads.test/t' from origin '{PAGE}' has been "
             "blocked by CORS policy: No 'Access-Control-Allow-Origin' header")  # fmt: skip

    told(page.judge("Where can I find my tax number?"), NO_CAUSE, "P3")


def test_a_second_try_that_worked_is_no_fault() -> None:
    page = Page("/cart").click("Update").ask("PUT", "/api/cart", 503)
    page.log("warn", "retrying in 500ms").ask("PUT", "/api/cart", 200)
    page.click("Order").ask("POST", "/api/orders", 201).load("/thanks", "/cart")

    told(page.judge("Thank you, that was easy. When will it arrive?"), NO_CAUSE, "P3")


def test_a_list_that_nobody_has_made_yet_is_no_fault() -> None:
    page = Page("/").ask("GET", "/api/wishlist", 404).ask("GET", "/api/products", 200)

    told(page.judge("Could the wish list be shared?"), NO_CAUSE, "P3")


def test_a_line_that_came_back_is_no_fault() -> None:
    page = Page("/docs").line(False).line(True, after=3).ask("GET", "/api/docs", 200)

    told(page.judge("A table of contents would be nice"), NO_CAUSE, "P3")


def test_an_entry_that_was_corrected_is_no_fault() -> None:
    page = Page("/register").click("Create account").ask("POST", "/api/users", 422)
    page.click("Create account").ask("POST", "/api/users", 201).load("/welcome", "/register")

    told(page.judge("Can I have two accounts?"), NO_CAUSE, "P3")


def test_a_collector_that_is_full_is_no_fault() -> None:
    page = Page("/")
    for _ in range(6):
        page.ask("POST", "https://o42.ingest.sentry.io/api/7/envelope/", 429)

    told(page.judge("Which sizes do the shoes come in?"), NO_CAUSE, "P3")


# Two things are wrong, and the louder or nearer one is not the cause.


def test_blocked_counters_do_not_hide_a_server_s_error() -> None:
    page = Page("/checkout").click("Place order").ask("POST", "/api/orders", 500)
    page.lost("POST", "https://www.google-analytics.com/g/collect")
    page.missing("https://connect.facebook.net/en_US/fbevents.js", "script")

    told(page.judge("Cannot order", "/checkout"), "backend_error", "P1", "500", "/api/orders")


def test_an_extension_s_error_does_not_hide_a_refusal() -> None:
    page = Page("/files/9").click("Share").ask("POST", "/api/files/9/share", 403)
    stack = "TypeError: x\n    at chrome-extension://abcdefgh/content.js:1:99"
    page.fail("TypeError: Cannot read properties of null (reading 'sendMessage')", stack=stack)

    told(page.judge("Sharing fails"), "permission_denied", "P2 P3", "403", "share")


def test_a_chat_s_broken_socket_does_not_hide_a_refused_form() -> None:
    page = Page("/register").click("Create account")
    page.ask("POST", "/api/users", 422, responseBody='{"errors":{"phone":["invalid"]}}')
    for _ in range(5):
        page.log("error", "WebSocket connection to 'wss://nexus.chatbox.test/' failed", after=2)

    told(page.judge("It does not take my phone number"), "validation_rejected", "P1 P2 P3", "422")


def test_recommendations_that_fail_do_not_hide_a_blocked_payment() -> None:
    page = Page("/checkout")
    for _ in range(3):
        page.ask("GET", "/api/recommendations", 500)
    page.click("Pay").lost("POST", "https://pay.provider.test/v1/charge")
    page.log("error", "Access to fetch at 'https://pay.provider.test/v1/charge' from origin "
             f"'{PAGE}' has been blocked by CORS policy: Response to preflight request doesn't "
             "pass access control check: It does not have HTTP ok status.")  # fmt: skip
    page.ask("GET", "/api/recommendations", 500)

    told(page.judge("I cannot pay", "/checkout"), "cors", "P1", "pay.provider.test")


def test_what_breaks_after_a_lost_session_does_not_hide_it() -> None:
    page = Page("/orders").click("Reorder").ask("POST", "/api/orders/7/repeat", 401)
    page.fail("TypeError: Cannot read properties of undefined (reading 'id')")

    told(page.judge("Reorder fails"), "auth_expired", "P1 P2", "401")


def test_missing_pictures_do_not_hide_a_wait() -> None:
    page = Page("/reports").click("Build report")
    page.ask("POST", "/api/reports", 504, durationMs=60011)
    for number in range(8):
        page.missing(f"{PAGE}/thumbs/{number}.webp", "img")

    told(page.judge("My report never comes"), "timeout_slow backend_error", "P2", "504")


def test_loud_observers_do_not_hide_a_missing_piece() -> None:
    page = Page("/").click("Checkout").missing(f"{PAGE}/assets/pay-1a2b3c.js", "script")
    page.rejects("ChunkLoadError: Loading chunk 12 failed.")
    for _ in range(4):
        page.fail("ResizeObserver loop completed with undelivered notifications.", stack="")

    told(page.judge("Checkout does not open"), "chunk_load", "P1", "pay-1a2b3c.js")


def test_a_full_collector_does_not_hide_a_taken_seat() -> None:
    page = Page("/book").click("Book seat 12")
    page.ask("POST", "/api/bookings", 409, responseBody='{"error":"seat_taken"}')
    for _ in range(4):
        page.ask("POST", "https://o42.ingest.sentry.io/api/7/envelope/", 429)

    told(page.judge("Cannot book"), "validation_rejected race", "P2 P3", "409", "/api/bookings")


def test_a_line_that_came_back_does_not_hide_a_server_s_error() -> None:
    page = Page("/invoice").line(False).line(True, after=4).click("Send invoice")
    page.ask("POST", "/api/invoices/7/send", 500)

    told(page.judge("Invoice is not sent"), "backend_error", "P2", "500", "send")


def test_a_second_try_that_worked_does_not_hide_a_failed_sign_in() -> None:
    page = Page("/").ask("GET", "/api/cart", 503).ask("GET", "/api/cart", 200).load("/login")
    page.click("Log in").ask("POST", "/api/login", 401, responseBody='{"error":"account_locked"}')

    categories = "permission_denied auth_expired validation_rejected"
    told(page.judge("Cannot log in", "/login"), categories, "P1 P2 P3", "/api/login")
