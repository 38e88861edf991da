"""A second look at sites whose server makes the pages, written before any of it was judged.

Views that ran out, guests at doors, exports, frames. Not: the rest of it (test_served_later.py).
"""

from analyze.served_visits import EDGE, IPHONE, calm, held, site


def test_a_view_that_could_not_be_restored() -> None:
    """primefaces #4109: the answer is 200 and XML; the error stands in it."""
    body = "<?xml version='1.0'?><partial-response><error><error-name>class javax.faces.application"
    body += ".ViewExpiredException</error-name><error-message><![CDATA[viewId:/antrag.xhtml - View "
    body += "/antrag.xhtml could not be restored.]]></error-message></error></partial-response>"
    visit = site("/antrag.xhtml", EDGE).fills("form:name").away(2400).press("Weiter")
    visit.xhr("POST", "/antrag.xhtml", 200, body, contentType="application/xml").press("Weiter")
    visit.xhr("POST", "/antrag.xhtml", 200, body, contentType="application/xml")

    held(
        visit.judge("Wohngeldantrag: Weiter reagiert nach der Mittagspause nicht mehr"),
        "auth_expired backend_error",
        "ViewExpiredException",
        "P1 P2",
    )


def test_more_of_a_list_that_the_server_failed_to_give() -> None:
    told = "An AJAX HTTP error occurred.\nHTTP Result Code: 500\nDebugging information follows.\n"
    visit = site("/actualites").press("Charger plus", "a").xhr("GET", "/views/ajax?page=1", 500)
    visit.says("error", f"{told}Path: /views/ajax\nStatusText: Internal Server Error")

    held(
        visit.judge("impossible de voir les anciens articles, « Charger plus » ne charge rien"),
        "backend_error",
        "/views/ajax|500",
        "P2",
    )


def test_a_sign_in_that_fills_the_head_of_every_request() -> None:
    """altinn-studio #19008: too many cookies; the page behind the sign-in is refused."""
    visit = site("/login").fills("user", "password").press("Sign in")
    visit.document("POST", "/login", 302).page("/desk", 431).page("/desk", 431, came="")

    held(
        visit.judge("after signing in I get 'Request Header Fields Too Large'"),
        "backend_error api_contract auth_expired",
        "/desk|431",
        "P1",
    )


def test_a_map_of_modules_that_lacks_one() -> None:
    """importmap-rails #110: in production only."""
    told = 'TypeError: Failed to resolve module specifier "controllers". Relative references must '
    visit = site("/boards/7").broke(f'{told}start with either "/", "./", or "../".', line=31)
    visit.dead("Add card", times=2).dead("Archive")

    held(
        visit.judge("none of the buttons on the board react since last night"),
        "js_exception stale_version chunk_load",
        "Failed to resolve module specifier",
        "P2",
    )


def test_a_form_that_lost_its_post_on_the_way_to_another_address() -> None:
    """symfony #165: redirected, a POST becomes a GET, and there is no such page."""
    visit = site("/kontakt").fills("email", "text").press("Nachricht senden")
    visit.page("/kontakt/senden", 405).page("/kontakt", 200, came="").press("Nachricht senden")
    visit.page("/kontakt/senden", 405)

    held(
        visit.judge("Kontaktformular sagt Method Not Allowed"),
        "backend_error api_contract",
        "/kontakt/senden|405",
        "P2",
    )


def test_somebody_signed_in_who_comes_back_after_a_meeting() -> None:
    visit = site("/login").fills("user", "password").press("Log in")
    visit.document("POST", "/login", 302).page("/rota", 200).press("Next week", "a")
    visit.page("/rota?w=49", 200).away(2900).press("Swap shift").page("/login?next=/rota", 200)

    held(
        visit.judge("I keep having to log in again, I only went to a meeting"),
        "auth_expired",
        "/login",
        "P1 P2 P3",
    )


def test_a_guest_who_is_asked_to_sign_in_and_wants_to_know_something_else() -> None:
    visit = site("/").press("Mein Konto", "a").page("/anmelden", 200).page("/agb", 200)

    calm(visit.judge("Wie lange habe ich Zeit für eine Rückgabe?"))


def test_a_guest_who_signs_in_on_the_way_to_the_till() -> None:
    visit = site("/basket").press("Checkout", "a").page("/login?next=/checkout", 200)
    visit.fills("email", "password").press("Sign in").document("POST", "/login", 302)
    visit.page("/checkout", 200)

    calm(visit.judge("why is delivery to Northern Ireland so expensive"))


def test_a_bank_s_frame_that_the_policy_does_not_know() -> None:
    told = (
        "Refused 'https://secure.acsbank.test/challenge': it violates the Content Security Policy "
    )
    told += 'directive "frame-src"'
    visit = site("/kassa/betala").press("Betala 640 kr")
    visit.json("POST", "/kassa/3ds", 200, '{"challenge":true}')
    visit.add("console", "error", {"kind": "csp", "message": told}, after=0.3)

    held(
        visit.judge("vit ruta där bankid skulle komma, köpet går inte igenom", "/kassa/betala"),
        "csp",
        "secure.acsbank.test",
        "P1",
    )


def test_a_bill_that_is_not_where_the_list_says() -> None:
    visit = site("/konto/rechnungen").hums().press("2025-0118.pdf", "a")
    visit.page("/konto/rechnungen/2025-0118.pdf", 404).page("/konto/rechnungen", 200, came="")

    held(
        visit.judge("Rechnung lässt sich nicht öffnen, 404"),
        "asset_missing backend_error api_contract",
        "2025-0118.pdf|404",
        "P2 P3",
    )


def test_a_list_of_members_that_is_the_sign_in_page() -> None:
    visit = site("/verwaltung/mitglieder").away(3700).press("Als CSV exportieren")
    visit.xhr("GET", "/verwaltung/export/mitglieder.csv", 200, resource="fetch")

    held(
        visit.judge("in der exportierten Datei steht nur HTML"),
        "api_contract auth_expired",
        "mitglieder.csv",
        "P2",
    )


def test_a_picture_that_is_refused_with_words() -> None:
    no = '{"message":"The files.0 field must not be greater than 12288 kilobytes.","errors":'
    no += '{"files.0":["The files.0 field must not be greater than 12288 kilobytes."]}}'
    visit = site("/inserat/neu", IPHONE).press("", "input", 'input[type="file"]')
    visit.json("POST", "/livewire/upload-file", 422, no, after=8)

    held(
        visit.judge("Foto vom Fahrrad lässt sich nicht hochladen"),
        "validation_rejected",
        "upload-file|422",
        "P2 P3",
    )
