"""Answers of servers that were made for people: pages, notices and flashes where data was asked.

Told by the keepers of shops, schools and clubs whose pages ask by jQuery or fetch on the way. Not:
whole loads (test_served_forms.py).
"""

from analyze.served_visits import FIREFOX, IPHONE, calm, held, site


def test_a_flash_that_tells_of_a_key_that_is_not_valid() -> None:
    """magento: the post is sent back to where it came from, and the words are fetched."""
    told = '{"messages":{"messages":[{"type":"error","text":"Invalid Form Key. Please refresh the '
    told += 'page."}]},"cart":{"summary_count":0}}'
    visit = site("/round-kettle.html").hums().press("Add to Cart", "button", "#addtocart-button")
    visit.page("/round-kettle.html", 200)
    visit.json("GET", "/customer/section/load/?sections=cart,messages", 200, told)

    held(
        visit.judge("can't put the kettle in my cart, says something about a form key"),
        "auth_expired permission_denied",
        "Invalid Form Key",
        "P1 P2",
    )


def test_stock_that_went_meanwhile_and_was_told() -> None:
    no = '{"hasError":true,"errors":["Il n’y a pas assez de produits en stock."]}'
    visit = site("/9-nappe.html").press("Ajouter au panier").json("POST", "/panier?ajax=1", 200, no)
    visit.press("Ajouter au panier").json("POST", "/panier?ajax=1", 200, no)

    held(
        visit.judge("je voudrais 6 nappes et rien ne s'ajoute"),
        "validation_rejected",
        "/panier",
        "P2 P3",
    )


def test_a_fatal_error_that_is_answered_as_if_all_were_well() -> None:
    """PHP prints its error and says 200."""
    body = "<br />\n<b>Fatal error</b>:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection "
    body += "refused in /var/www/inc/db.php:14"
    visit = site("/turnier/anmelden", FIREFOX).press("Team anmelden")
    visit.xhr("POST", "/turnier/speichern.php", 200, body)
    visit.press("Team anmelden").xhr("POST", "/turnier/speichern.php", 200, body)

    held(
        visit.judge("Anmeldung zum Turnier: nach dem Klick kommt Kauderwelsch mit PDOException"),
        "backend_error",
        "/turnier/speichern.php|PDOException",
        "P1 P2",
    )


def test_a_sign_in_page_where_rows_were_asked_for() -> None:
    body = '<!doctype html><title>Anmelden</title><form method="post" action="/login">'
    visit = site("/lager/bestand").away(4000).fills("suche")
    visit.xhr("GET", "/lager/bestand.json?q=schraube", 200, body, resource="fetch")
    told = "SyntaxError: Unexpected token '<', \"<!doctype \"... is not valid JSON"
    visit.rejects(told, told)

    held(
        visit.judge("Suche im Lager findet nichts mehr, vorhin ging's noch"),
        "auth_expired",
        "/lager/bestand.json",
        "P2",
    )


def test_a_wall_that_wants_to_see_a_browser_first() -> None:
    body = "<!DOCTYPE html><html><head><title>Just a moment...</title>"
    visit = site("/tickets", IPHONE).press("Find seats")
    visit.xhr("POST", "/tickets/seats", 403, body, resource="fetch").press("Find seats")
    visit.xhr("POST", "/tickets/seats", 403, body, resource="fetch")

    held(
        visit.judge("no seats ever load for the panto"),
        "permission_denied third_party",
        "/tickets/seats|403",
        "P2 P1",
    )


def test_a_name_that_cannot_be_looked_up_holds_the_whole_form() -> None:
    """jquery-validation, `remote`: a field whose check fails keeps the form from being sent."""
    visit = site("/register").fills("username")
    visit.json("GET", "/register/check?username=…", 500).fills("password", "password2")
    visit.dead("Create account", "input", times=2)
    visit.json("GET", "/register/check?username=…", 500)

    held(
        visit.judge("Create account won't go. There is no error next to any field."),
        "backend_error",
        "/register/check|500",
        "P1",
    )


def test_a_comment_that_was_pressed_twice_stands_there_twice() -> None:
    visit = site("/forum/thema/8").fills("text").press("Antworten")
    visit.xhr("POST", "/forum/thema/8/antworten", 201, resource="fetch")
    visit.press("Antworten", after=0.2)
    visit.xhr("POST", "/forum/thema/8/antworten", 201, resource="fetch")

    held(
        visit.judge("Meine Antwort steht zweimal da und löschen darf ich nicht"),
        "race",
        "/forum/thema/8/antworten",
        "P2 P3",
    )


def test_a_token_against_forgery_that_no_longer_fits_the_sign_in() -> None:
    """asp.net core answers 400 and an empty page where the antiforgery cookie is another."""
    visit = site("/Account/Login").away(90000).press("Log in")
    visit.page("/Account/Login", 400, "POST", responseBytes=0)

    held(
        visit.judge("Blank page after I log in. HTTP ERROR 400"),
        "auth_expired validation_rejected",
        "/Account/Login|400",
        "P1",
    )


def test_a_part_that_was_asked_for_without_a_line() -> None:
    visit = site("/fahrplan", IPHONE).line(False).press("Spätere Fahrten", "a")
    visit.xhr("GET", "/fahrplan/teil?ab=18:00", 0, error="network error")
    visit.says("error", "htmx:sendError").line(True)

    held(
        visit.judge("spätere Fahrten lassen sich nicht laden (sitze in der U-Bahn)"),
        "offline",
        "",
        "P3",
    )


def test_a_call_that_is_kept_open_and_ends_by_itself() -> None:
    """A long poll ends with 504 every minute and is begun anew: that is how it works."""
    visit = site("/redaktion/ticker")
    for _ in range(4):
        visit.waits(60).json("GET", "/ticker/poll?since=…", 504, durationMs=60003)
    visit.press("Archiv", "a").page("/redaktion/archiv", 200)

    held(
        visit.judge("Wo finde ich den Artikel vom letzten Jahr über das Stadtfest?"),
        "unknown",
        "",
        "P3",
    )


def test_an_editor_that_did_not_come_leaves_a_bare_field() -> None:
    visit = site("/newsletter/neu").lost("/vendor/tinymce/tinymce.min.js")
    visit.broke("ReferenceError: tinymce is not defined", "/js/editor.js", 3)
    visit.dead("Bild einfügen").fills("betreff")

    held(
        visit.judge("kann keine Bilder mehr in den Newsletter setzen, Symbolleiste fehlt"),
        "asset_missing",
        "tinymce.min.js",
        "P2",
    )


def test_a_house_before_the_site_that_could_not_reach_it() -> None:
    visit = site("/").press("Onlineshop", "a").page("/shop", 522, durationMs=19200)
    visit.page("/shop", 522, came="", durationMs=19100)

    held(
        visit.judge("error 522 connection timed out bei euch im Hofladen"),
        "timeout_slow backend_error",
        "/shop|522",
        "P1 P2",
    )


def test_pages_that_all_came_and_a_wish() -> None:
    visit = site("/verein/termine").hums().press("Dezember", "a").page("/verein/termine/12", 200)
    visit.json("GET", "/verein/termine.json?m=12", 200)
    visit.broke("Script error.", "https://widgets.wetter.test/w.js", 0)

    calm(visit.judge("Könnt ihr die Termine auch als Kalenderdatei anbieten?"))


def test_where_the_stack_names_a_page_and_a_line() -> None:
    """A handler in the markup calls what an older page had."""
    visit = site("/pta/signup", FIREFOX).hums().press("Sign me up", "input", "input#go")
    visit.broke("ReferenceError: validateVolunteer is not defined", line=1, where="onclick")
    visit.press("Sign me up", "input", "input#go")
    visit.broke("ReferenceError: validateVolunteer is not defined", line=1, where="onclick")

    held(
        visit.judge("signing up to help at the fair just does nothing"),
        "js_exception",
        "validateVolunteer is not defined",
        "P1 P2",
    )
