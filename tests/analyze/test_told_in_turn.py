"""What a page logs of a failure, and what was pressed behind one: told once, and in its turn."""

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority


def texts(visit: Visit, words: str = "It does not work", path: str = "/checkout") -> list[str]:
    return [step.text for step in visit.judge(words, path).steps]


def late() -> Visit:
    visit = Visit().go("/checkout").click("Calculate shipping")
    visit.ask("POST", "/api/checkout/quote", 504, durationMs=30_000)
    return visit.log("error", "Could not calculate shipping: timeout of 30000ms exceeded")


def test_a_line_behind_a_time_out_is_no_rival_of_it() -> None:
    said = late().judge("Checkout hangs", "/checkout")

    assert len(said.causes) == 1
    assert said.category is Category.TIMEOUT_SLOW
    assert "then the page logged “Could not calculate shipping" in said.summary


def test_a_line_of_another_kind_stays_a_cause_of_its_own() -> None:
    visit = Visit().go("/checkout").click("Calculate shipping")
    visit.ask("POST", "/api/checkout/quote", 504, durationMs=30_000)
    visit.log("error", "WebSocket connection to 'wss://shop.example.com/live' failed: ", after=3)

    assert {one.category for one in visit.judge().causes} >= {Category.SOCKET_DROP}


def outdated() -> Visit:
    visit = (
        Visit()
        .go("/")
        .log("warn", "[sw] serving cached shell build 2026.10.2, server has 2026.11.1")
    )
    visit.go("/checkout").click("Place order")
    refused = '{"error":"client_outdated","minVersion":"2026.11.0"}'
    visit.ask("POST", "/api/orders", 409, responseBody=refused)
    visit.log("error", "Order rejected: client_outdated")
    return visit.click("Place order", after=4)


def test_a_press_behind_its_cause_is_told_behind_it() -> None:
    steps = texts(outdated(), "Order refused")

    first = next(place for place, one in enumerate(steps) if one.startswith("What happens: "))
    assert "serving cached shell" in steps[first]
    assert steps[first + 1 :][:2] == ["Go to /checkout", "Click “Place order”"]
    assert steps[-1].startswith("What happens then: POST /api/orders failed with 409")


def test_what_a_press_met_later_is_named_before_the_line_about_it() -> None:
    said = outdated().judge("Order refused", "/checkout")

    assert "then POST /api/orders failed with 409" in said.summary
    told = [one.text for one in said.claims if "Order rejected" in one.text]
    assert len(told) == 1


def test_an_open_end_of_a_browser_s_line_is_not_quoted() -> None:
    visit = Visit().go("/inbox").ask("GET", "/api/threads", 200)
    visit.log("error", "WebSocket connection to 'wss://shop.example.com/live' failed: ")

    said = visit.judge("Nothing comes in any more", "/inbox")
    assert (said.root_cause or "").endswith("/live' failed”.")


def test_data_of_somebody_else_is_told_as_shown() -> None:
    visit = Visit().go("/invoices").ask("GET", "/api/invoices", 200)
    visit.log("warn", "tenant mismatch: session tenant=initech response tenant=globex")
    said = visit.judge("I see another company's invoices", "/invoices")

    assert said.priority is Priority.P0
    assert said.summary.endswith("The user saw another user's data: check who else did.")


def waited(after: float, lasted: int) -> str:
    visit = Visit().go("/login").click("Log in")
    told = {"method": "POST", "url": f"{PAGE}/auth/login", "status": 503, "durationMs": lasted}
    visit.add("network", "error", told, after=after)
    return visit.judge("I cannot log in", "/login").summary


def test_a_wait_that_is_over_is_not_counted_twice() -> None:
    """The wait stands before the stamp of what was answered, behind the stamp of what was sent."""
    assert "That was 30 s after the click." in waited(30.0, 30_000)
    assert "That was 30 s after the click." in waited(0.2, 30_000)


def test_what_names_its_wait_does_not_name_it_again() -> None:
    assert "after the click" not in late().judge("Checkout hangs", "/checkout").summary


def test_a_missing_place_is_to_be_looked_for_in_the_page() -> None:
    visit = Visit().go("/stores").ask("GET", "/api/stores", 200)
    visit.log("error", "StoreLocator: container #map-root not found, skipping render")

    advice = visit.judge("No map", "/stores").suggested_fix or ""
    assert "that element does not exist when the script looks for it" in advice
