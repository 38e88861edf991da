"""Forms that the browser posts: the answer is a page, and the page may be the failure.

Told by the keepers of Laravel, Rails, Django, Spring, ASP.NET and plain PHP sites. Not: what is
asked within a page (test_served_parts.py).
"""

from analyze.served_visits import EDGE, FIREFOX, IPHONE, calm, held, site


def test_a_form_left_open_over_lunch_is_answered_that_its_token_ran_out() -> None:
    """laravel, "419 Page Expired": the form sat in a tab for two hours."""
    visit = site("/termine/anfrage").fills("name", "geburtstag", "anliegen").away(7300)
    visit.press("Termin anfragen").page("/termine/anfrage", 419, "POST")

    held(
        visit.judge("Hab alles ausgefüllt, dann stand da nur 419 und alles war weg.", "/termine"),
        "auth_expired",
        "/termine/anfrage|419",
        "P1 P2",
    )


def test_a_form_that_was_put_right_and_taken_is_not_to_blame_for_a_late_mail() -> None:
    """rails, a refused form is answered 422 with the form itself; the second time it was taken."""
    visit = site("/mitglieder/neu", FIREFOX).fills("iban").press("Beitreten")
    visit.page("/mitglieder", 422, "POST").fills("iban").press("Beitreten")
    visit.document("POST", "/mitglieder", 302).page("/mitglieder/willkommen", 200)

    held(
        visit.judge("Die Mail mit dem Mitgliedsausweis ist bis heute nicht da."),
        "unknown validation_rejected",
        "",
        "P3",
    )


def test_a_token_turned_over_by_a_sign_in_elsewhere_refuses_the_claim() -> None:
    """django: "after logging in in another browser tab … the token is rotated"."""
    visit = site("/claims/new/").fills("policy", "amount").away(40)
    visit.press("Submit claim").document("POST", "/claims/new/", 403)
    visit.page("/claims/new/", 403, "POST", after=0.1).press("Back", "a").page("/claims/new/", 200)

    held(
        visit.judge("I pressed submit and got Forbidden. It's my own claim!", "/claims/new/"),
        "auth_expired permission_denied",
        "/claims/new/|403",
        "P1 P2",
    )


def test_a_booking_that_the_server_answers_with_its_error_page() -> None:
    """spring, "Whitelabel Error Page … status=500": tried again with the same end."""
    visit = site("/rooms/12/book").hums().fills("from", "to").press("Book this room")
    visit.page("/rooms/12/book", 500, "POST").page("/rooms/12/book", 200, came="")
    visit.press("Book this room").page("/rooms/12/book", 500, "POST")

    held(
        visit.judge("white page with an error every time I book the village hall"),
        "backend_error",
        "/rooms/12/book|500",
        "P1",
    )


def test_a_scan_too_large_for_the_server_before_the_application_is_seen() -> None:
    """nginx, "413 Request Entity Too Large": a council's form with photographs of papers."""
    visit = site("/demandes/4711/pieces", IPHONE).press("", "input", 'input[name="piece"]')
    visit.press("Envoyer", after=20).page("/demandes/4711/pieces", 413, "POST", durationMs=18200)

    held(
        visit.judge("Impossible d'envoyer la photo de mon titre de séjour, page blanche."),
        "validation_rejected",
        "/demandes/4711/pieces|413",
        "P1 P2",
    )


def test_marks_that_end_at_the_sign_in_page() -> None:
    """historyforge #531: the session ended while somebody was typing; nothing says so."""
    visit = site("/classe/5b/notes").hums().fills("note-1", "note-2", "note-3").waits(3400)
    visit.press("Enregistrer les notes").page("/login?next=/classe/5b/notes")

    held(
        visit.judge("J'ai tapé toutes les notes et on me renvoie au login. Tout est perdu !"),
        "auth_expired",
        "/login",
        "P1 P2",
    )


def test_a_shop_that_is_being_worked_on() -> None:
    visit = site("/").press("Kasse", "a").page("/checkout", 503).waits(20)
    visit.page("/checkout", 503, came="").waits(30).page("/checkout", 503, came="")

    held(
        visit.judge(
            "Ich will bezahlen und da steht seit einer Stunde Wartungsarbeiten", "/checkout"
        ),
        "backend_error",
        "/checkout|503",
        "P1",
    )


def test_a_wall_before_the_site_takes_words_for_an_attack() -> None:
    """coreruleset #3749: what is asked has `select … from` in it, and the wall says 403."""
    visit = site("/contact", EDGE).fills("subject", "message").press("Send message")
    visit.page("/contact", 403, "POST", responseBytes=548, after=0.4)
    visit.page("/contact", 200, came="").press("Send message").page("/contact", 403, "POST")

    held(
        visit.judge("your contact form says Forbidden, request blocked by security rules"),
        "permission_denied",
        "/contact|403",
        "P2",
    )


def test_an_answer_loaded_again_orders_again() -> None:
    """Who presses reload on the page that answered a posted form posts it again."""
    visit = site("/commande/paiement").press("Payer 84,90 €")
    visit.document("POST", "/commande/valider", 200).page("/commande/valider", after=0.1)
    visit.waits(9).document("POST", "/commande/valider", 200)
    visit.page("/commande/valider", after=0.1, came="")

    held(
        visit.judge("J'ai deux mails de confirmation et deux débits pour la même commande."),
        "race",
        "/commande/valider",
        "P0",
    )


def test_a_wrong_password_that_was_right_in_the_end_and_photographs_that_are_gone() -> None:
    visit = site("/entrar").press("Entrar").page("/entrar", 422, "POST")
    visit.press("Entrar").page("/entrar", 422, "POST").press("Entrar")
    visit.document("POST", "/entrar", 302).page("/club/galeria", 200)
    for at in range(4):
        visit.lost(f"/media/2025/torneo-{at}.jpg", "img")

    held(
        visit.judge("No se ven las fotos del torneo, salen cuadros vacíos", "/club/galeria"),
        "asset_missing",
        "torneo",
        "P2 P3",
        never="/entrar",
    )


def test_whoever_comes_back_from_the_bank_is_a_stranger() -> None:
    """onetimesecret #2405: a cookie that does not come along from the house that was paid."""
    visit = site("/checkout").press("Pay by card")
    visit.page("/checkout/return?ref=8812", came="https://pay.acquirer.test/", after=70)
    visit.page("/account/login?back=/checkout/return", after=0.3)

    held(
        visit.judge("Paid with my card and came back to a login screen. Did my order go through??"),
        "auth_expired",
        "/account/login",
        "P0 P1 P2",
    )


def test_two_names_of_one_site_send_each_other_back() -> None:
    """The sign-in is remembered for www, the account is asked for without it."""
    visit = site("/login").press("Anmelden")
    for _ in range(5):
        visit.document("GET", "/konto", 302).page("/login?next=/konto", 200, after=0.4)

    held(
        visit.judge("nach dem Anmelden flackert die Seite nur hin und her"),
        "redirect_loop",
        "/login",
        "P1",
    )


def test_the_other_language_of_a_course_is_not_there() -> None:
    visit = site("/kurse/42").hums().press("EN", "a").page("/en/kurse/42", 404)
    visit.page("/kurse/42", 200, came="").press("EN", "a").page("/en/kurse/42", 404)

    held(
        visit.judge("switching to english gives not found on the pottery course"),
        "backend_error api_contract asset_missing",
        "/en/kurse/42|404",
        "P2 P3",
    )


def test_a_report_that_takes_longer_than_the_gate_waits() -> None:
    visit = site("/verwaltung/berichte").press("Jahresbericht als Excel")
    visit.page("/verwaltung/berichte/export?jahr=2025", 504, durationMs=60021, after=60)

    held(
        visit.judge("Export läuft ewig und dann Gateway Time-out"),
        "timeout_slow backend_error",
        "/verwaltung/berichte/export|504",
        "P2",
    )


def test_a_page_that_came_at_the_second_try_is_not_what_refuses_the_voucher() -> None:
    visit = site("/").page("/cart", 502).page("/cart", 200, came="")
    visit.press("Apply voucher").xhr("POST", "/index.php?fc=module&module=vouchers", 500)
    visit.press("Apply voucher").xhr("POST", "/index.php?fc=module&module=vouchers", 500)

    held(
        visit.judge(
            "my gift voucher does nothing, the wheel spins and then it's as before", "/cart"
        ),
        "backend_error",
        "vouchers|500",
        "P1 P2",
        never="502",
    )


def test_a_state_that_the_other_machine_cannot_read() -> None:
    """asp.net, "Validation of viewstate MAC failed": two machines, two keys."""
    visit = site("/Claim.aspx", EDGE).fills("ctl00$Main$txtPlate").waits(1500)
    visit.press("Next", "input", 'input[name="ctl00$Main$btnNext"]')
    visit.page("/Claim.aspx", 500, "POST")

    held(
        visit.judge("Server Error in '/' Application. I filled in five pages for this!"),
        "backend_error",
        "/Claim.aspx|500",
        "P1 P2",
    )


def test_too_many_pupils_behind_one_address() -> None:
    """A whole class signs in at once; the gate counts them as one."""
    visit = site("/login").hums().fills("user", "password").press("Log in")
    visit.page("/login", 429, "POST").waits(20).press("Log in").page("/login", 429, "POST")

    held(
        visit.judge("none of my year 9 can log in, it says too many requests"),
        "permission_denied validation_rejected backend_error auth_expired",
        "/login|429",
        "P1",
    )


def test_going_back_shows_the_basket_as_it_was_and_nothing_is_broken() -> None:
    visit = site("/produkt/kissen").press("In den Warenkorb").page("/warenkorb", 200)
    visit.press("Entfernen").document("POST", "/warenkorb/entfernen", 302).page("/warenkorb", 200)
    visit.page("/produkt/kissen", 200)

    calm(visit.judge("Warum ist das Kissen plötzlich 5 € teurer als letzte Woche?"))
