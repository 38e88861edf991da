"""What a click had kept in the browser and what the page threw away: by itself, or as asked."""

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority, Verdict


def kept(action: str, visit: Visit, **more: object) -> Visit:
    told: dict[str, object] = {"area": "localStorage", "action": action, "key": "my.cart"}
    return visit.add("storage", "info", told | more, after=0.1)


def filled() -> Visit:
    visit = Visit().go("/").ask("GET", "/api/goods", 200).click("Add to cart")
    return kept("set", visit, size=64)


def test_a_cart_that_the_page_empties_when_it_loads_is_lost() -> None:
    visit = filled().add("console", "debug", {"message": "later"}, after=20).go("/cart")
    analysis = kept("remove", visit).judge("My cart is empty")

    assert (analysis.category, analysis.priority) == (Category.STORAGE, Priority.P2)
    assert analysis.root_cause == "The page itself emptied “my.cart”, which a click had filled."


def test_a_cart_that_is_written_anew_with_nothing_in_it_is_lost() -> None:
    visit = filled().add("console", "debug", {"message": "later"}, after=20).go("/cart")

    assert kept("set", visit, size=2).judge("My cart is empty").category is Category.STORAGE


def test_everything_that_goes_takes_the_cart_along() -> None:
    visit = filled().add("console", "debug", {"message": "later"}, after=20).go("/cart")
    analysis = kept("clear", visit, key="").judge("My cart is empty")

    assert "my.cart" in (analysis.root_cause or "")


def test_a_cart_that_a_click_empties_was_meant_to_be_empty() -> None:
    visit = filled().go("/cart").click("Remove", after=20)

    assert kept("remove", visit).judge("My cart is empty").verdict is Verdict.INCONCLUSIVE


def test_a_cart_that_an_order_empties_was_bought() -> None:
    visit = filled().go("/checkout").click("Pay", after=20)
    visit.add("console", "debug", {"message": "bank"}, after=30).ask("POST", "/api/orders", 201)

    assert kept("remove", visit).judge("My cart is empty").verdict is Verdict.INCONCLUSIVE


def test_a_key_that_no_click_filled_is_the_page_s_own() -> None:
    visit = Visit().go("/").ask("GET", "/api/goods", 200)
    analysis = kept("remove", kept("set", visit, size=9)).judge("My cart is empty")

    assert analysis.verdict is Verdict.INCONCLUSIVE
