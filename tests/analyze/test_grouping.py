"""One error is one template in every browser's words, and no value is part of it."""

import pytest

from usercontext.analyze.grouping import message_template
from usercontext.domain.group import parts_of

ONE_ERROR = (
    (
        "TypeError: Cannot read properties of undefined (reading 'total')",
        "TypeError: undefined is not an object (evaluating 'cart.total')",
        'TypeError: can\'t access property "total", cart is undefined',
        "Unable to get property 'total' of undefined or null reference",
        "TypeError: Cannot destructure property 'total' of 'cart' as it is undefined.",
    ),
    (
        "TypeError: object is not iterable (cannot read property Symbol(Symbol.iterator))",
        "TypeError: undefined is not a function (near '...[a, b]...')",
    ),
    (
        "ReferenceError: Cannot access 'cart' before initialization",
        "ReferenceError: can't access lexical declaration 'cart' before initialization",
        "ReferenceError: Cannot access uninitialized variable.",
    ),
    (
        "TypeError: Converting circular structure to JSON",
        "TypeError: cyclic object value",
        "TypeError: JSON.stringify cannot serialize cyclic structures.",
    ),
    (
        "NotFoundError: Failed to execute 'removeChild' on 'Node': The node is not a child.",
        "NotFoundError: Node.removeChild: The node to be removed is not a child of this node",
        "NotFoundError: The object can not be found here.",
    ),
    (
        "TypeError: cart.Row is not a constructor",
        "TypeError: undefined is not a constructor (evaluating 'new cart.Row(1)')",
    ),
    ("Uncaught Error: Can't load prices", "Error: could not load prices."),
    (
        "Order 8231 of anna@shop.example failed in main.8f3a2b1c.js:12:40",
        "Order 17 of [EMAIL] failed in main.77aa01bc.js:3:1",
    ),
    (
        "No answer from https://eu.shop.example/orders/123?token=a within 5000ms",
        "No answer from /orders/77?token=b&page=2 within 30000ms",
    ),
    ("Kunde „Anna“ fehlt", "Kunde „Petra Lang“ fehlt"),
)
OTHER_ERRORS = (
    ("NotFoundError: cart not found", "NotFoundError: user not found"),
    ("TypeError: cart.total is not a function", "TypeError: cart.total is not a constructor"),
    ("RangeError: Invalid time value", "RangeError: Invalid array length"),
    ("Error: Cannot load prices", "Error: Cannot load pictures"),
)


@pytest.mark.parametrize("wordings", ONE_ERROR, ids=lambda wordings: wordings[0][:40])
def test_wordings_of_one_error_are_one_template(wordings: tuple[str, ...]) -> None:
    assert len({message_template(wording) for wording in wordings}) == 1


@pytest.mark.parametrize(("one", "other"), OTHER_ERRORS)
def test_two_errors_stay_two(one: str, other: str) -> None:
    assert message_template(one) != message_template(other)


def test_a_signature_tells_its_parts() -> None:
    assert parts_of("v1:cors:GET /api/cart 0#bbbbbbbb") == ("cors", "GET /api/cart 0")
