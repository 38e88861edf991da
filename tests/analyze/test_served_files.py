"""Files that a page names and that do not come, houses that are called in, and nothing broken.

Scripts of the own site and of others, maps, captchas, fields of payment, windows and printed
pages. Not: posted forms (test_served_forms.py), plugins (test_served_plugins.py).
"""

from analyze.served_visits import EDGE, FIREFOX, IPHONE, calm, held, site

CAPTCHA = "https://www.google.com/recaptcha/api.js"
FIELDS = "https://js.payfields.test/v3/fields.js"
MAPS = "https://maps.googleapis.com/maps/api/js?key=…&callback=initMap"


def test_a_library_that_the_upload_left_out() -> None:
    """Three inline scripts fail for one file that is not on the server."""
    visit = site("/anmeldung", hums=False).lost("/assets/vendor/jquery-3.6.0.min.js")
    for line in (41, 208, 377):
        visit.broke("ReferenceError: $ is not defined", line=line)
    visit.dead("Weiter zu Schritt 2", times=2)

    held(
        visit.judge("komme bei der Kita-Anmeldung nicht auf Schritt 2"),
        "asset_missing",
        "jquery-3.6.0.min.js",
        "P1 P2",
    )


def test_a_menu_that_stayed_behind_when_the_site_moved_to_https() -> None:
    visit = site("/").lost("http://shop.example.com/js/menu.js")
    visit.broke("ReferenceError: initMenu is not defined", line=90)
    visit.dead("Vereine", "a", times=2).page("/impressum")

    held(
        visit.judge("The navigation has stopped opening since you got the padlock"),
        "asset_missing csp",
        "http://shop.example.com/js/menu.js",
        "P2 P1",
    )


def test_a_library_whose_seal_does_not_fit() -> None:
    """bootstrap #38677: the file came, its digest is another, the browser does not run it."""
    visit = site("/courses").lost(
        "https://cdn.jsdelivr.net/npm/bootstrap@5.3.2/dist/js/bootstrap.min.js"
    )
    visit.broke("ReferenceError: bootstrap is not defined", "/js/site.js", 12)
    visit.dead("Term dates", times=2)

    held(
        visit.judge("dropdowns on the college site don't drop down"),
        "asset_missing third_party",
        "bootstrap",
        "P2",
    )


def test_a_script_that_is_a_page() -> None:
    """The address of a script is answered with the page that says 404."""
    visit = site("/antrag/hundesteuer", FIREFOX)
    visit.broke("SyntaxError: expected expression, got '<'", "/js/antrag.js?v=12", 1)
    visit.press("Weiter", "button", "#weiter")
    visit.broke("ReferenceError: pruefeSeite is not defined", where="onclick", line=1)

    held(
        visit.judge("Hundesteuer online anmelden: auf Weiter passiert nix"),
        "js_exception asset_missing chunk_load",
        "antrag.js",
        "P1 P2",
    )


def test_a_captcha_that_waits_for_consent_that_was_refused() -> None:
    """A consent tool holds the captcha back; the form cannot be sent without it."""
    visit = site("/kontakt", hums=False).press("Nur notwendige", "button", "#consent-deny")
    visit.fills("name", "nachricht").press("Senden")
    visit.broke("ReferenceError: grecaptcha is not defined", "/js/form.js", 44, "sendForm")
    visit.press("Senden").broke("ReferenceError: grecaptcha is not defined", "/js/form.js", 44)

    held(
        visit.judge("Kontaktformular sendet nicht"),
        "js_exception third_party",
        "grecaptcha is not defined",
        "P2",
    )


def test_fields_of_the_card_that_a_blocker_kept_away() -> None:
    visit = site("/kassa", EDGE).lost(FIELDS)
    visit.broke("ReferenceError: PayFields is not defined", "/js/checkout.js", 7)
    visit.press("Betaal nu").broke(
        "ReferenceError: PayFields is not defined", "/js/checkout.js", 31
    )

    held(
        visit.judge("Ik kan mijn kaartnummer nergens invullen", "/kassa"),
        "third_party asset_missing",
        "js.payfields.test",
        "P1",
    )


def test_a_map_that_does_not_know_the_site() -> None:
    visit = site("/apotheken/notdienst")
    visit.says(
        "error",
        "Google Maps JavaScript API error: RefererNotAllowedMapError\n"
        "https://developers.google.com/maps/documentation/javascript/error-messages",
    )

    held(
        visit.judge("Statt der Karte mit den Notdiensten nur eine graue Fläche"),
        "third_party",
        "RefererNotAllowedMapError",
        "P2 P3",
    )


def test_a_map_that_the_policy_keeps_out() -> None:
    visit = site("/branches").add(
        "console",
        "error",
        {
            "kind": "csp",
            "message": f"Refused '{MAPS}': it violates the Content Security Policy directive "
            '"script-src-elem"',
        },
    )
    visit.press("Find a branch").broke(
        "ReferenceError: google is not defined", "/js/branches.js", 9
    )

    held(
        visit.judge("find a branch is broken, no map"),
        "csp",
        "maps.googleapis.com",
        "P2",
    )


def test_a_receipt_whose_window_was_not_allowed() -> None:
    """Where a window is held back, `window.open` gives null."""
    visit = site("/kvitton/991", IPHONE).press("Skriv ut kvitto")
    told = "TypeError: null is not an object (evaluating 'w.document')"
    visit.broke(told, "/js/receipt.js", 18, "printReceipt")
    visit.press("Skriv ut kvitto").broke(told, "/js/receipt.js", 18, "printReceipt")

    held(
        visit.judge("Går inte att skriva ut kvittot på min telefon"),
        "js_exception",
        "w.document",
        "P2",
    )


def test_a_form_that_asks_for_what_cannot_be_seen() -> None:
    """wenzhixin #34: a hidden field is required; the browser refuses and says it to nobody."""
    visit = site("/apply/nursing").hums().fills("grade", "statement")
    visit.dead("Send application", times=4)

    held(
        visit.judge("Send application button doesn't do anything, deadline is tonight!!"),
        "dead_control",
        "Send application",
        "P1 P2",
    )


def test_a_poll_that_learns_that_somebody_has_signed_out() -> None:
    visit = site("/praxis/wartezimmer").hums()
    for _ in range(3):
        visit.waits(10).json("GET", "/praxis/wartezimmer/stand", 200)
    for _ in range(3):
        visit.waits(10).json("GET", "/praxis/wartezimmer/stand", 401)
    visit.press("Aufrufen").page("/anmelden?abgelaufen=1")

    held(
        visit.judge("Die Warteliste steht seit 9 Uhr still, dann flog ich raus"),
        "auth_expired",
        "/praxis/wartezimmer/stand|401",
        "P2",
    )


def test_a_chat_of_another_house_is_not_why_the_order_list_fails() -> None:
    visit = site("/mijn-bestellingen").lost("https://embed.chatty.test/loader.js")
    visit.broke("TypeError: t.boot is not a function", "https://cdn.chatty.test/w.js", 1)
    visit.press("Vorige bestellingen", "a").page("/mijn-bestellingen?p=2", 500)

    held(
        visit.judge("oudere bestellingen kan ik niet zien"),
        "backend_error",
        "/mijn-bestellingen|500",
        "P2",
        never="chatty",
    )


def test_a_bill_that_opened_and_names_an_old_street() -> None:
    visit = site("/konto/rechnungen").hums().press("Rechnung 2025-118 (PDF)", "a").away(25)
    visit.press("Rechnung 2025-117 (PDF)", "a").away(12)

    calm(visit.judge("Auf meiner Rechnung steht noch die alte Adresse"))


def test_a_page_that_was_printed() -> None:
    visit = site("/rezepte/linsensuppe").hums().press("Drucken").away(14)

    calm(visit.judge("beim Drucken ist der rechte Rand abgeschnitten"))


def test_a_stranger_s_name_at_the_top_of_the_page() -> None:
    """A kept page of somebody else: nothing that the browser sees tells of it."""
    visit = site("/").hums().page("/my-account", 200).page("/", 200, came="")

    calm(visit.judge("It says Hello Margaret. I am not Margaret."))


def test_news_that_somebody_does_not_agree_with() -> None:
    visit = site("/").lost("https://securepubads.g.doubleclick.net/tag/js/gpt.js")
    visit.broke("TypeError: window.googletag.pubads is not a function", "/js/ads.js", 4)
    visit.press("Sport", "a").page("/sport", 200).press("Kommentar", "a").page("/sport/17", 200)

    calm(visit.judge("Warum wurde mein Kommentar gelöscht?"))


def test_a_cookie_wall_and_opening_hours() -> None:
    visit = site("/library", hums=False).press("Accept all", "button", "#cmp-accept")
    visit.lost("https://connect.facebook.net/en_US/fbevents.js").press("Opening hours", "a")
    visit.page("/library/hours", 200)

    calm(visit.judge("are you open on new year's eve, the site doesn't say"))


def test_a_sum_that_was_told_before_the_voucher() -> None:
    visit = site("/warenkorb").press("Gutschein einlösen")
    visit.json("POST", "/warenkorb/gutschein", 200, '{"ok":true,"summe":"41,20"}')
    visit.press("Zur Kasse", "a").page("/kasse", 200)

    calm(visit.judge("Versandkosten finde ich zu hoch"))
