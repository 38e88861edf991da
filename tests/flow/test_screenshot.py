"""The widget's screenshot, proven by its pixels: masked, blacked out, without the widget."""

import time
from base64 import b64encode
from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from flow.test_widget import WORDS, dialog_of, page, reference, visit, world
from flow.world import PATIENCE_S, World

__all__ = ["page", "world"]
pytestmark = pytest.mark.browser

COLOURED = """<style>body { margin: 0; background: #fff } .secret { color: #f00; background: #fff;
  font: 900 40px monospace; border: 0 } .open { color: #0a0; font: 900 40px monospace }
  #far { position: absolute; top: 4000px } #bar { position: fixed; bottom: 0; left: 0; width: 200px;
  height: 40px; background: #00f }</style>"""
FIELDS = """<div class="open">MMMM open</div>
  <input class="secret" value="MMMM typed"><textarea class="secret">MMMM</textarea>
  <select class="secret"><option>MMMM chosen</select><p class="secret" contenteditable>MMMM</p>
  <p data-uc-mask><b class="secret">MMMM</b></p><p class="secret card">MMMM</p>
  <img src="http://127.0.0.1:9/none.png" width="40" height="40">
  <iframe srcdoc="<body style='background:#f00'>"></iframe>
  <div id="far" class="open">far below</div><div id="bar"></div>"""
PIXELS = """async (picture) => {
  const blob = await (await fetch('data:image/webp;base64,' + picture)).blob()
  const image = await createImageBitmap(blob)
  const canvas = new OffscreenCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const found = { width: image.width, height: image.height, bytes: blob.size, type: blob.type,
    red: 0, green: 0, blue: 0, black: 0, light: 0 }
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = data.slice(at, at + 3)
    if (r > 180 && g < 90 && b < 90) found.red++
    if (g > 120 && r < 90 && b < 90) found.green++
    if (b > 180 && r < 90 && g < 90) found.blue++
    if (r < 12 && g < 12 && b < 12) found.black++
    if (r > 200 && g > 200 && b > 200) found.light++
  }
  return found }"""

Taken = list[tuple[str, bytes]]


@pytest.fixture
def taken(page: Page) -> Taken:
    """What the issue's attachments would hold: a stub in the place of that call."""
    sent: Taken = []

    def take(route: Route) -> None:
        headers = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
        if route.request.method == "POST":
            body = route.request.post_data_buffer or b""
            sent.append((route.request.headers["content-type"], body))
        route.fulfill(status=201, json={"attachmentId": "a1"}, headers=headers)

    page.route("**/v1/issues/*/attachments", take)
    return sent


def show(world: World, page: Page, **options: str) -> None:
    """Open a page with secrets in red and take its picture."""
    button = visit(world, page, COLOURED, **options)
    page.evaluate(f"document.body.insertAdjacentHTML('beforeend', `{FIELDS}`)")
    button.click()
    page.keyboard.type(WORDS)
    page.get_by_role("button", name="Add a screenshot").click()
    expect(page.get_by_role("img", name="Screenshot of this page")).to_be_visible()


def pixels(page: Page, taken: Taken) -> dict[str, Any]:
    """Send the report and look at the picture that went with it."""
    page.get_by_role("button", name="Send report").click()
    assert reference(page)
    [(kind, body)] = taken
    assert kind in ("image/webp", "image/png")
    found: dict[str, Any] = page.evaluate(PIXELS, b64encode(body).decode())
    return found


def test_what_is_typed_or_masked_has_no_pixel_in_the_picture(
    world: World, page: Page, taken: Taken
) -> None:
    show(world, page, **{"mask-selectors": ".card"})
    found = pixels(page, taken)

    assert found["red"] == 0
    assert found["green"] > 400
    assert found["blue"] > 5000  # what is fixed to the window is where it is seen


def test_with_mask_text_no_word_has_a_pixel(world: World, page: Page, taken: Taken) -> None:
    show(world, page, **{"mask-text": ""})
    found = pixels(page, taken)

    assert (found["red"], found["green"]) == (0, 0)


def test_the_picture_is_what_is_seen_of_a_long_page(world: World, page: Page, taken: Taken) -> None:
    button = visit(world, page, COLOURED)
    page.evaluate(f"document.body.insertAdjacentHTML('beforeend', `{FIELDS}`)")
    page.evaluate("scrollTo(0, 3900)")
    button.click()
    page.keyboard.type(WORDS)
    page.get_by_role("button", name="Add a screenshot").click()
    page.get_by_role("img", name="Screenshot of this page").wait_for()
    found = pixels(page, taken)

    viewport = page.viewport_size
    assert viewport
    assert found["height"] == viewport["height"]
    assert found["bytes"] < 1024 * 1024
    assert found["green"] > 100
    assert found["blue"] > 5000


def test_the_widget_is_not_in_the_picture(world: World, page: Page, taken: Taken) -> None:
    visit(world, page, COLOURED).click()
    page.keyboard.type(WORDS)
    page.evaluate(
        "document.querySelectorAll('uc-widget').forEach("
        "(one) => one.style.setProperty('--uc-accent', '#f00'))"
    )
    page.get_by_role("button", name="Add a screenshot").click()
    page.get_by_role("img", name="Screenshot of this page").wait_for()

    assert pixels(page, taken)["red"] == 0


@pytest.mark.parametrize(("scheme", "is_light"), [("dark", False), ("light", True)])
def test_a_page_without_a_background_has_that_of_its_scheme(
    world: World, page: Page, taken: Taken, scheme: Literal["dark", "light"], is_light: bool
) -> None:
    """On a phone in the dark theme the picture was white, and so were the page's words."""
    page.emulate_media(color_scheme=scheme)
    visit(world, page, '<meta name="color-scheme" content="light dark">').click()
    page.keyboard.type(WORDS)
    page.get_by_role("button", name="Add a screenshot").click()
    page.get_by_role("img", name="Screenshot of this page").wait_for()
    found = pixels(page, taken)

    assert (found["light"] > found["width"] * found["height"] / 2) is is_light


def draw_by_keyboard(page: Page, tool: str, *keys: str) -> Locator:
    page.get_by_role("button", name="Mark or black out").click()
    page.get_by_role("button", name=tool).press("Enter")
    canvas = dialog_of(page).get_by_role("application", name="Screenshot")
    canvas.focus()
    for key in ("Enter", *keys):
        page.keyboard.press(key)
    return canvas


def test_what_is_blacked_out_by_keyboard_is_burnt_in(
    world: World, page: Page, taken: Taken
) -> None:
    show(world, page)
    # from the middle to the upper left corner, then over all of the green words
    to_corner = ["ArrowLeft"] * 24 + ["ArrowUp"] * 20
    draw_by_keyboard(
        page, "Black out", *to_corner, *["Shift+ArrowRight"] * 40, *["Shift+ArrowDown"] * 8
    )
    page.get_by_role("button", name="Done").click()
    found = pixels(page, taken)

    assert found["green"] == 0
    assert found["black"] > 40_000


def test_undo_takes_the_last_mark_back_and_escape_discards(
    world: World, page: Page, taken: Taken
) -> None:
    show(world, page)
    draw_by_keyboard(page, "Black out", "Control+z")
    page.get_by_role("button", name="Done").click()
    draw_by_keyboard(page, "Black out", "Escape")
    expect(page.get_by_role("button", name="Mark or black out")).to_be_focused()

    assert pixels(page, taken)["black"] < 5000


def test_drawing_by_pointer_marks_the_picture(world: World, page: Page, taken: Taken) -> None:
    show(world, page)
    page.get_by_role("button", name="Mark or black out").click()
    page.get_by_role("button", name="Frame").click()
    box = dialog_of(page).get_by_role("application").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 240, box["y"] + 140, steps=3)
    page.mouse.up()
    page.get_by_role("button", name="Done").click()

    assert pixels(page, taken)["red"] > 500


def test_where_the_policy_allows_no_picture_the_report_still_goes(world: World, page: Page) -> None:
    policy = "default-src 'none'; script-src 'nonce-n1'; connect-src *"
    visit(world, page, policy=policy).click()
    page.keyboard.type(WORDS)
    page.get_by_role("button", name="Add a screenshot").click()
    expect(page.get_by_text("does not allow a screenshot")).to_be_visible()
    page.get_by_role("button", name="Send report").click()

    assert reference(page)


def test_a_picture_under_trusted_types_needs_no_more_than_images_of_data(
    world: World, page: Page, taken: Taken
) -> None:
    policy = (
        "default-src 'none'; script-src 'nonce-n1'; connect-src *; img-src data:; "
        "require-trusted-types-for 'script'; trusted-types usercontext"
    )
    visit(world, page, policy=policy).click()
    page.keyboard.type(WORDS)
    page.get_by_role("button", name="Add a screenshot").click()
    expect(page.get_by_role("img", name="Screenshot of this page")).to_be_visible()
    page.get_by_role("button", name="Send report").click()

    assert reference(page)
    assert len(taken) == 1


@pytest.fixture
def refuse(page: Page) -> Callable[[], None]:
    headers = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}

    def refuse_once() -> None:
        def answer(route: Route) -> None:
            route.fulfill(status=503, json={}, headers=headers)

        page.route("**/v1/issues/*/attachments", answer, times=1)

    return refuse_once


def test_a_picture_that_is_refused_can_be_sent_again(
    world: World, page: Page, taken: Taken, refuse: Callable[[], None]
) -> None:
    show(world, page)
    refuse()
    page.get_by_role("button", name="Send report").click()
    assert reference(page)
    expect(page.get_by_role("alert")).to_contain_text("but not the screenshot")
    page.get_by_role("button", name="Send the screenshot again").click()
    expect(page.get_by_role("alert")).to_be_hidden()

    assert len(taken) == 1


def test_the_picture_is_kept_encoded_anew_and_can_be_fetched(world: World, page: Page) -> None:
    show(world, page, **{"mask-selectors": ".card"})
    with page.expect_response(lambda answer: answer.url.endswith("/attachments")) as answered:
        page.get_by_role("button", name="Send report").click()
    issue = UUID(answered.value.url.split("/")[-2])
    end = time.monotonic() + PATIENCE_S
    while not (kept := world.client.get_issue(issue).attachments):
        assert time.monotonic() < end, "the worker never encoded it"
        time.sleep(0.1)
    image = world.client.attachment(issue, kept[0].attachment_id)
    found = page.evaluate(PIXELS, b64encode(image.body).decode())

    assert answered.value.status == 201
    assert found["red"] == 0
    assert found["green"] > 400
