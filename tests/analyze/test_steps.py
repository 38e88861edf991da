"""Steps as a tester follows them: to the failure, and what then happens."""

from analyze.visits import Visit


def _steps(visit: Visit) -> list[str]:
    return [step.text for step in visit.judge("It does not work").steps]


def test_a_page_that_a_click_opened_is_no_step_of_its_own() -> None:
    visit = Visit().go("/").click("Cart").go("/cart")

    assert _steps(visit) == ["Go to /", "Click “Cart”, which opens /cart"]


def test_a_page_gone_to_long_after_a_click_is_a_step() -> None:
    visit = Visit().go("/").click("Cart").log("info", "x", after=9).go("/cart")

    assert _steps(visit) == ["Go to /", "Click “Cart”", "Go to /cart"]


def test_the_steps_end_with_what_happens() -> None:
    visit = Visit().go("/cart").click("Pay").ask("POST", "/api/pay", 500)
    steps = visit.click("Pay").go("/help").judge().steps

    assert [step.text for step in steps] == [
        "Go to /cart",
        "Click “Pay” 2 times",
        "What happens: POST /api/pay failed with 500",
    ]
    assert steps[-1].evidence == ("a-2",)


def test_what_was_pressed_in_vain_is_the_last_step_itself() -> None:
    visit = Visit().go("/cart").click("Apply coupon").click("Apply coupon", after=4)
    visit.click("Apply coupon", after=4).add("storage", "debug", {}, after=9)

    assert _steps(visit) == ["Go to /cart", "Click “Apply coupon” 3 times"]


def test_twenty_steps_are_told_the_last_ones() -> None:
    visit = Visit()
    for number in range(30):
        visit.go(f"/page-{number}")
    told = _steps(visit.click("Pay").ask("POST", "/api/pay", 500))

    assert (len(told), told[-2:]) == (
        20,
        ["Click “Pay”", "What happens: POST /api/pay failed with 500"],
    )
