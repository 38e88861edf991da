"""What a form calls on its page's server: a post to the page's own address, which says nothing."""

import pytest

from analyze.routed_visits import Routed, calm, held, stays


def hotel() -> Routed:
    visit = stays().follow("Hotel Miramar", "/en/stays/12")
    assert isinstance(visit, Routed)
    return visit


@pytest.mark.parametrize("words", ["Book now does nothing", "Book now geht nicht"])
def test_an_action_that_was_answered_well_each_time_and_led_nowhere(words: str) -> None:
    """It was said that nothing in the session explains the report, P3, of a booking not made."""
    visit = hotel()
    for _ in range(3):
        visit.act("Book now")

    held(visit.judge(words), "dead_control", "Book now|/en/stays/12", "P1 P2")


def test_who_looks_at_a_field_between_presses_that_led_nowhere() -> None:
    """A press on the field ended what was taken for one story, and nothing explained the report."""
    visit = hotel()
    for _ in range(3):
        visit.act("Book now").press("Guests", "input", "form > input#guests")

    held(visit.act("Book now").judge("Book now does nothing"), "dead_control", "Book now", "P1 P2")


def test_a_field_between_two_letters_that_were_sent() -> None:
    visit = hotel()
    for _ in range(2):
        visit.act("Send message").press("Message", "textarea", "form > textarea#text")

    calm(visit.act("Send message").judge("When do you answer?"))


def test_an_action_that_was_taken_leads_on() -> None:
    visit = hotel().act("Book now").turbo("/en/checkout/1000")

    calm(visit.judge("Darf ich meinen Hund mitbringen?"))


def test_a_question_after_a_second_press_that_was_taken() -> None:
    visit = hotel().act("Book now").act("Book now").turbo("/en/checkout/1000")

    calm(visit.judge("can I pay by invoice?"))


@pytest.mark.parametrize("label", ["Save 12", "Send", "Add to cart", "Cancel booking"])
def test_what_may_be_pressed_again_stays_where_it_is(label: str) -> None:
    visit = hotel()
    for _ in range(3):
        visit.act(label)

    calm(visit.judge("I miss a dark mode"))


def test_two_bookings_of_two_presses_while_the_page_showed_nothing() -> None:
    """The second press was told as dead: it had waited for the first one's answer."""
    visit = hotel().press("Book now").ask("POST", "/en/stays/12", 200, durationMs=3500)
    visit.dead("Book now").waits(1)
    visit.ask("POST", "/en/stays/12", 200, durationMs=3500)
    visit.waits(4).follow("My trips", "/en/trips")

    judged = visit.judge("ich habe jetzt zwei Buchungen")
    held(judged, "race", "/en/stays/12|2 times", "P0 P1 P2")


def test_an_action_that_is_never_answered() -> None:
    """It was said that the press had asked for nothing, of a request that was still open."""
    visit = hotel().press("Book now").unanswered("POST", "/en/stays/12")

    held(visit.judge("grey forever"), "timeout_slow", "POST /en/stays/12|not answered", "P1")


def test_the_id_that_a_page_wrote_beside_what_its_server_hides() -> None:
    said = {"message": "Minified React error #441", "details": {"digest": "3221005557"}}
    visit = hotel().act("Book now", 500).add("console", "error", said, after=0.1)

    judged = visit.judge("only an error")
    assert "3221005557" in (judged.suggested_fix or "")


def test_an_id_of_another_failure_long_after() -> None:
    said = {"message": "Minified React error #441", "details": {"digest": "3221005557"}}
    visit = hotel().act("Book now", 500).add("console", "error", said, after=5)

    judged = visit.judge("only an error")
    assert "3221005557" not in (judged.suggested_fix or "")


def returned(value: str) -> str:
    """Write what an action returned as it comes: a row that names it, and the row itself."""
    return f'0:{{"a":"$@1","q":"","i":false,"b":"BvbiXVZA3RqnW"}}\n1:{value}\n'


def test_what_an_action_returned_is_read_where_bodies_are_captured() -> None:
    """The answer is no JSON but rows of it; with bodies on, nothing was found."""
    body = returned('{"ok":false,"error":"SUPPLIER_TIMEOUT: no allotment"}')
    visit = hotel()
    for _ in range(3):
        visit.act("Book now", responseBody=body)

    judged = visit.judge("Book now does nothing")
    held(judged, "backend_error", "/en/stays/12|SUPPLIER_TIMEOUT", "P1")
    assert "4 times" not in judged.summary


def test_the_field_that_an_action_names() -> None:
    body = returned('{"ok":false,"errors":{"passport":"Passport number is not valid"}}')
    visit = hotel().act("Book now", responseBody=body).act("Book now", responseBody=body)

    held(visit.judge("it does not take it"), "validation_rejected", "passport", "P1 P2 P3")


def test_what_an_action_returned_of_a_good_end() -> None:
    body = returned('{"ok":true,"id":"1000"}')
    visit = hotel().act("Book now", responseBody=body).turbo("/en/checkout/1000")

    calm(visit.judge("Kann ich später anreisen?"))


def test_a_payment_that_is_pressed_twice_and_leads_nowhere_is_no_slip() -> None:
    """The action returned no address to go to; it was P3, as a form that its user got wrong."""
    visit = stays().follow("Checkout", "/en/checkout/7")
    assert isinstance(visit, Routed)
    visit.act("Pay now").act("Pay now")

    held(visit.judge("je ne peux pas payer"), "dead_control", "/en/checkout/7|Pay", "P1")


def test_a_sign_in_that_leads_to_a_page_that_asks_for_it_again() -> None:
    """The form is shown at the address that was wanted, so no page to sign in on came."""
    visit = stays().follow("My trips", "/en/login")
    assert isinstance(visit, Routed)
    visit.act("Sign in").turbo("/en/trips").waits(2).act("Sign in")

    held(visit.judge("I land on the sign-in again"), "auth_expired", "/en/login|again", "P1")


def test_a_sign_in_of_two_steps() -> None:
    visit = stays().follow("My trips", "/en/login")
    assert isinstance(visit, Routed)
    visit.act("Sign in").turbo("/en/login/code").waits(2).act("Sign in").turbo("/en/trips")

    calm(visit.judge("how do I change my address?"))


def test_what_a_server_threw_while_it_drew_a_page() -> None:
    """Its words are kept from the page; it was told as somebody else's script."""
    hidden = "Minified React error #441; visit https://react.dev/errors/441"
    thrown = {"name": "Error", "message": hidden, "stack": f"Error: {hidden}"}
    visit = stays().follow("Stays", "/en/stays")
    visit.add(
        "console", "error", {"method": "error", "message": hidden, "error": thrown}, after=0.1
    )
    told = {"message": hidden, "details": {"stack": f"Error: {hidden}", "digest": "3862265274"}}
    visit.add("console", "error", told, after=0.01)

    judged = visit.judge("the list only says Something went wrong")
    held(judged, "backend_error", "3862265274", "P2 P3")
    assert "3862265274" in (judged.suggested_fix or "")


def test_what_a_framework_tells_itself_by_a_word() -> None:
    thrown = {"name": "Error", "message": "NEXT_NOT_FOUND", "stack": ""}
    visit = stays()
    told = {"message": "NEXT_NOT_FOUND", "error": thrown, "details": {"digest": "NEXT_NOT_FOUND"}}
    visit.add("console", "error", told, after=0.1)

    assert visit.judge("where is it?").category.value != "backend_error"


def test_a_press_that_was_waited_for_until_the_page_was_loaded_anew() -> None:
    """What a browser cuts as a page goes is no failure; ten seconds of waiting for it are."""
    visit = hotel().press("Book now").waits(-0.19)
    told = {"resource": "fetch", "durationMs": 10_200, "error": "TypeError: Failed to fetch"}
    visit.ask("POST", "/en/stays/12", 0, **told).waits(8.7).page("/en/stays/12")

    held(visit.judge("it hung, I had to reload"), "timeout_slow", "POST /en/stays/12", "P1")


def test_who_goes_on_before_an_answer_has_not_waited_for_it() -> None:
    visit = hotel().press("Book now").waits(-0.19)
    told = {"resource": "fetch", "durationMs": 10_200, "error": "TypeError: Failed to fetch"}
    visit.ask("POST", "/en/stays/12", 0, **told).press("Stays", "a").waits(6.7).page("/en/stays")

    assert visit.judge("what is a city tax?").category.value != "timeout_slow"


def signed_in() -> Routed:
    visit = stays().follow("Sign in", "/en/login")
    assert isinstance(visit, Routed)
    visit.act("Sign in").turbo("/en")
    return visit


def test_a_router_that_is_sent_on_to_the_sign_in_of_who_had_signed_in() -> None:
    """No page is loaded there, and no request is refused: the answer is the form's page."""
    visit = signed_in().follow("Stays", "/en/stays").waits(2)
    visit.press("My trips", "a").parts("/en/trips").turbo("/en/login")

    held(visit.judge("plötzlich abgemeldet"), "auth_expired", "/en/login|had signed in", "P1 P2")


def test_a_guest_whom_a_router_sends_to_the_sign_in() -> None:
    visit = stays().press("My trips", "a").parts("/en/trips")
    visit.turbo("/en/login")

    calm(visit.judge("do I need an account?"))


def test_a_password_that_was_wrong_signs_nobody_in() -> None:
    """The action is answered 200 all the same, and leads nowhere."""
    visit = stays().follow("Sign in", "/en/login")
    assert isinstance(visit, Routed)
    visit.act("Sign in").follow("Stays", "/en/stays").waits(2)
    visit.press("My trips", "a").parts("/en/trips").turbo("/en/login")

    calm(visit.judge("do I need an account?"))


def test_a_page_that_a_press_opened_and_its_server_could_not_draw() -> None:
    """The whole page was a notice, and its user was said to have gone on (P3)."""
    hidden = "Minified React error #441; visit https://react.dev/errors/441"
    thrown = {"name": "Error", "message": hidden, "stack": f"Error: {hidden}"}
    visit = stays().follow("Casa do Rio", "/en/stays/11").ahead("/en/trips")
    visit.add(
        "console", "error", {"method": "error", "message": hidden, "error": thrown}, after=0.1
    )
    told = {"message": hidden, "details": {"stack": f"Error: {hidden}", "digest": "643124822"}}
    visit.add("console", "error", told, after=0.01)

    held(visit.judge("the hotel's page is broken"), "backend_error", "643124822", "P2")
