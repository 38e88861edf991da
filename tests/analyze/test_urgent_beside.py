"""Something fails that the business does not live of. Judged before the analyzer read it."""

from analyze.calm_visits import held
from analyze.urgent_visits import work

BESIDE = "P2 P3"


def test_a_table_that_cannot_be_taken_along_is_beside_a_crms_core() -> None:
    visit = work("/deals?stage=won").ok("GET", "/api/deals").hums().press("Export CSV")
    visit.no("POST", "/api/deals/export", 500).press("Export CSV", after=6)
    visit.no("POST", "/api/deals/export", 500)
    analysis = visit.judge("Export is dead. I need this for my boss NOW", "/deals?stage=won")
    held(analysis, "backend_error", "500 | /api/deals/export", BESIDE)


def test_last_years_invoice_is_beside_the_core_though_it_is_about_payments() -> None:
    visit = work("/compte/paiements").ok("GET", "/api/payments").hums()
    visit.press("Télécharger la facture 2023", "a")
    visit.no("GET", "/api/payments/2023-11/invoice.pdf", 500)
    analysis = visit.judge("la facture de novembre 2023 ne s'ouvre pas", "/compte/paiements")
    held(analysis, "backend_error", "500 | invoice.pdf", BESIDE)


def test_a_newsletter_is_beside_a_banks_core() -> None:
    visit = work("/private").field("email").hums().press("Keep me posted")
    visit.no("POST", "/api/newsletter/signup", 500)
    analysis = visit.judge("tried to sign up for your market news, error", "/private")
    held(analysis, "backend_error", "500 | newsletter", BESIDE)


def test_a_picture_of_oneself_is_beside_the_core() -> None:
    visit = work("/settings/profile").hums().press("Foto hochladen")
    visit.no("PUT", "/api/me/avatar", 413, contentType="text/html")
    analysis = visit.judge("mein Bild wird nicht übernommen", "/settings/profile")
    held(analysis, "validation_rejected backend_error api_contract", "413 | avatar", BESIDE)


def test_a_list_of_wishes_is_beside_a_shops_core() -> None:
    visit = work("/p/lamp-22").hums().press("♥").no("POST", "/api/wishlists/7/items", 500)
    visit.press("Add to bag").ok("POST", "/api/bag/items", status=201)
    analysis = visit.judge("heart doesn't stay red", "/p/lamp-22")
    held(analysis, "backend_error", "500 | wishlists", BESIDE)


def test_an_address_book_is_beside_the_core() -> None:
    visit = work("/konto/adressbuch").field("strasse").hums().press("Adresse speichern")
    visit.no("POST", "/api/customers/31/addresses", 500)
    analysis = visit.judge("Neue Adresse wird nicht gespeichert", "/konto/adressbuch")
    held(analysis, "backend_error", "500 | addresses", BESIDE)


def test_stars_for_a_doctor_are_beside_a_clinics_core_though_the_path_speaks_of_booking() -> None:
    visit = work("/bookings/5520/thanks").hums().press("★★★★★").press("Send rating")
    visit.no("POST", "/api/bookings/5520/rating", 500)
    analysis = visit.judge("couldn't leave a review for Dr. Lind", "/bookings/5520/thanks")
    held(analysis, "backend_error", "500 | rating", BESIDE)


def test_another_language_is_beside_the_core() -> None:
    visit = work("/antrag/kindergeld").hums().press("Українська", "a")
    visit.no("GET", "/i18n/uk.json", 500).broke("TypeError: t.messages is undefined")
    analysis = visit.judge("не перемикається мова", "/antrag/kindergeld")
    held(analysis, "backend_error js_exception", "", BESIDE)


def test_a_timetable_on_paper_is_beside_a_schools_core() -> None:
    visit = work("/stundenplan/8b").ok("GET", "/api/plan/8b").hums().press("Drucken")
    visit.broke("TypeError: printFrame.contentWindow is null")
    analysis = visit.judge("Drucken tut nichts", "/stundenplan/8b")
    held(analysis, "js_exception", "printFrame", BESIDE)


def test_a_link_to_share_is_beside_an_editors_core() -> None:
    visit = work("/d/8f2c/edit").ok("PUT", "/api/documents/8f2c").hums().press("Copy share link")
    visit.no("POST", "/api/documents/8f2c/links", 502)
    analysis = visit.judge("can't share this with the client", "/d/8f2c/edit")
    held(analysis, "backend_error", "502 | links", BESIDE)


def test_a_filter_that_throws_is_beside_the_core() -> None:
    visit = work("/candidates").ok("GET", "/api/candidates").hums().press("Last 30 days")
    visit.broke("RangeError: Invalid time value")
    analysis = visit.judge("the date filter is broken", "/candidates")
    held(analysis, "js_exception", "Invalid time value", BESIDE)


def test_a_password_that_cannot_be_changed_is_beside_the_core() -> None:
    visit = work("/mi-cuenta/seguridad").field("nueva").hums().press("Cambiar contraseña")
    visit.no("PUT", "/api/usuarios/yo/clave", 500)
    analysis = visit.judge("no puedo cambiar la clave", "/mi-cuenta/seguridad")
    held(analysis, "backend_error", "500 | clave", BESIDE)


def test_a_subscription_that_cannot_be_ended_is_no_core_action() -> None:
    visit = work("/account/subscription").hums().press("Cancel my subscription").press("Confirm")
    visit.no("DELETE", "/api/subscriptions/771", 500).press("Confirm", after=4)
    visit.no("DELETE", "/api/subscriptions/771", 500)
    analysis = visit.judge("you won't let me leave", "/account/subscription")
    held(analysis, "backend_error", "500 | subscriptions", BESIDE)


def test_contacts_that_are_not_taken_in_are_beside_a_crms_core() -> None:
    visit = work("/contacts").hums().press("Import").press("Start import")
    visit.no("POST", "/api/contacts/imports", 500)
    analysis = visit.judge("Import von 900 Kontakten bricht ab", "/contacts")
    held(analysis, "backend_error", "500 | imports", BESIDE)


def test_a_search_in_the_help_pages_is_beside_a_banks_core() -> None:
    visit = work("/aide").field("question").hums().press("Rechercher")
    visit.no("GET", "/api/help/search?q=…", 500)
    analysis = visit.judge("la recherche dans l'aide plante", "/aide")
    held(analysis, "backend_error", "500 | help", BESIDE)


def test_a_card_that_cannot_be_forgotten_is_beside_paying() -> None:
    visit = work("/account/payment-methods").ok("GET", "/api/payment-methods").hums()
    visit.press("Remove card ending 4242").no("DELETE", "/api/payment-methods/pm_31", 500)
    analysis = visit.judge("old card won't go away", "/account/payment-methods")
    held(analysis, "backend_error", "500 | payment-methods", BESIDE)


def test_a_list_of_sign_ins_is_beside_signing_in() -> None:
    visit = work("/admin/security/logins").hums().press("Download login history")
    visit.no("GET", "/api/audit/logins.csv", 504)
    analysis = visit.judge("auditor wants the login list, download fails", "/admin/security/logins")
    held(analysis, "backend_error timeout_slow", "504 | logins.csv", BESIDE)


def test_words_on_a_gift_are_beside_paying_though_it_is_the_checkout() -> None:
    visit = work("/checkout").hums().press("Add a gift note")
    visit.no("PUT", "/api/checkout/c_9/gift-note", 500).press("Pay now")
    visit.ok("POST", "/api/checkout/c_9/complete", status=201).moved("/thanks", "/checkout")
    analysis = visit.judge("my gift note was not accepted", "/thanks")
    held(analysis, "backend_error", "500 | gift-note", BESIDE)


def test_how_one_is_notified_is_beside_the_core() -> None:
    visit = work("/preferences/notifications").hums().press("Weekly digest", "input")
    visit.asks_graph("UpdateDigest", '{"errors":[{"message":"boom"}],"data":null}', 500)
    analysis = visit.judge("toggle jumps back", "/preferences/notifications")
    held(analysis, "backend_error", "500", BESIDE)
