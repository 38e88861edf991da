"""Money, orders, data and accounts: what is worse than it looks. Not: what is calm.

Each was judged before the analyzer had read it; the thread that it comes from stands beside it.
"""

from analyze.calm_visits import call, calm, held


def test_an_order_that_timed_out_and_was_sent_again_may_be_two() -> None:
    # magento/magento2#31104, omise/omise-woocommerce#161
    visit = call("/checkout").press("Place order").slow("POST", "/api/orders", 30, 504)
    visit.log("error", "[checkout] no answer").press("Place order", after=4)
    visit.ok("POST", "/api/orders", '{"id":"o-2"}', 201).moved("/thank-you", "/checkout")

    said = visit.judge("I was charged twice for one order", "/thank-you")
    held(said, "backend_error timeout_slow race", "POST /api/orders", "P0 P1")


def test_two_orders_of_one_double_press_are_money_that_is_wrong() -> None:
    # 206Tours/DB#1287, extcode/cart#33
    visit = call("/checkout").press("Jetzt kaufen", times=2)
    visit.ok("POST", "/api/orders", '{"id":"o-21"}', 201)
    visit.ok("POST", "/api/orders", '{"id":"o-22"}', 201).moved("/danke", "/checkout")

    said = visit.judge("zweimal abgebucht, zwei Bestätigungen", "/danke")
    held(said, "race", "POST /api/orders", "P0")


def test_what_was_paid_and_not_ordered_is_not_a_failed_payment() -> None:
    # GetSherlog/Sherlog-MCP#3, totemgoods: money deducted, order not confirmed
    visit = call("/checkout").press("Pay now")
    visit.ok("POST", "https://api.pay.example/v1/confirm", '{"status":"succeeded"}')
    visit.log("info", "[pay] succeeded").no("POST", "/api/orders", 500)
    visit.log("error", "[checkout] order was not created")

    said = visit.judge("money is gone but I have no order number", "/checkout")
    held(said, "backend_error", "POST /api/orders", "P0")


def test_more_was_taken_than_shown() -> None:
    # Sylius/Sylius, reactioncommerce/example-storefront#590: shipping is added twice
    visit = call("/checkout").ok("GET", "/api/cart", '{"total":48.90,"currency":"EUR"}')
    visit.press("Pay €48.90").ok("POST", "/api/orders", '{"id":"o-3","charged":58.80}', 201)
    visit.log("warn", "[checkout] charged 58.80 but the cart showed 48.90")
    visit.moved("/thank-you", "/checkout", "pushState")

    said = visit.judge("you took more than the price on the button", "/thank-you")
    held(said, "api_contract backend_error", "58.80", "P0")


def test_orders_of_somebody_else_are_data_that_is_exposed() -> None:
    # LusciousMedia/luscious#38, LemmyNet/lemmy-ui#1843: a cache serves one's answer to all
    visit = call("/account").signed_in().ok("GET", "/api/me", '{"id":"u-81"}')
    visit.press("Mes commandes", "a").ok("GET", "/api/orders", '{"customer":"u-77","orders":[1]}')
    visit.log("error", "[account] orders of u-77 were answered to u-81")

    said = visit.judge("je vois les commandes de quelqu'un d'autre !", "/account/orders")
    held(said, "api_contract backend_error", "u-77", "P0 P1")


def test_changes_that_were_thrown_away_are_lost_work() -> None:
    # Automattic/wp-calypso#11567, WordPress/gutenberg#79777
    visit = call("/editor/8").ok("PUT", "/api/posts/8").press("Save draft", after=300)
    visit.no("PUT", "/api/posts/8", 409, '{"error":"version_conflict"}')
    visit.log("warn", "[editor] remote version is newer, discarding 14 local changes")
    visit.ok("GET", "/api/posts/8")

    said = visit.judge("all my writing from this morning is gone", "/editor/8")
    held(said, "race", "/api/posts/8", "P1 P2")


def test_an_import_that_took_nothing_says_so_itself() -> None:
    visit = call("/contacts/import").press("Importar")
    visit.ok("POST", "/api/contacts/import", '{"imported":0,"skipped":240,"errors":240}')
    visit.log("warn", "[import] 0 of 240 contacts were taken").ok("GET", "/api/contacts")

    said = visit.judge("importé 240 contactos y no aparece ninguno", "/contacts")
    held(said, "backend_error validation_rejected api_contract", "/api/contacts/import", "P2 P1")


def test_who_is_locked_out_for_good_is_blocked() -> None:
    # commandyourtech.com, postgun.ai: locked out of two factors
    visit = call("/login").press("Sign in").ok("POST", "/api/login", '{"next":"mfa"}')
    visit.press("Verify").no("POST", "/api/mfa", 403, '{"error":"mfa_locked"}')
    visit.press("Use a recovery code", "a").press("Verify")
    visit.no("POST", "/api/mfa/recovery", 410, '{"error":"no_codes_left"}')
    visit.log("error", "[auth] no way left to sign in, contact the support")

    said = visit.judge("new phone, can't get in at all any more", "/login/mfa")
    held(said, "permission_denied validation_rejected auth_expired", "/api/mfa", "P1 P2")


def test_an_account_that_was_closed_on_purpose_is_no_defect() -> None:
    visit = call("/login").press("Sign in")
    body = '{"error":"account_suspended","message":"Suspended for breach of our terms"}'
    visit.no("POST", "/api/login", 403, body)

    said = visit.judge("you closed my account for no reason", "/login")
    held(said, "permission_denied", "/api/login", "P2 P3")


def test_a_refund_that_fails_each_time_is_blocked() -> None:
    visit = call("/admin/orders/9").reading(2)
    for _ in range(3):
        visit.press("Refund €40.00").no("POST", "/api/orders/9/refunds", 500)

    said = visit.judge("Rückerstattung klappt nicht", "/admin/orders/9")
    held(said, "backend_error", "/api/orders/9/refunds | 500", "P1 P2", "metrics")


def test_a_payment_that_never_ends_is_neither_done_nor_refused() -> None:
    # the-events-calendar/event-tickets#4466: stuck in pending
    visit = call("/checkout").press("Bezahlen")
    visit.ok("POST", "/api/payments", '{"id":"p-5","status":"pending"}', 202)
    for _ in range(9):
        visit.ok("GET", "/api/payments/p-5", '{"status":"pending"}', after=4)
    visit.log("warn", "[pay] still pending after 40 s")

    said = visit.judge("dreht sich ewig, wurde ich jetzt belastet?", "/checkout")
    held(said, "timeout_slow backend_error", "/api/payments", "P1 P0")


def test_a_subscription_that_cannot_be_ended_goes_on_costing() -> None:
    visit = call("/account/plan").press("Cancel my plan").press("Yes, cancel")
    visit.no("DELETE", "/api/subscription", 500).press("Yes, cancel")
    visit.no("DELETE", "/api/subscription", 500)

    said = visit.judge("I cannot cancel and you keep charging me", "/account/plan")
    held(said, "backend_error", "DELETE /api/subscription | 500", "P1 P2")


def test_a_comment_that_stands_there_twice_is_no_money() -> None:
    visit = call("/blog/7").press("Publicar")
    visit.ok("POST", "/api/comments", '{"id":31}', 201)
    visit.ok("POST", "/api/comments", '{"id":32}', 201, after=0.05)

    said = visit.judge("mi comentario sale dos veces", "/blog/7")
    held(said, "race", "/api/comments", "P2 P3")


def test_a_gift_card_that_is_spent_without_an_order_is_money_gone() -> None:
    visit = call("/checkout").press("Gutschein verwenden")
    visit.ok("POST", "/api/giftcards/redeem", '{"balance":0,"used":50.0}')
    visit.press("Jetzt bestellen").no("POST", "/api/orders", 500)
    visit.press("Jetzt bestellen").no("POST", "/api/orders", 500).at("/cart", "/checkout")
    visit.ok("GET", "/api/giftcards/G-1", '{"balance":0}')

    said = visit.judge("Guthaben weg, aber keine Bestellung", "/cart")
    held(said, "backend_error", "POST /api/orders", "P0 P1")


def test_one_order_is_one_order() -> None:
    # stubble-and-co: several pending charges are tries of the bank
    visit = call("/checkout").press("Pay").ok("POST", "/api/orders", '{"id":"o-7"}', 201)
    visit.at("/thank-you", "/checkout").ok("GET", "/api/orders/o-7").ok("GET", "/api/orders/o-7")

    calm(visit.judge("my bank shows the amount twice", "/thank-you"))
