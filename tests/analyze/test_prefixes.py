"""What is put before the words of an error, and first words that only look like it. Not: types."""

import pytest

from analyze.visits import Visit


@pytest.mark.parametrize(
    "message",
    [
        'Unhandled case in orderLabel: "backordered"',
        "Rejection of the form was not expected",
        "Exception list is empty",
        "Unhandled rejection reason in the queue",
    ],
)
def test_the_first_word_of_an_error_is_quoted(message: str) -> None:
    analysis = Visit().go("/cart").click("Add to cart", after=3).fail(f"Error: {message}").judge()

    assert message in (analysis.root_cause or "")


@pytest.mark.parametrize(
    "prefix",
    [
        "Uncaught ",
        "Uncaught (in promise) ",
        "Unhandled Promise Rejection: ",
        "Unhandled Rejection: ",
        "Unhandled exception: ",
        "Unhandled ",
    ],
)
def test_what_a_browser_puts_first_is_not(prefix: str) -> None:
    visit = Visit().go("/cart").click("Add to cart")
    analysis = visit.throw(f"{prefix}TypeError: cart.sum is not a function").judge()

    assert "“TypeError: cart.sum" in (analysis.root_cause or "")
