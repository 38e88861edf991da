"""The widget in both themes and in forced colours: axe-core, edges, focus. Not: its work."""

from collections.abc import Callable
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from flow.test_dashboard_axe import RULES, lines
from flow.test_widget import REPORTS, WORDS, dialog_of, page, reference, visit, world
from flow.world import World
from house.tree import ROOT, told

__all__ = ["page", "world"]
pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RUN = "rules => axe.run('uc-widget', {runOnly: rules, resultTypes: ['violations']})"
EDGES = """() => {
  const numbers = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return [...[r, g, b].map((one) => colour.startsWith('color(') ? one : one / 255), a] };
  const light = (colour) => numbers(colour).slice(0, 3)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05) };
  const groundOf = (element) => {
    for (let one = element; one; one = one.parentElement ?? one.getRootNode().host) {
      const { backgroundColor } = getComputedStyle(one);
      if (numbers(backgroundColor)[3] === 1) return backgroundColor }
    return canvas };
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.backgroundColor = 'Canvas';
  const canvas = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const found = [];
  const name = ({ dataset, localName }) => dataset.kind ?? dataset.do ?? localName;
  const want = (element, what, least, colour, ground) => {
    const ratio = contrast(colour, ground);
    if (!(ratio >= least))
      found.push(`${what} of ${name(element)}: ${ratio.toFixed(2)} (${colour} on ${ground})`) };
  const controls = 'button, textarea, summary, [tabindex="0"]';
  const seen = [...document.querySelectorAll('uc-widget')]
    .flatMap((host) => [...host.shadowRoot.querySelectorAll(controls)])
    .filter((one) => one.checkVisibility());
  for (const one of seen) {
    const { borderTopColor } = getComputedStyle(one);
    const around = groundOf(one.parentElement ?? one.getRootNode().host);
    const isFilled = contrast(groundOf(one), around) >= 3;
    if (one.matches('button:not(.plain), textarea') && !isFilled)
      want(one, 'edge', 3, borderTopColor, around);
    one.focus();
    if (one !== one.getRootNode().activeElement) continue;
    const { outlineColor, outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    const ring = /^(.*\\)) 0px 0px 0px [2-9]px$/.exec(boxShadow)?.[1] ?? outlineColor;
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2)
      found.push(`focus of ${name(one)}: no outline`);
    else if (contrast(ring, around) < 3) want(one, 'focus', 3, outlineColor, around);
  }
  const on = seen.filter((one) => one.getAttribute('aria-pressed') === 'true');
  const off = seen.filter((one) => one.getAttribute('aria-pressed') === 'false');
  const look = (one) => ['backgroundColor', 'borderTopColor', 'color']
    .map((part) => getComputedStyle(one)[part]).join();
  for (const one of on)
    if (off.some((other) => look(other) === look(one)))
      found.push(`${name(one)}: pressed, and looks like the others`);
  return found }"""
"""What axe does not measure: edges of controls, focus, what is pressed (WCAG 1.4.11, 2.4.13)."""

FOLLOWS = '<meta name="color-scheme" content="light dark">'
"""A page whose ground is the system's: the button lies on it."""

Scheme = Literal["light", "dark"]


class Look(NamedTuple):
    """How a reader has set the system."""

    scheme: Scheme
    is_forced: bool = False

    def put_on(self, page: Page) -> None:
        page.emulate_media(
            color_scheme=self.scheme,
            forced_colors="active" if self.is_forced else "none",
            reduced_motion="reduce",  # what rises has another colour on its way
        )


LOOKS = {
    "light": Look("light"),
    "dark": Look("dark"),
    "forced": Look("light", is_forced=True),
    "forced dark": Look("dark", is_forced=True),
}


def answer_the_prompt(page: Page) -> None:
    page.locator("uc-widget [data-do=tell]").click()
    expect(dialog_of(page)).to_be_visible()


def fail_to_send(page: Page) -> None:
    page.route(REPORTS, lambda route: route.abort(), times=1)
    page.locator("uc-widget textarea").fill(WORDS)
    dialog_of(page).get_by_role("button", name="Send report").click()
    expect(page.get_by_role("alert")).to_be_visible()


def ask_for_words(page: Page) -> None:
    page.locator("uc-widget textarea").press("Control+Enter")
    page.get_by_text("What will be sent").click()


def open_editor(page: Page) -> None:
    page.get_by_role("button", name="Add a screenshot").click()
    page.locator("uc-widget [data-do=edit]").click()


def keep_picture(page: Page) -> None:
    page.locator("uc-widget [data-do=done]").click()
    expect(page.locator("uc-widget figure")).to_be_visible()


def send(page: Page) -> None:
    page.route("**/v1/issues/*/attachments", lambda route: route.abort())
    dialog_of(page).get_by_role("button", name="Send report").click()
    assert reference(page)


STAGES: dict[str, Callable[[Page], object]] = {
    "prompt": lambda page: page.locator("uc-widget .card").wait_for(),
    "dialog": answer_the_prompt,
    "nothing said": ask_for_words,
    "editor": open_editor,
    "picture": keep_picture,
    "failed": fail_to_send,
    "sent": send,
}
"""One after the other: what somebody comes by who reports."""


def look_over(page: Page) -> list[str]:
    return [*lines(page.evaluate(RUN, RULES["light"])), *look_edges(page)]


def look_edges(page: Page) -> list[str]:
    # focus that a script gives is seen where the last thing used was the keyboard
    page.keyboard.press("Shift")
    found: list[str] = page.evaluate(EDGES)
    return found


@pytest.mark.parametrize("name", LOOKS)
def test_whatever_is_shown_can_be_read_and_its_controls_be_seen(
    world: World, page: Page, name: str
) -> None:
    LOOKS[name].put_on(page)
    visit(world, page, FOLLOWS, **{"widget-crash-prompt": "", "widget-hideable": ""})
    page.add_script_tag(content=AXE)
    page.wait_for_function("window.UserContextParts.prompt")
    page.evaluate("setTimeout(() => { throw new TypeError('cart is undefined') })")
    found = []
    for stage, reach in STAGES.items():
        reach(page)
        found += [f"{stage}: {line}" for line in look_over(page)]

    assert not found, told(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["#fff", "#000"])
def test_the_focus_of_the_button_is_seen_whatever_it_lies_on(
    world: World, page: Page, scheme: Scheme, ground: str
) -> None:
    Look(scheme).put_on(page)
    visit(world, page, f"<style>html {{ background: {ground} }}</style>")

    assert [line for line in look_edges(page) if line.startswith("focus")] == []


@pytest.mark.parametrize("name", LOOKS)
def test_the_lines_of_a_report_can_be_read(world: World, page: Page, name: str) -> None:
    LOOKS[name].put_on(page)
    button = visit(world, page, FOLLOWS, mode="report")
    page.add_script_tag(content=AXE)
    page.evaluate("console.error('line of an error'); console.log('line of a log')")
    button.click()
    page.get_by_text("What will be sent").click()
    found = look_over(page)

    assert not found, told(found)
