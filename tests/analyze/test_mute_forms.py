"""Forms that lose what was written, go out twice or never, or start anew. Not: plain presses.

Most come from a thread in which somebody told of it, named above it; judged beforehand.
"""

from analyze.calm_visits import calm, held
from analyze.mute_visits import guest


def test_a_form_that_loads_the_page_anew() -> None:
    # plutov/formulosity#22
    visit = guest("/contact")
    for _ in range(2):
        visit.field("Name").field("Message").press("Send")
        visit.at("/contact?name=…&message=…", "/contact", after=0.3)

    held(visit.judge("when I press send the page flashes and all I wrote is gone", "/contact"),
         "dead_control", "Send", "P2")  # fmt: skip


def test_a_search_that_loads_the_page_anew_on_enter() -> None:
    # apoorvaron/Shorty#101
    visit = guest("/search").field("Search")
    for _ in range(3):
        visit.at("/search?", "/search", after=4)

    held(visit.judge("Suche: wenn ich Enter drücke lädt nur die Seite neu", "/search"),
         "dead_control redirect_loop unknown", "/search", "P2 P3")  # fmt: skip


def test_a_room_that_is_booked_twice_at_one_double_click() -> None:
    # wyeworks/nucore-open#3393
    visit = guest("/rooms/4/book").field("Guests").press("Book now", times=2)
    visit.ok("POST", "/api/bookings", status=201, durationMs=2400, after=-0.4)
    visit.ok("POST", "/api/bookings", status=201, durationMs=2100).waits(2)
    visit.moved("/bookings/done", how="pushState")

    held(visit.judge("Me han cobrado dos veces la misma habitación", "/bookings/done"),
         "race", "/api/bookings", "P1 P2")  # fmt: skip


def test_a_comment_that_appears_twice() -> None:
    # danirus/django-comments-xtd#284
    visit = guest("/news/8").field("Comment").press("Publier", times=2)
    visit.ok("POST", "/api/comments", status=201, durationMs=1900, after=-0.4)
    visit.ok("POST", "/api/comments", status=201, durationMs=1700)

    held(visit.judge("mon commentaire est apparu deux fois", "/news/8"),
         "race", "/api/comments", "P2 P3")  # fmt: skip


def test_a_contract_that_was_sent_again_as_nothing_seemed_to_happen() -> None:
    # codeforamerica/pittsburgh-purchasing-suite#303
    visit = guest("/contracts/new").field("Supplier").press("Submit")
    visit.ok("POST", "/api/contracts", status=201, durationMs=14000).waits(6)
    visit.press("Submit").ok("POST", "/api/contracts", status=201, durationMs=9000).waits(9)
    visit.moved("/contracts", how="pushState").ok("GET", "/api/contracts")

    held(visit.judge("now there are two contracts with the same supplier", "/contracts"),
         "race timeout_slow", "/api/contracts", "P2")  # fmt: skip


def test_a_favourite_that_is_set_twice_is_set_once() -> None:
    # weareinreach/InReach#2021
    visit = guest("/flats/12").press("Save flat", times=2)
    visit.ok("PUT", "/api/favourites/12", after=-0.4).ok("PUT", "/api/favourites/12")

    calm(visit.judge("How can I share my list with my wife?", "/flats/12"))


def test_an_application_that_starts_over_after_its_third_page() -> None:
    # forwarder/meteor-wizard#67
    visit = guest("/apply/1")
    for _ in range(2):
        for step in (1, 2, 3):
            visit.field("Answer").press("Next").ok("POST", "/api/apply/answers")
            there = f"/apply/{step % 3 + 1}"
            visit.moved(there, f"/apply/{step}", "replaceState" if step == 3 else "pushState", 0.4)

    held(visit.judge("after page three it starts all over again with empty fields", "/apply/1"),
         "redirect_loop api_contract", "/apply/1", "P1 P2")  # fmt: skip


def test_a_sign_in_that_must_be_touched_before_it_can_be_pressed() -> None:
    # Ylianst/MeshCentral#6428
    visit = guest("/login").press("Log in", times=2, disabled=True, after=3)
    visit.field("Password").press("Log in", selector="button.log").ok("POST", "/api/login")
    visit.known = True
    visit.moved("/inbox", "/login", "pushState").ok("GET", "/api/inbox")

    held(visit.judge("Muss immer erst ins Feld klicken bevor Anmelden geht", "/inbox"),
         "dead_control", "Log in", "P2 P3")  # fmt: skip


def test_a_registration_that_jumps_back_to_a_field() -> None:
    # passff/passff#244
    visit = guest("/register").field("E-mail").field("Password")
    for _ in range(3):
        visit.press("Create account", after=3).field("Phone")

    held(visit.judge("I fill in everything, press create and it only jumps back up", "/register"),
         "dead_control validation_rejected", "Create account", "P1")  # fmt: skip


def test_a_birthday_that_comes_back_a_day_early() -> None:
    # IFRCGo/go-frontend#395
    visit = guest("/profile").ok("GET", "/api/profile", '{"birthday": "1990-05-11"}')
    visit.field("Birthday").press("Save").ok(
        "PUT", "/api/profile", '{"birthday": "1990-05-03", "name": "K."}',
        requestBody='{"birthday": "1990-05-04", "name": "K."}')  # fmt: skip

    held(visit.judge("Geburtstag wird immer einen Tag zu früh gespeichert", "/profile"),
         "api_contract backend_error", "/api/profile", "P2")  # fmt: skip


def test_settings_that_the_server_takes_and_forgets() -> None:
    # Automattic/wp-calypso#8194
    visit = guest("/settings").ok("GET", "/api/settings", '{"language": "en"}').press("Deutsch")
    visit.press("Save").ok("PUT", "/api/settings", '{"ok": true}',
                           requestBody='{"language": "de"}').waits(3)  # fmt: skip
    visit.at("/settings", "/settings").ok("GET", "/api/settings", '{"language": "en"}')

    held(visit.judge("Sprache stellt sich nach dem Neuladen wieder auf Englisch", "/settings"),
         "backend_error api_contract stale_version", "/api/settings", "P2 P3")  # fmt: skip


def test_a_form_that_was_left_and_never_sent() -> None:
    # hyperlink-academy/leaflet#351
    visit = guest("/petition").field("Name").field("City").press("Back", "a")
    visit.moved("/", "/petition", "pushState").ok("GET", "/api/petitions")

    calm(visit.judge("Why do you need my city? I would rather not say", "/"))


def test_a_voucher_that_was_wrong_and_then_right() -> None:
    # openfoodfoundation/openfoodnetwork#1213
    visit = guest("/cart").field("Voucher").press("Apply")
    visit.no("POST", "/api/voucher", 422, '{"message": "no such voucher"}').field("Voucher")
    visit.press("Apply").ok("POST", "/api/voucher", '{"off": 5}').press("Pay")
    visit.ok("POST", "/api/orders", status=201).moved("/thank-you", how="pushState")

    calm(visit.judge("Kommt das Paket noch vor Ostern an?", "/thank-you"))
