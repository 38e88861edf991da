"""Pages of React, Next, Nuxt, Vue, Angular, Svelte, Remix and jQuery. Not: what is behind them."""

from analyze.stack_visits import (
    FIREFOX,
    SAFARI,
    Stack,
    told,
    untold,
)
from analyze.visits import PAGE

CHILD = (
    "NotFoundError: Failed to execute 'removeChild' on 'Node': "
    "The node to be removed is not a child of this node."
)


def test_a_translated_page_of_react_falls_over_at_the_next_step() -> None:
    """zooniverse/Panoptes-Front-End 7078."""
    visit = Stack("/signup").press("Weiter").api("POST", "/api/signup/check", 200)
    visit.broke(CHILD).said("error", "Uncaught error in <SignupSteps>", CHILD)

    words = "Nach dem Klick auf Weiter ist die Seite weiß"
    told(visit.judge(words, "/signup"), "js_exception third_party", "removeChild", "P1")


def test_a_page_drawn_anew_does_not_hide_the_order_that_failed() -> None:
    """vercel/next.js 60549, with the noise of every page of Next."""
    visit = Stack("/checkout")
    visit.broke("Error: Minified React error #418; visit https://react.dev/errors/418?args[]=text")
    visit.press("Place order").api("POST", "/api/checkout", 500)
    visit.said("error", "order failed", "Error: Request failed with status code 500")

    analysis = visit.judge("I can't finish my order, it says try again later", "/checkout")
    told(analysis, "backend_error", "/api/checkout|500", "P1", never="#418|hydrat")


def test_a_router_that_falls_back_to_a_whole_page_broke_nothing() -> None:
    """vercel/next.js 60549."""
    visit = Stack("/shop", SAFARI).press("Shoes", "a").lost("GET", "/shop/shoes?_rsc=1ld0r")
    fell = f"Failed to fetch RSC payload for {PAGE}/shop/shoes. Falling back to browser navigation."
    visit.said("error", fell, "TypeError: Load failed").come("/shop/shoes", "load")
    visit.api("GET", "/api/products?category=shoes", 200)

    untold(visit.judge("The filter has no colour petrol, could you add it?", "/shop/shoes"))


def test_an_action_that_the_new_deployment_does_not_know_is_an_old_page() -> None:
    """vercel/next.js 58430."""
    visit = Stack("/account/address").api("GET", "/api/me", 200).away(5400)
    visit.press("Save address").api("POST", "/account/address", 404, contentType="text/plain")
    visit.rejects(
        'UnrecognizedActionError: Server Action "7f4a68" was not found on the server. '
        "Read more: https://nextjs.org/docs/messages/failed-to-find-server-action"
    )

    analysis = visit.judge("saving my address does nothing since this morning", "/account/address")
    told(analysis, "stale_version", "/account/address", "P2")


def test_a_page_of_nuxt_goes_blank_where_its_parent_is_gone() -> None:
    """nuxt/nuxt 24641."""
    visit = Stack("/").press("Produits", "a").come("/produits").api("GET", "/api/produits", 200)
    visit.rejects("TypeError: Cannot read properties of null (reading 'parentNode')")
    visit.dead("Accueil", "a")

    words = "Page blanche quand je clique sur Produits, plus rien ne répond"
    told(visit.judge(words, "/produits"), "js_exception", "parentNode", "P1 P2")


def test_a_view_that_is_loaded_late_is_gone_in_firefox() -> None:
    """nuxt/vercel-builder 555; the guest's 401 was always there."""
    visit = Stack("/cart", FIREFOX).api("GET", "/api/me", 401).press("Checkout", "a")
    url = f"{PAGE}/assets/CheckoutView-b81f0a.js"
    visit.rejects(f"TypeError: error loading dynamically imported module: {url}", "")

    analysis = visit.judge("checkout link is dead", "/cart")
    told(analysis, "chunk_load stale_version", "CheckoutView-b81f0a.js", "P1", never="401")


def test_what_angular_writes_of_a_failed_call_is_the_servers_failure() -> None:
    """A line of HttpErrorResponse, as zone.js leaves it."""
    visit = Stack("/kurs/42").api("GET", "/api/kurs/42", 200).press("Jetzt buchen")
    visit.api("POST", "/api/booking", 500, resource="xhr")
    visit.said(
        "error",
        'ERROR {"headers":{"normalizedNames":{},"lazyUpdate":null},"status":500,'
        f'"statusText":"OK","url":"{PAGE}/api/booking","ok":false,"name":"HttpErrorResponse",'
        f'"message":"Http failure response for {PAGE}/api/booking: 500 OK"}}',
    )

    analysis = visit.judge("Buchung klappt nicht, es passiert einfach nichts", "/kurs/42")
    told(analysis, "backend_error", "/api/booking|500", "P1 P2")


def test_a_link_to_no_route_of_angular_goes_nowhere() -> None:
    """vendurehq/storefront-angular-starter 91."""
    visit = Stack("/").press("Summer offers", "a")
    visit.rejects("Error: NG04002: Cannot match any routes. URL Segment: 'offers/summer'")

    analysis = visit.judge("the summer banner on the start page leads nowhere")
    told(analysis, "js_exception dead_control", "offers/summer", "P2 P3")


def test_a_worker_of_angular_with_files_of_two_builds_shows_nothing() -> None:
    """angular ngsw: unrecoverable state."""
    visit = Stack("/").come("/", "load", after=60)
    visit.said(
        "error",
        "[ngsw] UnrecoverableState: Hash mismatch (cacheBustedFetchFromNetwork): "
        f"{PAGE}/main.5c9d2e.js: expected 91ab, got 77f0 (after cache busting)",
    )
    visit.missing(f"{PAGE}/main.5c9d2e.js", "script")

    analysis = visit.judge("Sayfa bembeyaz, hiçbir şey açılmıyor")
    told(analysis, "stale_version chunk_load asset_missing", "main.5c9d2e.js", "P1")


def test_a_page_that_loads_anew_for_a_new_build_loses_what_was_typed() -> None:
    """sveltejs/kit, as QwikDev/qwik 8795 tells it."""
    visit = Stack("/offers/new").api("GET", "/_app/version.json", 200).press("Preview", "a")
    node = f"{PAGE}/_app/immutable/nodes/7.Bw3k.js"
    visit.said("error", f"TypeError: Failed to fetch dynamically imported module: {node}")
    visit.come("/offers/new/preview", "load").api("GET", "/api/offers/draft", 200)

    analysis = visit.judge("page reloaded by itself and my whole text was gone", "/offers/new")
    told(analysis, "stale_version chunk_load", "7.Bw3k.js", "P2 P3")


def test_an_action_of_remix_fails_on_the_server() -> None:
    """remix-run/remix: Unexpected Server Error."""
    visit = Stack("/produto/9").api("GET", "/recommendations.data", 404)
    visit.press("Adicionar ao carrinho").api("POST", "/cart.data?index", 500)
    visit.said("error", "Error: Unexpected Server Error")

    analysis = visit.judge("não consigo colocar nada no carrinho", "/produto/9")
    told(analysis, "backend_error", "/cart.data|500", "P1", never="recommendations")


def test_a_slider_of_jquery_has_lost_its_plugin() -> None:
    """A file of a public CDN that did not come."""
    visit = Stack("/").missing("https://cdn.jsdelivr.net/npm/slick-carousel/slick/slick.min.js",
                               "script")  # fmt: skip
    visit.said("warn", "jQuery.Deferred exception: $(...).slick is not a function")
    visit.broke("TypeError: $(...).slick is not a function", file=f"{PAGE}/js/site.js")

    analysis = visit.judge("the photos on the home page are all below each other, no arrows")
    told(analysis, "third_party asset_missing js_exception", "slick", "P2 P3")


def test_a_list_of_orders_that_react_cannot_draw_is_white() -> None:
    """Minified React error 31."""
    visit = Stack("/konto", SAFARI).press("Bestellverlauf", "a").come("/konto/bestellungen")
    visit.api("GET", "/api/orders", 200)
    visit.broke("Error: Minified React error #31; visit https://react.dev/errors/31?args[]=object")
    visit.said("error", "The above error occurred in <OrderRow>")

    words = "Unter Bestellverlauf kommt nur eine weiße Seite"
    told(visit.judge(words, "/konto/bestellungen"), "js_exception", "#31", "P1 P2")


def test_the_usual_remarks_of_react_are_no_answer_to_a_wish() -> None:
    """What every console has."""
    visit = Stack("/news")
    visit.broke("ResizeObserver loop completed with undelivered notifications.", file="")
    visit.said("error", 'Warning: Each child in a list should have a unique "key" prop.')
    visit.said("warn", "Warning: findDOMNode is deprecated").press("More", "a").come("/news/2")

    untold(visit.judge("Would love a dark mode, my eyes hurt at night", "/news"))


def test_a_store_of_vue_without_its_items_shows_no_cart() -> None:
    """Safari's words for what is undefined."""
    visit = Stack("/producto/3", SAFARI).press("Añadir a la cesta").api("POST", "/api/cart", 200)
    visit.come("/cesta").broke("TypeError: undefined is not an object (evaluating 'e.value.items')")

    analysis = visit.judge("la cesta sale vacía y no puedo pagar", "/cesta")
    told(analysis, "js_exception", "e.value.items", "P1")
