"""From the link that `serve` prints to the first session, in a real browser, on a real server."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from flow.world import PATIENCE_S, World, open_world

pytestmark = pytest.mark.browser

PASSWORD = "correct horse battery"
PATIENCE_MS = PATIENCE_S * 1000


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("first-run") / "data") as opened:
        yield opened


@pytest.fixture(scope="module")
def owner(world: World) -> Iterator[BrowserContext]:
    """Create the first account by the link of the first screen, and stay signed in."""
    with world.visitor() as browser:
        page = browser.new_page()
        page.goto(world.served.value("sign in at"))
        page.get_by_label("E-mail address").fill("ann@example.com")
        page.get_by_label("Your name").fill("Ann")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_label("The same once more").fill(PASSWORD)
        page.get_by_role("button", name="Make the account").click()
        page.wait_for_url("**/p/**")
        yield browser


def start_of(world: World, browser: BrowserContext) -> tuple[Page, list[str]]:
    """Open the start page; returns it with what goes wrong in it from now on."""
    wrong: list[str] = []
    page = browser.new_page()
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{world.served.url}/p/{world.served.value('project')}/start")
    return page, wrong


def make_key(page: Page, origin: str = "") -> str:
    """Press the button; returns the tag."""
    page.get_by_label("Origin of your page").fill(origin)
    page.get_by_role("button", name="Create a key and show the tag").click()
    return page.get_by_label("In the head of every page").input_value()


def visit(world: World, tag: str, path: str = "/shop") -> None:
    """Let somebody else look at a page of another origin that carries the tag."""
    address = world.pages.show(path, tag)
    with world.visitor() as visitor:
        page = visitor.new_page()
        seen: list[Response] = []
        page.on("response", lambda one: seen.append(one))
        with page.expect_response("**/v1/sessions") as answered:
            page.goto(address)
        if answered.value.ok and not any(map(has_logs, seen)):
            page.wait_for_event("response", has_logs)


def is_session(response: Response) -> bool:
    return response.url.endswith("/v1/sessions")


def has_logs(answer: Response) -> bool:
    return answer.url.endswith("/logs") and answer.ok


def test_a_refused_origin_is_let_in_by_one_press_and_its_first_session_lights_the_page_up(
    world: World, owner: BrowserContext
) -> None:
    page, wrong = start_of(world, owner)
    expect(page.get_by_role("heading", name="Waiting for the first session")).to_be_visible()
    tag = make_key(page, "https://shop.example")
    visit(world, tag)
    refused = page.locator("#refused li").filter(has_text=world.pages.origin)
    expect(refused).to_contain_text("The key is for other pages", timeout=PATIENCE_MS)
    refused.get_by_role("button", name="Allow this origin").click()
    expect(page.locator(".notice.good")).to_contain_text("The origin is allowed")
    visit(world, tag)
    expect(page.get_by_role("heading", name="It works")).to_be_visible(timeout=PATIENCE_MS)

    arrival = page.locator(".arrival")
    expect(arrival).to_contain_text("Chrome")
    expect(arrival).to_contain_text(f"{world.pages.origin}/shop")
    expect(arrival.get_by_role("link", name="Open the session")).to_have_attribute(
        "href", re.compile(r"/p/[0-9a-f-]{36}/sessions/[0-9a-f-]{36}$")
    )
    expect(page.locator("#refused")).to_be_hidden()
    expect(page.locator("#said")).to_have_text("The first session is here.")
    assert wrong == []


def test_the_tag_as_it_is_shown_captures_a_page_of_any_origin(
    world: World, owner: BrowserContext
) -> None:
    page, _ = start_of(world, owner)
    visit(world, make_key(page), "/any")
    page.goto(page.url.replace("/start/key", "/sessions"))

    expect(page.locator(".visits > li").first).to_contain_text("Nobody signed in")


def test_a_guest_of_a_template_that_leaves_the_user_empty_is_captured_as_nobody(
    world: World, owner: BrowserContext
) -> None:
    """`data-user-id=""` was read as true, and the server refused every visit of a guest."""
    page, _ = start_of(world, owner)
    tag = make_key(page).replace("data-key", 'data-user-id="" data-key')
    with world.visitor() as visitor:
        guest = visitor.new_page()
        with guest.expect_response("**/v1/sessions") as answered:
            guest.goto(world.pages.show("/guest", tag))

        assert answered.value.ok
        assert "userId" not in (answered.value.request.post_data_json or {})


def test_a_tag_whose_release_a_template_left_empty_is_captured_without_one(
    world: World, owner: BrowserContext
) -> None:
    """`data-release=""` is read as true, and the server refused every visit of such a page."""
    page, _ = start_of(world, owner)
    tag = make_key(page).replace("data-key", 'data-release="" data-environment="" data-key')
    with world.visitor() as visitor:
        guest = visitor.new_page()
        with guest.expect_response("**/v1/sessions") as answered:
            guest.goto(world.pages.show("/guest", tag))

        assert answered.value.ok


def test_the_demo_shop_opens_with_the_key_that_was_just_made(
    world: World, owner: BrowserContext
) -> None:
    page, _ = start_of(world, owner)
    make_key(page)
    # of any window: the shop's may have its session before it is known here that it opened
    with owner.expect_event("response", is_session) as answered:
        page.get_by_role("link", name="Try the demo shop").click()

    assert answered.value.ok


def test_everything_but_the_lighting_up_works_without_scripts(
    world: World, owner: BrowserContext
) -> None:
    session = world.client.open_session("told by curl").session_id
    world.client.create_issue(session, "Checkout button does nothing")
    with world.browser.new_context(
        java_script_enabled=False, storage_state=owner.storage_state()
    ) as plain:
        page, _ = start_of(world, plain)
        assert 'data-key="uc_pub_' in make_key(page)
        page.goto(f"{world.served.url}/p/{world.served.value('project')}/overview?range=24h")
        page.locator("details summary", has_text="As a table").first.click()

        expect(page.get_by_role("table").first).to_be_visible()
