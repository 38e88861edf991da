"""Other clients' sessions once more, when all before held: rivals, places, words beside the point.

Judged once when they were written. Not: shapes alone.
"""

from analyze.clients_visits import Client, Crumbs, Har, Rum, calm, held

API = "https://api.acme.test"


def test_a_report_about_the_weaker_of_two_failures() -> None:
    visit = Client().nav({"to": "/dashboard"})
    visit.net("error", {"url": "/api/weather", "method": "GET", "status": 500})
    visit.tap({"text": "Export CSV"})
    visit.net("error", {"url": "/api/export.csv", "method": "GET", "status": 504})

    said = visit.sent("the CSV export never arrives")
    held(said, "timeout_slow backend_error", "/api/export.csv|504", "P2", "weather")


def test_a_failure_told_at_the_level_of_news() -> None:
    visit = Client().tap({"label": "Ajouter au panier"})
    told = {"event": "api_call", "endpoint": "/api/panier", "verb": "POST", "http_code": 500}

    said = visit.net("info", told).sent("impossible d'ajouter au panier")
    held(said, "backend_error", "/api/panier|500", "P1")


def test_a_list_of_three_services_of_which_one_is_down() -> None:
    visit = Har()
    for name, status in (("users", 200), ("stock", 503), ("prices", 200)):
        visit.entry("GET", f"{API}/{name}", status)

    said = visit.sent("no stock figures on the overview")
    held(said, "backend_error", "/stock|503", "P1 P2")


def test_a_page_that_a_proxy_answered_for() -> None:
    page = "<html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>"
    visit = Client().tap({"text": "Kontakt speichern"})
    told = {"method": "PUT", "url": "/api/contacts/9", "status_code": "502"}

    said = visit.net("error", told | {"response_body": page}).sent("Kontakt speichern geht nicht")
    held(said, "backend_error", "/api/contacts|502", "P2")


def test_a_function_that_an_update_took_away() -> None:
    visit = Crumbs().went("/", "/editor").pressed("button#publish")
    visit.caught("TypeError", "doc.toHTML is not a function", "publish", "onClick")
    visit.con("warn", {"message": "plugin 'emoji' is deprecated"})

    held(visit.sent("publicar no funciona"), "js_exception", "toHTML", "P2", "emoji")


def test_a_sign_up_whose_mail_is_never_sent() -> None:
    visit = Client().tap({"text": "Sign up"})
    visit.net("info", {"path": "/auth/signup", "verb": "POST", "status": 201})
    visit.tap({"text": "Send code again"})
    told = {"path": "/auth/verification-mail", "verb": "POST", "status": 500}

    said = visit.net("error", told).sent("never got the mail to confirm my account")
    held(said, "backend_error", "/auth/verification-mail|500", "P1 P2")


def test_a_cookie_that_a_third_house_does_not_get() -> None:
    visit = Rum().view("https://learn.test/course/7").action("Start lesson")
    visit.resource("GET", "https://player.lms.test/launch", 403, "warn")

    said = visit.sent("de les start niet")
    held(said, "permission_denied third_party", "player.lms.test|403", "P2 P3")


def test_a_value_that_nobody_set_in_an_address() -> None:
    visit = Client().tap({"text": "Invoices"}).nav({"to": "/invoices"})
    visit.net("error", {"method": "GET", "url": "/api/customers/undefined/invoices", "status": 500})

    said = visit.sent("invoices page shows an error")
    held(said, "api_contract js_exception backend_error", "/api/customers|500", "P2")


def test_a_session_that_ended_over_night() -> None:
    visit = Client().con("info", {"message": "app resumed after 9 h"})
    for path in ("/api/feed", "/api/me", "/api/messages"):
        visit.net("warn", {"method": "GET", "url": path, "status": 401})

    said = visit.sent("app zeigt nur noch leere Listen")
    held(said, "auth_expired", "401", "P1 P2")


def test_an_answer_that_was_cut_in_the_middle() -> None:
    visit = Client().net("info", {"method": "GET", "url": "/api/orders", "status": 200})
    visit.con("error", {"error": "SyntaxError: Unexpected end of JSON input", "where": "orders"})

    said = visit.sent("my orders don't show up")
    held(said, "api_contract backend_error", "Unexpected end of JSON", "P2")


def test_a_film_that_a_browser_cannot_play() -> None:
    visit = Client().tap({"label": "Abspielen"})
    fault = {"name": "NotSupportedError", "message": "The element has no supported sources."}

    said = visit.con("error", {"exception": fault}).sent("Video startet nicht")
    held(said, "js_exception asset_missing", "no supported sources", "P2 P3")


def test_a_number_of_tries_that_is_used_up() -> None:
    visit = Client()
    for _ in range(3):
        visit.tap({"text": "Anmelden"}, after=5)
        visit.net("warn", {"url": "/login", "method": "POST", "status": 401})
    visit.tap({"text": "Anmelden"}, after=5)
    body = {"error": "account_locked", "message": "Too many attempts"}
    visit.net("warn", {"url": "/login", "method": "POST", "status": 423, "body": body})

    said = visit.sent("komme nicht mehr in mein Konto")
    held(said, "validation_rejected permission_denied auth_expired", "/login", "P1 P2 P3")


def test_a_deadline_in_the_words_of_a_server() -> None:
    visit = Client().tap({"text": "Analyse"})
    told = {"rpc": "acme.Report/Run", "grpc_status": "DEADLINE_EXCEEDED", "url": "/acme.Report/Run"}
    visit.net("error", told | {"method": "POST", "message": "deadline exceeded after 59.9s"})

    held(visit.sent("analysis runs forever"), "timeout_slow", "/acme.Report/Run", "P2")


def test_two_bookings_of_one_press() -> None:
    visit = Client().tap({"text": "Reserve table"})
    for number in (11, 12):
        told = {"verb": "POST", "path": "/api/reservations", "status": 201, "took": 900}
        visit.net("info", told | {"result": {"id": number}}, after=0.2)

    said = visit.sent("we got two confirmations for one table")
    held(said, "race", "/api/reservations", "P0 P1 P2")


def test_a_key_of_a_map_that_is_over_its_quota() -> None:
    visit = Client().nav({"to": "/stores"})
    visit.net("warn", {"url": "https://api.mapbox.com/v4/tiles/3/2/1.png", "status": 429})
    visit.con("error", {"message": "map: tile request failed: 429 Too Many Requests"})

    said = visit.sent("the map of the stores is empty")
    held(said, "third_party", "429", "P2 P3")


def test_a_step_of_a_test_that_found_a_wrong_sum() -> None:
    visit = Client().con("info", {"step": "open cart", "status": "passed"})
    message = "AssertionError: expected total '€ 30.00' to equal '€ 25.00'"
    visit.con("error", {"step": "check total", "status": "failed", "message": message})

    said = visit.sent("cart total is wrong after applying the discount")
    held(said, "api_contract js_exception", "30.00|25.00", "P0 P1 P2")


def test_a_menu_and_an_old_warning_beside_a_question() -> None:
    visit = Client().con("warn", {"msg": "componentWillMount has been renamed"})
    visit.tap({"text": "Menu"}).nav({"to": "/menu"})

    calm(visit.net("info", {"url": "/api/menu", "status": 200}).sent("do you have vegan dishes?"))


def test_a_missing_picture_and_a_question() -> None:
    visit = Har().entry("GET", "https://img.acme.test/a/71.webp", 404, level="warn")
    visit.entry("GET", f"{API}/products/71", 200)

    said = visit.sent("¿hay esta camisa en azul?")
    held(said, "unknown asset_missing", "", "P3")


def test_a_ping_that_is_lost_while_all_goes_on() -> None:
    visit = Client().net("error", {"url": "/api/ping", "status": 0, "error": "Network Error"})
    visit.net("info", {"url": "/api/ping", "status": 200}).tap({"text": "Profil"})

    calm(visit.net("info", {"url": "/api/profile", "status": 200}).sent("super App, danke"))


def test_a_login_that_shows_a_slip_and_then_a_wish() -> None:
    visit = Client().tap({"text": "Sign in"})
    visit.net("warn", {"url": "/api/sign-in", "method": "POST", "status": 422})
    visit.tap({"text": "Sign in"}, after=9)
    visit.net("info", {"url": "/api/sign-in", "method": "POST", "status": 200})

    said = visit.nav({"to": "/home"}).sent("please offer passkeys")
    held(said, "unknown validation_rejected", "", "P3")
