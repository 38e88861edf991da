"""What frameworks and their loggers write when something breaks. Not: what a team words itself."""

from analyze.words_visits import Fault, held, words


def test_a_saga_that_took_all_others_with_it() -> None:
    fault = Fault("TypeError", "Cannot read properties of undefined (reading 'iso')")
    visit = words("/checkout").says("error", fault)
    visit.says("error", "The above error occurred in task watchShipping\n    created by rootSaga\n"
               "Tasks cancelled due to error:\nwatchCart\nwatchPay")  # fmt: skip
    visit.dead("Pay", 2)

    said = visit.judge("pay button worked this morning, now nothing", "/checkout")
    held(said, "js_exception", "iso", "P1 P0")


def test_a_machine_that_does_not_take_the_event() -> None:
    visit = words("/checkout").dead("Bezahlen")
    visit.says("warn", "Machine 'checkout' does not accept event PAY in state 'awaitingShipping'")
    visit.dead("Bezahlen")

    said = visit.judge("Bezahlen reagiert nicht", "/checkout")
    held(said, "js_exception dead_control race validation_rejected", "Bezahlen", "P1 P0")


def test_a_stream_that_ended_in_an_error() -> None:
    visit = words("/quotes").wrote("layout", 120)
    fault = Fault("TypeError", "t.bid is undefined")
    visit.says("error", "[stream] prices$ ended, no more updates:", fault).waits(300)

    said = visit.judge("Kurse stehen still", "/quotes")
    held(said, "js_exception api_contract", "bid", "P2 P1")


def test_an_answer_that_angular_wrote_down() -> None:
    visit = words("/claims/new").no("GET", "/api/ads/side", 404).click("Submit claim")
    visit.no("POST", "/api/claims", 500)
    told = {"status": 500, "statusText": "OK", "url": "https://shop.example.com/api/claims"}
    told |= {"ok": False, "name": "HttpErrorResponse"}
    told |= {"message": "Http failure response for https://shop.example.com/api/claims: 500 OK"}
    visit.says("error", "ERROR", told)

    said = visit.judge("claim cannot be sent", "/claims/new")
    held(said, "backend_error", "/api/claims | 500", "P2 P1", "/api/ads")


def test_a_boundary_around_the_basket() -> None:
    visit = words("/basket").ok("GET", "/api/basket")
    fault = Fault("Error", "Minified React error #31; visit https://react.dev/errors/31?args[]="
                  "object%20with%20keys%20%7Bamount%2C%20currency%7D")  # fmt: skip
    visit.says("error", "[Boundary:OrderSummary]", fault, {"componentStack": "\n    at Sum"})

    said = visit.judge("the box with the sum says oops", "/basket")
    held(said, "js_exception api_contract", "React error #31", "P2 P1")


def test_a_store_that_could_not_renew() -> None:
    visit = words("/planning").no("GET", "/api/tips", 500).waits(3600).click("Save")
    visit.no("PUT", "/api/shifts/12", 401).no("POST", "/api/token/refresh", 401)
    fault = Fault("AxiosError", "Request failed with status code 401")
    visit.says("error", '🍍: "auth" action refresh failed', fault)

    said = visit.judge("speichern geht nach der Pause nicht mehr", "/planning")
    held(said, "auth_expired", "401", "P2 P1", "/api/tips")


def test_an_interceptor_that_says_why() -> None:
    visit = words("/rota").click("Přesunout").no("PATCH", "/api/shifts/12", 422)
    visit.says("error", "API PATCH /api/shifts/12 -> 422: overlaps with shift 11")

    said = visit.judge("směna se vrací zpátky", "/rota")
    held(said, "validation_rejected", "overlaps", "P3 P2")


def test_a_photo_that_the_server_finds_too_large() -> None:
    visit = words("/album").press("#add", "input").no("POST", "/api/photos", 413)
    visit.says("error", Fault("HTTPError", "Request failed with status code 413 Payload Too Large: "
               "POST https://shop.example.com/api/photos"))  # fmt: skip

    said = visit.judge("photo will not go up", "/album")
    held(said, "validation_rejected", "/api/photos | 413", "P2 P3")


def test_an_action_that_failed_in_the_log_of_a_store() -> None:
    visit = words("/pay").click("Pay now").ok("POST", "/api/payments")
    action = {"type": "payment/rejected", "error": {"code": "card_velocity_exceeded"}}
    visit.says("log", "%c action payment/rejected", "color: #03A9F4", action)

    said = visit.judge("payment does not go through", "/pay")
    held(said, "payment_declined", "card_velocity_exceeded", "P3 P2 P1")


def test_a_widget_whose_session_is_over() -> None:
    visit = words("/checkout").waits(2400).click("Payer 84,90 €")
    visit.no("POST", "https://checkout.paycrate.example/v1/sessions/CS1/payments", 422)
    visit.says("error", Fault("NETWORK_ERROR", "This payment session has expired"))

    said = visit.judge("impossible de payer", "/checkout")
    held(said, "auth_expired third_party validation_rejected payment_declined",
         "session has expired", "P1 P2")  # fmt: skip


def test_a_worker_that_broke_behind_the_page() -> None:
    visit = words("/editor").click("Render preview")
    visit.says("error", "[worker:render] RangeError: Invalid typed array length: -1")
    visit.click("Render preview", 6)
    visit.says("error", "[worker:render] RangeError: Invalid typed array length: -1")

    said = visit.judge("preview stays grey", "/editor")
    held(said, "js_exception", "typed array", "P2")


def test_a_resolver_that_was_refused() -> None:
    visit = words("/team").click("Invite").ok("POST", "/graphql")
    visit.says("error", "CombinedError: [GraphQL] Seats exhausted (plan: team-5)", {"op": "invite"})

    said = visit.judge("I can't invite Jana", "/team")
    held(said, "validation_rejected permission_denied", "Seats exhausted", "P2 P3")


def test_a_route_that_could_not_be_entered() -> None:
    fault = Fault("TypeError", "Failed to fetch dynamically imported module: "
                  "https://shop.example.com/assets/Settings-9aF2.js")  # fmt: skip
    visit = words("/home").click("Settings")
    visit.says("error", "[router] navigation to /settings failed", fault)

    said = visit.judge("Einstellungen lassen sich nicht öffnen", "/home")
    held(said, "chunk_load stale_version", "Settings-9aF2.js", "P2 P1")
