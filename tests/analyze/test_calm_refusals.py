"""Refusals that are meant: told as such, never as a fault, and seldom urgent. Not: faults.

Each was judged before the analyzer had read it; the thread that it comes from stands beside it.
"""

from analyze.calm_visits import call, held


def test_a_code_that_needs_a_larger_order_is_no_defect() -> None:
    # cubecart/v6#2778, woocommerce/woocommerce#25737
    visit = call("/cart").press("Einlösen")
    body = '{"code":"min_spend","message":"This code needs an order of at least 99.00 EUR"}'
    visit.no("POST", "/api/cart/coupon", 422, body)
    visit.log("info", "[cart] coupon refused: min_spend")

    said = visit.judge("Der Rabattcode aus dem Newsletter geht nicht!", "/cart")
    held(said, "validation_rejected", "/api/cart/coupon", "P3 P2", "metrics")


def test_a_code_that_is_over_hinders_no_order() -> None:
    # gatsbyjs/store.gatsbyjs.org#26
    visit = call("/checkout").press("Apply")
    visit.no("POST", "/api/vouchers/apply", 400, '{"error":"voucher_expired"}')
    visit.press("Place order").ok("POST", "/api/orders", '{"id":"o-1"}', 201)
    visit.moved("/thank-you", "/checkout", "pushState").ok("GET", "/api/orders/o-1")

    said = visit.judge("my 20% code was not accepted, why??", "/thank-you")
    held(said, "validation_rejected unknown", "", "P3")


def test_a_password_that_was_wrong_and_then_changed_is_no_broken_sign_in() -> None:
    # fairware.com: wrong password
    visit = call("/login")
    for _ in range(2):
        visit.press("Sign in").no("POST", "/api/login", 401, '{"error":"invalid_credentials"}')
    visit.press("Forgot password?", "a").at("/reset", "/login")
    visit.ok("POST", "/api/password/reset", status=204).at("/login", "/reset")
    visit.press("Sign in").ok("POST", "/api/login").signed_in().at("/account", "/login")

    said = visit.judge("your login is broken, i had to make a new password", "/account")
    held(said, "validation_rejected unknown", "", "P3")


def test_an_account_that_is_locked_for_minutes_after_wrong_passwords_is_told_so() -> None:
    # starlight-it.zendesk.com: locked out of your account
    visit = call("/login")
    for _ in range(5):
        visit.press("Anmelden").no("POST", "/api/login", 401, '{"error":"invalid_credentials"}')
    body = '{"error":"account_locked","message":"Locked for 15 minutes after 5 failed attempts"}'
    visit.press("Anmelden").no("POST", "/api/login", 423, body)

    said = visit.judge("Ich komme nicht rein, das Passwort stimmt zu 100 %", "/login")
    held(said, "validation_rejected permission_denied", "/api/login", "P3 P2")


def test_what_is_sold_out_is_told_beside_a_picture_that_is_missing() -> None:
    # fossasia/open-event-frontend#3696
    visit = call("/products/lamp").missing("/images/lamp-side.webp")
    visit.press("Ajouter au panier")
    visit.no("POST", "/api/cart/items", 409, '{"error":"out_of_stock","available":0}')
    visit.log("warn", "[cart] lamp is out of stock")

    said = visit.judge("impossible d'ajouter la lampe au panier", "/products/lamp")
    held(said, "validation_rejected", "/api/cart/items", "P2 P3", "lamp-side")


def test_a_slot_that_somebody_else_took_is_no_fault_when_the_next_one_is_booked() -> None:
    # calcom/cal.com#21112, nhsconnect/gpconnect#386
    visit = call("/booking").press("10:30")
    visit.no("POST", "/api/bookings", 409, '{"message":"This slot is no longer available"}')
    visit.ok("GET", "/api/slots").press("11:00").ok("POST", "/api/bookings", status=201)
    visit.moved("/booking/confirmed", "/booking", "pushState")

    said = visit.judge("it first told me my time was gone although it was shown free", "/booking")
    held(said, "validation_rejected unknown race", "", "P3")


def test_seats_that_a_plan_does_not_have_are_no_defect() -> None:
    # dust-tt/dust#16908, CartoDB/cartodb#10616
    visit = call("/settings/members").press("Send invitation")
    body = '{"code":"seat_limit_reached","message":"Your plan includes 5 seats. Upgrade to add."}'
    visit.no("POST", "/api/members", 403, body).log("error", "Something went wrong")

    said = visit.judge("cannot invite my colleague, something went wrong", "/settings/members")
    held(said, "permission_denied validation_rejected", "/api/members", "P2 P3")


def test_what_only_an_owner_may_do_is_a_permission_not_the_picture_that_failed_before() -> None:
    # WWBN/AVideo and others: editors who look for the delete button
    visit = call("/projects/7").press("Change picture").no("PUT", "/api/projects/7/avatar", 500)
    visit.press("Change picture").ok("PUT", "/api/projects/7/avatar")
    visit.press("Delete project").press("Yes, delete")
    visit.no("DELETE", "/api/projects/7", 403, '{"message":"Only owners can delete a project"}')

    said = visit.judge("No puedo borrar el proyecto", "/projects/7")
    held(said, "permission_denied", "DELETE /api/projects", "P3 P2", "avatar")


def test_a_gate_for_age_that_refuses_is_no_fault() -> None:
    # help.truecommerce.com: the age gate
    visit = call("/age").press("Enter the shop")
    visit.ok("POST", "/api/age-check", '{"allowed":false,"reason":"under_minimum_age"}')
    visit.moved("/age/sorry", "/age", "pushState").missing("/images/sorry.webp")

    said = visit.judge("can't get to the wines", "/age/sorry")
    held(said, "unknown permission_denied validation_rejected", "", "P3", "sorry.webp")


def test_maintenance_that_was_announced_is_not_an_outage() -> None:
    # GSA/catalog.data.gov#1252, inventree/InvenTree#3463
    visit = call("/account").press("Mes documents", "a")
    body = '{"code":"maintenance","message":"Planned maintenance until 06:00","until":"06:00"}'
    visit.no("GET", "/api/documents", 503, body).log("info", "[app] planned maintenance banner")

    said = visit.judge("le site est en panne ?", "/account/documents")
    held(said, "backend_error", "/api/documents", "P3 P2")


def test_who_hammers_and_is_limited_may_wait() -> None:
    # duolicious/duolicious#1284, OpenUserJS/OpenUserJS.org#1928
    visit = call("/search")
    for at in range(14):
        visit.press("Next", after=0.5).ok("GET", f"/api/search?page={at}")
    visit.press("Next", after=0.4)
    visit.no("GET", "/api/search?page=14", 429, '{"message":"Too many requests, wait 30 s"}')

    said = visit.judge("something went wrong while searching", "/search")
    held(said, "backend_error validation_rejected permission_denied", "429", "P3 P2")


def test_who_is_limited_at_the_first_press_did_not_hammer() -> None:
    # rubymonsters/speakerinnen_liste#1490: a limit that is too tight
    visit = call("/login").press("Log in").no("POST", "/api/login", 429, "", responseBytes=0)

    said = visit.judge("can't log in, it says too many requests but it was my first try", "/login")
    held(said, "backend_error validation_rejected permission_denied", "429", "P1 P2")


def test_where_nothing_is_delivered_another_address_is_a_way_round() -> None:
    # octolize.com: we do not ship to your location
    visit = call("/checkout").press("Continue to payment")
    body = '{"code":"no_shipping_zone","message":"We do not deliver to IM1 1AA"}'
    visit.no("POST", "/api/checkout/address", 422, body)

    said = visit.judge("checkout stuck after I enter my address", "/checkout")
    held(said, "validation_rejected", "/api/checkout/address", "P2 P3")


def test_a_file_that_was_too_large_and_then_went_through_is_small() -> None:
    # mitodl/edx-sga#11, radiasoft/sirepo#6134
    visit = call("/invoices").press("Upload")
    visit.no("POST", "/api/files", 413, '{"message":"File exceeds 10 MB"}', requestBytes=14_300_000)
    visit.press("Upload", after=90).ok("POST", "/api/files", status=201, requestBytes=4_100_000)

    said = visit.judge("Beim Hochladen kam ein Fehler, 10 Minuten verloren", "/invoices")
    held(said, "validation_rejected unknown", "", "P3")


def test_a_card_that_was_declined_and_another_that_was_taken() -> None:
    # cuttingedgeknives.co.uk: my order failed and money went out
    visit = call("/checkout").press("Bezahlen")
    visit.no("POST", "/api/pay", 402, '{"error":"card_declined","decline_code":"do_not_honor"}')
    visit.press("Bezahlen", after=40).ok("POST", "/api/pay", status=201)
    visit.at("/thank-you", "/checkout")

    said = visit.judge("Karte wurde erst abgelehnt, bitte prüfen", "/thank-you")
    held(said, "payment_declined unknown", "", "P3")


def test_a_code_that_was_over_is_followed_by_a_fresh_one() -> None:
    # mozilla/fxa#2412
    visit = call("/verify").press("Confirm")
    visit.no("POST", "/api/verify", 400, '{"code":"otp_expired","message":"Code expired"}')
    visit.press("Send again").ok("POST", "/api/verify/send", status=204)
    visit.press("Confirm", after=30).ok("POST", "/api/verify").at("/account", "/verify")

    said = visit.judge("code invalid!!", "/account")
    held(said, "validation_rejected auth_expired unknown", "", "P3")


def test_a_form_that_was_put_right_is_small() -> None:
    # EderLG2020 and others: a password that is too short
    visit = call("/signup")
    for _ in range(2):
        visit.press("Crear cuenta")
        visit.no("POST", "/api/signup", 422, '{"errors":{"password":["At least 12 characters"]}}')
    visit.press("Crear cuenta").ok("POST", "/api/signup", status=201).signed_in()
    visit.at("/welcome", "/signup")

    said = visit.judge("tuve que intentarlo tres veces", "/welcome")
    held(said, "validation_rejected unknown", "", "P3")


def test_a_button_that_waits_for_a_larger_order_is_not_dead() -> None:
    # support threads of food shops: the grey checkout button
    visit = call("/cart").log("info", "[cart] minimum order not reached: 18.40 of 30.00")
    visit.press("Zur Kasse", disabled=True, after=3).press("Zur Kasse", disabled=True, after=3)

    said = visit.judge("Der Knopf zur Kasse ist grau", "/cart")
    held(said, "validation_rejected", "minimum order not reached", "P3 P2")


def test_the_order_that_failed_is_meant_not_the_code_that_was_refused_before() -> None:
    visit = call("/checkout").press("Apply").no("POST", "/api/vouchers/apply", 400)
    visit.press("Place order").no("POST", "/api/orders", 500)
    visit.log("error", "[checkout] order failed")

    said = visit.judge("Couldn't finish my order", "/checkout")
    held(said, "backend_error", "POST /api/orders | 500", "P1", "vouchers")


def test_an_article_for_subscribers_is_refused_by_design() -> None:
    visit = call("/news/budget").signed_in()
    body = '{"code":"subscription_required","message":"For subscribers only"}'
    visit.no("GET", "/api/articles/77/full", 403, body).log("info", "[paywall] shown")

    said = visit.judge("I already pay for this, why can I not read it", "/news/budget")
    held(said, "permission_denied", "/api/articles", "P3 P2")
