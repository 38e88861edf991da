"""Pages that came late after a press. Not: slow requests, dead controls."""

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority, Verdict


def opened(visit: Visit, path: str, ttfb_ms: float, after: float) -> Visit:
    loaded = {"message": f"Navigated to {PAGE}{path}"}
    meta = {"how": "load", "from": "", "to": PAGE + path}
    visit.add("console", "info", loaded, event="navigation", meta=meta, after=after)
    measured = {"kind": "vital", "metric": "TTFB", "value": ttfb_ms, "message": f"TTFB {ttfb_ms}"}
    return visit.add("console", "debug", measured, after=0.1)


def pressed() -> Visit:
    visit = opened(Visit(), "/", 30, after=1).ask("GET", "/api/goods", 200).click("Cart")
    told = {"kind": "dead_click", "message": "Nothing followed the click on Cart"}
    return visit.add("console", "warn", told, after=1.5)


def test_a_click_that_a_page_answers_late_is_not_dead_its_page_is_slow() -> None:
    analysis = opened(pressed(), "/cart", 3200.5, after=1.8).judge()

    assert (analysis.category, analysis.priority) == (Category.TIMEOUT_SLOW, Priority.P2)
    assert "/cart took 3 s to answer" in (analysis.root_cause or "")


def test_a_click_after_which_a_page_came_at_once_when_asked_was_dead() -> None:
    analysis = opened(pressed(), "/cart", 90, after=1.8).judge()

    assert analysis.category is Category.DEAD_CONTROL


def test_a_click_long_before_a_slow_page_was_asked_for_was_dead() -> None:
    analysis = opened(pressed(), "/cart", 3200.5, after=9).judge()

    assert "“Cart” did nothing" in " ".join(cause.text for cause in analysis.causes)


def test_an_error_on_a_slow_page_is_not_its_consequence() -> None:
    visit = opened(pressed(), "/cart", 3200.5, after=1.8)
    analysis = visit.fail("TypeError: cart is undefined").judge()

    texts = [cause.text for cause in analysis.causes]
    assert any("cart is undefined" in text for text in texts)


def test_a_page_that_only_takes_its_time_is_no_cause() -> None:
    analysis = opened(Visit(), "/", 2700, after=1).ask("GET", "/api/goods", 200).judge()

    assert analysis.verdict is Verdict.INCONCLUSIVE
