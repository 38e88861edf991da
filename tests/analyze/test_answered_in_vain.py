"""Presses that were each answered well and led nowhere. Not: the same order made twice."""

import pytest

from analyze.page_visits import PageVisit, page, told
from usercontext.domain.analysis import Category

BODY = {"contentType": "application/json", "responseBody": '{"ok":true,"order":null}'}


def pressed(label: str, path: str, times: int = 2) -> PageVisit:
    visit = page("/checkout")
    for _ in range(times):
        visit.click(label, after=6).ask("POST", path, 200, **BODY)
    return visit


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize(
    "words", ["no confirmation appears", "nothing happens", "keine Bestätigung", "It does not work"]
)
def test_a_payment_in_vain_is_told_to_whoever_complains_of_anything(words: str, times: int) -> None:
    analysis = pressed("Pay now", "/api/orders", times).judge(words, "/checkout")

    told(analysis, "dead_control", "P1", f"each of {times} presses on “Pay now”")


@pytest.mark.parametrize("words", ["thanks, well done", "how do I change my address?", "love it"])
def test_who_is_content_has_pressed_twice_on_purpose(words: str) -> None:
    analysis = pressed("Pay now", "/api/orders").judge(words, "/checkout")

    assert analysis.category is Category.UNKNOWN


def test_what_the_press_led_to_is_not_in_vain() -> None:
    analysis = pressed("Pay now", "/api/orders").go("/thanks").judge("nothing happens", "/thanks")

    assert "presses on" not in (analysis.root_cause or "")
