"""A third look at sites whose server makes the pages, harder: much noise, little told.

Not: the first two (test_served_forms.py, test_served_again.py and those beside them).
"""

from analyze.served_visits import EDGE, FIREFOX, IPHONE, PAGE, calm, held, site

ADS = "https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js"


def test_an_editor_that_boasts_of_its_age_and_a_page_that_is_not_saved() -> None:
    visit = site("/redaktion/seite/3").says(
        "error", "This CKEditor 4.22.1 version is not secure. Consider upgrading to the latest one."
    )
    visit.press("Speichern").page("/redaktion/seite/3", 500, "POST")

    held(
        visit.judge("Startseite lässt sich seit heute nicht speichern"),
        "backend_error",
        "/redaktion/seite/3|500",
        "P2",
        never="CKEditor",
    )


def test_a_script_that_was_put_off_until_somebody_pressed() -> None:
    visit = site("/", IPHONE).press("Menü", "div", "div.elementor-menu-toggle")
    visit.broke("ReferenceError: elementorFrontend is not defined", "/wp-content/menu.js", 8)
    visit.press("Menü", "div", "div.elementor-menu-toggle")
    visit.broke("ReferenceError: elementorFrontend is not defined", "/wp-content/menu.js", 8)

    held(
        visit.judge("Menü am Handy geht nicht auf"),
        "js_exception",
        "elementorFrontend is not defined",
        "P2 P1",
    )


def test_a_form_that_is_answered_with_a_page_and_must_not_be() -> None:
    """turbo: a form that is answered 200 with a page is refused by the kit, in its console."""
    told = "Error: Form responses must redirect to another location"
    visit = site("/subscriptions/new").fills("email").press("Subscribe now")
    visit.xhr("POST", "/subscriptions", 200, resource="fetch").scolds("", told)
    visit.press("Subscribe now").xhr("POST", "/subscriptions", 200, resource="fetch")
    visit.scolds("", told)

    held(
        visit.judge("pressing subscribe doesn't change anything on the page"),
        "api_contract js_exception backend_error",
        "must redirect to another location",
        "P1 P2",
    )


def test_a_token_that_rails_could_not_verify() -> None:
    visit = site("/posts/4").away(9000).press("Kommentieren")
    visit.xhr("POST", "/posts/4/comments", 422, "Can't verify CSRF token authenticity.",
              resource="fetch", contentType="text/plain")  # fmt: skip

    held(
        visit.judge("Kommentar wird nicht gespeichert"),
        "auth_expired",
        "/posts/4/comments|422",
        "P2 P3",
    )


def test_a_plugin_that_fails_as_the_page_comes_up_and_a_basket_that_stays_shut() -> None:
    error = "TypeError: Cannot read properties of null (reading 'querySelector')"
    visit = site("/produkt/lampe").broke(error, "/theme/js/offcanvas-cart.js", 1, "init")
    visit.dead("Warenkorb", "button", times=3)

    held(
        visit.judge("der Warenkorb klappt rechts nicht mehr auf"),
        "js_exception",
        "reading 'querySelector'",
        "P1 P2",
    )


def test_advertisements_that_fail_and_a_subscriber_who_is_not_known() -> None:
    visit = site("/politik/artikel-9").lost(ADS)
    visit.broke("TagError: adsbygoogle.push() error: No slot size for availableWidth=0", ADS, 1)
    visit.json("GET", "/abo/status", 500, resource="fetch")
    visit.says("warn", "[paywall] status unknown, showing the offer")

    held(
        visit.judge("Bin Abonnent und trotzdem kommt die Bezahlschranke"),
        "backend_error",
        "/abo/status|500",
        "P1 P2",
        never="adsbygoogle",
    )


def test_a_file_in_another_tab_of_which_nothing_is_known() -> None:
    visit = site("/downloads").hums().press("Vertretungsplan (PDF)", "a").away(4)
    visit.press("Vertretungsplan (PDF)", "a").away(3)

    calm(visit.judge("der Vertretungsplan öffnet sich, ist aber von letzter Woche"))


def test_a_part_that_failed_for_half_a_minute_and_came_back() -> None:
    visit = site("/leitstand")
    for status in (200, 502, 502, 502, 200, 200):
        visit.waits(10).xhr("GET", "/leitstand/kacheln", status)
        if status >= 500:
            visit.says("error", f"Response Status Error Code {status} from /leitstand/kacheln")

    held(
        visit.judge("die Kacheln waren kurz rot umrandet"),
        "backend_error",
        "/leitstand/kacheln|502",
        "P2 P3",
    )


def test_a_film_that_is_answered_as_if_it_were_not_there() -> None:
    """iis 404.13: what is too long is answered 404, and only the server knows why."""
    visit = site("/Bewerbung/Upload.aspx", EDGE).press("", "input", 'input[type="file"]')
    visit.press("Hochladen", "input", after=10).page("/Bewerbung/Upload.aspx", 404, "POST")

    held(
        visit.judge("Bewerbungsvideo hochladen: Seite nicht gefunden"),
        "validation_rejected backend_error api_contract",
        "/Bewerbung/Upload.aspx|404",
        "P1 P2",
    )


def test_a_look_of_last_week_that_was_taken_away() -> None:
    visit = site("/events").lost("/assets/application-8f3c1b7e90.css", "stylesheet")
    visit.turbo("/events/5").press("Tickets", "a").turbo("/events/5/tickets")

    held(
        visit.judge("no styling at all on your site, just text and blue links"),
        "asset_missing stale_version",
        "application-8f3c1b7e90.css",
        "P2 P3",
    )


def test_scripts_that_were_joined_in_the_wrong_order() -> None:
    visit = site("/kontakt").broke("ReferenceError: wp is not defined", "/cache/min/bundle.js", 2)
    visit.fills("name").dead("Absenden", "input", times=2)

    held(
        visit.judge("Formular: Absenden ohne Reaktion"),
        "js_exception",
        "wp is not defined",
        "P2",
    )


def test_a_search_whose_address_is_too_long() -> None:
    visit = site("/recherche/experte", FIREFOX).fills("titel").press("Suchen")
    visit.page("/recherche/treffer", 414).page("/recherche/experte", 200, came="")
    visit.press("Suchen").page("/recherche/treffer", 414)

    held(
        visit.judge("Expertensuche im Archiv: Request-URI Too Large"),
        "api_contract backend_error validation_rejected",
        "/recherche/treffer|414",
        "P2",
    )


def test_somebody_who_thought_better_of_it_at_the_bank() -> None:
    visit = site("/checkout").press("Pay").page("/basket", 200, came="https://pay.acquirer.test/")

    calm(visit.judge("which cards do you take?"))


def test_a_vote_that_the_server_says_was_given_before() -> None:
    body = '<div id="poll"><p class="alert alert-danger">Sie haben schon abgestimmt.</p></div>'
    visit = site("/umfrage/kita").press("Abstimmen").xhr("POST", "/umfrage/kita/stimme", 200, body)

    held(
        visit.judge("meine Stimme wird nicht angenommen"),
        "validation_rejected",
        "schon abgestimmt",
        "P2 P3",
    )


def test_a_name_of_a_table_that_the_page_was_not_meant_to_show() -> None:
    body = "<h1>Database error</h1><p>SQLSTATE[42S02]: Base table or view not found: 1146 Table "
    body += "'club.fixtures_2026' doesn't exist</p>"
    visit = site("/fixtures").press("2026", "a").xhr("GET", "/fixtures/season/2026", 200, body)

    held(
        visit.judge("next season's fixtures show some database gibberish"),
        "backend_error",
        "/fixtures/season/2026|SQLSTATE",
        "P2",
    )


def test_a_registration_that_leads_to_the_same_form_again() -> None:
    visit = site("/register", IPHONE)
    for _ in range(3):
        visit.fills("email", "birthday").press("Create account").page("/register")

    held(
        visit.judge("it keeps giving me the empty form back"),
        "validation_rejected backend_error auth_expired",
        "Create account",
        "P1",
    )


def test_a_page_that_says_five_hundred_in_its_address() -> None:
    visit = site("/buecher/vormerken").press("Vormerken").page("/500.html")

    held(
        visit.judge("Vormerken führt auf eine Seite mit einem Fehler"),
        "backend_error",
        "/500.html",
        "P1 P2",
    )


def test_a_menu_that_works_and_a_shop_that_is_shut() -> None:
    visit = site("/").hums().press("Speisekarte", "a").page("/karte", 200)
    visit.press("Bestellen", "a").page("/bestellen/geschlossen", 200)

    calm(visit.judge("ab wann kann man heute bestellen?"))


def test_a_chat_that_asks_and_a_gallery_that_turns() -> None:
    visit = site("/galerie").lost("https://widget.tawk.to/embed.js")
    for at in range(4):
        visit.press("›", "button", "button.swiper-next", after=1)
        visit.xhr("GET", f"/galerie/bild/{at}", 200)

    calm(visit.judge("schöne Bilder! Kann man die kaufen?"))


def test_a_hand_that_is_written_down_and_a_permit_that_fails() -> None:
    stack = f"Error: signature empty\n    at submit ({PAGE}/js/permit.js:90:12)"
    visit = site("/permits/parking", EDGE).hums().fills("plate").press("Apply for permit")
    visit.json("POST", "/permits/parking", 503, resource="fetch")
    visit.rejects("Error: signature empty", stack).press("Apply for permit")
    visit.json("POST", "/permits/parking", 503, resource="fetch")

    held(
        visit.judge("Applied for a residents' permit four times, spinner then nothing"),
        "backend_error",
        "/permits/parking|503",
        "P1",
    )
