"""Every page in both themes and on a phone: axe-core finds nothing, nothing scrolls sideways.

A theme changes nothing but colours: in the dark only the rules about them are asked again, and of a
phone, which has the colours of a desktop, only with USERCONTEXT_EVERY_VARIANT=1.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator, Page

from flow.pages_ids import PLACES, fill_in
from flow.pages_world import DESKTOP, PHONE, PagesWorld, Theme, settle
from house.tree import ROOT, told
from variants import EVERY_VARIANT

pytestmark = pytest.mark.browser

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES: dict[Theme, dict[str, Any]] = {
    "light": {"type": "tag", "values": STANDARDS},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
SIZES = {"desktop": DESKTOP, "phone": PHONE}
SMALL = """() => [...document.querySelectorAll('button, input, select, summary, textarea, .button')]
  .filter((e) => e.checkVisibility() && !e.closest('.sr'))
  .map((e) => [e, (e.closest('label') ?? e).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${box.width | 0}x${box.height | 0}`)"""
"""What a finger misses; links within a text may be as high as it."""
DRAWN = "* { content-visibility: visible !important }"
"""Rows out of sight, as who scrolls there sees them. A question about one that is not drawn makes
Chromium lay it out anew: of an issue on a phone axe asked for 12 s of a processor."""


class Seen(NamedTuple):
    """A page as it was seen in one size: what axe found in each theme, and what we measured."""

    violations: dict[Theme, list[str]]
    width: int
    small: list[str]
    headings: list[str]
    title: str


class Eyes:
    """Sees every page once in every size, for all tests of it."""

    def __init__(self, world: PagesWorld) -> None:
        self._world = world
        self._axe = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
        self._seen: dict[str, dict[str, Seen]] = {}
        self._at: dict[tuple[str, Page], Seen] = {}
        self._windows = {
            (is_known, size): self._window(is_known, SIZES[size])
            for is_known in (True, False)
            for size in SIZES
        }

    def see(self, path: str) -> dict[str, Seen]:
        """Return a page in every size."""
        if path not in self._seen:
            # the sign-in is shown to nobody else than to who is not
            is_known = path != "/sign-in"
            self._seen[path] = {
                size: self._look(self._windows[is_known, size], path) for size in SIZES
            }
        return self._seen[path]

    def _window(self, is_known: bool, size: dict[str, int]) -> Page:
        who = self._world.one if is_known else None
        # the policy of our pages lets nothing in, axe neither
        return self._world.visitor(who, "light", size, bypass_csp=True).new_page()

    def _look(self, page: Page, path: str) -> Seen:
        """Go to a page; one that others lead to, as short addresses do, is looked at once."""
        answer = page.goto(fill_in(path, self._world.one.ids))
        assert answer is not None
        assert answer.status == 200, (path, answer.status)
        settle(page)
        place = page.url, page
        if place not in self._at:
            self._at[place] = self._look_at(page)
        return self._at[place]

    def _look_at(self, page: Page) -> Seen:
        page.add_style_tag(content=DRAWN)
        page.add_script_tag(content=self._axe)
        seen = Seen(
            {"light": self._violations(page, "light")},
            page.evaluate("document.documentElement.scrollWidth"),
            page.evaluate(SMALL),
            page.locator("h1").all_inner_texts(),
            page.title(),
        )
        if EVERY_VARIANT or page.viewport_size == DESKTOP:
            page.emulate_media(color_scheme="dark")
            settle(page)
            seen.violations["dark"] = self._violations(page, "dark")
            page.emulate_media(color_scheme="light")
        return seen

    def _violations(self, page: Page, theme: Theme) -> list[str]:
        run = "rules => axe.run({runOnly: rules, resultTypes: ['violations']})"
        return lines(page.evaluate(run, RULES[theme]))


@pytest.fixture(scope="module")
def eyes(world: PagesWorld) -> Eyes:
    return Eyes(world)


@pytest.mark.parametrize("path", PLACES)
def test_axe_finds_nothing_on_any_page(eyes: Eyes, path: str) -> None:
    found = [
        f"{theme} {size}: {line}"
        for size, seen in eyes.see(path).items()
        for theme, violations in seen.violations.items()
        for line in violations
    ]

    assert not found, told(found)


@pytest.mark.parametrize("path", PLACES)
def test_a_phone_scrolls_no_page_sideways_and_its_targets_are_large_enough(
    eyes: Eyes, path: str
) -> None:
    seen = eyes.see(path)["phone"]

    assert seen.width <= PHONE["width"]
    assert not seen.small, told(seen.small)


@pytest.mark.parametrize("path", PLACES)
def test_a_page_has_one_heading_and_a_title_of_its_own(eyes: Eyes, path: str) -> None:
    seen = eyes.see(path)["desktop"]

    assert len(seen.headings) == 1, seen.headings
    assert seen.title.endswith(("UserContext", "default")), seen.title


@pytest.fixture
def phone(world: PagesWorld) -> Iterator[Page]:
    context = world.visitor(world.one, size=PHONE)
    yield context.new_page()
    context.close()


def test_the_head_of_every_page_is_made_for_fingers(world: PagesWorld, phone: Page) -> None:
    phone.goto(f"/p/{world.one.ids['project']}/groups")

    assert_for_fingers(phone.locator(".side summary, .side a, .side button:visible"))


def test_what_a_shared_link_shows_is_made_for_fingers(world: PagesWorld, phone: Page) -> None:
    """The entries of a shared issue unfolded by lines of 36 px."""
    phone.goto(f"/shared/{world.one.ids['shared/token']}")

    assert_for_fingers(phone.locator(".i-entries summary"))


def test_the_links_of_an_issue_s_head_are_made_for_fingers(world: PagesWorld, phone: Page) -> None:
    """`impact 89 of 100` and the way back were 24 px high, one right above the other."""
    phone.goto(f"/p/{world.one.ids['project']}/issues/{world.one.ids['issue']}")

    assert_for_fingers(phone.locator(".issue-head a, .i-crumbs a"), 36)


def assert_for_fingers(boxes: Locator, least: int = 44) -> None:
    sizes = [box.bounding_box() for box in boxes.all() if box.is_visible()]
    assert sizes
    assert all(size and size["height"] >= least for size in sizes), sizes


def test_a_group_of_many_issues_writes_over_nothing(world: PagesWorld, phone: Page) -> None:
    """`207 issues, 207 sessions` stood over `10 min`, and issues on their way over the buttons."""
    phone.goto(f"/p/{world.one.ids['project']}/groups")
    reach = phone.locator(".group .reach").first
    reach.evaluate("e => { e.textContent = '1 207 issues, 12 070 sessions, 300 more are here'; }")

    assert reach.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_an_instant_of_another_year_says_which(world: PagesWorld, phone: Page) -> None:
    """`28 Nov, 18:43` of a year ago was read as today's."""
    phone.clock.set_fixed_time("2099-03-01T10:00:00Z")
    phone.goto(f"/p/{world.one.ids['project']}/issues/{world.one.ids['issue']}")

    told = phone.locator("#issue-facts time").inner_text()
    assert re.search(r"\b20\d\d\b", told), told


def lines(told: dict[str, Any]) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:160]}: {node['failureSummary'].splitlines()[1][:200]}"
        for rule in told["violations"]
        for node in rule["nodes"]
    ]
