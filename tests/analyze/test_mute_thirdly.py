"""A third portion of what leaves no error, worded as others would, and judged after it was written.

Half of it looks like a failure of the kinds before, and is none. Not: pages that log errors.
"""

from analyze.calm_visits import calm, held
from analyze.mute_visits import guest


def test_an_address_that_is_saved_and_old_at_the_checkout() -> None:
    visit = guest("/account/address").field("Street").press("Save address").ok(
        "PUT", "/api/addresses/3", '{"id": 3, "street": "Elm Road 8", "city": "York"}',
        requestBody='{"street": "Elm Road 8", "city": "York"}')  # fmt: skip
    visit.at("/checkout", "/account/address").ok(
        "GET",
        "/api/addresses",
        '{"addresses": [{"id": 3, "street": "Old Lane 2", "city": "York"}]}',
    )

    held(visit.judge("checkout keeps shipping to where I lived before", "/checkout"),
         "backend_error stale_version race", "/api/addresses | Old Lane 2", "P1 P2")  # fmt: skip


def test_a_price_that_another_seller_changed_meanwhile() -> None:
    visit = guest("/offers").ok("GET", "/api/offers/8", '{"id": 8, "price": 40, "seller": "A"}')
    visit.press("Follow").ok("POST", "/api/offers/8/follow", '{"following": true}')
    visit.waits(20).ok("GET", "/api/offers/8", '{"id": 8, "price": 45, "seller": "A"}')

    calm(visit.judge("Könnt ihr eine Preisgrafik zeigen?", "/offers"))


def test_a_slug_that_the_server_puts_in_order() -> None:
    visit = guest("/posts/new").field("Title").press("Publish").ok(
        "POST", "/api/posts", '{"id": 5, "slug": "my-cat", "title": "My Cat"}', 201,
        requestBody='{"title": " My Cat ", "slug": "My Cat"}')  # fmt: skip
    visit.moved("/posts/my-cat", "/posts/new", "pushState")
    visit.ok("GET", "/api/posts/5", '{"id": 5, "slug": "my-cat", "title": "My Cat"}')

    calm(visit.judge("how do I add a second picture?", "/posts/my-cat"))


def test_a_row_that_two_people_delete() -> None:
    visit = guest("/members").ok("GET", "/api/members", '[{"id": 7}, {"id": 8}]').press("Remove")
    visit.ok("DELETE", "/api/members/8", status=204).ok("GET", "/api/members", '[{"id": 7}]')

    calm(visit.judge("Please let us export the list of members", "/members"))


def test_a_cart_that_a_paid_order_emptied() -> None:
    visit = guest("/checkout").press("Add gift").wrote("cart", 480).press("Pay")
    visit.ok("POST", "/api/payments", '{"id": "p2", "state": "paid"}', 201)
    visit.keep("cart", "remove").at("/order/complete", "/checkout")

    calm(visit.judge("Versendet ihr auch in die Schweiz?", "/order/complete"))


def test_a_store_that_is_cleared_by_who_signs_out() -> None:
    visit = (
        guest("/notes").signed_in().press("New note").wrote("notes.cache", 1200).press("Abmelden")
    )
    visit.ok("POST", "/api/logout", status=204).cleared().at("/login", "/notes")

    calm(visit.judge("Kann ich mich auch mit dem Fingerabdruck anmelden?", "/login"))


def test_a_form_of_a_plain_old_page_that_filters() -> None:
    visit = guest("/archive").field("Year").press("Search")
    visit.at("/archive?year=…&topic=…", "/archive", after=0.3).press("Search")
    visit.at("/archive?year=…&topic=…", "/archive", after=0.3)

    calm(visit.judge("Il manque l'année 1987 dans vos archives", "/archive"), "P3 P2")


def test_a_message_that_the_page_sends_into_its_own_address() -> None:
    visit = guest("/support")
    visit.field("E-mail").field("Message").press("Absenden", selector="input.submit")
    visit.at("/support?email=…&message=…", "/support", after=0.4).waits(6)

    held(visit.judge("Nachricht abgeschickt, aber es kam nie eine Bestätigung", "/support"),
         "dead_control", "Absenden", "P2")  # fmt: skip


def test_steps_that_begin_anew_for_another_person() -> None:
    visit = guest("/persons/1")
    for step in (1, 2, 3):
        visit.press("Next").ok("POST", "/api/persons", status=201)
        visit.moved(f"/persons/{step + 1}", how="pushState", after=0.3)
    visit.press("Add another person").moved("/persons/1", how="pushState")

    calm(visit.judge("Can children travel without a passport?", "/persons/1"))


def test_a_survey_that_never_gets_to_its_last_page() -> None:
    visit = guest("/survey/intro")
    for _ in range(2):
        for there in ("/survey/you", "/survey/work", "/survey/intro"):
            visit.field("Answer").press("Volgende").ok("POST", "/api/survey/answers", status=204)
            visit.moved(there, how="pushState", after=0.2)

    held(visit.judge("enquête begint steeds opnieuw, kom nooit bij het einde", "/survey/intro"),
         "redirect_loop api_contract", "/survey/intro", "P2 P1")  # fmt: skip


def test_a_way_back_from_a_sign_in_that_was_thought_better_of() -> None:
    visit = guest("/sign-in").press("Continue with Apple").at("/auth/callback?error=…", after=8)
    visit.at("/sign-in", "/auth/callback", after=0.5).field("E-mail").press("Sign in")
    visit.ok("POST", "/api/login")
    visit.known = True
    visit.moved("/home", "/sign-in", "pushState").ok("GET", "/api/feed")

    calm(visit.judge("Which of my data does Apple see?", "/home"))


def test_a_card_that_is_checked_at_a_bank_and_forgotten_by_the_shop() -> None:
    visit = guest("/checkout")
    for _ in range(2):
        visit.press("Pay now").ok("POST", "/api/payments", '{"redirect": "https://bank"}', 201)
        visit.at("/payments/return?id=…", after=25).at("/checkout", "/payments/return", after=0.7)

    held(visit.judge("bank says OK, then I am on the payment page again", "/checkout"),
         "redirect_loop third_party payment_declined backend_error", "/payments/return",
         "P1")  # fmt: skip


def test_a_list_shown_as_it_was_left_that_asks_anew() -> None:
    visit = guest("/tasks").ok("GET", "/api/tasks").press("Task 4", "a").moved("/tasks/4", "/tasks")
    visit.press("Done").ok("PATCH", "/api/tasks/4").restored("/tasks").ok("GET", "/api/tasks")

    calm(visit.judge("Wish: keyboard shortcuts for done", "/tasks"))


def test_a_list_shown_as_it_was_left() -> None:
    visit = guest("/tasks").ok("GET", "/api/tasks").press("Task 4", "a").moved("/tasks/4", "/tasks")
    visit.press("Done").ok("PATCH", "/api/tasks/4").restored("/tasks").waits(6).press("Task 4", "a")
    visit.moved("/tasks/4", "/tasks").restored("/tasks").waits(8)

    held(visit.judge("erledigte Aufgaben bleiben in der Liste stehen bis ich neu lade", "/tasks"),
         "stale_version race", "/tasks", "P2 P3")  # fmt: skip


def test_letters_written_in_a_tunnel() -> None:
    visit = guest("/diary").line(False).field("Entry").press("Guardar").wrote("pending", 512)
    visit.waits(60).line(True).waits(40).press("Entradas", "a").moved("/diary/list", "/diary")

    held(visit.judge("lo que escribí en el metro no aparece en el otro teléfono", "/diary"),
         "offline storage", "Guardar", "P2 P3")  # fmt: skip


def test_a_download_that_its_user_does_not_find() -> None:
    visit = guest("/bills").ok("GET", "/api/bills").press("Download")
    visit.ask("GET", "/api/bills/3.pdf", 200, contentType="application/pdf", responseBytes=88_120)

    calm(visit.judge("Die Rechnung ist auf meinen alten Namen ausgestellt", "/bills"), "P2 P3")


def test_a_sheet_that_is_saved_as_a_page() -> None:
    visit = guest("/bank").press("Export", "a")
    visit.ask("GET", "/api/statements.csv", 200, contentType="text/html", responseBytes=940)

    held(visit.judge("Excel zegt dat het bestand beschadigd is", "/bank"),
         "api_contract backend_error auth_expired", "/api/statements.csv", "P2 P3")  # fmt: skip


def test_a_telephone_that_nobody_can_dial() -> None:
    visit = guest("/contact").dead("Call us", tag="a", times=3)

    held(visit.judge("Tapping Call us does nothing on my tablet", "/contact"),
         "dead_control", "Call us", "P2 P3")  # fmt: skip


def test_a_washing_machine_that_is_paid_and_still_reserved() -> None:
    visit = guest("/laundry").press("Start").ok("POST", "/api/machines/4/start", '{"id": 4}', 202)
    visit.polls("/api/machines/4", '{"status": "waiting for payment"}', times=20, every=3)

    held(visit.judge("Waschmaschine startet nicht, Geld ist weg", "/laundry"),
         "timeout_slow", "/api/machines/4", "P1 P2")  # fmt: skip


def test_a_code_that_may_only_be_typed_once() -> None:
    visit = guest("/redeem").field("Code").press("Redeem").ok("POST", "/api/codes/redeem")
    visit.press("Redeem").no("POST", "/api/codes/redeem", 409, '{"error": "code was used"}')

    held(visit.judge("it says the code was used but I only used it now", "/redeem"),
         "race validation_rejected", "/api/codes/redeem", "P3 P2")  # fmt: skip


def test_a_switch_that_keeps_what_it_was_set_to() -> None:
    visit = guest("/prefs").ok("GET", "/api/prefs", '{"sms": true}').press("SMS", "label")
    visit.ok("PATCH", "/api/prefs", '{"sms": false, "updatedAt": "2026-02-27"}',
             requestBody='{"sms": false}')  # fmt: skip
    visit.press("SMS", "label").ok("PATCH", "/api/prefs", '{"sms": true}',
                                   requestBody='{"sms": true}')  # fmt: skip
    visit.ok("GET", "/api/prefs", '{"sms": true}')

    calm(visit.judge("SMS kosten mich im Ausland Geld, wieso?", "/prefs"))
