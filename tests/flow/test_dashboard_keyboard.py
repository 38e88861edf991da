"""Every page by the keyboard alone: all is reached, the focus is seen, nothing is a trap.

The pages of settings are forms in one column: on a phone the first of them stands for the others,
but with USERCONTEXT_EVERY_VARIANT=1.
"""

from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from flow.pages_ids import PLACES, fill_in
from flow.pages_world import DESKTOP, PHONE, PagesWorld, settle
from variants import EVERY_VARIANT

pytestmark = pytest.mark.browser

ROUNDS = 3
NUMBER = """() => {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const all = [...document.querySelectorAll(wanted)].filter((e) =>
    e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}) &&
    !e.closest('dialog:not([open])') && !(e.type === 'radio' && !e.checked));
  all.forEach((e, number) => { e.dataset.stop = number; });
  return all.map((e) => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 120));
}"""
NOTE = """() => {
  window.look = () => {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    return {
      stop: e.dataset.stop === undefined ? -1 : Number(e.dataset.stop),
      html: e.outerHTML.replace(/\\s+/g, ' ').slice(0, 120),
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
      there: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  };
  window.stops = [];
  addEventListener('keydown', () => stops.push(look()), true);
}"""
"""Where the focus is when the next key comes: to ask after each would take most of the time."""

AGAIN = """async (number) => {
  document.querySelector(`[data-stop="${number}"]`).focus();
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  return look();
}"""
"""A row that was not drawn yet gets its height, and then its place in the window, a frame later."""


class Walk(NamedTuple):
    """Where Tab led on a page: what should be reached, every stop, the stops that nobody sees."""

    wanted: list[str]
    stops: list[dict[str, Any]]
    unseen: list[str]

    @property
    def missed(self) -> list[str]:
        reached = {stop["stop"] for stop in self.stops}
        return [html for number, html in enumerate(self.wanted) if number not in reached]


Windows = dict[tuple[bool, str], Page]
Walks = dict[tuple[str, Page], Walk]
SIZES = {"desktop": DESKTOP, "phone": PHONE}
WALKS = [
    (path, size)
    for path in PLACES
    for size in SIZES
    if EVERY_VARIANT or size == "desktop" or "/settings/" not in path
]


@pytest.fixture(scope="module")
def windows(world: PagesWorld) -> Windows:
    """A window of each size for who is known and for who is not: a new one loads all anew."""
    return {
        (is_known, size): world.visitor(
            world.one if is_known else None, size=SIZES[size]
        ).new_page()
        for is_known in (True, False)
        for size in SIZES
    }


@pytest.fixture(scope="module")
def walks() -> Walks:
    """The ways through the pages so far: one that a short address leads to is walked once."""
    return {}


@pytest.mark.parametrize(("path", "size"), WALKS)
def test_tab_reaches_everything_in_sight_and_leads_out_again(
    world: PagesWorld, windows: Windows, walks: Walks, path: str, size: str
) -> None:
    page = windows[path != "/sign-in", size]
    page.goto(fill_in(path, world.one.ids))
    settle(page)
    place = page.url, page
    walk = walks[place] = walks.get(place) or walk_through(page)

    assert walk.wanted, "a page with nothing to go to"
    assert not walk.missed, "\n".join(["never reached:", *walk.missed])
    assert not walk.unseen, "\n".join(["has the focus, and nobody sees it:", *walk.unseen])
    assert [stop["stop"] for stop in walk.stops] == sorted(stop["stop"] for stop in walk.stops)


def is_seen(stop: dict[str, Any]) -> bool:
    return bool(stop["ring"] and stop["there"])


def walk_through(page: Page) -> Walk:
    """Press Tab until it leads out of the page; one that never does is a trap."""
    # where a field takes the focus by itself, Tab would go on from there
    page.evaluate("document.body.tabIndex = -1, document.body.focus()")
    wanted = page.evaluate(NUMBER)
    page.evaluate(NOTE)
    for _ in range(ROUNDS):
        for _ in range(len(wanted) + 2):
            page.keyboard.press("Tab")
        stops: list[dict[str, Any]] = page.evaluate("stops.slice(1)")  # the first was before Tab
        for number, stop in enumerate(stops):
            if stop is None or (number > 1 and stop["stop"] == stops[0]["stop"]):
                return Walk(wanted, stops[:number], find_unseen(page, stops[:number]))
    raise AssertionError(f"a trap: {stops[-3:]}")


def find_unseen(page: Page, stops: list[dict[str, Any]]) -> list[str]:
    """Return the stops that had the focus unseen, and have it so when they are asked again."""
    passed = [stop for stop in stops if not is_seen(stop)]
    return [s["html"] for s in passed if not is_seen(page.evaluate(AGAIN, s["stop"]))]


@pytest.mark.parametrize("name", ["project", "person"])
def test_escape_closes_a_menu_and_the_focus_is_back_where_it_was(
    world: PagesWorld, name: str
) -> None:
    context = world.visitor(world.one)
    page = context.new_page()
    page.goto("/")
    menu = page.locator(f"details.{name}")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.evaluate("e => e.open")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    closed = menu.evaluate("e => !e.open && document.activeElement === e.firstElementChild")
    context.close()

    assert closed


def test_the_first_stop_leads_past_the_navigation(world: PagesWorld) -> None:
    context = world.visitor(world.one)
    page = context.new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()
    context.close()


def test_groups_are_chosen_ignored_and_brought_back_by_keyboard_alone(
    world: PagesWorld, windows: Windows
) -> None:
    page = windows[True, "desktop"]
    page.goto(f"/p/{world.one.ids['project']}/groups?status=all")
    statuses, said = page.locator(".groups .status"), page.locator("#said")
    before = statuses.all_inner_texts()
    for key in "jxjx":
        page.keyboard.press(key)
    expect(page.locator("[data-ticked]")).to_have_text("2 selected")
    page.keyboard.press("i")
    expect(said).to_have_text("2 groups ignored")
    expect(statuses).to_have_text(["ignored"] * 2 + before[2:])
    page.keyboard.press("z")

    expect(said).to_have_text("2 changes back as before")
    expect(statuses).to_have_text(before)
