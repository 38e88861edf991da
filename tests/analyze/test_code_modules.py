"""A page whose modules, versions or frameworks fail; each from a thread that is named beside it."""

from analyze.code_visits import CHROME, FIREFOX, SAFARI, tab
from analyze.page_visits import REJECTED, told
from analyze.visits import PAGE

ASSETS = f"{PAGE}/assets"


def test_a_module_that_is_gone_after_an_update() -> None:  # usememos/memos 2484
    visit = tab("/").click("Explore")
    visit.denies(f"TypeError: Failed to fetch dynamically imported module: {ASSETS}/Home-3c29.js")

    said = visit.judge("After the update I can't get to the explore page")
    told(said, "chunk_load stale_version", "P1 P2", "Home-3c29.js")


def test_two_modules_of_two_releases() -> None:  # invoiceninja/ui 1980
    visit = tab("/dashboard").click("Invoices").comes("/invoices")
    error = (
        "SyntaxError: The requested module './bundle412.js' does not provide an export named 'p'"
    )
    visit.fail(error, stack="").click("Invoices").fail(error, stack="")

    said = visit.judge("Invoices, quotes, credits: all empty pages", "/invoices")
    told(said, "chunk_load stale_version", "P1 P2", "bundle412.js")


def test_a_page_where_a_module_should_be() -> None:  # MadeBaruna/paimon-moe 209
    visit = tab("/", SAFARI).click("Wishes").lost(f"{ASSETS}/wish-00f1.js", "script")
    visit.denies("TypeError: 'text/html' is not a valid JavaScript MIME type.")

    said = visit.judge("Error 500 since today. Ctrl+F5 does not help")
    told(said, "chunk_load stale_version", "P1 P2", "wish-00f1.js")


def test_a_boundary_tells_of_a_module_in_firefox() -> None:  # tloncorp/tlon-apps 1001
    visit = tab("/notes", FIREFOX).click("New note")
    visit.logged(
        "[router]",
        f"TypeError: error loading dynamically imported module: {ASSETS}/DiaryAddNote.7d3a597c.js",
    )

    said = visit.judge("I left the tab open over night and now I can't write a note", "/notes")
    told(said, "chunk_load stale_version", "P1 P2", "DiaryAddNote")


def test_a_part_whose_styles_do_not_come() -> None:  # vitejs/vite 11804
    visit = tab("/cart").click("Checkout").lost(f"{PAGE}/_nuxt/checkout.9Ima4rhO.css", "stylesheet")
    visit.broke("Error: Unable to preload CSS for /_nuxt/checkout.9Ima4rhO.css", REJECTED)
    visit.dead("Checkout")

    said = visit.judge("Checkout does not open", "/cart")
    told(said, "chunk_load asset_missing stale_version", "P1", "checkout.9Ima4rhO.css")


def test_a_loader_that_misses_a_part() -> None:  # webpack/webpack 15582
    error = "TypeError: Cannot read properties of undefined (reading 'call')"
    at = f"{PAGE}/_next/static/chunks/webpack-095c20cd9df3084d.js"
    visit = tab("/login").fail(
        error, stack=f"{error}\n    at r ({at}:1:154)\n    at t ({at}:1:800)"
    )
    visit.dead("Log in", 2)

    said = visit.judge("White page after your release, works in another browser", "/login")
    told(said, "chunk_load stale_version js_exception", "P1", "reading 'call'")


def test_a_worker_of_the_old_release_that_is_gone() -> None:  # sveltejs/v2.svelte.dev 163
    visit = tab("/prices").denies(
        f"TypeError: Failed to register a ServiceWorker for scope ('{PAGE}/') with script "
        f"('{PAGE}/sw.7d951fd4.js'): A bad HTTP response code (404) was received when fetching "
        "the script."
    )
    visit.click("Prices").comes("/prices?year=2026").ask("GET", "/api/prices", 200)

    said = visit.judge("I always see the old version of the page, also after reloading", "/prices")
    told(said, "stale_version chunk_load js_exception", "P2 P3", "sw.7d951fd4.js")


def test_a_page_that_knows_it_is_old() -> None:  # martinhrvn/hive-pal 226
    visit = tab("/inspections/new")
    visit.log("warn", "[app] client build 2.3.1 is older than server build 2.5.0")
    visit.click("Save").ask("POST", "/api/inspections", 400)
    visit.log("warn", "[app] client build 2.3.1 is older than server build 2.5.0")

    said = visit.judge("My colleague has a field here that I don't have", "/inspections/new")
    told(said, "stale_version", "P2 P3", "2.5.0")


def test_a_grammar_that_the_browser_does_not_know() -> None:  # mozilla/experimenter 4303
    visit = tab("/login", SAFARI)
    visit.fail("SyntaxError: Invalid regular expression: invalid group specifier name", stack="")
    visit.dead("Sign in", 2)

    said = visit.judge("Blank on my Mac, in Chrome it works", "/login")
    told(said, "js_exception", "P1", "invalid group specifier name")


def test_a_function_that_an_old_tablet_lacks() -> None:  # j-a-n/lovelace-wallpanel 269
    visit = tab("/photos").click("Start slideshow")
    visit.broke("ReferenceError: structuredClone is not defined")

    said = visit.judge("Slideshow won't start on my tablet", "/photos")
    told(said, "js_exception", "P2", "structuredClone")


def test_a_syntax_that_an_old_tablet_lacks() -> None:  # suterma/replayer-pwa 120
    visit = tab("/", SAFARI)
    told_by = {"kind": "uncaught", "name": "SyntaxError", "stack": "", "line": 1, "column": 88}
    message = "Unexpected token '...'. Expected a property name."
    visit.add("console", "error", told_by | {"message": message, "source": f"{ASSETS}/app.js"})

    said = visit.judge("The app does not load at all on our old iPad")
    told(said, "js_exception", "P1 P2", "Unexpected token '...'")


def test_a_framework_that_stumbles_over_itself() -> None:  # vuejs/core 5184
    visit = tab("/cart").click("Remove").ask("DELETE", "/api/cart/items/4", 204)
    error = "TypeError: Cannot read properties of null (reading 'emitsOptions')"
    visit.broke(error, REJECTED).dead("Checkout", 2).broke(error, REJECTED)

    said = visit.judge("After removing one item the page is frozen until I reload", "/cart")
    told(said, "js_exception", "P1 P2", "emitsOptions")


def test_a_list_that_cannot_be_drawn_again() -> None:  # vuejs/core 4132
    visit = tab("/apartments", SAFARI).click("Apartment 12").ask("GET", "/api/apartments/12", 200)
    visit.click("Apartment 12")
    visit.broke("TypeError: null is not an object (evaluating 'e.insertBefore')", agent=SAFARI)
    visit.dead("Apartment 14")

    said = visit.judge("Can select no apartment any more", "/apartments")
    told(said, "js_exception", "P1 P2", "insertBefore")


def test_a_page_drawn_anew_at_its_start() -> None:  # inertiajs/inertia 2481
    visit = tab("/docs")
    for number in (418, 423):
        visit.broke(
            f"Error: Minified React error #{number}; visit https://reactjs.org/docs/error-decoder"
            f".html?invariant={number} for the full message or use the non-minified dev environment"
        )

    said = visit.judge("Everything flickers when I open the page", "/docs")
    told(said, "hydration", "P2 P3", "418")


def test_a_page_that_draws_itself_without_end() -> None:  # reactive-resume/app 2981
    visit = tab("/settings/authentication").click("Enable 2FA")
    visit.broke("Error: Minified React error #185; visit https://react.dev/errors/185 for the full")

    said = visit.judge("Can't turn on two factor, page crashes", "/settings/authentication")
    told(said, "js_exception", "P1 P2", "#185")


def test_an_injector_without_a_provider() -> None:  # fli-iam/shanoir-ng 745
    visit = tab("/exams").click("Exam 4711")
    visit.logged(
        "ERROR",
        "Error: Uncaught (in promise): NullInjectorError: R3InjectorError(e)[e -> e -> e]: "
        "NullInjectorError: No provider for e!",
    )

    said = visit.judge("Nothing opens when I click an exam", "/exams")
    told(said, "js_exception", "P1 P2", "No provider for e!")


def test_an_error_that_is_an_address() -> None:  # mermaid-js/mermaid-live-editor 1696
    visit = tab("/edit", FIREFOX)
    for _ in range(3):
        visit.broke("Error: https://svelte.dev/e/props_invalid_value", REJECTED, FIREFOX)

    said = visit.judge("Does not load in my normal window, but in a private one", "/edit")
    told(said, "js_exception", "P1 P2", "props_invalid_value")


def test_an_element_that_is_defined_twice() -> None:  # glific/glific-frontend 1596
    visit = tab("/flows").click("Open flow").comes("/flows/3")
    visit.broke(
        "NotSupportedError: Failed to execute 'define' on 'CustomElementRegistry': "
        'the name "flow-editor" has already been used with this registry'
    )
    visit.dead("Add step", 2)

    said = visit.judge("The second flow I open stays empty", "/flows/3")
    told(said, "js_exception", "P1 P2", "flow-editor")


def test_a_translated_page_breaks_at_the_checkout() -> None:  # pass-culture/pass-culture-main 18282
    visit = tab("/checkout").click("Continuer").ask("POST", "/api/checkout/address", 200)
    visit.broke(
        "NotFoundError: Failed to execute 'removeChild' on 'Node': "
        "The node to be removed is not a child of this node.",
        agent=CHROME,
    )

    said = visit.judge("Page blanche quand je continue", "/checkout")
    told(said, "js_exception third_party", "P1", "removeChild")


def test_a_blocked_counter_takes_the_checkout_along() -> None:  # magento/magento2 12428
    visit = tab("/checkout")
    visit.lost(f"{PAGE}/static/Magento_GoogleAnalytics/js/google-analytics.js", "script")
    visit.broke('Error: Script error for "Magento_GoogleAnalytics/js/google-analytics"')

    said = visit.judge("Checkout keeps loading for ever", "/checkout")
    told(said, "chunk_load asset_missing third_party js_exception", "P1", "google-analytics")
