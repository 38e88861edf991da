"""GET /v1/issues/:id/stacks: the stacks of an issue, in the sources where the server has maps."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import UUID

import pytest

from api.visitors import UNKNOWN_ID, Visitor
from builders import FrozenClock, make_log_entry
from source_maps.build import NAME, SCRIPT, STACK, put
from usercontext.actions import analysis
from usercontext.actions.deps import Deps
from usercontext.domain.source_place import ScriptPlace
from usercontext.source_maps.maps import FoundPlaces, SourceMaps

pytestmark = pytest.mark.anyio


@pytest.fixture
async def issue_id(owner: Visitor, deps: Deps, clock: FrozenClock) -> str:
    told = {"name": "TypeError", "message": "no name", "stack": STACK}
    failed = make_log_entry(
        type="console",
        level="error",
        payload={"kind": "error", "message": "no name", "error": told},
    )
    session_id = await owner.open_session()
    await owner.append(session_id, failed)
    made = await owner.create_issue(session_id)
    clock.advance(3)
    assert await analysis.run_next_job(deps, "worker") is True
    return made


async def test_calls_stand_in_the_sources(
    owner: Visitor, deps: Deps, issue_id: str, tmp_path: Path
) -> None:
    put(tmp_path, NAME)
    object.__setattr__(deps, "source_maps", SourceMaps(tmp_path))
    answer = (await owner.get(f"/v1/issues/{issue_id}/stacks")).json()
    frame = answer["stacks"][0]["frames"][0]

    assert (frame["function"], frame["url"], frame["line"], frame["column"]) == ("e", SCRIPT, 1, 41)
    assert (frame["source"]["file"], frame["source"]["line"]) == ("src/pages/history.ts", 5)
    assert frame["source"]["lines"][5 - frame["source"]["firstLine"]].startswith("  return")
    assert answer["note"] is None


async def test_without_maps_calls_stand_as_the_browser_had_them(
    owner: Visitor, issue_id: str
) -> None:
    answer = (await owner.get(f"/v1/issues/{issue_id}/stacks")).json()

    assert [frame["source"] for frame in answer["stacks"][0]["frames"]] == [None, None]
    assert "USERCONTEXT_SOURCE_MAPS" in answer["note"]


async def test_an_issue_that_waits_has_no_stacks_and_a_foreign_one_is_unknown(
    owner: Visitor,
) -> None:
    waiting = await owner.create_issue(await owner.open_session())

    assert (await owner.get(f"/v1/issues/{waiting}/stacks")).json() == {"stacks": [], "note": None}
    assert (await owner.get(f"/v1/issues/{UNKNOWN_ID}/stacks")).status_code == 404


async def test_who_goes_away_leaves_no_map_to_be_read(
    owner: Visitor, deps: Deps, issue_id: str, tmp_path: Path
) -> None:
    begun, ended = threading.Event(), threading.Event()
    awaited: list[bool] = []

    class Slow(SourceMaps):
        def find(
            self,
            project_id: UUID,
            release: str | None,
            wanted: Iterable[ScriptPlace],
            is_awaited: Callable[[], bool] = lambda: True,
        ) -> FoundPlaces:
            begun.set()
            ended.wait(60)
            awaited.append(is_awaited())
            return FoundPlaces({}, {})

    object.__setattr__(deps, "source_maps", Slow(tmp_path))
    asked = asyncio.create_task(owner.get(f"/v1/issues/{issue_id}/stacks"))
    await asyncio.to_thread(begun.wait, 60)
    asked.cancel()
    await asyncio.wait([asked])
    ended.set()
    await asyncio.wrap_future(deps.map_thread.submit(lambda: None))

    assert awaited == [False]
