"""Two tenants and nobody: every page and every form of the table, with ids of somebody else."""

from collections.abc import Iterator

import httpx2
import pytest

from flow.pages_ids import fill_in
from flow.pages_world import PagesWorld, client_of
from usercontext.dashboard.pages import PAGES
from usercontext.dashboard.site import Page

pytestmark = pytest.mark.browser

OWNED = [page for page in PAGES if page.path.startswith("/p/:project")]
NESTED = [page for page in OWNED if page.path.count("/:") > 1]
GOOD = {"status": "resolved", "priority": "P1", "group": "new", "name": "mine", "role": "viewer"}
"""Fields that forms know: a refusal must be about whose it is, not about what was typed."""
CLOSED = [page for page in PAGES if not page.is_open]


def named(page: Page) -> str:
    return f"{page.method} {page.path}"


@pytest.fixture(scope="module")
def stranger(world: PagesWorld) -> Iterator[httpx2.Client]:
    """Ask as the owner of the other project."""
    with world.other.asking(world.served) as client:
        yield client


@pytest.fixture(scope="module")
def nobody(world: PagesWorld) -> Iterator[httpx2.Client]:
    with client_of(world.served, None) as client:
        yield client


@pytest.mark.parametrize("page", OWNED, ids=named)
def test_a_project_of_somebody_else_is_not_there(
    world: PagesWorld, stranger: httpx2.Client, page: Page
) -> None:
    answer = ask(stranger, page, world.one.ids)

    assert answer.status_code == 404
    assert not tells(answer.text, world)


@pytest.mark.parametrize("page", NESTED, ids=named)
def test_what_lies_in_another_project_is_not_there_through_ones_own(
    world: PagesWorld, stranger: httpx2.Client, page: Page
) -> None:
    mixed = world.one.ids | {"project": world.other.ids["project"]}
    answer = ask(stranger, page, mixed)

    assert answer.status_code == 404
    assert not tells(answer.text, world)


@pytest.mark.parametrize("page", CLOSED, ids=named)
def test_nobody_is_led_to_the_sign_in(world: PagesWorld, nobody: httpx2.Client, page: Page) -> None:
    answer = nobody.request(page.method, fill_in(page.path, world.one.ids))

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


def test_ones_own_are_there(world: PagesWorld, stranger: httpx2.Client) -> None:
    """Or a server that answers 404 to everything would pass."""
    paths = [fill_in(page.path, world.other.ids) for page in OWNED if page.method == "GET"]
    answers = {path: stranger.get(path).status_code for path in paths}

    assert set(answers.values()) <= {200, 303}, answers


def ask(client: httpx2.Client, page: Page, ids: dict[str, str]) -> httpx2.Response:
    form = GOOD if page.method == "POST" else None
    return client.request(page.method, fill_in(page.path, ids), data=form)


def tells(text: str, world: PagesWorld) -> bool:
    """Tell whether a page says anything of the first project's issue."""
    return "Checkout" in text or world.one.ids["issue"] in text
