"""More controls, forms, waits and words, written before the first ones were counted. Not: those.

Each from a thread in which somebody told of it, named above it.
"""

from analyze.behaviours import Desk, nothing
from analyze.moments import told


def test_an_invoice_that_cannot_be_fetched() -> None:
    # Invoice-Generator/invoice-generator-api#88
    desk = Desk("/account/invoices").signed_in().dead("Download invoice", times=2)

    told(desk.judge("download button is not anymore working", "/account/invoices"),
         "dead_control", "Download invoice", "P2")  # fmt: skip


def test_a_pencil_that_is_disabled_where_it_should_not_be() -> None:
    # be-BOP-io-SA/be-BOP#2461
    desk = Desk("/orders/3").press("Download invoice", times=3, disabled=True)

    told(desk.judge("grey arrow, no PDF", "/orders/3"), "dead_control", "Download invoice", "P2")


def test_a_code_by_mail_that_never_counts() -> None:
    # thematters/matters-web#1609
    desk = Desk("/sign-in")
    for _ in range(3):
        desk.field("Code").press("Confirm").ask("POST", "/api/verify", 400)
        desk.log("warn", "[verify] invalid code")

    told(desk.judge("code from the mail is always invalid", "/sign-in"),
         "validation_rejected auth_expired", "/api/verify|invalid code", "P1")  # fmt: skip


def test_an_amount_that_springs_back() -> None:
    # voidpet/bugs#43
    desk = Desk("/cart")
    for _ in range(2):
        desk.press("More").ask("PATCH", "/api/cart/lines/1", 200)
        desk.log("warn", "[cart] quantity 2 asked for, 1 answered")

    told(desk.judge("cannot take two", "/cart"),
         "api_contract race stale_version backend_error", "quantity 2", "P1 P2")  # fmt: skip


def test_a_time_that_is_shown_free_and_is_taken() -> None:
    # SergeyMosin/Appointments#569
    desk = Desk("/book")
    desk.ask("GET", "/api/slots", 200).press("10:30").press("Book")
    desk.ask("POST", "/api/appointments", 409).log("warn", "[book] slot already taken")
    desk.ask("GET", "/api/slots", 200).press("10:30").press("Book")
    desk.ask("POST", "/api/appointments", 409).log("warn", "[book] slot already taken")

    told(desk.judge("It shows 10:30 as free and then says taken", "/book"),
         "validation_rejected race stale_version", "/api/appointments|already taken",
         "P1 P2")  # fmt: skip


def test_a_time_that_breaks_the_server_when_it_is_taken() -> None:
    # SergeyMosin/Appointments#569, as it was answered
    desk = Desk("/book").press("10:30").press("Book").ask("POST", "/api/appointments", 500)

    told(desk.judge("booking does not work", "/book"),
         "backend_error", "/api/appointments|500", "P1 P2")  # fmt: skip


def test_a_language_that_is_forgotten_leaves_nothing() -> None:
    # GSA/sdg-indicators-usa#920
    desk = Desk("/fr").press("Statistiques", "a").at("/statistics", "/fr")

    nothing(desk.judge("Retour en anglais à chaque page", "/statistics"), "P3 P2")


def test_letters_that_cannot_be_ended() -> None:
    # freeCodeCamp/freeCodeCamp#38322
    desk = Desk("/unsubscribe").press("Unsubscribe").ask("POST", "/api/unsubscribe", 500)
    desk.press("Unsubscribe").ask("POST", "/api/unsubscribe", 500)

    told(desk.judge("STOP SENDING ME MAIL", "/unsubscribe"),
         "backend_error", "/api/unsubscribe|500", "P2")  # fmt: skip


def test_a_list_of_states_that_stays_empty() -> None:
    # wp-erp/wp-erp#723
    desk = Desk("/checkout").press("", "select", selector='select[name="country"]')
    desk.ask("GET", "/api/states?country=…", 404).press("Continue")
    desk.log("warn", "[checkout] state is required").press("Continue")
    desk.log("warn", "[checkout] state is required")

    told(desk.judge("I cannot choose a state", "/checkout"),
         "api_contract validation_rejected", "state", "P1")  # fmt: skip


def test_an_upload_that_stands_at_ninety_nine() -> None:
    # FineUploader/fine-uploader#1461
    desk = Desk("/upload").press("Upload")
    desk.log("info", "[upload] 99 %").log("warn", "[upload] no progress for 60 s", after=60)

    told(desk.judge("stuck at 99%", "/upload"), "timeout_slow", "no progress", "P2")


def test_a_row_that_cannot_be_dragged_on_glass() -> None:
    # canonical/snapcraft.io#3632
    desk = Desk("/releases").press("edge", "td", times=2).press("stable", "td")

    nothing(desk.judge("cannot drag on my tablet, it scrolls", "/releases"))


def test_a_search_with_an_accent_that_fails_on_the_server() -> None:
    # scar86/test_repo#64
    desk = Desk("/").press("Buscar").ask("GET", "/api/search?q=…", 500)

    told(desk.judge("la búsqueda no muestra resultados"), "backend_error", "/api/search|500", "P2")


def test_a_plate_that_takes_the_presses_of_a_menu() -> None:
    # TwelveIterationMods/EiraIRC#154
    desk = Desk("/news").press("", "div", times=4, selector="#chat-launcher-frame")

    told(desk.judge("The chat bubble lies over the menu", "/news"),
         "dead_control third_party", "chat-launcher-frame", "P2 P3")  # fmt: skip


def test_a_booking_sent_twice_by_an_impatient_thumb() -> None:
    # 206Tours/DB#1681
    desk = Desk("/tours/9").press("Book and pay").press("Book and pay", after=0.3)
    desk.ask("POST", "/api/bookings", 201).ask("POST", "/api/bookings", 201)

    told(desk.judge("booked double", "/tours/9"), "race", "/api/bookings", "P0")


def test_a_message_sent_twice_while_the_page_was_slow() -> None:
    # mysociety/writetothem#22
    desk = Desk("/write").press("Send").press("Send", after=4)
    desk.ask("POST", "/api/messages", 201, durationMs=7000)
    desk.ask("POST", "/api/messages", 201, durationMs=3200)

    told(desk.judge("my MP got it twice", "/write"), "race timeout_slow", "/api/messages", "P2 P3")


def test_a_draft_that_is_forbidden_after_lunch() -> None:
    # filebrowser/filebrowser#3636
    desk = Desk("/files/notes.md").signed_in().ask("GET", "/api/files/notes.md", 200)
    desk.turned("hidden").turned("visible").press("Save", after=9)
    desk.ask("PUT", "/api/files/notes.md", 401).at("/login", "/files/notes.md")

    told(desk.judge("All my changes are lost", "/login"),
         "auth_expired", "/api/files/notes.md", "P1 P2")  # fmt: skip


def test_a_start_page_in_place_of_a_new_password() -> None:
    # MarksMakerSpace/filament-profiles#403
    desk = Desk("/login").moved("/reset/…", "", "load").ask("GET", "/api/reset/…", 410)
    desk.at("/login", "/reset/…", after=0.4)

    told(desk.judge("reset link brings me to the log-in", "/login"),
         "auth_expired validation_rejected api_contract", "/api/reset", "P1 P2 P3")  # fmt: skip


def test_a_checkout_that_puts_one_back_into_the_cart() -> None:
    # woocommerce/woocommerce#12991 and its like
    desk = Desk("/cart", noisy=False)
    for _ in range(3):
        desk.press("Checkout", "a").at("/checkout", "/cart", after=0.4)
        desk.at("/cart", "/checkout", after=0.3)

    told(desk.judge("Checkout sends me back to the cart", "/cart"),
         "redirect_loop", "/checkout", "P1")  # fmt: skip


def test_a_page_that_jumps_beside_a_question() -> None:
    # civilblur/youlag#40
    desk = Desk("/news").vital("CLS", 0.61, "poor")

    nothing(desk.judge("Who writes these articles?", "/news"))


def test_a_code_for_less_that_is_over() -> None:
    # UltraCart/responsive_checkout#93
    desk = Desk("/cart").field("Code").press("Apply").ask("POST", "/api/coupons", 422)
    desk.log("warn", "[cart] coupon SPRING has expired")

    told(desk.judge("my code doesn't work", "/cart"),
         "validation_rejected", "/api/coupons|expired", "P3 P2")  # fmt: skip


def test_another_s_orders_are_shown() -> None:
    # fajarghifar's and OpenAEV's kind: rows of somebody else
    desk = Desk("/orders").ask("GET", "/api/orders", 200)
    desk.log("error", "[orders] order 77 belongs to another customer")

    told(desk.judge("who is Ben and why do I see what he bought", "/orders"),
         "backend_error api_contract race js_exception", "another customer", "P0")  # fmt: skip


def test_a_step_that_waits_for_an_answer_that_comes_late() -> None:
    # uvdesk/community-skeleton#590
    desk = Desk("/setup/1").press("Proceed", after=2)
    desk.ask("POST", "/api/setup/database", 200, durationMs=21000)

    told(desk.judge("wizard does not advance", "/setup/1"),
         "timeout_slow", "/api/setup/database", "P2 P1")  # fmt: skip


def test_a_star_that_is_refused_without_a_sign_in() -> None:
    # janavipandole/Furnix#85
    desk = Desk("/products/4").press("♡").ask("POST", "/api/favourites", 401)

    told(desk.judge("heart does nothing", "/products/4"),
         "auth_expired permission_denied", "/api/favourites|401", "P2 P3")  # fmt: skip


def test_a_thanks_beside_a_slow_picture() -> None:
    # Hashnode/user-feedback#21
    desk = Desk("/profile").press("Upload").ask("POST", "/api/avatar", 200, durationMs=2400)

    nothing(desk.judge("Merci, c'est parfait", "/profile"))


def test_a_complaint_about_people_not_about_pages() -> None:
    # majorka.io: the angry ones
    desk = Desk("/contact").press("Send").ask("POST", "/api/contact", 201)

    nothing(desk.judge("Your support NEVER answers, worst company ever!!!", "/contact"))


def test_a_password_that_is_wrong_for_good() -> None:
    # GEWIS/gewisweb#219
    desk = Desk("/login").press("Log in").ask("POST", "/api/login", 401)
    desk.press("Log in").ask("POST", "/api/login", 401)

    told(desk.judge("pw wrong??", "/login"), "auth_expired validation_rejected unknown", "", "P3")


def test_a_save_that_fails_beside_a_menu_that_seemed_dead() -> None:
    # CosmoCMS/Cosmo#236 with a rival
    desk = Desk("/pages/2").dead("More").press("Save").ask("PUT", "/api/pages/2", 500)
    desk.press("Save").ask("PUT", "/api/pages/2", 500)

    told(desk.judge("page not saving", "/pages/2"), "backend_error", "/api/pages/2|500", "P2")


def test_a_dead_publish_beside_a_missing_picture() -> None:
    # MISP/MISP#788 with a rival
    desk = Desk("/events/4/edit")
    gone = {"method": "GET", "url": "https://shop.example.com/img/logo.png", "status": 0}
    desk.add("network", "warn", gone | {"resource": "img", "error": "did not load"})
    desk.dead("Publish", times=3)

    told(desk.judge("nothing happens on submit", "/events/4/edit"), "dead_control", "Publish", "P2")


def test_a_plan_that_is_asked_for_beside_a_failing_counter() -> None:
    # GoogleChrome/web.dev#7066 and its like
    desk = Desk("/plans").press("Monthly").press("Yearly")

    nothing(desk.judge("Do you have a plan for schools?", "/plans"))


def test_a_basket_emptied_by_signing_in() -> None:
    # ita-social-projects/horondi_client_fe#577
    desk = Desk("/login").press("Log in").ask("POST", "/api/login", 200).signed_in()
    desk.at("/cart", "/login").log("error", "[cart] guest cart could not be merged").keep(
        "cart", "remove"
    )

    told(desk.judge("After log in my basket is empty", "/cart"),
         "js_exception backend_error storage api_contract",
         "could not be merged", "P1 P2")  # fmt: skip
