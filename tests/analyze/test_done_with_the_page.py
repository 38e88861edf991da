"""A press on what the page is one of, and a store that took no look. Not: what is asked for."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work

CORE = "P0 P1"
BESIDE = "P2 P3"
DENIED = "SecurityError: The operation is insecure."


def thrice(page: str, press: str) -> Work:
    visit = work(page).ok("GET", "/api/thing").hums()
    for _ in range(3):
        visit.press(press, after=3).broke("TypeError: quorum is undefined")
    return visit


def test_what_the_page_is_for_and_never_takes_is_core() -> None:
    analysis = thrice("/motions/12", "Second motion").judge("no reaction", "/motions/12")
    held(analysis, "js_exception", "quorum", CORE)


@pytest.mark.parametrize(
    ("page", "press"),
    [
        ("/motions/12", "Copy motion"),
        ("/motions/12", "Print motion"),
        ("/motions/12", "Share motion"),
        ("/motions/12", "Save motion"),
        ("/motions/12", "More from Anna"),
        ("/motions", "Second motion"),
        ("/products/12", "Rotate product"),
    ],
)
def test_what_is_done_beside_it_is_no_core(page: str, press: str) -> None:
    held(thrice(page, press).judge("no reaction", page), "js_exception", "quorum", BESIDE)


def stored(key: str, *more: str) -> str:
    visit = work("/guide").hums().press("Apply choice")
    for one in (key, *more):
        told = {"area": "localStorage", "action": "set", "key": one, "size": 40}
        visit.add("storage", "error", told | {"error": DENIED, "message": DENIED})
    return visit.judge("it forgets", "/guide").priority.value


@pytest.mark.parametrize("key", ["theme", "docs.color-scheme", "ui:sidebar-open", "zoom"])
def test_a_look_that_a_store_does_not_take_is_minor(key: str) -> None:
    assert stored(key) == "P3"


@pytest.mark.parametrize("keys", [("draft",), ("theme-order",), ("theme", "answers"), ("basket",)])
def test_what_else_a_store_does_not_take_is_not(keys: tuple[str, ...]) -> None:
    assert stored(*keys) in {"P1", "P2"}
