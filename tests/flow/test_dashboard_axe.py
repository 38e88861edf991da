"""Every page in both themes and on a phone: axe-core finds nothing, nothing scrolls sideways."""

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from flow.pages_ids import PLACES, fill_in
from flow.pages_world import DESKTOP, PHONE, PagesWorld, Theme, settle
from house.tree import ROOT

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: list[tuple[Theme, dict[str, int]]] = [
    ("light", DESKTOP),
    ("dark", DESKTOP),
    ("light", PHONE),
    ("dark", PHONE),
]
SMALL = """() => [...document.querySelectorAll('button, input, select, summary, textarea, .button')]
  .filter((e) => e.checkVisibility() && !e.closest('.sr'))
  .map((e) => [e, (e.closest('label') ?? e).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${box.width | 0}x${box.height | 0}`)"""
"""What a finger misses; links within a text may be as high as it."""


@cache
def axe() -> str:
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("path", PLACES)
def test_axe_finds_nothing_on_any_page(world: PagesWorld, path: str) -> None:
    found = []
    for theme, size in LOOKS:
        # the policy of our pages lets nothing in, axe neither
        context = world.visitor(signed_in(world, path), theme, size, bypass_csp=True)
        page = opened(context.new_page(), world, path)
        page.add_script_tag(content=axe())
        told = page.evaluate(
            "rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES
        )
        found += [f"{theme} {size['width']}: {line}" for line in lines(told)]
        context.close()

    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("path", PLACES)
def test_a_phone_scrolls_no_page_sideways_and_its_targets_are_large_enough(
    world: PagesWorld, path: str
) -> None:
    context = world.visitor(signed_in(world, path), "light", PHONE)
    page = opened(context.new_page(), world, path)
    wide = page.evaluate("document.documentElement.scrollWidth")
    small = page.evaluate(SMALL)
    context.close()

    assert wide <= PHONE["width"]
    assert not small, "\n".join(["", *small])


@pytest.mark.parametrize("path", PLACES)
def test_a_page_has_one_heading_and_a_title_of_its_own(world: PagesWorld, path: str) -> None:
    context = world.visitor(signed_in(world, path))
    page = opened(context.new_page(), world, path)
    heading, title = page.locator("h1").all_inner_texts(), page.title()
    context.close()

    assert len(heading) == 1, heading
    assert title.endswith(("UserContext", "default")), title


def signed_in(world: PagesWorld, path: str) -> Any:
    """The sign-in is shown to nobody else than to who is not."""
    return None if path == "/sign-in" else world.one


def opened(page: Page, world: PagesWorld, path: str) -> Page:
    answer = page.goto(fill_in(path, world.one.ids))
    assert answer is not None
    assert answer.status == 200, (path, answer.status)
    settle(page)
    return page


def lines(told: dict[str, Any]) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:160]}: {node['failureSummary'].splitlines()[1][:200]}"
        for rule in told["violations"]
        for node in rule["nodes"]
    ]
