"""The rest of the second look at sites whose server makes the pages: captchas, tills, themes, calm.

Not: its first half (test_served_again.py).
"""

from analyze.served_visits import EDGE, FIREFOX, calm, held, site


def test_a_captcha_that_waited_too_long() -> None:
    no = '{"success":false,"error-codes":["timeout-or-duplicate"],"message":"Captcha abgelaufen,'
    no += ' bitte erneut bestätigen."}'
    visit = site("/leserforum").fills("beitrag").waits(200).press("Beitrag senden")
    visit.json("POST", "/leserforum/senden", 200, no)

    held(
        visit.judge("mein Beitrag wird nicht angenommen"),
        "validation_rejected auth_expired third_party",
        "/leserforum/senden",
        "P2 P3",
    )


def test_a_basket_whose_answer_has_a_notice_before_it() -> None:
    """opencart: PHP prints a notice, and what follows is no JSON any more."""
    body = '<b>Warning</b>: Undefined array key 12 in <b>/srv/shop/option.php</b>{"success":true}'
    visit = site("/index.php?route=product/product").press("Add to Cart")
    visit.xhr("POST", "/index.php?route=checkout/cart/add", 200, body)
    visit.broke("SyntaxError: Unexpected token '<', \"<b>Warning\"... is not valid JSON",
                "/catalog/view/javascript/common.js", 190, "success")  # fmt: skip
    visit.press("Add to Cart").xhr("POST", "/index.php?route=checkout/cart/add", 200, body)

    held(
        visit.judge("adding to cart shows an error box with a < in it"),
        "api_contract backend_error",
        "checkout/cart/add",
        "P1",
    )


def test_a_clerk_without_the_right_to_look_for_customers() -> None:
    visit = site("/auftrag/neu").press("Kunde suchen", "span", "span.select2-selection")
    no = '{"message":"This action is unauthorized."}'
    visit.json("GET", "/ajax/kunden?q=mei", 403, no).json("GET", "/ajax/kunden?q=meie", 403, no)

    held(
        visit.judge("Kundensuche im Auftrag zeigt „Die Ergebnisse konnten nicht geladen werden“"),
        "permission_denied",
        "/ajax/kunden|403",
        "P2",
    )


def test_a_table_that_was_reserved_twice_by_a_double_press() -> None:
    visit = site("/reserver").fills("date", "couverts").press("Réserver")
    visit.document("POST", "/reservations", 302).press("Réserver", after=0.3)
    visit.document("POST", "/reservations", 302).page("/reservations/merci", 200, after=0.8)

    held(
        visit.judge("j'ai reçu deux confirmations pour la même table"),
        "race",
        "/reservations",
        "P0 P1 P2",
    )


def test_a_search_that_takes_most_of_half_a_minute() -> None:
    visit = site("/katalog").fills("q").press("Suchen")
    visit.page("/katalog/suche", 200, after=18, first_byte=17850, durationMs=17900)

    held(
        visit.judge("Suche in der Bücherei braucht ewig"),
        "timeout_slow",
        "/katalog/suche",
        "P2 P3",
    )


def test_a_letter_that_failed_long_ago_and_a_picture_that_is_gone() -> None:
    visit = site("/").press("Abonnieren").xhr("POST", "/newsletter.php", 500)
    visit.press("Abonnieren").xhr("POST", "/newsletter.php", 200).waits(300)
    visit.press("Keramik", "a").page("/keramik", 200).lost("/bilder/schale-blau.jpg", "img")

    held(
        visit.judge("bei der blauen Schale fehlt das Bild", "/keramik"),
        "asset_missing",
        "schale-blau.jpg",
        "P3",
        never="newsletter",
    )


def test_a_theme_without_its_clothes() -> None:
    visit = site("/", FIREFOX).lost("/wp-content/themes/acme/style.css?ver=6.9", "stylesheet")
    visit.press("Menu", "a").page("/menu").lost(
        "/wp-content/themes/acme/style.css?ver=6.9", "stylesheet"
    )

    held(
        visit.judge("your website looks like it's from 1995, everything is a list on the left"),
        "asset_missing",
        "style.css",
        "P2 P3",
    )


def test_a_poll_that_was_told_to_stop() -> None:
    """286 is how htmx is told to ask no more."""
    visit = site("/imports/4").xhr("GET", "/imports/4/progress", 200)
    visit.waits(2).xhr("GET", "/imports/4/progress", 286).press("Fertig", "a").page("/imports", 200)

    calm(visit.judge("Wie lange werden alte Importe aufgehoben?"))


def test_a_form_that_was_taken_at_the_second_try_and_a_spelling() -> None:
    visit = site("/articles/new").fills("title").press("Publish")
    visit.xhr("POST", "/articles", 422, resource="fetch").fills("body").press("Publish")
    visit.xhr("POST", "/articles", 200, resource="fetch").turbo("/articles/91")

    held(
        visit.judge("there's a typo in the word 'Catagories' in your sidebar"),
        "unknown validation_rejected",
        "",
        "P3",
    )


def test_a_page_whose_own_handlers_come_from_a_file_that_is_missing() -> None:
    visit = site("/Bestellung.aspx", EDGE).lost("/WebResource.axd?d=pynGkmcFUV13He1Qd6_TZA2")
    visit.press("Absenden", "a").broke("ReferenceError: __doPostBack is not defined", line=1)
    visit.press("Absenden", "a").broke("ReferenceError: __doPostBack is not defined", line=1)

    held(
        visit.judge("Formular Essensbestellung Altenheim lässt sich nicht absenden"),
        "asset_missing chunk_load js_exception",
        "__doPostBack",
        "P1 P2",
    )


def test_a_till_that_has_forgotten_its_customer() -> None:
    body = '{"result":"failure","messages":"","reload":false,"fragments":{".woocommerce-checkout":'
    body += '"<div class=\\"woocommerce-error\\">Sorry, your session has expired. <a href='
    body += '\\"/shop\\">Return to shop</a></div>"}}'
    visit = site("/checkout").away(5200).fills("billing_city")
    visit.json("POST", "/?wc-ajax=update_order_review", 200, body)

    held(
        visit.judge(
            "checkout went blank, says my session expired and all I had is gone", "/checkout"
        ),
        "auth_expired",
        "update_order_review",
        "P1 P2",
    )


def test_an_office_that_is_sent_in_circles_before_any_page() -> None:
    visit = site("/wp-login.php").fills("log", "pwd").press("Log In", "input")
    visit.document("POST", "/wp-login.php", 302)
    visit.document("GET", "/wp-admin/", 0, error="net::ERR_TOO_MANY_REDIRECTS")

    held(
        visit.judge("can't get into the back end, redirected you too many times"),
        "redirect_loop",
        "/wp-admin/",
        "P1 P2",
    )


def test_a_seal_of_humanity_that_fails_by_itself() -> None:
    visit = site("/tickets/weihnachtskonzert").hums()
    visit.says("error", "[Cloudflare Turnstile] Error: 300030.")
    visit.press("Karten reservieren", disabled=True).press("Karten reservieren", disabled=True)

    held(
        visit.judge("Der Knopf zum Reservieren bleibt grau"),
        "third_party dead_control",
        "300030",
        "P1 P2",
    )


def test_a_calendar_in_another_hand() -> None:
    visit = site("/verein").hums().press("Kalender", "a").page("/verein/kalender", 200)
    visit.json("GET", "/verein/termine.json", 200).says("warn", "[fullcalendar] locale de missing")

    calm(visit.judge("der Kalender zeigt Sonntag als ersten Tag, das ist ungewohnt"))
