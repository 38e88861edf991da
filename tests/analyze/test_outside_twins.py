"""The healthy twins of what others break: the same lines and answers, and nobody was stopped."""

from analyze.outside_visits import REJECTED, SAFARI, Fault, calm, held, out

POLICY = "[Violation] Permissions policy violation: camera is not allowed in this document."


def test_two_renewals_that_are_both_taken() -> None:
    visit = out("/board").waits(900).no("GET", "/api/cards", 401).no("GET", "/api/members", 401)
    visit.ok("POST", "/auth/refresh").ok("POST", "/auth/refresh")
    visit.ok("GET", "/api/cards").ok("GET", "/api/members")

    calm(visit.judge("can I colour the cards?", "/board"))


def test_a_renewal_that_lost_and_left_nobody_out() -> None:
    visit = (
        out("/board")
        .waits(900)
        .ok("POST", "/auth/refresh")
        .no("POST", "/auth/refresh", 401, '{"code":"REFRESH_REUSE_DETECTED"}')
    )
    visit.ok("GET", "/api/cards").click("Done").ok("PATCH", "/api/cards/8")

    said = visit.judge("the due dates are hard to read", "/board")
    held(said, "unknown auth_expired", "", "P3 P2")


def test_a_renewal_that_is_refused_for_itself_is_no_race() -> None:
    visit = out("/board").waits(900).no("GET", "/api/cards", 401).no("POST", "/auth/refresh", 401)
    visit.comes("/login")

    held(visit.judge("signed out again", "/login"), "auth_expired", "401", "P1 P2 P3")


def test_a_loop_that_a_guard_prevented() -> None:
    visit = out("/projects").says("warn", "[guard] redirect loop avoided, staying on /projects")
    visit.ok("GET", "/api/projects").click("Project 4").comes("/projects/4")
    visit.ok("GET", "/api/projects/4")

    calm(visit.judge("how do I archive a project?", "/projects/4"))


def test_a_way_back_that_complains_and_lets_in() -> None:
    visit = out("/login").click("Continue with SSO")
    visit.loads("/callback?code=…", "https://acme.okta.com/oauth2/v1/authorize", 5)
    visit.says("error", Fault("OAuthError", "The JWT was issued in the future"))
    visit.ok("POST", "/api/auth/exchange").loads("/home", "/callback").ok("GET", "/api/home")

    said = visit.judge("where do I find last month's report?", "/home")
    held(said, "unknown auth_expired", "", "P3")


def test_a_service_that_complains_on_a_page_that_works() -> None:
    visit = out("/contact").says("error", "[Cloudflare Turnstile] Error: 600010.").fills("name")
    visit.dead("Show map").click("Send").ok("POST", "/api/contact", status=202)

    said = visit.judge("your opening hours on this page are out of date", "/contact")
    held(said, "unknown", "", "P3")


def test_an_advertisement_of_the_page_s_own_that_nobody_pressed_for() -> None:
    visit = out("/news").gone("GET", "/api/ads/campaigns", "net::ERR_BLOCKED_BY_CLIENT")
    visit.click("Sports").comes("/news/sports").ok("GET", "/api/articles?topic=sports")

    calm(visit.judge("please write more about handball", "/news/sports"))


def test_a_sign_in_that_was_pressed_for_and_asks_for_more_is_told() -> None:
    visit = (
        out("/calendar")
        .click("Connect Outlook")
        .says(
            "error", "calendar connect failed", Fault("InteractionRequired", "interaction_required")
        )
    )

    held(visit.judge("outlook does not connect", "/calendar"), "auth_expired", "", "P1 P2 P3")


def test_a_draft_that_found_no_room_and_was_sent() -> None:
    full = "QuotaExceededError: The quota has been exceeded."
    visit = out("/editor/14").wrote("draft:14", 6_100_000, full).click("Publish")
    visit.ok("PUT", "/api/posts/14").comes("/posts/14").ok("GET", "/api/posts/14")

    said = visit.judge("can a post have two authors?", "/posts/14")
    held(said, "unknown storage", "", "P3")


def test_a_house_of_payments_that_refuses_what_nobody_needs() -> None:
    visit = out("/checkout").no("GET", "https://checkoutanalytics-live.adyen.com/v3/analytics", 403)
    visit.click("Pay").ok("POST", "/api/payments", status=201).comes("/thanks")

    calm(visit.judge("can you send the invoice to my office?", "/thanks"), "P3")


def test_a_policy_s_remark_on_a_page_that_needs_no_camera() -> None:
    visit = out("/profile").says("warn", POLICY).click("Save").ok("PUT", "/api/profile")

    calm(visit.judge("how do I change my user name?", "/profile"))


def test_a_wait_for_flags_that_the_page_got_over() -> None:
    visit = out("/").gone("GET", "https://app.launchdarkly.com/sdk/evalx/58ab/contexts/eyJr")
    visit.waits(10).rejects("Error: waitForInitialization timed out after 10 seconds.")
    visit.click("Shoes").comes("/shoes").ok("GET", "/api/products?kind=shoes")

    said = visit.judge("do you have these in 46?", "/shoes")
    held(said, "unknown third_party", "", "P3 P2")


def test_a_store_that_refused_and_a_page_that_went_on() -> None:
    visit = out("/notes", SAFARI).fail(
        "UnknownError: Connection to Indexed Database server lost. Refresh the page", REJECTED, ""
    )
    visit.click("New note").ok("POST", "/api/notes", status=201).comes("/notes/12")

    said = visit.judge("could notes have pictures?", "/notes/12")
    held(said, "unknown storage", "", "P3")


def test_a_page_that_was_loaded_again_and_threw_at_the_end_of_it() -> None:
    visit = out("/blog/9").broke("TypeError: Cannot read properties of null (reading 'dataset')")
    visit.loads("/blog/9", "/blog/9", 20).ok("GET", "/api/posts/9")
    visit.click("Next post").comes("/blog/10").ok("GET", "/api/posts/10")

    said = visit.judge("I'd like an rss feed", "/blog/10")
    held(said, "unknown js_exception", "", "P3")


def test_a_way_through_another_house_that_is_gone_once() -> None:
    visit = out("/workspace").loads("/sso/start", "/workspace", 9)
    visit.loads("/workspace", "https://idp.corp.example", 12).ok("GET", "/api/boards")
    visit.loads("/sso/start", "/workspace", 28).loads("/workspace", "https://idp.corp.example", 9)
    visit.ok("GET", "/api/boards").click("Board 4").comes("/boards/4").ok("GET", "/api/boards/4")

    calm(visit.judge("can boards be copied?", "/boards/4"))


def test_a_line_whose_long_way_is_shut_too() -> None:
    visit = out("/desk")
    for _ in range(3):
        visit.says(
            "error", "WebSocket connection to 'wss://shop.example.com/live' failed:", after=3
        )
    visit.says("warn", "[live] falling back to long polling")
    visit.no("GET", "/live/poll", 502).no("GET", "/live/poll", 502)

    said = visit.judge("new chats do not show up", "/desk")
    held(said, "socket_drop backend_error", "/live", "P1 P2 P3")


def test_a_line_that_goes_by_polling_is_missed_by_who_complains_of_it() -> None:
    visit = out("/desk")
    for _ in range(3):
        visit.says(
            "error", "WebSocket connection to 'wss://shop.example.com/live' failed:", after=3
        )
    visit.says("info", "[live] falling back to polling").ok("GET", "/live/poll")

    said = visit.judge("messages come half a minute late since the new VPN", "/desk")
    held(said, "socket_drop", "/live", "P2 P3")


def test_a_request_that_its_own_address_sends_on() -> None:
    visit = out("/orders", quiet=True).click("Orders")
    for _ in range(5):
        visit.ask("GET", "/api/orders", 302).ask("GET", "/api/session/renew", 302)
    visit.gone("GET", "/api/orders")

    held(visit.judge("orders do not load", "/orders"), "redirect_loop", "/api/orders", "P1 P2")


def test_an_address_that_sent_on_once_and_was_lost() -> None:
    visit = out("/orders", quiet=True).click("Orders").ask("GET", "/api/orders", 302)
    visit.gone("GET", "/api/orders")

    held(visit.judge("orders do not load", "/orders"), "backend_error", "/api/orders", "P1 P2")


def test_a_guard_that_led_elsewhere_once() -> None:
    visit = (
        out("/login")
        .click("Open")
        .says(
            "error",
            'Error: Redirected when going from "/login" to "/dashboard" via a navigation guard.',
        )
    )
    visit.comes("/dashboard").ok("GET", "/api/boards")

    said = visit.judge("can I change the colours", "/dashboard")
    held(said, "unknown js_exception", "", "P3")


def test_a_map_that_is_paid_for_no_more_beside_a_list_that_works() -> None:
    visit = out("/stores").no("GET", "https://api.mapbox.com/styles/v1/acme/streets", 402)
    visit.click("Berlin").comes("/stores/berlin").ok("GET", "/api/stores/berlin")

    said = visit.judge("is the Berlin store open on Sunday?", "/stores/berlin")
    held(said, "unknown third_party", "", "P3")
