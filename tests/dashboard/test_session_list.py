"""The list of sessions as a page: what it shows, what it is narrowed by. Not: the order (store)."""

import re
from typing import Any

import pytest

from builders import FrozenClock
from dashboard.conftest import Visitor
from store.batches import make_append
from usercontext.actions import projects, sessions
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.domain.session import NewSession

pytestmark = pytest.mark.anyio


async def visit(deps: Deps, project: NewProject, name: str, **about: Any) -> None:
    key = await projects.authenticate(deps, project.publishable_key)
    opened = await sessions.open_session(deps, key, NewSession(name, **about))
    await deps.database.append(make_append(opened.session_row, 0, 1))


def names(page: str) -> list[str]:
    return re.findall(r'<span class="soft mono small">([^<]+)</span>', page)


async def test_sessions_stand_newest_first_and_lead_to_their_timeline(
    viewer: Visitor, deps: Deps, project: NewProject, clock: FrozenClock
) -> None:
    await visit(deps, project, "first", user_id="u_1", release="shop@1")
    clock.advance(5)
    await visit(deps, project, "second")
    page = await viewer.page(viewer.path("/sessions"))

    assert names(page) == ["second", "first"]
    assert "2 entries" in page
    assert len(re.findall(rf'href="{viewer.path("/sessions/")}[0-9a-f-]{{36}}"', page)) == 2


async def test_a_user_is_found_by_the_id_that_the_page_gives_also_where_it_is_masked(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    await visit(deps, project, "ann", user_id="ann@mail.example")
    await visit(deps, project, "bob", user_id="bob@mail.example")
    page = await viewer.page(viewer.path("/sessions?user=ann%40mail.example"))

    assert names(page) == ["ann"]
    assert page.count("ann@mail.example") == 1  # in the field alone


async def test_a_release_narrows_the_list_and_stays_in_the_links(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    for number in range(51):
        await visit(deps, project, str(number), release="shop@1")
    await visit(deps, project, "other", release="shop@2")
    first = await viewer.page(viewer.path("/sessions?release=shop%401"))
    (href,) = re.findall(r'rel="next" href="([^"]+)"', first)
    second = await viewer.page(href.replace("&amp;", "&"))

    assert "other" not in names(first)
    assert len(names(first)) == 50
    assert names(second) == ["0"]
    assert "rel=" not in second.partition("<main")[2]


async def test_empty_lists_say_why_and_what_to_do(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    nothing = await viewer.page(viewer.path("/sessions"))
    await visit(deps, project, "first")
    no_match = await viewer.page(viewer.path("/sessions?errors=1&before=nonsense"))

    assert "No sessions yet" in nothing
    assert f'href="{viewer.path("/start")}"' in nothing
    assert "No session matches" in no_match


async def test_sessions_of_another_project_are_not_listed(viewer: Visitor, deps: Deps) -> None:
    other = await projects.create_project(deps, "other")
    await visit(deps, other, "theirs", user_id="u_1")

    assert names(await viewer.page(viewer.path("/sessions?user=u_1"))) == []
    assert (await viewer.get(f"/p/{other.project.project_id}/sessions")).status == 404


async def test_texts_of_pages_stay_texts(viewer: Visitor, deps: Deps, project: NewProject) -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    await visit(deps, project, hostile, user_id=hostile, release=hostile, environment=hostile)
    page = await viewer.page(viewer.path("/sessions"))

    assert "<img" not in page
    assert "&lt;img src=x" in page
