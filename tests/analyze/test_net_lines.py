"""Waits, lines that break, what browsers refuse, sockets and files, judged beforehand."""

from analyze.servers import Page, told
from analyze.visits import PAGE

API = "https://api.shop-services.test"


def test_a_client_s_own_time_limit_is_a_wait() -> None:
    page = Page("/orders").ask("GET", "/api/orders", 0, durationMs=10004, error="timeout")
    page.log("error", "AxiosError: timeout of 10000ms exceeded")

    told(page.judge("Orders do not load"), "timeout_slow", "P2", "/api/orders")


def test_a_signal_that_timed_out_is_a_wait() -> None:
    page = Page("/planner").click("Calculate")
    page.ask("POST", "/api/routes", 0, durationMs=30002, aborted=True,
             error="TimeoutError: signal timed out")  # fmt: skip
    page.rejects("TimeoutError: signal timed out")

    told(page.judge("Route is not calculated"), "timeout_slow", "P2", "/api/routes")


def test_an_answer_after_three_quarters_of_a_minute_is_a_wait() -> None:
    page = Page("/stats").click("Show year").ask("GET", "/api/stats", 200, durationMs=45210)

    told(page.judge("Statistics take for ever"), "timeout_slow", "P2", "/api/stats")


def test_retries_that_never_succeed_are_the_server() -> None:
    page = Page("/orders")
    for wait in (1, 2, 4, 8):
        page.ask("GET", "/api/orders", 503).log("warn", f"retrying in {wait * 1000}ms", after=wait)
    page.log("error", "giving up on orders after 4 attempts")

    told(page.judge("Orders missing"), "backend_error", "P1 P2", "503", "/api/orders")


def test_a_line_that_was_cut_during_an_order_is_named() -> None:
    page = Page("/checkout").click("Pay").lost("POST", "/api/pay", durationMs=29210)
    page.log("error", f"POST {PAGE}/api/pay net::ERR_CONNECTION_RESET")

    told(page.judge("Payment fails"), "backend_error timeout_slow", "P1", "/api/pay")


def test_a_server_whose_name_is_not_found_is_named() -> None:
    page = Page("/orders").lost("GET", f"{API}/orders")
    page.log("error", "Failed to load resource: net::ERR_NAME_NOT_RESOLVED")

    told(page.judge("No orders"), "backend_error offline", "P2", "api.shop-services.test")


def test_a_certificate_that_ran_out_is_the_server() -> None:
    page = Page("/login").click("Log in").lost("POST", f"{API}/login")
    page.log("error", f"POST {API}/login net::ERR_CERT_DATE_INVALID")

    told(page.judge("Cannot log in", "/login"), "backend_error", "P1", "api.shop-services.test")


def test_a_protocol_error_is_the_server() -> None:
    page = Page("/catalogue").lost("GET", "/api/catalogue", durationMs=4100)
    page.log("error", f"GET {PAGE}/api/catalogue net::ERR_HTTP2_PROTOCOL_ERROR 200 (OK)")

    told(page.judge("Catalogue empty"), "backend_error", "P1 P2", "/api/catalogue")


def test_an_answer_that_stops_in_the_middle_is_named() -> None:
    page = Page("/report").ask("GET", "/api/report", 200, error="TypeError: network error")
    page.log("error", f"GET {PAGE}/api/report net::ERR_INCOMPLETE_CHUNKED_ENCODING 200 (OK)")

    told(page.judge("Report half there"), "backend_error api_contract", "P2 P3", "/api/report")


def test_a_request_that_just_got_no_answer_is_not_guessed_at() -> None:
    page = Page("/orders").ask("GET", "/api/me", 200).lost("GET", "/api/orders", durationMs=900)
    page.ask("GET", "/api/cart", 200).rejects("TypeError: Load failed")

    told(page.judge("No orders"), "backend_error unknown offline", "P1 P2", "/api/orders")


def test_firefox_s_words_for_another_origin_are_known() -> None:
    page = Page("/account").lost(
        "GET", f"{API}/me", "NetworkError when attempting to fetch resource."
    )
    page.log("error", "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the "
             f"remote resource at {API}/me. (Reason: CORS header ‘Access-Control-Allow-Origin’ "
             "missing). Status code: 200.")  # fmt: skip

    told(page.judge("Account empty"), "cors", "P1 P2", "/me")


def test_safari_s_words_for_another_origin_are_known() -> None:
    page = Page("/account").lost("GET", f"{API}/me", "Load failed")
    page.log("error", f"Fetch API cannot load {API}/me due to access control checks.")

    told(page.judge("Account empty"), "cors", "P1 P2", "/me")


def test_a_gateway_s_error_without_its_headers_is_the_gateway() -> None:
    page = Page("/orders").lost("GET", f"{API}/orders")
    page.log("error", f"Access to fetch at '{API}/orders' from origin '{PAGE}' has been blocked by "
             "CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested "
             "resource.")  # fmt: skip
    page.log("error", f"GET {API}/orders net::ERR_FAILED 502 (Bad Gateway)")

    told(page.judge("No orders"), "backend_error cors", "P1 P2", "/orders", "502")


def test_credentials_and_a_wildcard_are_another_origin() -> None:
    page = Page("/cart").lost("GET", f"{API}/cart")
    page.log("error", f"Access to XMLHttpRequest at '{API}/cart' from origin '{PAGE}' has been "
             "blocked by CORS policy: The value of the 'Access-Control-Allow-Origin' header in the "
             "response must not be the wildcard '*' when the request's credentials mode is "
             "'include'.")  # fmt: skip

    told(page.judge("Cart empty"), "cors", "P1 P2", "/cart")


def test_a_printer_in_the_house_is_refused_by_the_browser() -> None:
    page = Page("/till").click("Print receipt").lost("POST", "http://192.168.1.20/print")
    page.log("error", f"Access to fetch at 'http://192.168.1.20/print' from origin '{PAGE}' has "
             "been blocked by CORS policy: Permission was denied for this request to access the "
             "`local` address space.")  # fmt: skip

    told(page.judge("Receipts are not printed"), "cors csp permission_denied", "P2", "192.168.1.20")


def test_a_request_that_the_policy_refuses_is_the_policy() -> None:
    page = Page("/checkout").click("Pay").refused("https://pay.provider.test/v1", "connect-src")
    page.lost("POST", "https://pay.provider.test/v1")

    told(page.judge("Payment fails", "/checkout"), "csp", "P0 P1", "pay.provider.test")


def test_a_frame_that_refuses_to_be_framed_is_a_policy() -> None:
    page = Page("/checkout").click("Pay")
    page.log("error", "Refused to display 'https://bank.test/' in a frame because it set "
             "'X-Frame-Options' to 'deny'.")  # fmt: skip

    told(
        page.judge("The bank's window is empty", "/checkout"), "csp third_party", "P1", "bank.test"
    )


def test_firefox_s_words_for_mixed_content_are_a_policy() -> None:
    page = Page("/widgets").lost("GET", "http://feeds.shop-services.test/news")
    page.log("error", "Blocked loading mixed active content “http://feeds.shop-services.test/news”")

    told(page.judge("The news are empty"), "csp", "P2 P3", "feeds.shop-services.test")


def test_a_socket_that_the_proxy_refuses_is_a_dropped_line() -> None:
    page = Page("/chat")
    for _ in range(3):
        page.log("error", "WebSocket connection to 'wss://shop.example.com/ws' failed: Error "
                 "during WebSocket handshake: Unexpected response code: 502", 3)  # fmt: skip

    told(page.judge("Messages do not arrive"), "socket_drop", "P2 P3", "502")


def test_a_poll_whose_session_is_gone_is_a_dropped_line() -> None:
    page = Page("/board")
    for _ in range(4):
        page.ask("GET", "/socket.io/?EIO=4&transport=polling&sid=…", 400,
                 responseBody='{"code":1,"message":"Session ID unknown"}')  # fmt: skip
    page.log("warn", "socket disconnected: transport error")

    told(page.judge("The board does not update"), "socket_drop backend_error", "P2 P3", "400")


def test_a_hub_that_fell_silent_is_a_dropped_line() -> None:
    page = Page("/dispatch")
    page.log("error", "Error: Connection disconnected with error 'Error: Server timeout elapsed "
             "without receiving a message from the server.'")  # fmt: skip

    told(page.judge("New jobs do not appear"), "socket_drop", "P2 P3", "Server timeout")


def test_a_stream_that_is_never_served_is_named() -> None:
    page = Page("/live")
    for _ in range(3):
        page.ask("GET", "/api/stream", 503).log("warn", "EventSource failed, reconnecting", 3)

    told(page.judge("Scores stand still"), "socket_drop backend_error", "P2", "/api/stream")


def test_a_socket_that_is_closed_for_a_token_is_a_session_that_ended() -> None:
    page = Page("/chat").log("warn", "ws closed code=4401 reason=token expired")
    page.click("Send").log("error", "cannot send: socket is not open")

    told(page.judge("Cannot send"), "auth_expired socket_drop", "P2", "4401")


def test_a_signature_that_the_store_does_not_accept_is_named() -> None:
    page = Page("/documents").click("Upload")
    page.ask("PUT", "https://files.s3.eu-west-1.amazonaws.com/a.pdf", 403,
             contentType="application/xml",
             responseBody="<Error><Code>SignatureDoesNotMatch</Code></Error>")  # fmt: skip

    categories = "permission_denied api_contract backend_error auth_expired"
    told(page.judge("Upload fails"), categories, "P2", "403", "amazonaws.com")


def test_a_store_that_never_answers_an_upload_is_named() -> None:
    page = Page("/documents").click("Upload").ask("POST", "/api/uploads/sign", 200)
    page.lost("PUT", "https://files.s3.eu-west-1.amazonaws.com/b.pdf")
    page.rejects("TypeError: Failed to fetch")

    categories = "cors third_party backend_error unknown"
    told(page.judge("Upload fails"), categories, "P2", "amazonaws.com")


def test_parts_that_the_server_cannot_read_are_named() -> None:
    page = Page("/apply").click("Send application")
    page.ask("POST", "/api/applications", 400, responseBody='{"error":"Unexpected end of form"}')

    categories = "api_contract validation_rejected backend_error"
    told(page.judge(), categories, "P1 P2", "400", "/api/applications")


def test_a_range_that_a_video_s_server_refuses_is_named() -> None:
    page = Page("/course/3").click("Play").ask("GET", "/media/lesson-3.mp4", 416)
    page.log("error", "MediaError: PIPELINE_ERROR_READ: FFmpegDemuxer: data source error")

    told(page.judge("Video stops"), "asset_missing api_contract backend_error", "P2 P3", "416")


def test_an_upload_during_which_the_line_went_is_the_line() -> None:
    page = Page("/photos").click("Upload").line(False).lost("POST", "/api/photos", durationMs=8100)
    page.rejects("TypeError: Failed to fetch")

    told(page.judge("Upload stopped"), "offline", "P2 P3", "offline")


def test_too_many_redirects_in_the_browser_s_words_are_a_circle() -> None:
    page = Page("/").lost("GET", "/api/account", durationMs=700)
    page.log("error", f"GET {PAGE}/api/account net::ERR_TOO_MANY_REDIRECTS")

    told(page.judge("Account does not open"), "redirect_loop", "P1 P2", "/api/account")


def test_a_page_and_a_log_in_that_send_to_each_other_are_a_circle() -> None:
    page = Page("/login").click("Log in").ask("POST", "/api/login", 200)
    for _ in range(4):
        page.load("/dashboard", "/login", after=0.4).ask("GET", "/api/me", 401)
        page.load("/login", "/dashboard", after=0.4)

    told(page.judge("Log in does not let me in"), "redirect_loop auth_expired", "P1")


def test_two_languages_that_send_to_each_other_are_a_circle() -> None:
    page = Page("/en")
    for _ in range(5):
        page.load("/en-us/", "/en", after=0.3).load("/en", "/en-us/", after=0.3)

    told(page.judge("Page flickers"), "redirect_loop", "P1 P2", "/en-us")


def test_a_piece_that_a_deploy_took_away_is_a_chunk() -> None:
    page = Page("/").click("Checkout")
    page.missing(f"{PAGE}/assets/checkout-Bg2zRDR0.js", "script")
    page.rejects("TypeError: Failed to fetch dynamically imported module: "
                 f"{PAGE}/assets/checkout-Bg2zRDR0.js")  # fmt: skip

    told(page.judge("Checkout does not open"), "chunk_load stale_version", "P1", "checkout-")


def test_a_page_in_place_of_a_module_is_a_chunk() -> None:
    page = Page("/").click("Reports")
    page.log("error", "Failed to load module script: Expected a JavaScript-or-Wasm module script "
             'but the server responded with a MIME type of "text/html".')  # fmt: skip

    told(page.judge("Reports stay white"), "chunk_load stale_version", "P1 P2", "text/html")


def test_a_style_that_is_gone_is_a_chunk() -> None:
    page = Page("/").click("Settings").missing(f"{PAGE}/static/css/45.9f8e.chunk.css", "stylesheet")
    page.rejects("ChunkLoadError: Loading CSS chunk 45 failed.")

    told(page.judge("Settings do not open"), "chunk_load", "P1 P2", "45")
