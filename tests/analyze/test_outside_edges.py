"""What stands between the page and its server: edges, captchas, proxies, lines. Not: the server."""

from analyze.outside_visits import INSIDE, Fault, held, out

WAF = "<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head>"
PROXY = "<html><head><title>Access Denied - Internet Security by Zscaler</title></head>"


def test_an_origin_that_the_edge_could_not_reach() -> None:
    visit = out("/checkout").click("Place order").no(
        "POST", "/api/checkout", 522, "<title>shop.example.com | 522: Connection timed out</title>",
        contentType="text/html", durationMs=19400)  # fmt: skip
    visit.says("error", "checkout failed", Fault(
        "SyntaxError", "Unexpected token '<', \"<title>shop\"... is not valid JSON"))  # fmt: skip

    said = visit.judge("Bestellung hängt ewig und dann Fehler", "/checkout")
    held(said, "backend_error timeout_slow", "/api/checkout | 522", "P1", "Unexpected token")


def test_a_question_whether_one_is_human_where_data_was_expected() -> None:  # h2o 2188
    visit = out("/appeals").click("Check status").challenged("GET", "/api/appeals/41")
    visit.says("error", Fault("SyntaxError", "Unexpected token '<', \"<!DOCTYPE \"... is not valid "
                                             "JSON")).waits(4)  # fmt: skip
    visit.click("Check status").challenged("GET", "/api/appeals/41")

    said = visit.judge("status check fails, I'm on the train wifi", "/appeals")
    held(said, "third_party permission_denied", "/api/appeals/41 | Just a moment", "P1 P2",
         "Unexpected token")  # fmt: skip


def test_a_country_that_the_edge_keeps_out() -> None:
    visit = out("/signup").fills("email").click("Create account").challenged(
        "POST", "/api/accounts", WAF)  # fmt: skip
    visit.waits(5).click("Create account").challenged("POST", "/api/accounts", WAF)

    said = visit.judge("estoy con VPN del trabajo y no me deja crear la cuenta", "/signup")
    held(said, "third_party permission_denied", "/api/accounts | 403", "P1", "matomo")


def test_a_report_that_takes_longer_than_the_edge_waits() -> None:
    visit = out("/reports").click("Build yearly report").no(
        "POST", "/api/reports/yearly", 524, contentType="text/html",
        durationMs=100_300)  # fmt: skip

    said = visit.judge("yearly report spins for ages then dies. monthly is ok", "/reports")
    held(said, "timeout_slow backend_error", "/api/reports/yearly | 524", "P2 P1", "matomo")


def test_a_hotel_s_net_that_wants_a_room_number() -> None:
    visit = out("/library").line(False).line(True, 2)
    for path in ("/api/library", "/api/me", "https://cdn.acmestatic.example/catalogue.json"):
        visit.gone("GET", path)
    visit.click("Reload").gone("GET", "/api/library")

    said = visit.judge("rien ne charge ici, wifi de l'hôtel connecté pourtant", "/library")
    held(said, "offline", "", "P3 P2", "cors")


def test_a_company_s_proxy_that_answers_itself() -> None:
    visit = out("/files").click("Upload").no(
        "POST", "/api/files", 403, PROXY, contentType="text/html").waits(3)  # fmt: skip
    visit.ok("GET", "/api/files").click("Upload").no(
        "POST", "/api/files", 403, PROXY, contentType="text/html")  # fmt: skip

    said = visit.judge("uploading from the office never works, from home it does", "/files")
    held(said, "third_party permission_denied", "/api/files | Zscaler", "P1 P2", "matomo")


def test_a_socket_that_no_proxy_lets_through() -> None:
    visit = out("/desk/queue").says("info", "[ws] connecting")
    for attempt in range(1, 6):
        visit.says("error", "WebSocket connection to 'wss://shop.example.com/live' failed:",
                   after=attempt * 2)  # fmt: skip
        visit.says("warn", f"[ws] closed 1006, retry {attempt}")
    visit.says("error", "[ws] giving up, live updates are off").ok("GET", "/api/queue")

    said = visit.judge("new chats only show up when I press F5, since we got the new VPN",
                       "/desk/queue")  # fmt: skip
    held(said, "socket_drop", "/live", "P2 P1", "facebook")


def test_a_widget_that_never_believes() -> None:  # cloudflare-docs 15975
    visit = out("/contact").fills("name", "message")
    visit.gone("GET", "https://challenges.cloudflare.com/cdn-cgi/challenge-platform/h/g/pat/x")
    visit.says("error", "[Cloudflare Turnstile] Error: 600010.").waits(5)
    visit.says("error", "[Cloudflare Turnstile] Error: 600010.").dead("Envoyer", 2)

    said = visit.judge("le bouton envoyer reste gris, ça vérifie sans fin", "/contact")
    held(said, "third_party", "Turnstile", "P1 P2", "matomo")


def test_a_token_of_a_captcha_that_is_used_up() -> None:  # hcaptcha docs
    visit = out("/register").fills("email", "password")
    for _ in range(3):
        visit.click("Register").no(
            "POST", "/api/register", 400, '{"error":"captcha","codes":["timeout-or-duplicate"]}'
        ).waits(4)

    said = visit.judge("captcha solved four times already, still 'captcha failed'", "/register")
    held(said, "validation_rejected third_party auth_expired", "/api/register | "
         "timeout-or-duplicate", "P1", "facebook")  # fmt: skip


def test_a_captcha_that_a_country_does_not_get() -> None:
    visit = out("/login").lost("https://www.google.com/recaptcha/api.js?render=…", "script")
    visit.fills("phone", "password").click("登录").broke(
        "ReferenceError: grecaptcha is not defined").waits(3)  # fmt: skip
    visit.click("登录").broke("ReferenceError: grecaptcha is not defined")

    said = visit.judge("点登录没有反应", "/login")
    held(said, "third_party", "recaptcha", "P1", "facebook")


def test_an_order_given_between_two_stations() -> None:
    visit = out("/checkout", INSIDE).ok("GET", "/api/cart").line(False).click("Bestellen")
    visit.gone("POST", "/api/orders").says("error", "order failed", Fault(
        "TypeError", "Failed to fetch"))  # fmt: skip

    said = visit.judge("Bestellung fehlgeschlagen??", "/checkout")
    held(said, "offline", "/api/orders", "P2 P3 P1", "matomo")


def test_an_own_api_that_the_edge_says_is_not_there() -> None:
    visit = out("/search").fills("q").gone("GET", "https://sentry.acmeops.example/api/4/envelope/")
    visit.click("Search").no("GET", "/api/search?q=lamp", 530, "error code: 1033",
                             contentType="text/plain").waits(4)  # fmt: skip
    visit.click("Search").no("GET", "/api/search?q=lamp", 530, "error code: 1033",
                             contentType="text/plain")  # fmt: skip

    said = visit.judge("search is dead", "/search")
    held(said, "backend_error", "/api/search | 530", "P1 P2", "sentry")
