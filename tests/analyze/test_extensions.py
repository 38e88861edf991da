"""A browser's extension that stands in the way of a press. Not: what extensions merely say."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Analysis, Category, Priority, Verdict

STACKS = [
    "TypeError: x is null\n    at fill (chrome-extension://kbfnbcae/content.js:2:48)",
    "fill@moz-extension://5e3b1a52-7f3c/content.js:2:48",
    "fill@safari-web-extension://9b1c2d3e-1111/content.js:2:48",
]


def pressed(label: str = "Pay now") -> Visit:
    return Visit().go("/checkout").ask("GET", "/api/cart", 200).click(label)


def broken(visit: Visit, stack: str = STACKS[0]) -> Visit:
    return visit.fail("TypeError: x is null", stack=stack)


@pytest.mark.parametrize("stack", STACKS)
def test_an_extension_s_error_is_the_cause_where_nothing_else_came_of_a_press(stack: str) -> None:
    analysis = broken(pressed(), stack).judge()

    assert (analysis.category, analysis.priority) == (Category.THIRD_PARTY, Priority.P3)
    assert "browser extension" in (analysis.root_cause or "")


def test_a_press_that_the_client_saw_die_died_of_the_extension() -> None:
    told = {"kind": "dead_click", "message": "Nothing followed the click on Pay now"}
    visit = broken(pressed()).add("console", "warn", told, after=1.5)

    assert visit.judge().category is Category.THIRD_PARTY


def is_noise(analysis: Analysis) -> bool:
    return analysis.category is not Category.THIRD_PARTY


def test_an_extension_s_error_is_noise_where_the_press_was_answered() -> None:
    assert is_noise(broken(pressed()).ask("POST", "/api/orders", 201).judge())


def test_an_extension_s_error_is_noise_where_nothing_was_pressed() -> None:
    visit = broken(Visit().go("/checkout").ask("GET", "/api/cart", 200))

    assert visit.judge().verdict is Verdict.INCONCLUSIVE


def test_an_extension_s_error_is_noise_where_a_press_needs_no_server() -> None:
    assert is_noise(broken(pressed("Show details")).judge())


def test_an_extension_s_error_is_noise_beside_one_of_the_page() -> None:
    analysis = broken(pressed()).fail("TypeError: cart is undefined").judge()

    assert analysis.category is Category.JS_EXCEPTION
