"""Requests that WebKit cuts as somebody goes on to the next page: nobody's fault."""

from analyze.webkit_visits import caught, cut, load, press_link, visit


def test_what_a_pressed_link_cut_is_no_failure_however_slow_the_next_page_is() -> None:
    """WebKit rejects what is under way 3 ms after the press; the next page took three seconds."""
    seen = press_link(cut(visit(), "/api/stock", 330), "Go on", 0.327)

    judged = load(caught(seen), "/next", after=3).judge()

    assert judged.root_cause is None


def test_what_was_cut_before_the_link_was_pressed_is_a_failure() -> None:
    seen = press_link(cut(visit(), "/api/stock", 200), "Go on", 2)

    judged = load(seen, "/next", after=3).judge()

    assert "/api/stock" in str(judged.root_cause)


def test_a_page_that_asks_on_after_the_press_was_not_left() -> None:
    seen = press_link(cut(visit(), "/api/stock", 330), "Reload stock", 0.327)
    seen.ask("GET", "/api/cart", 200)

    judged = load(seen, "/next", after=3).judge()

    assert "/api/stock" in str(judged.root_cause)
