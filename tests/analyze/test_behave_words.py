"""Users' own words beside what was captured: off the subject, angry, wishing. Not: the faults.

Each after the kind of ticket that support desks get most; judged beforehand.
"""

from analyze.behaviours import Desk, nothing
from analyze.moments import told


def test_a_parcel_that_is_late_in_german() -> None:
    # majorka.io's four canonical inquiries
    desk = Desk("/orders/7").ask("GET", "/api/orders/7", 200)

    nothing(desk.judge("Wo bleibt mein Paket? Seit 2 Wochen nix!!!", "/orders/7"))


def test_a_refund_asked_for_in_french_after_a_slip() -> None:
    # the second of majorka.io's four
    desk = Desk("/login").press("Se connecter").ask("POST", "/api/login", 401)
    desk.press("Se connecter").ask("POST", "/api/login", 200).signed_in()
    desk.at("/orders", "/login")

    told(desk.judge("Je veux être remboursée", "/orders"),
         "unknown auth_expired validation_rejected", "", "P3")  # fmt: skip


def test_one_angry_word_after_a_good_visit() -> None:
    # jsbin/learn#54
    desk = Desk("/editor").press("Save").ask("PUT", "/api/drafts/4", 200)

    nothing(desk.judge("GARBAGE", "/editor"))


def test_a_wish_in_spanish() -> None:
    # raulandresduque/SGSST#1
    desk = Desk("/").press("Menú").moved("/productos", "/", "pushState")
    desk.ask("GET", "/api/products", 200)

    nothing(desk.judge("Estaría bien poder filtrar por color", "/productos"))


def test_a_price_that_seems_too_high_beside_a_quiet_401() -> None:
    desk = Desk("/plans").ask("GET", "/api/plans", 200)  # ordermygear's desk: shipping costs

    nothing(desk.judge("15€ shipping?? seriously", "/plans"))


def test_a_search_that_rightly_finds_nothing() -> None:
    # IntentBrowser/localbiz#15
    desk = Desk("/").field("Search").press("Search").moved("/search?q=…", "/", "pushState")
    desk.ask("GET", "/api/search?q=…", 200, responseBytes=14)

    nothing(desk.judge("you have no unicorn mugs", "/search"), "P3")


def test_a_search_that_finds_nothing_because_it_is_not_built() -> None:
    # princeton-nlp/WebShop#29
    desk = Desk("/").press("Search").ask("GET", "/api/search?q=…", 200, responseBytes=14)
    desk.log("error", "[search] index products_v7 does not exist, nothing can be found")

    told(desk.judge("I search for mug and get nothing"),
         "backend_error api_contract js_exception", "products_v7", "P2 P3")  # fmt: skip


def test_praise_beside_a_tag_that_is_kept_away() -> None:
    desk = Desk("/thanks").ask("GET", "/api/orders/8", 200)  # an ad-blocker's user, as most are

    nothing(desk.judge("Great shop, thank you!", "/thanks"))


def test_words_that_contradict_what_was_captured() -> None:
    # GetSherlog/Sherlog-MCP#3
    desk = Desk("/checkout").press("Pay").ask("POST", "/api/payments", 201)
    desk.at("/orders/8/thanks", "/checkout").ask("GET", "/api/orders/8", 200)

    nothing(desk.judge("The payment failed with an error 500", "/orders/8/thanks"))


def test_keys_that_lead_nowhere_leave_nothing() -> None:
    # openstreetmap/iD#7770
    desk = Desk("/map").press("Filter").press("Close")

    nothing(desk.judge("I cannot reach the close button with the tab key", "/map"))


def test_a_wish_for_a_function_beside_a_failure_that_nobody_minded() -> None:
    # status-im/status-legacy#4187
    desk = Desk("/inbox").ask("GET", "/api/messages", 200)
    desk.ask("GET", "/api/recommendations", 503)

    told(desk.judge("Please show a badge for unread messages", "/inbox"),
         "unknown backend_error", "", "P3 P2")  # fmt: skip


def test_a_question_how_to_cancel_beside_a_press_that_did_nothing() -> None:
    # majorka.io: the desk's questions
    desk = Desk("/account").dead("Newsletter settings").press("Orders", "a")
    desk.at("/orders", "/account").ask("GET", "/api/orders", 200)

    nothing(desk.judge("How do I cancel my subscription", "/orders"), "P3")


def test_japanese_words_about_a_payment_that_fails() -> None:
    # 206Tours/DB#1816, in another tongue
    desk = Desk("/checkout").press("お支払い").ask("POST", "/api/payments", 500)
    desk.press("お支払い").ask("POST", "/api/payments", 500)

    told(desk.judge("支払いができません", "/checkout"), "backend_error", "/api/payments|500", "P1")


def test_russian_words_about_a_button() -> None:
    # intrahouseio/ih-v5#373
    desk = Desk("/cart").dead("Оформить заказ", times=3)

    told(desk.judge("кнопка не работает", "/cart"), "dead_control", "Оформить заказ", "P1")


def test_arabic_words_about_a_basket_that_stays_empty() -> None:
    # EastWorld/wechat-app-mall#123
    desk = Desk("/products/4").press("أضف إلى السلة").ask("POST", "/api/cart", 500)

    told(desk.judge("السلة فارغة", "/products/4"), "backend_error", "/api/cart|500", "P1 P2")


def test_one_word_while_two_things_failed() -> None:
    # jsbin/learn#54, with two rivals
    desk = Desk("/checkout").ask("GET", "/api/reviews", 404).press("Place order")
    desk.ask("POST", "/api/orders", 0, error="TypeError: Failed to fetch", durationMs=30012)
    desk.press("Place order")
    desk.ask("POST", "/api/orders", 0, error="TypeError: Failed to fetch", durationMs=30009)

    told(desk.judge("broken", "/checkout"), "backend_error timeout_slow", "/api/orders", "P1")


def test_a_picture_missing_beside_a_sign_up_that_refuses() -> None:
    # CoderDojo/community-platform#416, with a rival
    desk = Desk("/join")
    gone = {"method": "GET", "url": "https://shop.example.com/img/team.jpg", "status": 0}
    desk.add("network", "warn", gone | {"resource": "img", "error": "did not load"})
    for _ in range(3):
        desk.press("Join").ask("POST", "/api/members", 422)

    told(desk.judge("It won't let me join and doesn't say why", "/join"),
         "validation_rejected", "/api/members|422", "P1")  # fmt: skip


def test_a_slow_list_beside_a_save_that_is_forbidden() -> None:
    # marimuraki in codeforamerica/somerville-teacher-tool#326, with a rival
    desk = Desk("/pupils").ask("GET", "/api/pupils", 200, durationMs=4800)
    desk.press("Save note").ask("POST", "/api/pupils/3/notes", 403)
    desk.press("Save note").ask("POST", "/api/pupils/3/notes", 403)

    told(desk.judge("when I click save it's not saving", "/pupils"),
         "permission_denied", "/notes|403", "P2")  # fmt: skip


def test_a_filter_that_throws_beside_a_share_button_that_is_dead() -> None:
    # molbal/abyss-tracker#34, with a rival
    desk = Desk("/fits").dead("Share").press("Filter this list")
    desk.fail("TypeError: Cannot read properties of undefined (reading 'tier')")

    told(desk.judge("filter does not work", "/fits"), "js_exception", "tier", "P2")


def test_a_stale_total_beside_an_advertisement_that_fails() -> None:
    # danry25 in AccelerateNetworks/NumberSearch#175, with a rival
    desk = Desk("/cart").ask("GET", "https://ads.example.net/bid", 0, error="TypeError: blocked")
    desk.press("Apply code").ask("POST", "/api/coupon", 500).press("Apply code")
    desk.ask("POST", "/api/coupon", 500)

    told(desk.judge("discount is not applied", "/cart"), "backend_error", "/api/coupon|500", "P2")


def test_an_offline_moment_beside_a_dead_order() -> None:
    # unacms/UNA#3414, with a rival
    desk = Desk("/checkout").turned("hidden").turned("visible")
    offline = {"kind": "offline", "online": False, "message": "The browser went offline"}
    desk.add("console", "warn", offline)
    desk.add("console", "info", offline | {"kind": "online", "online": True})
    desk.ask("GET", "/api/cart", 200).dead("Place order", times=3)

    told(desk.judge("order button dead", "/checkout"), "dead_control", "Place order", "P1")
