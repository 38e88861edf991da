"""An app on a phone that asks one address for everything, and pays at another house.

Not: what bodies of GraphQL say (`test_bodies`).
"""

import json
from typing import Any, Self

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority

DELIVERY_FEE = "Cannot return null for non-nullable field Order.deliveryFee."


class Phone(Visit):
    """Visits whose client tells, as the browser script does, what nothing followed."""

    def tap(self, text: str, after: float = 1) -> Self:
        meta = {"selector": "div.bar > button", "text": text, "tag": "button"}
        return self.add("console", "info", {}, event="click", meta=meta, after=after)

    def calls(self, name: str = "", answer: Any = None, took: int = 20, status: int = 200) -> Self:
        """Send what one press asks for, with its bodies where the call has a name."""
        sent = {"operationName": name, "query": f"mutation {name}{{x}}", "variables": {}}
        told = {"requestBody": json.dumps(sent), "responseBody": json.dumps(answer)} if name else {}
        asked = {"resource": "fetch", "method": "POST", "url": f"{PAGE}/graphql", "status": status}
        level = "warn" if status >= 400 else "info"
        return self.add("network", level, asked | {"durationMs": took} | told, after=0.015)

    def unfollowed(self, text: str, after: float = 1.5) -> Self:
        said = {"kind": "dead_click", "message": f"Nothing followed the click on {text}"}
        return self.add("console", "warn", said | {"name": text}, after=after)

    def at(self, path: str, came: str = "pushState", origin: str = PAGE) -> Self:
        meta = {"how": came, "from": f"{origin}/", "to": PAGE + path}
        return self.add("console", "info", {}, event="navigation", meta=meta, after=0.5)


def failed(message: str = DELIVERY_FEE, **extensions: str) -> dict[str, Any]:
    return {"errors": [{"message": message, "extensions": extensions}], "data": None}


def ordered(number: int) -> dict[str, Any]:
    return {"data": {"placeOrder": {"id": f"o{number}", "status": "CREATED"}}}


def test_an_order_whose_answers_both_say_that_it_failed_was_not_taken_twice() -> None:
    """Whoever tapped again within a second of an error in a 200 was told as P0, "both taken"."""
    phone = Phone().go("/checkout")
    for _ in range(2):
        phone.tap("Order & Pay", after=0.5).calls("PlaceOrder", failed())
    analysis = phone.judge("it says something went wrong", "/checkout")

    assert (analysis.category, analysis.priority) == (Category.BACKEND_ERROR, Priority.P1)
    assert DELIVERY_FEE[:20] in (analysis.root_cause or "")


def test_an_order_that_failed_and_was_then_taken_was_taken_once() -> None:
    phone = Phone().go("/checkout").tap("Order & Pay").calls("PlaceOrder", failed())
    phone.tap("Order & Pay", after=0.5).calls("PlaceOrder", ordered(1)).at("/order/o1")

    assert phone.judge("strange", "/order/o1").category is not Category.RACE


def test_an_order_that_was_taken_twice_still_is() -> None:
    phone = Phone().go("/checkout")
    for number in range(2):
        phone.tap("Order & Pay", after=0.5).calls("PlaceOrder", ordered(number))

    assert phone.judge("ordered twice", "/checkout").category is Category.RACE


def tapped_while_waiting(label: str, times: int = 3) -> Phone:
    """Tap again and again while the answer to the first is still waited for."""
    phone = Phone().go("/checkout")
    for _ in range(times):
        phone.tap(label, after=0.4).calls(took=3500).unfollowed(label, after=0.5)
    return phone


def test_a_press_whose_answer_is_still_waited_for_is_not_dead() -> None:
    """The client tells of no request before it is answered: on a slow line each press was dead."""
    analysis = tapped_while_waiting("Show the menu", times=2).judge("slow", "/checkout")

    assert analysis.category is not Category.DEAD_CONTROL


def test_paying_three_times_while_the_first_answer_is_waited_for_is_paying_three_times() -> None:
    """Three orders of one address without bodies were told as "clicking did nothing"."""
    analysis = tapped_while_waiting("Order & Pay").judge("charged three times", "/checkout")

    assert (analysis.category, analysis.priority) == (Category.RACE, Priority.P0)


def test_a_press_beside_a_question_that_began_long_before_it_stays_dead() -> None:
    phone = Phone().go("/checkout").calls(took=9000)
    for _ in range(2):
        phone.tap("Order & Pay", after=1.2).unfollowed("Order & Pay")

    assert phone.judge("nothing happens", "/checkout").category is Category.DEAD_CONTROL


def test_paying_again_after_the_answer_is_no_double() -> None:
    phone = Phone().go("/checkout")
    for _ in range(3):
        phone.tap("Order & Pay", after=0.8).calls(took=40)

    assert phone.judge("it does not work", "/checkout").category is not Category.RACE


@pytest.mark.parametrize("told", ["status=failed", "payment_status=declined", "resultCode=refused"])
def test_a_bank_that_sends_back_as_failed_has_declined(told: str) -> None:
    """`?status=failed` behind a return from the bank explained nothing; only a path did."""
    phone = Phone().go("/checkout").tap("Order & Pay").calls("PlaceOrder", ordered(1))
    phone.at(f"/pay-return?{told}&order=…", "load", "https://bank.example").at("/cart")
    analysis = phone.judge("I paid and am back in the basket", "/cart")

    assert analysis.category is Category.PAYMENT_DECLINED
    assert told in analysis.summary


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("/pay-return?status=success&order=…", "https://bank.example"),
        ("/orders?status=failed", PAGE),
        ("/pay-return?status=…", "https://bank.example"),
        ("/jobs?status=failed", "https://mail.example"),
    ],
)
def test_other_ways_back_and_lists_of_what_failed_decline_nothing(path: str, origin: str) -> None:
    phone = Phone().go("/checkout").tap("Order & Pay").calls("PlaceOrder", ordered(1))
    analysis = phone.at(path, "load", origin).judge("hm", path.partition("?")[0])

    assert analysis.category is not Category.PAYMENT_DECLINED


def signed_out(second_starts_after: float) -> str:
    """Two questions meet an ended sign-in; each renews it by the same token."""
    phone = Phone().at("/", "load").calls(status=401).calls(status=401)
    for status, after in ((200, 0.01), (401, second_starts_after)):
        asked = {"resource": "fetch", "method": "POST", "url": f"{PAGE}/auth/refresh"}
        level = "warn" if status >= 400 else "info"
        told = asked | {"status": status, "durationMs": 80}
        phone.add("network", level, told, after=after)
    phone.calls().at("/login", "load")
    return phone.judge("I am signed out every hour", "/login").suggested_fix or ""


def test_two_renewals_at_once_are_told_as_such() -> None:
    """The fix asked why the renewal failed: the page had used up its token beside it."""
    assert "wait for one refresh" in signed_out(second_starts_after=0.005)


def test_a_renewal_that_is_refused_later_was_refused_for_itself() -> None:
    assert "First check why POST /auth/refresh failed" in signed_out(second_starts_after=2)


def test_a_query_that_the_server_does_not_know_is_to_be_sent_whole() -> None:
    """The fix spoke of a field that is missing, renamed or new."""
    unknown = failed("PersistedQueryNotFound", code="PERSISTED_QUERY_NOT_FOUND")
    phone = Phone().go("/").tap("Da Gino").calls("Menu", unknown)

    fix = phone.judge("No dishes are shown").suggested_fix
    assert (fix or "").startswith("Have the page send the whole query")


def test_a_question_that_graphql_refuses_whole_is_none_that_the_user_typed() -> None:
    """A 400 without its body was told as a check of what the user may have typed."""
    phone = Phone().go("/checkout")
    for _ in range(2):
        phone.tap("Order & Pay").calls(status=400)

    assert phone.judge("cannot order", "/checkout").category is Category.API_CONTRACT
