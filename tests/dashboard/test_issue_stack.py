"""The stack of an issue in the team's own sources: on its page, in what is handed on."""

import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from builders import FrozenClock, make_log_entry
from dashboard.conftest import Visitor
from dashboard.reported import analyze, key_of, report
from source_maps.build import NAME, STACK, changed, put
from usercontext.actions import handovers, project_settings
from usercontext.actions.deps import Deps
from usercontext.actions.issues import find_issue
from usercontext.actions.projects import NewProject
from usercontext.domain.project import ApiKey
from usercontext.source_maps.maps import SourceMaps

pytestmark = pytest.mark.anyio
RELEASE = "shop@2.4.1"
PLACE = "src/pages/history.ts:5:39"
BUILT = "index-3f2a9c1e.js:1:41"
HOSTILE = "</script><img src=x onerror=alert(1)> [a](//b) @everyone"


@pytest.fixture
def maps(deps: Deps, tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    object.__setattr__(deps, "source_maps", SourceMaps(folder))
    return folder


@pytest.fixture
async def key(deps: Deps, project: NewProject) -> ApiKey:
    return await key_of(deps, project)


async def _reported(deps: Deps, key: ApiKey, clock: FrozenClock) -> UUID:
    error = {"name": "TypeError", "message": STACK.partition("\n")[0][11:], "stack": STACK}
    payload: dict[str, Any] = {"kind": "error", "message": error["message"], "error": error}
    logs = [
        make_log_entry(level="error") | {"payload": payload, "timestamp": "2026-02-27T12:00:00Z"}
    ]
    issue_id = await report(
        deps, key, "The history stays empty", logs, url="https://desk.example/h"
    )
    await analyze(deps, clock)
    return issue_id


@pytest.fixture
async def issue_id(deps: Deps, key: ApiKey, clock: FrozenClock) -> UUID:
    return await _reported(deps, key, clock)


def _stack_of(page: str) -> str:
    """Return the text of the page's stack on one line."""
    section = page[page.index('aria-labelledby="stack"') :].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", section).split())


async def _page(visitor: Visitor, issue_id: UUID) -> str:
    return await visitor.page(visitor.path(f"/issues/{issue_id}"))


async def test_the_source_stands_before_what_the_browser_had(
    viewer: Visitor, issue_id: UUID, maps: Path
) -> None:
    put(maps, RELEASE, "assets", NAME)
    page = await _page(viewer, issue_id)
    stack = _stack_of(page)

    assert stack.index(PLACE) < stack.index(f"/assets/{BUILT}")
    assert "5 return `${event.at}: ${event.actor!.name}`; 6 }" in stack
    assert "src/pages/history.ts:9:32" in stack
    assert f"{BUILT} → {PLACE}" in page


async def test_what_no_map_tells_is_said_once_with_what_to_do(
    viewer: Visitor, issue_id: UUID, maps: Path
) -> None:
    put(maps, "shop@2.4.0", NAME)
    stack = _stack_of(await _page(viewer, issue_id))

    assert PLACE not in stack
    assert stack.count("No source map of release shop@2.4.1 for index-3f2a9c1e.js") == 1
    assert "(that of shop@2.4.0 is not used)" in stack
    assert "usercontext maps add --release shop@2.4.1 dist" in stack


async def test_a_server_without_a_folder_says_which_setting_is_meant(
    viewer: Visitor, issue_id: UUID
) -> None:
    assert _stack_of(await _page(viewer, issue_id)).count("Set USERCONTEXT_SOURCE_MAPS") == 1


async def test_texts_of_a_hostile_map_are_texts(
    viewer: Visitor, deps: Deps, key: ApiKey, issue_id: UUID, maps: Path
) -> None:
    lines = f"{HOSTILE} password=hunter2hunter2 ann@shop.example\n" * 9
    put(maps, RELEASE, NAME, content=changed(sources=[HOSTILE] * 2, sourcesContent=[lines] * 2))
    page = await _page(viewer, issue_id)
    markdown = await handovers.export_issue(deps, key, issue_id)
    pack = await handovers.pack_context(deps, key, issue_id)

    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
    assert "<img" not in re.sub(r"```text\n.*?\n```", "", markdown, flags=re.DOTALL)
    assert all(line.startswith("| ") for line in pack.split("\n") if "onerror" in line)
    for text in (page, markdown, pack):
        assert "ann@shop.example" not in text


async def test_what_is_handed_on_has_places_that_can_be_opened(
    viewer: Visitor, deps: Deps, key: ApiKey, issue_id: UUID, maps: Path
) -> None:
    put(maps, RELEASE, NAME)
    await project_settings.change_settings(
        deps, key, key.project_id, {"trackers": {"github": "https://github.com/shop/web"}}
    )
    pack = await handovers.pack_context(deps, key, issue_id)
    markdown = await handovers.export_issue(deps, key, issue_id)
    page = await _page(viewer, issue_id)

    assert f"|     at {PLACE}  e ({BUILT})" in pack
    assert "--maps DIR" not in pack
    assert "### Stack, in the sources\n\n```text\n" in markdown
    assert f"    at {PLACE}  e (index-" in markdown
    assert "Stack%2C+in+the+sources" in page


async def test_a_shared_link_shows_nothing_of_the_sources(
    member: Visitor, issue_id: UUID, maps: Path
) -> None:
    put(maps, RELEASE, NAME)
    form = {"days": "7", "whole": "yes"}
    told = await member.post(member.path(f"/issues/{issue_id}/shares"), form)
    (link,) = set(re.findall(r"/shared/[\w-]+", told.body.decode()))
    page = await member.page(link)

    assert BUILT in page
    assert "history.ts" not in page


async def test_a_map_that_comes_later_changes_nothing_that_is_stored(
    viewer: Visitor, deps: Deps, key: ApiKey, clock: FrozenClock, issue_id: UUID, maps: Path
) -> None:
    before = await find_issue(deps, key, issue_id)
    put(maps, RELEASE, NAME)
    await _page(viewer, issue_id)
    again = await find_issue(deps, key, await _reported(deps, key, clock))

    assert await find_issue(deps, key, issue_id) == before
    assert again.group == before.group


async def test_an_entry_shows_its_calls_in_the_sources_too(
    viewer: Visitor, deps: Deps, key: ApiKey, issue_id: UUID, maps: Path
) -> None:
    put(maps, RELEASE, NAME)
    issue = await find_issue(deps, key, issue_id)
    assert issue.analysis is not None
    entry = issue.analysis.claims[0].evidence[0]
    page = await viewer.page(viewer.path(f"/sessions/{issue.session_id}/entries/{entry}"))

    assert page.index(PLACE) < page.index(f"/assets/{BUILT}")
