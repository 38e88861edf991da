"""The widget in a real browser, on pages that make it hard, against the real server."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from flow.pages import FROZEN
from flow.world import World, open_world

pytestmark = pytest.mark.browser

WORDS = "I cannot pay, the button does nothing"
REPORTS = "**/v1/issues"
NO_INLINE = (
    "default-src 'none'; script-src 'nonce-n1'; connect-src *; "
    "require-trusted-types-for 'script'; trusted-types usercontext"
)
HOSTILE = """<style nonce="n1">*:not(html) { display: none !important; all: initial;
  font-size: 3px !important; color: red !important; visibility: hidden !important }</style>"""
HEARD = """<script nonce="n1">window.heard = []; for (const name of ['keydown', 'keypress', 'keyup',
  'input', 'paste', 'click', 'focusin']) for (const on of [document, window])
  on.addEventListener(name, (event) => heard.push(event.type + (event.key ?? '')), on === document)
</script>"""
VIOLATIONS = """<script nonce="n1">window.refused = [];
  addEventListener('securitypolicyviolation', (event) =>
    refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));
  </script>"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("widget") / "data") as opened:
        yield opened


@pytest.fixture
def page(world: World) -> Iterator[Page]:
    with world.visitor() as visitor:
        yield visitor.new_page()


def visit(world: World, page: Page, head: str = "", policy: str = "", **options: str) -> Locator:
    """Open a page that has the widget; returns the widget's button."""
    tag = world.tag(widget="", **options)
    page.goto(world.pages.show("/", head + tag, policy), wait_until="load")
    button = page.locator("uc-widget .open")
    button.wait_for()
    return button


def dialog_of(page: Page) -> Locator:
    return page.get_by_role("dialog")


def reference(page: Page) -> str:
    """Wait for the number of the issue."""
    return dialog_of(page).locator("code").inner_text()


def issues_of(world: World, page: Page) -> list[UUID]:
    session = page.evaluate(
        "() => { dispatchEvent(new Event('pagehide'));"
        " return JSON.parse(sessionStorage['uc.session'])[2].id }"
    )
    return list(world.client.get_session(UUID(session)).issues)


def test_a_report_is_made_by_keyboard_alone(world: World, page: Page) -> None:
    visit(world, page).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="What went wrong?")).to_be_focused()
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Report sent")).to_be_focused()
    [issue] = issues_of(world, page)
    found = world.client.get_issue(issue)

    assert found.user_description == WORDS
    assert reference(page) == str(issue)[:8]
    assert found.metadata is not None
    assert "Chrom" in found.metadata["browser"]
    assert found.metadata["url"] == world.pages.origin + "/"


def test_tab_goes_round_in_the_dialog_and_escape_keeps_the_draft(world: World, page: Page) -> None:
    button = visit(world, page)
    button.click()
    page.keyboard.type("half a thought")
    seen = []
    for _ in range(7):
        page.keyboard.press("Tab")
        focus = "document.querySelectorAll('uc-widget')[1].shadowRoot.activeElement?.dataset.do"
        seen.append(page.evaluate(focus))
    page.keyboard.press("Escape")
    expect(dialog_of(page)).to_be_hidden()
    expect(button).to_be_focused()
    button.click()

    assert seen == ["take", None, "close", "send", "close", None, "take"]
    expect(page.get_by_role("textbox", name="What went wrong?")).to_have_value("half a thought")


def test_a_retry_after_a_lost_answer_makes_one_issue(world: World, page: Page) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    visit(world, page).click()
    page.keyboard.type(WORDS)
    page.route(REPORTS, lose, times=1)
    dialog_of(page).get_by_role("button", name="Send report").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be sent")
    expect(page.get_by_role("textbox", name="What went wrong?")).to_have_value(WORDS)
    dialog_of(page).get_by_role("button", name="Send report").click()

    assert reference(page)
    assert len(issues_of(world, page)) == 1


def test_a_double_click_makes_one_issue(world: World, page: Page) -> None:
    visit(world, page).click()
    page.keyboard.type(WORDS)
    dialog_of(page).get_by_role("button", name="Send report").dblclick()

    assert reference(page)
    assert len(issues_of(world, page)) == 1


def test_offline_says_so_keeps_the_text_and_sends_it_later(world: World, page: Page) -> None:
    button = visit(world, page)
    page.context.set_offline(True)
    button.click()
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("You are offline")
    page.context.set_offline(False)
    page.wait_for_function("navigator.onLine")
    page.keyboard.press("Control+Enter")

    assert reference(page) == str(issues_of(world, page)[0])[:8]


def test_an_empty_report_is_asked_for_and_not_sent(world: World, page: Page) -> None:
    visit(world, page).click()
    page.keyboard.press("Control+Enter")
    box = page.get_by_role("textbox", name="What went wrong?")

    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(
        "What did you do, and what did you expect to happen? Please say what went wrong."
    )
    expect(box).to_be_focused()


def test_arabic_runs_from_right_to_left(world: World, page: Page) -> None:
    visit(world, page, **{"widget-language": "ar-EG"}).click()
    dialog = page.get_by_role("dialog", name="الإبلاغ عن مشكلة")
    close = dialog.get_by_role("button", name="إغلاق").bounding_box()
    title = dialog.get_by_role("heading").bounding_box()

    assert close is not None
    assert title is not None
    assert close["x"] < title["x"]


def test_the_page_says_which_language(world: World, page: Page) -> None:
    speak = '<script nonce="n1">document.documentElement.lang = "es-MX"</script>'

    expect(visit(world, page, speak)).to_have_text("Informar de un problema")


@pytest.mark.parametrize(
    ("head", "policy"), [(HOSTILE, ""), (FROZEN, ""), ("", NO_INLINE)], ids=["css", "frozen", "csp"]
)
def test_on_a_difficult_page_a_report_can_be_made(
    world: World, page: Page, head: str, policy: str
) -> None:
    visit(world, page, VIOLATIONS + head, policy).click()
    before = page.evaluate("refused.length")
    page.keyboard.type(WORDS)
    size = dialog_of(page).locator("textarea").evaluate("(box) => getComputedStyle(box).fontSize")
    page.get_by_role("button", name="Send report").click()

    assert reference(page)
    assert size == "16px"
    told = page.evaluate("refused")
    assert [line for line in told if "script-src-attr" not in line] == []  # the page's own onclick
    assert len(told) == before


def test_what_is_typed_is_not_heard_by_the_page(world: World, page: Page) -> None:
    button = visit(world, page, HEARD)
    button.click()
    page.keyboard.type("s/k")
    page.keyboard.press("Escape")
    expect(dialog_of(page)).to_be_hidden()

    assert page.evaluate("heard.filter((what) => !what.startsWith('focus'))") == []
    page.locator("#mail").press("x")
    assert "keydownx" in page.evaluate("heard")


def test_however_often_it_is_asked_for_there_is_one_dialog(world: World, page: Page) -> None:
    visit(world, page)
    page.evaluate("document.querySelector('#dead').setAttribute('data-uc-open', '')")
    page.evaluate("for (let i = 0; i < 3; i++) { UserContext.openReport(); dead.click() }")
    expect(dialog_of(page)).to_be_visible()
    page.evaluate("UserContext.openReport()")

    shown = "[...document.querySelectorAll('uc-widget')].map(one => one.shadowRoot)"
    assert page.evaluate(f"{shown}.filter(one => one.querySelector('dialog')).length") == 1


def test_a_phone_gets_the_whole_sheet_and_large_targets(world: World, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 640})
    visit(world, page).click()
    box = dialog_of(page).bounding_box()
    sizes = (
        dialog_of(page)
        .locator("button, summary")
        .evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    )

    assert box == {"x": 0, "y": 0, "width": 360, "height": 640}
    assert min(sizes) >= 44


def test_in_report_mode_a_line_can_be_struck(world: World, page: Page) -> None:
    button = visit(world, page, mode="report")
    page.evaluate("console.error('line kept'); console.error('line struck')")
    button.click()
    page.keyboard.type(WORDS)
    page.get_by_text("What will be sent").click()
    page.get_by_role("button", name="Leave out: line struck").click()
    page.get_by_role("button", name="Send report").click()
    assert reference(page)
    logs = world.client.get_issue(issues_of(world, page)[0], logs=100).logs

    told = [str(log.payload.get("message")) for log in logs]
    assert "line kept" in told
    assert "line struck" not in told


def test_after_an_uncaught_error_the_prompt_asks_once_and_the_error_goes_along(
    world: World, page: Page
) -> None:
    visit(world, page, **{"widget-crash-prompt": ""})
    page.wait_for_function("window.UserContextParts.prompt")
    page.evaluate("setTimeout(() => { throw new TypeError('cart of joe@mail.example') })")
    page.get_by_role("button", name="Tell us what happened").click()
    page.evaluate("setTimeout(() => { throw new TypeError('again') })")
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")
    assert reference(page)
    found = world.client.get_issue(issues_of(world, page)[0])

    assert page.locator("uc-widget .card").count() == 0
    assert found.metadata is not None
    assert found.metadata["error"] == {"name": "TypeError", "message": "cart of [EMAIL]"}


def test_the_prompt_has_the_words_of_an_error_that_was_sent_before_it_looked(
    world: World, page: Page
) -> None:
    visit(world, page, **{"widget-crash-prompt": ""})
    page.wait_for_function("window.UserContextParts.prompt")
    page.evaluate(
        "addEventListener('error', () =>"
        " UserContext.strike(UserContext.preview().map(({ entryId }) => entryId)), true);"
        "setTimeout(() => { throw new RangeError('card 4111 1111 1111 1111') })"
    )
    page.get_by_role("button", name="Tell us what happened").click()
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")
    assert reference(page)
    found = world.client.get_issue(issues_of(world, page)[0])

    assert found.metadata is not None
    assert found.metadata["error"] == {"name": "RangeError", "message": "card [CARD]"}


def test_stop_takes_the_widget_away(world: World, page: Page) -> None:
    visit(world, page).click()
    expect(dialog_of(page)).to_be_visible()
    page.evaluate("UserContext.stop()")

    assert page.locator("uc-widget").count() == 0
