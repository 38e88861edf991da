"""One cause in the words of several browsers, kits and providers has one name; two causes two."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis

REACT = "Error: Hydration failed because the initial UI does not match"
VUE = "[Vue warn]: Hydration text content mismatch on <time> - rendered on server: 1 - expected: 2"
SVELTE = "[svelte] hydration_mismatch Hydration failed because the initial UI does not match"
HUB = "Connection disconnected with error 'Error: WebSocket closed with status code: 1006 ().'"
DROPPED = "[live] WebSocket connection closed with code 1006, updates stopped"
UNREACHED = "[prices] connect_error: websocket error (attempt 3)"
TOO_BIG = "[live] WebSocket connection closed with code 1009, updates stopped"
SECRET = "[live] WebSocket connection closed with code 4401, updates stopped"
FEED = "wss://live.example.com/feed"
FOCUS = "NotAllowedError: The operation either timed out or was not allowed."


def shown(line: str, page: str = "/") -> Analysis:
    return Visit().go(page).log("error", line).judge("The page looks wrong", path=page)


def pressed(error: str, frames: tuple[str, ...] = (), page: str = "/desk") -> Analysis:
    stack = "\n    at ".join((error, *(f"{call}:10:5)" for call in frames)))
    visit = Visit().go(page).click("Show").fail(error, stack=stack)
    return visit.judge("Nothing happens", path=page)


def at(function: str, file: str = "desk.js") -> str:
    return f"{function} ({PAGE}/assets/{file}"


def paid(status: int, path: str = "/api/payments", code: str = "card_declined") -> Analysis:
    body = f'{{"status": "declined", "error": {{"code": "{code}"}}}}'
    visit = Visit().go("/checkout").click("Pay €20.00")
    visit.ask("POST", path, status, responseBody=body, contentType="application/json")
    return visit.judge("I cannot pay", path="/checkout")


def waited(status: int, ms: int, method: str = "GET", path: str = "/api/rooms") -> Analysis:
    why = {} if status else {"error": "TimeoutError: signal timed out"}
    visit = Visit().go("/rooms").click("Search").ask(method, path, status, durationMs=ms, **why)
    return visit.judge("It takes for ever", path="/rooms")


def part(error: str = "", file: str = "cart.js", status: int = 404) -> Analysis:
    visit = Visit().go("/").click("Cart")
    if error:
        stack = f"{error}\n    at {PAGE}/assets/{file}:1:1"
        visit.fail(error, stack=stack)
    else:
        address = f"{PAGE}/assets/{file}"
        told = {"method": "GET", "url": address, "status": status, "resource": "script"}
        visit.add("network", "error", told)
    return visit.judge("The cart does not open")


def blocked(url: str, method: str = "GET", resource: str = "script") -> Analysis:
    visit = Visit().go("/checkout").click("Subscribe")
    told = {"method": method, "url": url, "status": 0, "resource": resource}
    visit.add("network", "error", told | {"error": "TypeError: Failed to fetch"})
    return visit.judge("I cannot subscribe", path="/checkout")


def alike(*found: Analysis) -> bool:
    names = [one.signature for one in found]
    assert all(names), [one.summary for one in found]
    return len(set(names)) == 1


@pytest.mark.parametrize("line", [VUE, SVELTE, "Hydration completed but contains mismatches."])
def test_a_page_that_was_drawn_otherwise_is_one_cause_whichever_kit_says_so(line: str) -> None:
    """React throws it in one of its own calls, which was taken for the place."""
    assert alike(shown(line), pressed(REACT, (at("throwOnMismatch"),), page="/"))


def test_two_pages_that_were_drawn_otherwise_are_two() -> None:
    assert not alike(shown(VUE, "/calendar"), shown(VUE, "/invoices"))


def test_a_line_that_is_lost_is_one_cause_in_the_words_of_any_kit() -> None:
    assert alike(shown(HUB), shown(DROPPED), shown(UNREACHED, "/prices"))


@pytest.mark.parametrize("line", [TOO_BIG, SECRET, f"{DROPPED}: {FEED}"])
def test_a_line_that_was_closed_for_a_reason_or_is_known_is_another(line: str) -> None:
    assert not alike(shown(line), shown(DROPPED))


def test_a_line_whose_address_a_browser_tells_is_that_line() -> None:
    chrome = shown(f"WebSocket connection to '{FEED}' failed: ")
    firefox = shown(f"Firefox can’t establish a connection to the server at {FEED}.")

    assert alike(chrome, firefox)
    assert not alike(chrome, shown("WebSocket connection to 'wss://live.example.com/rates' failed"))


def test_a_line_that_was_refused_is_another_than_one_that_was_lost() -> None:
    failed = f"WebSocket connection to '{FEED}' failed"
    refused = f"{failed}: Error during WebSocket handshake: Unexpected response code: 403"

    assert not alike(shown(failed), shown(refused))


@pytest.mark.parametrize("price", ["CHF 1'089.50", "CHF 1’089.50", "CHF 1 089,50", "CHF 9"])
def test_a_button_is_one_however_its_thousands_are_set_apart(price: str) -> None:
    one, other = Visit().go("/desk"), Visit().go("/desk")
    for _ in range(3):
        one.click("Pay CHF 120", after=3)
        other.click(f"Pay {price}", after=3)

    assert alike(one.judge("Nothing happens"), other.judge("Nothing happens"))


def test_whom_a_policy_kept_out_is_named_by_each_browser() -> None:
    def kept_out(host: str) -> str:
        return f"The page’s settings blocked the loading of a resource (img-src) at {host}/5.png"

    own, rule = "https://tiles.example.org", "Content Security Policy directive: “img-src 'self'”"
    chrome = shown(f"Refused to load the image '{own}/7.png' because it violates the {rule}")

    assert alike(chrome, shown(f"{kept_out(own)} because it violates the {rule}"))
    assert not alike(chrome, shown(f"{kept_out('https://maps.example')} as it violates the {rule}"))


def test_a_provider_that_says_no_is_one_cause_whatever_number_its_answer_has() -> None:
    assert alike(paid(402), paid(200))


def test_two_ways_to_pay_that_say_no_are_two() -> None:
    assert not alike(paid(402), paid(402, "/api/transfers/payments"))


def test_a_reading_that_is_late_is_one_cause_also_where_its_page_gave_it_up() -> None:
    assert alike(waited(200, 30_000), waited(0, 30_000))


def test_two_readings_that_are_late_are_two() -> None:
    assert not alike(waited(200, 30_000), waited(200, 30_000, path="/api/prices"))


def test_a_change_that_nobody_answered_is_not_one_that_took_long() -> None:
    assert not alike(waited(200, 30_000, "POST"), waited(0, 30_000, "POST"))


def test_an_engine_that_is_given_a_page_for_a_script_misses_that_script() -> None:
    chrome = part("SyntaxError: Unexpected token '<'")
    firefox = part("SyntaxError: expected expression, got '<'")

    assert alike(chrome, firefox)


def test_two_parts_that_do_not_come_are_two() -> None:
    assert not alike(part(), part(file="account.js"))


def test_a_house_that_cannot_be_reached_is_one_cause_whatever_was_asked_of_it() -> None:
    script = blocked("https://static.klaviyo.com/onsite/klaviyo.js")
    assert alike(script, blocked("https://a.klaviyo.com/client/subscriptions", "POST", "fetch"))


def test_two_houses_that_cannot_be_reached_are_two() -> None:
    script = blocked("https://static.klaviyo.com/onsite/klaviyo.js")
    assert not alike(script, blocked("https://chimpstatic.com/mcjs-connected/js/a.js"))


def test_an_exception_of_the_browser_is_the_one_that_a_page_writes_behind_its_tag() -> None:
    told = Visit().go("/desk").click("Show").log("error", f"[key] {FOCUS}")
    assert alike(told.judge("Nothing happens", path="/desk"), pressed(FOCUS))


def test_an_error_of_the_page_keeps_its_own_words_behind_a_tag() -> None:
    one, other = (
        Visit().go("/desk").click("Show").log("error", f"[plan] PlanError: {words}").judge("No")
        for words in ("the day has no rooms", "the week has no days")
    )
    assert not alike(one, other)


def test_a_file_of_nothing_but_a_hash_is_no_place_of_a_browsers_exception() -> None:
    blocked_frame = "SecurityError: Blocked a frame with origin 'https://a' from accessing a frame"
    insecure = "SecurityError: Failed to construct 'WebSocket': An insecure connection"
    assert alike(pressed(insecure), pressed(insecure, (f"{PAGE}/assets/d790a08c.js",)))
    assert not alike(pressed(insecure, (at("connect"),)), pressed(blocked_frame, (at("read"),)))


def test_calls_that_call_each_other_are_one_wherever_the_room_ran_out() -> None:
    error, one, other = "RangeError: Maximum call stack size exceeded", at("open"), at("close")
    assert alike(pressed(error, (one, other) * 4), pressed(error, (other, one) * 4))
    assert not alike(pressed(error, (one, other) * 4), pressed(error, (at("trap"),) * 8))


def test_what_is_wrong_with_a_pattern_is_another_with_each_that_is_given() -> None:
    one, other = (
        f"SyntaxError: Invalid regular expression: /{given}/: {why}"
        for given, why in (("(", "Unterminated group"), ("[z-a]", "Range out of order"))
    )
    assert alike(pressed(one, (at("filter"),)), pressed(other, (at("filter"),)))
    assert not alike(pressed(one, (at("filter"),)), pressed(other, (at("mark"),)))


def test_a_call_that_goes_through_the_capture_script_is_at_the_pages_own() -> None:
    error = "DataCloneError: Failed to execute 'pushState' on 'History': #<Object> could not be"
    wrapped = f"History.pushState ({PAGE}/uc.js"
    keep, open_ = (pressed(error, (wrapped, at(name))) for name in ("keep", "open"))

    assert alike(keep, pressed(error, (at("keep"),)))
    assert not alike(keep, open_)


def test_a_lost_connection_is_one_cause_whatever_was_asked_without_it() -> None:
    gone = Visit().go("/")
    gone.add("console", "warn", {"kind": "offline", "online": False, "message": "went offline"})
    gone.click("Save").ask("POST", "/api/notes", 0, error="TypeError: Failed to fetch")
    before = Visit().go("/").click("Save").ask("GET", "/api/notes", 0, error="TypeError: Failed")
    before.add("console", "warn", {"kind": "offline", "online": False, "message": "went offline"})

    assert alike(gone.judge("I had no signal"), before.judge("I had no signal"))


def test_an_upgrade_regroups_nothing_of_what_is_told_in_several_ways() -> None:
    told = paid(402)

    assert (told.signature or "").startswith("v4:")
    assert any(name.startswith("v2:") for name in told.former_signatures)
    assert any(name.startswith("v1:") for name in told.former_signatures)
