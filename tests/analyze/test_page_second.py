"""More that happens in pages, written after the rules had been mended and before they were run.

Not: the first visits of their kind (test_page_*.py beside this one).
"""

from analyze.experts import NO_CAUSE
from analyze.page_visits import REJECTED, page, told
from analyze.visits import PAGE


def test_an_error_that_was_caught_and_only_mentioned_is_evidence() -> None:
    visit = page("/products/mug").click("Größentabelle")
    visit.logged("dialog", "TypeError: this.dialog.showModal is not a function", level="info")
    visit.click("Größentabelle")
    visit.logged("dialog", "TypeError: this.dialog.showModal is not a function", level="info")

    told(visit.judge("Tabelle öffnet nicht"), "js_exception", "P2 P3", "showModal")


def test_a_warning_around_an_error_is_evidence() -> None:
    visit = page("/search").click("Nur verfügbare")
    visit.logged("[filters] could not apply", "RangeError: Invalid array length", level="warn")

    told(visit.judge("Der Filter geht nicht"), "js_exception", "P2 P3", "Invalid array length")


def test_a_button_that_shows_no_price_is_told_by_its_own_words() -> None:
    visit = page("/checkout").click("Pagar NaN €").ask("POST", "/api/pay", 200)

    analysis = visit.judge("¿Cuánto cuesta?", "/checkout")
    told(analysis, "js_exception api_contract", "P0 P1 P2", "NaN")


def test_a_method_that_an_old_browser_lacks_stops_the_list() -> None:
    visit = page("/orders").ask("GET", "/api/orders", 200)
    visit.fail("TypeError: orders.toSorted is not a function", REJECTED)

    analysis = visit.judge("Aucune commande affichée", "/orders")
    told(analysis, "js_exception", "P1 P2", "toSorted")


def test_an_engine_without_an_interface_stops_the_upload() -> None:
    visit = page("/profile").click("Foto hochladen")
    visit.fail("ReferenceError: OffscreenCanvas is not defined")

    told(visit.judge("Foto geht nicht"), "js_exception", "P2 P3", "OffscreenCanvas")


def test_a_worker_that_threw_stops_the_export() -> None:
    visit = page("/reports").click("Exportar PDF")
    visit.fail("Error: Uncaught DataCloneError: The object could not be cloned.")

    told(visit.judge("No se exporta"), "js_exception", "P2", "could not be cloned")


def test_an_answer_of_a_slower_item_that_overwrites_is_a_race() -> None:
    visit = page("/catalogue").click("Mugs")
    visit.ask("GET", "/api/products", 200, durationMs=5000).click("Plates")
    visit.ask("GET", "/api/products", 200, durationMs=150)

    told(visit.judge("I chose plates and see mugs", "/catalogue"), "race", "P2 P3", "/api/products")


def test_a_sign_up_that_was_sent_twice_is_a_race() -> None:
    visit = page("/sign-up").click("Konto erstellen").click("Konto erstellen", after=0.2)
    visit.ask("POST", "/api/users", 201).ask("POST", "/api/users", 409)

    analysis = visit.judge("Es sagt, die E-Mail sei vergeben", "/sign-up")
    told(analysis, "race validation_rejected", "P1 P2 P3", "/api/users")


def test_a_change_that_was_overwritten_by_the_other_tab_is_a_race() -> None:
    visit = page("/notes/5").click("Save").ask("PUT", "/api/notes/5", 412)
    visit.log("warn", "Save rejected: the note was modified by another tab")

    told(visit.judge("My text is gone", "/notes/5"), "race", "P1 P2", "/api/notes/5", "412")


def test_a_page_that_draws_without_end_says_so_in_a_warning() -> None:
    visit = page("/planner").click("Month")
    visit.log("error", "Warning: Maximum update depth exceeded. This can happen when a component "
              "calls setState inside useEffect. at Planner")  # fmt: skip

    told(visit.judge("The planner flickers"), "js_exception", "P2", "Maximum update depth")


def test_a_menu_under_a_banner_cannot_be_pressed() -> None:
    visit = page("/account")
    for _ in range(4):
        visit.press("div#consent-overlay", "div")

    told(visit.judge("Ich kann nichts anklicken", "/account"), "dead_control", "P1 P2")


def test_a_field_that_asks_for_what_is_there_is_a_refusal() -> None:
    visit = page("/checkout")
    for _ in range(3):
        visit.click("Jetzt kaufen")
        visit.log("warn", "form invalid", after=0.05)
        visit.log("warn", 'Field "phone": value does not match pattern', after=0.05)

    analysis = visit.judge("Meine Nummer wird nicht angenommen", "/checkout")
    told(analysis, "validation_rejected", "P1", "phone")


def test_a_press_in_another_language_that_nothing_follows_is_dead() -> None:
    visit = page("/checkout").dead("Objednat s povinností platby", 3)

    analysis = visit.judge("Tlačítko nefunguje", "/checkout")
    told(analysis, "dead_control", "P1", "Objednat")


def test_an_accordion_that_does_not_open_is_no_emergency() -> None:
    visit = page("/help").dead("Returns", 2)

    told(visit.judge("The answers do not open", "/help"), "dead_control", "P2 P3", "Returns")


def test_a_list_that_stops_to_grow_is_told_by_what_failed() -> None:
    visit = page("/mugs").ask("GET", "/api/mugs", 200)
    visit.ask("GET", "/api/mugs", 200).ask("GET", "/api/mugs", 500)
    visit.logged("useInfiniteQuery", "Error: Request failed with status code 500")

    told(visit.judge("No more mugs when I scroll", "/mugs"), "backend_error", "P2", "/api/mugs")


def test_an_error_of_the_start_leaves_every_button_without_life() -> None:
    visit = page("/booking")
    visit.fail("TypeError: Cannot read properties of undefined (reading 'locale')")
    visit.dead("Next").dead("Choose room").dead("Next")

    told(visit.judge("Nothing reacts", "/booking"), "js_exception", "P1 P2", "locale")


def test_a_part_that_two_versions_share_is_told() -> None:
    visit = page("/cart")
    visit.fail("Error: Unsatisfied version 17.0.2 from shell of shared singleton module react "
               "(required ^18.2.0)")  # fmt: skip

    told(visit.judge("Cart is white", "/cart"), "js_exception stale_version", "P1 P2", "react")


def test_an_element_without_its_class_is_told() -> None:
    visit = page("/products/mug")
    visit.fail("TypeError: Illegal constructor: autonomous custom element 'mug-viewer'")
    visit.dead("Rotate", 2)

    told(visit.judge("Cannot turn the mug"), "js_exception", "P2 P3", "mug-viewer")


def test_an_old_bundle_and_a_new_handler_name_the_missing_method() -> None:
    visit = page("/wishlist").click("Remove")
    visit.logged("Error in v-on handler (Promise/async):",
                 "TypeError: this.$store.dispatch(...).then is not a function")  # fmt: skip

    told(visit.judge("Cannot remove"), "js_exception", "P2 P3", "dispatch")


def test_an_unknown_action_of_a_store_is_told() -> None:
    visit = page("/cart").click("Apply voucher").log("error", "[vuex] unknown action type: "
                                                     "cart/applyVoucher")  # fmt: skip

    told(visit.judge("Voucher button without effect"), "js_exception", "P1 P2", "applyVoucher")


def test_a_directive_that_a_page_does_not_know_is_told() -> None:
    visit = page("/login")
    visit.fail("Error: NG0300: Multiple components match node with tagname app-login")

    analysis = visit.judge("Login page is empty", "/login")
    told(analysis, "js_exception", "P1", "app-login")


def test_a_drawn_page_that_never_woke_is_dead_by_hydration() -> None:
    visit = page("/contact")
    visit.log("error", "Hydration failed because the server rendered HTML didn't match the client.")
    visit.dead("Send", 3)

    told(visit.judge("Send does nothing", "/contact"), "hydration", "P1 P2")


def test_a_library_that_did_not_come_is_the_reason_of_what_lacks_it() -> None:
    visit = page("/events").lost("https://code.jquery.com/jquery-3.7.1.min.js", "script")
    visit.fail("ReferenceError: $ is not defined").dead("Show dates", 2)

    analysis = visit.judge("Dates do not show", "/events")
    told(analysis, "chunk_load third_party asset_missing", "P2", "jquery")


def test_the_press_before_last_is_not_blamed_for_an_old_crash() -> None:
    visit = page("/mugs").click("Compare").fail("TypeError: a.specs is undefined")
    visit.go("/cart").ask("GET", "/api/cart", 200).go("/checkout").click("Place order")
    visit.ask("POST", "/api/orders", 503).click("Place order").ask("POST", "/api/orders", 503)

    analysis = visit.judge("Ordering fails", "/checkout")
    told(analysis, "backend_error", "P1", "/api/orders", "503")


def test_a_storm_of_console_errors_of_a_player_is_not_the_dead_form() -> None:
    visit = page("/newsletter")
    for number in range(8):
        visit.log("error", f"[player] buffer stalled at {number}.2 s")
    visit.dead("Subscribe", 3)

    told(visit.judge("Cannot subscribe", "/newsletter"), "dead_control", "P1 P2", "Subscribe")


def test_an_exception_beats_a_slow_picture() -> None:
    visit = page("/mugs").ask("GET", "/img/hero.jpg", 200, durationMs=9000, resource="img")
    visit.click("Filter").fail("TypeError: t.filters.forEach is not a function")

    told(visit.judge("Filter broken"), "js_exception", "P2", "filters.forEach")


def test_a_shop_that_talks_a_lot_is_well() -> None:
    visit = page("/mugs")
    for number in range(12):
        visit.log("warn", f"[Deprecation] feature {number} will be removed in M130")
    visit.logged("telemetry dropped", "TypeError: Failed to fetch", level="info")
    visit.click("Add to cart").ask("POST", "/api/cart", 201).go("/cart")

    told(visit.judge("Can I pay by invoice?"), NO_CAUSE, "P3")


def test_a_caught_error_that_was_got_over_is_noise() -> None:
    visit = page("/mugs")
    visit.logged("recently viewed unavailable", "TypeError: null is not an object (evaluating "
                 "'e.ids')", level="info")  # fmt: skip
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("Is it dishwasher safe?"), NO_CAUSE, "P3")


def test_news_that_is_looked_for_every_second_is_well() -> None:
    visit = page("/auction/7")
    for _ in range(25):
        visit.ask("GET", "/api/bids/7", 200).log("debug", "polled", after=1)
    visit.click("Bid").ask("POST", "/api/bids", 201)

    told(visit.judge("When does it end?", "/auction/7"), NO_CAUSE, "P3")


def test_a_page_that_threw_as_it_came_and_then_worked_is_well() -> None:
    visit = page("/mugs").fail("TypeError: Cannot read properties of null (reading 'dataset')")
    visit.click("Add to cart").ask("POST", "/api/cart", 201).go("/cart")
    visit.ask("GET", "/api/cart", 200)

    told(visit.judge("Do you gift-wrap?"), NO_CAUSE, "P3")


def test_a_remote_that_came_and_a_name_that_it_lacks_is_told() -> None:
    visit = page("/").click("My basket").ask("GET", f"{PAGE}/basket/remoteEntry.js", 200)
    visit.fail('Error: Module "./Basket" does not exist in container.\nwhile loading "./Basket" '
               "from webpack/container/reference/basket", REJECTED)  # fmt: skip

    analysis = visit.judge("Basket does not open")
    told(analysis, "js_exception chunk_load stale_version", "P1 P2", "./Basket")
