"""More of what servers, lines and other houses do, judged beforehand. Not: the first ones."""

from analyze.experts import NO_CAUSE
from analyze.servers import Page, told
from analyze.visits import PAGE

JSON = "application/json"


def test_a_function_that_ran_out_of_time_is_the_server() -> None:
    page = Page("/quotes").click("Calculate price")
    body = '{"errorMessage":"Task timed out after 29.03 seconds"}'
    page.ask("POST", "/prod/price", 502, durationMs=29103, responseBody=body)

    told(page.judge("No price"), "backend_error timeout_slow", "P1 P2", "502", "/prod/price")


def test_several_services_behind_one_gateway_are_one_failure() -> None:
    page = Page("/").ask("GET", "/api/menu", 504).ask("GET", "/api/banners", 504)
    page.ask("GET", "/api/categories", 504).ask("GET", "/api/reviews", 504)

    told(page.judge("White page with a spinner"), "backend_error timeout_slow", "P1 P2", "504")


def test_a_service_that_is_not_ready_says_so_in_brackets() -> None:
    page = Page("/wallet").click("Refresh")
    page.ask("POST", "/wallet.v1.WalletService/GetBalance", 200, contentType="application/connect")
    page.rejects("ConnectError: [unavailable] no healthy upstream")

    told(page.judge("Balance missing"), "backend_error", "P1 P2", "GetBalance")


def test_an_argument_that_a_call_refuses_is_a_refusal() -> None:
    page = Page("/transfer").click("Check recipient")
    page.ask("POST", "/bank.v1.Recipients/Check", 200, contentType="application/grpc-web+proto")
    page.log("error", "RpcError: INVALID_ARGUMENT: iban has a wrong checksum")

    told(page.judge("Recipient is refused"), "validation_rejected", "P1 P2 P3", "INVALID_ARGUMENT")


def test_a_call_that_nobody_may_make_any_more_is_a_session_that_ended() -> None:
    page = Page("/notes").click("Save note").ask("POST", "/api/trpc/note.save", 401)
    page.rejects("TRPCClientError: UNAUTHORIZED")

    told(page.judge("Note is not saved"), "auth_expired", "P1 P2", "401", "note.save")


def test_a_list_whose_rows_are_called_otherwise_is_a_contract() -> None:
    page = Page("/tickets").ask("GET", "/api/tickets", 200, contentType=JSON)
    page.rejects("TypeError: t.items.map is not a function")

    told(page.judge("Ticket list blank"), "api_contract js_exception", "P1 P2", "/api/tickets")


def test_a_cursor_that_leads_nowhere_is_the_server() -> None:
    page = Page("/log").click("Next page").ask("GET", "/api/log?after=…", 500)
    page.click("Next page").ask("GET", "/api/log?after=…", 500)

    told(page.judge("Second page never loads"), "backend_error", "P2", "500", "/api/log")


def test_an_answer_that_holds_an_error_in_words_is_the_server() -> None:
    page = Page("/sms").click("Send code")
    body = '{"status":"error","message":"SMS gateway unreachable"}'
    page.ask("POST", "/api/sms", 200, contentType=JSON, responseBody=body)

    told(page.judge("No code arrives"), "backend_error", "P1 P2", "/api/sms")


def test_what_is_asked_for_and_cannot_be_given_in_this_form_is_named() -> None:
    page = Page("/export").click("Export").ask("GET", "/api/export?format=…", 406)

    told(page.judge("Export fails"), "api_contract backend_error", "P2", "406", "/api/export")


def test_a_certificate_that_nobody_knows_is_the_server() -> None:
    page = Page("/map").lost("GET", "https://tiles.shop-services.test/7/66/42.pbf")
    page.log("error", "Failed to load resource: net::ERR_CERT_AUTHORITY_INVALID")

    told(page.judge("No map"), "backend_error third_party", "P2 P3", "tiles.shop-services.test")


def test_an_address_that_refuses_to_connect_is_the_server() -> None:
    page = Page("/orders").click("Refresh").lost("GET", "https://api.shop-services.test/orders")
    page.log("error", "GET https://api.shop-services.test/orders net::ERR_CONNECTION_REFUSED")

    told(page.judge("Orders do not refresh"), "backend_error", "P2", "api.shop-services.test")


def test_a_header_that_the_preflight_does_not_allow_is_another_origin() -> None:
    page = Page("/profile").click("Save").lost("PUT", "https://id.shop-services.test/me")
    page.log("error", f"Access to fetch at 'https://id.shop-services.test/me' from origin '{PAGE}' "
             "has been blocked by CORS policy: Request header field x-trace-id is not allowed by "
             "Access-Control-Allow-Headers in preflight response.")  # fmt: skip

    told(page.judge(), "cors", "P1 P2", "id.shop-services.test")


def test_a_worker_that_the_policy_forbids_is_the_policy() -> None:
    page = Page("/editor").refused("blob", "worker-src").click("Open file").dead("Open file")

    told(page.judge("The editor does not open files"), "csp", "P2", "worker-src")


def test_a_payment_frame_that_the_policy_forbids_is_the_policy() -> None:
    page = Page("/checkout").click("Pay by card").refused("https://hooks.stripe.com", "frame-src")

    told(page.judge("The bank's window stays empty", "/checkout"), "csp", "P1", "hooks.stripe.com")


def test_a_subscription_that_ends_with_an_error_is_a_dropped_line() -> None:
    page = Page("/auction").log("error", "subscription terminated: WebSocket connection closed "
                                "unexpectedly (1011)")  # fmt: skip
    page.log("warn", "giving up after 5 reconnect attempts", after=9)

    told(page.judge("Bids do not move"), "socket_drop", "P2 P3", "1011")


def test_a_negotiation_that_is_refused_is_a_session_that_ended() -> None:
    page = Page("/chat").ask("POST", "/hubs/chat/negotiate?negotiateVersion=1", 401)
    page.log("error", "Error: Failed to complete negotiation with the server: Error: Unauthorized: "
             "Status code '401'")  # fmt: skip

    told(page.judge("Chat stays grey"), "auth_expired socket_drop", "P1 P2", "401", "negotiate")


def test_a_part_of_an_upload_that_is_refused_is_named() -> None:
    page = Page("/videos").click("Upload video")
    store = "https://media.blob.core.windows.net/raw/clip?comp=block"
    page.ask("PUT", store, 201).ask("PUT", store, 201).ask(
        "PUT", store, 403, contentType="application/xml",
        responseBody="<Error><Code>AuthenticationFailed</Code></Error>")  # fmt: skip

    categories = "permission_denied auth_expired backend_error"
    told(page.judge("Upload stops at 66 %"), categories, "P2", "403", "blob.core.windows.net")


def test_a_download_that_comes_back_empty_is_named() -> None:
    page = Page("/payslips").click("Download payslip")
    page.ask("GET", "/api/payslips/3/pdf", 200, contentType="application/pdf", responseBytes=0)
    page.log("error", "download failed: empty blob")

    categories = "api_contract backend_error"
    told(page.judge("PDF is empty"), categories, "P2", "/api/payslips/3/pdf")


def test_a_kit_s_own_error_of_a_sign_in_is_a_sign_in() -> None:
    page = Page("/app").rejects("OidcClientError: End-User authentication is required")
    page.ask("GET", "/api/app", 401)

    told(page.judge("App stays empty"), "auth_expired third_party", "P1 P2")


def test_a_house_that_sends_back_an_error_is_a_sign_in() -> None:
    page = Page("/login").click("Sign in with SSO").load("/sso/callback", "/login")
    page.log("error", "SAML response rejected: audience does not match")

    told(page.judge("SSO fails"), "auth_expired third_party permission_denied", "P1 P2", "audience")


def test_a_session_that_ends_in_the_middle_of_an_order_is_one() -> None:
    page = Page("/checkout").ask("GET", "/api/cart", 200).click("Place order")
    page.ask("POST", "/api/orders", 401, responseBody='{"error":"session_expired"}')
    page.load("/login", "/checkout")

    told(page.judge("Sent to log in while ordering", "/checkout"), "auth_expired", "P1", "401")


def test_a_wallet_that_does_not_open_is_another_house() -> None:
    page = Page("/checkout").click("PayPal")
    page.log("error", "paypal_js_sdk_v5_unhandled_exception: Window closed before response")
    page.click("PayPal").dead("PayPal")

    told(page.judge("PayPal does not open", "/checkout"), "third_party", "P1 P2 P3", "paypal")


def test_a_consent_window_that_never_comes_is_not_guessed_at() -> None:
    page = Page("/").missing("https://cdn.cookielaw.org/scripttemplates/otSDKStub.js", "script")

    told(page.judge("Where do I find the size chart?"), NO_CAUSE, "P3")


def test_a_new_build_under_an_open_page_is_a_chunk() -> None:
    page = Page("/").ask("GET", "/version.json", 200).click("Settings")
    page.ask("GET", "/assets/settings-9c1d2e.js", 404, contentType="text/html", resource="script")
    page.rejects(f"TypeError: error loading dynamically imported module: {PAGE}/assets/settings-9c"
                 "1d2e.js")  # fmt: skip

    told(page.judge("Settings do not open"), "chunk_load stale_version", "P2", "settings-")


def test_a_fetch_that_a_new_page_cut_off_is_no_fault() -> None:
    page = Page("/a").lost("GET", "/api/suggestions").load("/b", "/a", after=0.1)
    page.ask("GET", "/api/b", 200)

    told(page.judge("Could you sort the list by date?"), NO_CAUSE, "P3")


def test_a_renewal_that_worked_is_no_fault() -> None:
    page = Page("/inbox").ask("GET", "/api/inbox", 401).ask("POST", "/api/token/refresh", 200)
    page.ask("GET", "/api/inbox", 200)

    told(page.judge("Can I change the signature?"), NO_CAUSE, "P3")


def test_a_probe_of_the_network_is_no_fault() -> None:
    page = Page("/").ask("HEAD", "/favicon.ico", 404).ask("GET", "/api/flags", 304)
    page.log("warn", "third-party cookie will be blocked in future Chrome versions")

    told(page.judge("Do you ship to Norway?"), NO_CAUSE, "P3")


def test_a_failing_count_does_not_hide_a_full_disk() -> None:
    page = Page("/upload").click("Upload").ask("POST", "/api/files", 507)
    for _ in range(5):
        page.ask("POST", "/api/telemetry", 400)

    told(page.judge("Upload fails"), "backend_error validation_rejected", "P2", "507")


def test_a_missing_avatar_does_not_hide_a_lost_session() -> None:
    page = Page("/team").ask("GET", "/api/team", 200).missing(f"{PAGE}/avatars/9.png", "img")
    page.click("Invite").ask("POST", "/api/invites", 401)
    page.missing(f"{PAGE}/avatars/10.png", "img")

    told(page.judge("Invite fails"), "auth_expired", "P1 P2", "401", "/api/invites")


def test_an_outage_of_adverts_does_not_hide_a_closed_gateway() -> None:
    page = Page("/search").click("Search").ask("GET", "/api/search?q=…", 503)
    for _ in range(3):
        page.lost("GET", "https://securepubads.doubleclick.net/gampad/ads")
        page.log("error", "Uncaught (in promise) AdError: no fill")

    told(page.judge("Search is broken"), "backend_error", "P2", "503", "/api/search")


def test_a_socket_of_a_helper_does_not_hide_a_wait() -> None:
    page = Page("/booking").click("Find rooms")
    page.ask("GET", "/api/rooms", 0, durationMs=30010, error="TimeoutError: signal timed out")
    page.log("error", "WebSocket connection to 'wss://widget.helpdesk.test/s' failed: ")

    told(page.judge("Rooms never load"), "timeout_slow", "P2 P1", "/api/rooms")
