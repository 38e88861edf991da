"""The way from sign-in to the first session: keys, arrival, refusals, what is left to set."""

import re
from typing import Any

import msgspec
import pytest

from builders import make_log_entry
from dashboard.conftest import Visitor, signed_in
from store.drafts import add_issue
from usercontext.actions import projects, sessions
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.dashboard.asked import Told
from usercontext.domain.account import Role
from usercontext.domain.project import ApiKey
from usercontext.domain.session import NewSession
from usercontext.store import logins
from usercontext.store.project_settings import ChangeSettings, change_settings

pytestmark = pytest.mark.anyio

AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"
PAGE = "https://shop.example/checkout"


async def arrive(deps: Deps, key: ApiKey, *entries: dict[str, Any]) -> str:
    """Send what a page's first batch holds; returns the session's id."""
    opened = await sessions.open_session(deps, key, NewSession("tab-1"))
    started = {"kind": "environment", "message": "Capture started", "userAgent": AGENT}
    went = {"how": "load", "from": "", "to": PAGE}
    logs = [
        make_log_entry(eventType="navigation", eventMetadata=went),
        make_log_entry(payload=started),
        *entries,
    ]
    await sessions.append_logs(deps, key, opened.session_id, msgspec.json.encode({"logs": logs}))
    return str(opened.session_id)


async def key_of(deps: Deps, text: str) -> ApiKey:
    return await projects.authenticate(deps, text)


def shown_key(told: Told) -> str:
    found = re.search(r"data-key=(uc_pub_\w{36})", told.body.decode())
    assert found is not None, told.body.decode()[-3000:]
    return found[1]


async def acts(deps: Deps, owner: Visitor) -> list[str]:
    row = owner.project.project.row
    rows = await deps.database.read(lambda tx: logins.list_acts(tx, row, 10))
    return [f"{row.act}: {row.subject}" for row in rows]


async def test_a_key_is_made_on_a_press_and_its_tag_shown_with_it(
    owner: Visitor, deps: Deps
) -> None:
    told = await owner.post(owner.path("/start/key"))
    key = await key_of(deps, shown_key(told))

    assert (told.status, key.kind, key.name, key.origins) == (200, "pub", "first page", ())
    assert ">npm install http://pages.test/uc/package.tgz</textarea>" in told.body.decode()
    assert "endpoint: 'http://pages.test'" in told.body.decode()
    assert await acts(deps, owner) == [f"key minted: {key.prefix}… first page"]


async def test_opening_the_page_makes_no_key_and_shows_none(owner: Visitor, deps: Deps) -> None:
    before = len(await projects.list_keys(deps, owner.project.project))
    page = await owner.page(owner.path("/start"))

    assert "data-key=uc_pub" not in page
    assert owner.project.publishable_key not in page
    assert len(await projects.list_keys(deps, owner.project.project)) == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://shop.example", "https://shop.example"),
        (" https://Shop.Example/cart?x=1 ", "https://shop.example"),
        ("shop.example", "https://shop.example"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("https://*.shop.example", "https://*.shop.example"),
    ],
)
async def test_a_key_for_one_page_is_made_from_its_address(
    owner: Visitor, deps: Deps, typed: str, kept: str
) -> None:
    told = await owner.post(owner.path("/start/key"), {"origin": typed})

    assert (await key_of(deps, shown_key(told))).origins == (kept,)


@pytest.mark.parametrize("typed", ["ftp://shop.example", "https://", "https://a b", "javascript:x"])
async def test_an_address_that_is_none_is_said_beside_the_field_which_stays_filled(
    owner: Visitor, typed: str
) -> None:
    told = await owner.post(owner.path("/start/key"), {"origin": typed})
    page = told.body.decode()

    assert told.status == 400
    assert "must be like https://shop.example" in page
    assert f'value="{typed}"' in page
    assert "data-key=uc_pub" not in page


async def test_who_has_a_key_still_is_shown_its_tag(viewer: Visitor) -> None:
    text = viewer.project.publishable_key
    told = await viewer.post(viewer.path("/start/tag"), {"key": f" {text} "})

    assert (told.status, shown_key(told)) == (200, text)


async def test_no_other_key_is_shown_a_tag(viewer: Visitor, deps: Deps) -> None:
    other = await projects.create_project(deps, "other")
    wrong = ("", "uc_pub_x", viewer.project.secret_key, other.publishable_key, "ключ")
    for text in wrong:
        told = await viewer.post(viewer.path("/start/tag"), {"key": text})
        assert told.status == 400
        assert "must be a publishable key of this project" in told.body.decode()
        assert "data-key=uc_pub" not in told.body.decode()


async def test_the_page_waits_and_lights_up_with_browser_address_and_entries(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    waiting = await viewer.page(viewer.path("/start"))
    session = await arrive(deps, await key_of(deps, project.publishable_key))
    news = await viewer.get(news_of(waiting))
    page = news.body.decode()

    assert "Waiting for the first session" in waiting
    assert "It works" in page
    assert "<dd>Chrome</dd>" in page
    assert PAGE in page
    assert f'href="{viewer.path("/sessions/")}{session}"' in page
    assert "<html" not in page


def news_of(page: str) -> str:
    found = re.search(r'hx-get="([^"]+/start/news\?seen=[^"]*)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


async def test_an_open_page_is_told_nothing_while_nothing_happens_and_asks_less_often_later(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    waiting = await viewer.page(viewer.path("/start"))
    quiet = await viewer.get(news_of(waiting))
    await arrive(deps, await key_of(deps, project.publishable_key))
    lit = (await viewer.get(news_of(waiting))).body.decode()

    assert (quiet.status, quiet.body) == (204, b"")
    assert 'hx-trigger="every 2s"' in waiting
    assert 'hx-trigger="every 15s"' in lit
    assert (await viewer.get(news_of(lit))).status == 204


async def test_sessions_of_another_project_light_nothing_up(viewer: Visitor, deps: Deps) -> None:
    other = await projects.create_project(deps, "other")
    await arrive(deps, await key_of(deps, other.publishable_key))

    assert "Waiting for the first session" in await viewer.page(viewer.path("/start"))


async def test_a_session_that_says_nothing_of_itself_is_shown_all_the_same(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    key = await key_of(deps, project.publishable_key)
    await sessions.open_session(deps, key, NewSession("curl"))
    page = await viewer.page(viewer.path("/start"))

    assert "It works" in page
    assert page.count("not told yet") == 2


async def test_what_is_done_is_ticked_off_by_looking(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    row = project.project.row
    assert len(undone(await owner.page(owner.path("/start")))) == 5
    key = await key_of(deps, project.publishable_key)
    await arrive(deps, key)
    opened = await sessions.open_session(deps, key, NewSession("tab-1"))
    await add_issue(deps.database, row, opened.session_row)
    paths = msgspec.json.encode({"critical_paths": [{"pattern": "/checkout", "name": "Checkout"}]})
    await deps.database.write(change_settings, ChangeSettings(row, paths, 1))
    await signed_in(owner, deps, Role.VIEWER)

    assert undone(await owner.page(owner.path("/start"))) == ["An alert to Slack or a webhook"]


def undone(page: str) -> list[str]:
    """Return the steps that are left."""
    return re.findall(r'<li class="open">\s*<span>([^<]+)<', page)


async def test_the_demo_shop_is_offered_only_where_it_is_open(owner: Visitor) -> None:
    assert "demo shop</a>" not in await owner.page(owner.path("/start"))
