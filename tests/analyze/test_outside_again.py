"""What others break, a second time: written before any of these was judged. Not: the first."""

from analyze.outside_visits import INSIDE, IPHONE, REJECTED, SAFARI, Fault, calm, held, out


def test_a_circle_that_turns_slowly() -> None:
    visit = out("/workspace")
    for _ in range(4):
        visit.loads("/sso/start", "/workspace", 9).loads(
            "/workspace", "https://idp.corp.example", 9
        )

    said = visit.judge("I see your page, then Azure, then your page, for minutes", "/workspace")
    held(said, "redirect_loop", "/workspace | /sso/start", "P1", "matomo")


def test_a_circle_of_three_pages() -> None:
    visit = out("/checkout").ok("GET", "/api/cart")
    for _ in range(3):
        visit.comes("/login", "replaceState", 0.2).comes("/verify-email", "replaceState", 0.2)
        visit.comes("/checkout", "replaceState", 0.2)

    said = visit.judge("Kasse springt zwischen drei Seiten", "/checkout")
    held(said, "redirect_loop", "/verify-email", "P1", "facebook")


def test_answers_that_send_each_other_on() -> None:
    visit = out("/", quiet=True).click("My account")
    for _ in range(6):
        visit.ask("GET", "/account", 302, resource="document")
        visit.ask("GET", "/account/login", 302, resource="document")
    visit.gone("GET", "/account", "net::ERR_TOO_MANY_REDIRECTS")

    said = visit.judge("this page isn't working, redirected you too many times", "/account")
    held(said, "redirect_loop", "/account", "P1", "")


def test_a_page_that_starts_over_and_over() -> None:
    visit = out("/inbox?try=1")
    for at in range(2, 8):
        visit.loads(f"/inbox?try={at}", "/inbox", 0.9)

    said = visit.judge("la bandeja se recarga sola sin parar", "/inbox")
    held(said, "redirect_loop", "/inbox", "P1 P2", "matomo")


def test_a_door_that_opens_and_a_room_that_sends_back() -> None:
    visit = out("/home")
    for _ in range(4):
        visit.no("GET", "/api/profile", 401).comes("/login", "replaceState", 0.2)
        visit.ok("POST", "/auth/refresh").comes("/home", "replaceState", 0.2)

    said = visit.judge("blinking login screen, cannot even click", "/home")
    held(said, "redirect_loop", "/home | /login", "P1", "facebook")


def test_a_till_whose_house_is_down() -> None:
    visit = out("/checkout").fills("iban").click("Zahlungspflichtig bestellen").no(
        "POST", "/api/payments", 502, '{"error":"mollie: unavailable"}').waits(5)  # fmt: skip
    visit.click("Zahlungspflichtig bestellen").no("POST", "/api/payments", 502)

    said = visit.judge("Bestellen geht nicht", "/checkout")
    held(said, "backend_error third_party", "/api/payments | 502", "P1", "matomo")


def test_a_kit_that_came_without_its_parts() -> None:
    visit = out("/checkout").broke("TypeError: window.paypal.Buttons is not a function")
    visit.dead("Pay with PayPal", 2)

    said = visit.judge("the paypal button never turns into a real one", "/checkout")
    held(said, "third_party js_exception", "paypal.Buttons", "P1", "facebook")


def test_a_sheet_that_is_open_already() -> None:
    open_ = "InvalidAccessError: Page already has an active payment session."
    visit = out("/basket", IPHONE).click("Apple Pay").denies(open_).waits(4)
    visit.click("Apple Pay").denies(open_)

    said = visit.judge("apple pay only worked before I cancelled it once", "/basket")
    held(said, "js_exception third_party", "active payment session", "P1 P2", "matomo")


def test_a_film_whose_house_does_not_let_it_be_shown_here() -> None:
    visit = out("/talks/7").click("Watch").says("error", "[YouTube] player error 150: embedding "
                                               "disabled by the owner")  # fmt: skip

    said = visit.judge("Video lässt sich nicht abspielen", "/talks/7")
    held(said, "third_party permission_denied", "150", "P2 P3", "facebook")


def test_a_banner_that_cannot_be_closed() -> None:
    visit = out("/", quiet=True).lost("https://cdn.cookielaw.org/scripttemplates/otSDKStub.js",
                                      "script").dead("Accept all cookies", 3)  # fmt: skip

    said = visit.judge("cookie banner covers everything and accept does nothing", "/")
    held(said, "third_party", "cookielaw.org", "P1 P2", "")


def test_a_captcha_that_an_old_list_keeps_out() -> None:
    visit = out("/signup", SAFARI).lost("https://js.hcaptcha.com/1/api.js", "script")
    visit.fills("email").click("S'inscrire").broke(
        "ReferenceError: Can't find variable: hcaptcha", agent=SAFARI)  # fmt: skip

    said = visit.judge("impossible de créer un compte depuis mon iPhone", "/signup")
    held(said, "third_party", "hcaptcha", "P1", "matomo")


def test_too_many_guesses_for_the_edge() -> None:
    visit = out("/login").fills("email", "password").click("Sign in").no(
        "POST", "/api/login", 429, "<title>Access denied | error code 1015</title>",
        contentType="text/html").waits(6)  # fmt: skip
    visit.click("Sign in").no("POST", "/api/login", 429, contentType="text/html")

    said = visit.judge("nobody in our office can sign in since 9", "/login")
    held(said, "backend_error third_party permission_denied", "/api/login | 429", "P1", "matomo")


def test_a_form_of_last_week_s_build() -> None:
    visit = out("/profile").waits(4000).turns("visible").click("Save changes").no(
        "POST", "/profile", 404).says("error", Fault(
            "Error", 'Failed to find Server Action "7f3a". This request might be from an older or '
            "newer deployment."))  # fmt: skip

    said = visit.judge("save does nothing, had the tab open since yesterday", "/profile")
    held(said, "stale_version", "Server Action", "P1 P2", "facebook")


def test_a_module_that_a_reload_brought() -> None:
    lost = "TypeError: Failed to fetch dynamically imported module: /assets/Reports-Bg2z.js"
    visit = out("/home").click("Reports").broke(lost, REJECTED).says("warn", "[app] reloading once")
    visit.loads("/reports", "/home", 0.5).ok("GET", "/api/reports").click("May")
    visit.ok("GET", "/api/reports/may")

    said = visit.judge("can reports be sent by mail every month?", "/reports")
    held(said, "unknown chunk_load stale_version", "", "P3 P2")


def test_two_tabs_of_which_one_was_slower() -> None:
    visit = out("/tasks").turns("hidden").turns("visible", 900)
    visit.no("POST", "/oauth/token", 400).says(
        "error", "[auth] refresh token was rotated by another tab, signing out")  # fmt: skip
    visit.comes("/signin")

    said = visit.judge("ständig neu anmelden, nur wenn zwei Tabs offen sind", "/signin")
    held(said, "race", "rotated", "P2 P1", "matomo")


def test_a_ticket_from_tomorrow() -> None:
    visit = out("/portal").no("GET", "/api/portal", 401, '{"error":"Token used before issued"}')
    visit.comes("/login").fills("email").click("Log in").ok("POST", "/api/login")
    visit.no("GET", "/api/portal", 401, '{"error":"Token used before issued"}').comes("/login")

    said = visit.judge("login works for my wife, not on this laptop", "/login")
    held(said, "auth_expired redirect_loop", "used before issued", "P1", "facebook")


def test_a_camera_that_is_not_there() -> None:
    visit = out("/interview/4").click("Start interview").denies(
        "NotFoundError: Requested device not found").dead("Start interview")  # fmt: skip

    said = visit.judge("interview does not start on the office pc", "/interview/4")
    held(said, "permission_denied js_exception", "Requested device not found", "P1 P2", "")


def test_a_lookup_that_an_app_s_browser_keeps_from_the_page() -> None:
    visit = out("/offer/9", INSIDE).dead("Add to calendar", 2).dead("Open in Maps", 2)

    said = visit.judge("no button does anything in facebook", "/offer/9")
    held(said, "dead_control", "did nothing", "P2 P3 P1", "matomo")


def test_an_address_typed_by_hand() -> None:
    visit = (
        out("/stores")
        .click("Near me")
        .says("warn", "GeolocationPositionError", {"code": 1, "message": "User denied Geolocation"})
    )
    visit.fills("postcode").click("Search").ok("GET", "/api/stores?near=10115")

    calm(visit.judge("does the Berlin store have parking?", "/stores"), "P3")


def test_a_bank_that_was_convinced_beside_its_noise() -> None:
    visit = out("/checkout").ok("POST", "/api/checkout/intent", status=201).click("Pay")
    visit.gone("POST", "https://acs.bank.example/collect").fail("Script error.", stack="")
    visit.turns("hidden", 2).turns("visible", 25).ok("POST", "/api/orders", status=201)
    visit.comes("/orders/9/thanks").ok("GET", "/api/orders/9")

    calm(visit.judge("When will it arrive?", "/orders/9/thanks"))


def test_a_line_that_took_the_long_way() -> None:
    visit = out("/desk").says(
        "warn", "WebSocket connection to 'wss://shop.example.com/live' failed:"
    )
    visit.says("info", "[live] falling back to long polling").ok("GET", "/live/poll")
    visit.ok("GET", "/live/poll").click("Chat 4").ok("GET", "/api/chats/4")

    held(visit.judge("can I see chats of my colleagues?", "/desk"), "unknown socket_drop", "", "P3")


def test_a_window_that_its_owner_shut_before_signing_in() -> None:
    visit = (
        out("/login")
        .click("Continue with Google")
        .says("warn", Fault("FirebaseError", "Firebase: Error (auth/popup-closed-by-user)."))
    )
    visit.fills("email", "password").click("Log in").ok("POST", "/api/login").comes("/home")
    visit.ok("GET", "/api/home")

    calm(visit.judge("Kann ich mein Konto mit Google verbinden?", "/home"), "P3")


def test_an_icon_font_that_a_wall_keeps_out() -> None:
    visit = out("/dashboard").lost("https://kit.fontawesome.com/3f2a.js", "script")

    said = visit.judge("statt symbolen sehe ich nur kästchen", "/dashboard")
    held(said, "third_party asset_missing", "fontawesome", "P3 P2", "facebook")


def test_a_house_of_mails_beside_a_broken_order() -> None:
    visit = out("/checkout").gone("POST", "https://a.klaviyo.com/client/events")
    visit.extended("Error: Extension context invalidated.").click("Place order")
    visit.no("POST", "/api/orders", 500).waits(4).click("Place order").no(
        "POST", "/api/orders", 500
    )

    said = visit.judge("my ad blocker breaks your checkout?", "/checkout")
    held(said, "backend_error", "/api/orders | 500", "P1", "klaviyo | Extension")


def test_a_map_that_is_paid_for_no_more() -> None:
    visit = out("/delivery").no("GET", "https://api.mapbox.com/styles/v1/acme/streets", 402)
    visit.says("error", Fault("AJAXError", "Payment Required (402): https://api.mapbox.com/styles"))
    visit.dead("Set delivery point", 2)

    said = visit.judge("mapa em branco, não consigo marcar a entrega", "/delivery")
    held(said, "third_party", "api.mapbox.com | 402", "P1 P2", "matomo")


def test_a_sign_in_that_the_house_has_not_allowed_here() -> None:
    visit = out("/login").click("Continue with Auth0").no(
        "POST", "https://acme.eu.auth0.com/oauth/token", 403,
        '{"error":"unauthorized_client","error_description":"Grant type not allowed"}')  # fmt: skip

    said = visit.judge("no puedo iniciar sesión desde el nuevo dominio", "/login")
    held(said, "third_party auth_expired permission_denied", "auth0.com | 403", "P1", "facebook")
