"""The same once more, written when the first had been mended and before these were judged.

What somebody changes, sends and waits for. Most come from a thread, named above the situation.
"""

from analyze.calm_visits import calm, held
from analyze.mute_visits import guest


def test_a_switch_that_flips_back() -> None:
    # razeware/emitron-iOS#296
    visit = guest("/me/letters").ok("GET", "/api/prefs", '{"digest": false, "sms": true}')
    for _ in range(2):
        visit.press("Weekly digest", "label", after=3)
        visit.ok("PATCH", "/api/prefs", '{"digest": false, "sms": true}',
                 requestBody='{"digest": true}')  # fmt: skip

    held(visit.judge("the switch jumps back after a second", "/me/letters"),
         "api_contract backend_error", "/api/prefs | digest", "P2 P3")  # fmt: skip


def test_a_count_of_unread_letters_that_stays() -> None:
    # Xyphyn/photon#504
    visit = guest("/inbox").ok("GET", "/api/inbox/summary", '{"unread": 4}').press("Mark all read")
    visit.ok("POST", "/api/inbox/read-all", status=204)
    visit.ok("GET", "/api/inbox/summary", '{"unread": 4}').press("Mark all read")
    visit.ok("POST", "/api/inbox/read-all", status=204)
    visit.ok("GET", "/api/inbox/summary", '{"unread": 4}')

    held(visit.judge("Die rote 4 geht nicht weg obwohl alles gelesen ist", "/inbox"),
         "backend_error stale_version race api_contract", "/api/inbox/summary",
         "P2 P3")  # fmt: skip


def test_a_registration_that_is_dead_after_a_first_try() -> None:
    # FixMyBerlin/fixmy.frontend#101
    visit = guest("/registrieren").field("E-Mail").press("Registrieren").log("debug", "invalid: 2")
    visit.press("Datenschutz", "label").press("AGB", "label").waits(3)
    visit.dead("Registrieren", times=3)

    held(visit.judge("Formular reagiert beim Abschicken nicht mehr", "/registrieren"),
         "dead_control", "Registrieren", "P1")  # fmt: skip


def test_a_line_of_a_chat_that_one_press_sends_twice() -> None:
    # mccxiv/tc#163
    visit = guest("/chat/7").field("Message").press("Send")
    visit.ok("POST", "/api/chats/7/messages", status=201, durationMs=210)
    visit.ok("POST", "/api/chats/7/messages", status=201, durationMs=190)

    held(visit.judge("meine Nachrichten kommen doppelt an", "/chat/7"),
         "race", "/api/chats/7/messages", "P2 P3")  # fmt: skip


def test_a_line_that_is_not_sent_after_the_tab_had_slept() -> None:
    # triestpa/Open-Cryptochat#8
    visit = guest("/chat/7").ok("GET", "/api/chats/7").turned("hidden").waits(900)
    visit.turned("visible").field("Message").press("Senden").waits(20).press("Senden").waits(15)

    held(visit.judge("nach der Pause wird nichts mehr gesendet, es dreht sich nur", "/chat/7"),
         "dead_control timeout_slow", "Senden", "P1 P2")  # fmt: skip


def test_a_sign_up_without_the_box_that_it_needs() -> None:
    # EvanHerman/yikes-inc-easy-mailchimp-extender#708
    visit = guest("/sign-up").missing("https://www.google.com/recaptcha/api.js", "script")
    visit.field("Name").field("E-mail").dead("Sign up", times=2)

    held(visit.judge("there is no captcha to tick and sign up is dead", "/sign-up"),
         "third_party chunk_load dead_control", "recaptcha", "P1")  # fmt: skip


def test_a_number_that_springs_back() -> None:
    # Shopify/dawn#3122
    visit = guest("/basket").ok("GET", "/api/cart", '{"items": [{"id": 4, "quantity": 1}]}')
    visit.field("Quantity").ok("PATCH", "/api/cart/items/4", '{"id": 4, "quantity": 3}',
                               requestBody='{"quantity": 5}')  # fmt: skip

    held(visit.judge("si je mets 5 ça revient à 3", "/basket"),
         "api_contract backend_error validation_rejected", "/api/cart/items/4 | quantity",
         "P1 P2")  # fmt: skip


def test_a_language_that_is_forgotten_on_the_next_page() -> None:
    # gggritso/Vimmy.safariextension#68
    visit = guest("/").press("Deutsch").wrote("lang", 2).waits(4).press("Über uns", "a")
    visit.at("/about", "/")

    held(visit.judge("nach jedem Klick ist die Seite wieder englisch", "/about"),
         "unknown storage", "", "P2 P3")  # fmt: skip


def test_a_ticket_that_opened_in_another_window() -> None:
    visit = guest("/tickets/3").ok("GET", "/api/tickets/3").press("Download ticket")
    visit.turned("hidden").turned("visible")

    calm(visit.judge("Wo finde ich mein Ticket auf dem Handy wieder?", "/tickets/3"))


def test_a_sign_in_that_took_a_while() -> None:
    visit = guest("/login").press("Log in").slow("POST", "/api/login", 6)
    visit.known = True
    visit.moved("/home", "/login", "pushState").ok("GET", "/api/feed")

    calm(visit.judge("can I stay logged in for longer than a day?", "/home"))


def test_a_payment_that_went_through_when_the_line_was_back() -> None:
    visit = guest("/checkout").line(False).press("Pay")
    visit.ask("POST", "/api/orders", 0, error="TypeError: Failed to fetch").line(True, after=9)
    visit.press("Pay").ok("POST", "/api/orders", status=201)
    visit.moved("/thanks", "/checkout", "pushState")

    calm(visit.judge("I would like the invoice on my company", "/thanks"))


def test_answers_of_a_quiz_that_a_new_page_begins_without() -> None:
    # SaferMobile/InTheClear#7
    visit = (
        guest("/quiz").press("B").wrote("quiz.answers", 310, "sessionStorage").press("Next", "a")
    )
    visit.at("/quiz/2", "/quiz").waits(8).cleared("sessionStorage")
    visit.at("/quiz/2", "/quiz/2", after=20)

    held(visit.judge("alle Antworten weg beim Weiterblättern", "/quiz/2"),
         "storage", "quiz.answers", "P2 P3")  # fmt: skip


def test_a_comment_that_is_listed_a_moment_later() -> None:
    visit = guest("/news/4").field("Comment").press("Post comment")
    visit.ok("POST", "/api/news/4/comments", '{"id": 9, "text": "Well said"}', 201)
    visit.ok("GET", "/api/news/4/comments", '[{"id": 8, "text": "No"}]').waits(3)
    visit.ok("GET", "/api/news/4/comments",
             '[{"id": 8, "text": "No"}, {"id": 9, "text": "Well said"}]')  # fmt: skip

    calm(visit.judge("Kann man in Kommentaren fett schreiben?", "/news/4"))


def test_an_edit_that_is_right_and_printed_wrongly() -> None:
    # IFRCGo/go-frontend#395
    visit = guest("/company").field("Name").press("Save").ok(
        "PUT", "/api/company", '{"id": 1, "name": "Acme GmbH"}',
        requestBody='{"name": "Acme GmbH"}')  # fmt: skip
    visit.ok("GET", "/api/company", '{"id": 1, "name": "Acme GmbH"}')

    calm(visit.judge("Auf den Rechnungen steht noch der alte Firmenname", "/company"), "P2 P3")


def test_a_month_that_is_overtaken_by_the_one_before() -> None:
    # oliverschwendener/ueli#788
    visit = guest("/plan").press("Next month").ok("GET", "/api/shifts?month=…", durationMs=3900)
    visit.press("Next month", after=0.5).ok("GET", "/api/shifts?month=…", durationMs=180).waits(7)

    held(visit.judge("on affiche mai mais ce sont les équipes d'avril", "/plan"),
         "race", "/api/shifts", "P2 P3")  # fmt: skip
