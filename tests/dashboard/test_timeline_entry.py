"""One entry of a session: at a glance below its line, whole on a page of its own."""

import re

import pytest

from builders import FrozenClock, make_log_entry
from dashboard.conftest import Visitor
from dashboard.test_timeline import FAILING, page_of, rows, said
from dashboard.visits import ask, at, open_visit, report, say
from usercontext.actions.analysis import run_next_job
from usercontext.actions.deps import Deps
from usercontext.actions.logins import find_login
from usercontext.dashboard import timeline
from usercontext.dashboard.asked import Asked
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.rendering import open_templates
from usercontext.dashboard.shelf import Manifest, Shelf
from usercontext.dashboard.site import DashboardOptions, Site, Visit
from usercontext.domain.ids import parse_log_id
from usercontext.present.lines import Line

pytestmark = pytest.mark.anyio

NO_FILES = Shelf(Manifest("style.css", "script.js", "icon.svg"), {})
SCRIPT = "<script>alert(1)</script>"
HOSTILE = [
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "https://evil.example/?a=1",
    "{{ 7 * 7 }}{% raw %}",
    "\x1b[31mred\x1b[0m",
    "a\u202egpj.exe",
    "\ud800 half",
]


async def path_of(visitor: Visitor, deps: Deps, entry: dict[str, object]) -> str:
    """Return the path of the page of a session's only entry."""
    session_id = await open_visit(deps, visitor, [entry])
    [log_id] = rows(await page_of(visitor, session_id))
    return visitor.path(f"/sessions/{session_id}/entries/{log_id}")


async def glance(visitor: Visitor, path: str) -> str:
    told = await visitor.get(path, is_part=True)
    assert told.status == 200
    return told.body.decode()


async def test_calls_in_the_pages_own_code_come_first(viewer: Visitor, deps: Deps) -> None:
    session_id = await open_visit(deps, viewer, FAILING)
    thrown = rows(await page_of(viewer, session_id))[5]
    page = await viewer.page(viewer.path(f"/sessions/{session_id}/entries/{thrown}"))
    text = said(page)

    assert text.index("pay https://shop.example/checkout.js:12:5") < text.index(
        "1 call in libraries and others' code"
    )
    assert text.index("1 call in libraries") < text.index("render https://cdn.example/")


async def test_a_long_text_is_cut_below_its_line_and_whole_on_its_page(
    viewer: Visitor, deps: Deps
) -> None:
    path = await path_of(viewer, deps, say(1, "y" * 20_000))
    below, whole = await glance(viewer, path), await viewer.page(path)

    assert "… 19 500 characters more" in said(below)
    assert "<html" not in below
    assert f'href="{path}">Show everything' in below
    assert "y" * 20_000 in whole


async def test_what_was_cut_or_replaced_on_arrival_is_explained(
    viewer: Visitor, deps: Deps
) -> None:
    cut = said(await viewer.page(await path_of(viewer, deps, say(1, "z" * 90_000))))
    mended = said(await viewer.page(await path_of(viewer, deps, say(1, "half \ud800 of it"))))

    assert "larger than 64 KiB" in cut
    assert "that cannot be stored" in mended


async def test_what_is_still_waited_for_says_so(viewer: Visitor, deps: Deps) -> None:
    """It had a time and no word: eight seconds, as if it had been answered then."""
    waits = ask(1, "/api/rates", pending=True, durationMs=8000)
    del waits["payload"]["status"]
    text = said(await page_of(viewer, await open_visit(deps, viewer, [waits])))

    assert "/api/rates waiting 8.0 s" in text


async def test_masks_are_marks(viewer: Visitor, deps: Deps) -> None:
    page = await viewer.page(await path_of(viewer, deps, say(1, "sent to ada@example.com")))

    assert '<mark class="mask" title="Replaced before it was stored">[EMAIL]</mark>' in page


@pytest.mark.parametrize("text", HOSTILE)
async def test_no_text_of_a_page_becomes_markup_or_a_link(
    viewer: Visitor, deps: Deps, text: str
) -> None:
    entry = make_log_entry(
        timestamp=at(1),
        level="error",
        payload={"message": text, text: {text: [text]}, "__proto__": {"x": text}, "stack": text},
        eventType="click",
        eventMetadata={"text": text, "tag": text, "selector": text, "url": text},
    )
    path = await path_of(viewer, deps, entry)
    session = path.partition("/entries/")[0]
    for page in (await viewer.page(path), await glance(viewer, path), await viewer.page(session)):
        links = re.findall(r'href="([^"]*)"', page)

        assert not re.search(r"<script(?! src=)|<img|<svg onload|\son\w+=\"", page)
        assert all(re.match(r"/|#|\?|[0-9a-f-]{36}/entries/", link) for link in links)
        assert "{{ 7 * 7 }}" in page or "7 * 7" not in text
        assert "\x1b" not in page
        assert "\u202e" not in page


@pytest.mark.parametrize("log_id", ["zz-1", "1", "1-1000", "ffffffffffffff-1", "%3Cb%3E", "1-0x"])
async def test_an_unknown_entry_is_not_found(viewer: Visitor, deps: Deps, log_id: str) -> None:
    session_id = await open_visit(deps, viewer, FAILING)

    told = await viewer.get(viewer.path(f"/sessions/{session_id}/entries/{log_id}"))

    assert told.status == 404


async def test_an_entry_of_another_session_is_not_found(viewer: Visitor, deps: Deps) -> None:
    one = await open_visit(deps, viewer, FAILING)
    other = await open_visit(deps, viewer, FAILING)
    log_id = rows(await page_of(viewer, other))[0]

    assert parse_log_id(log_id) is not None
    assert (await viewer.get(viewer.path(f"/sessions/{one}/entries/{log_id}"))).status == 404


async def test_an_issues_page_shows_all_that_is_cited_and_leads_to_the_sessions_page(
    viewer: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    lines = [say(10 + n / 10, f"line {n}") for n in range(1_000)]
    session_id = await open_visit(deps, viewer, [*FAILING, *lines])
    clock.advance(200)
    await report(deps, viewer, session_id, "I cannot pay")
    clock.advance(5)
    assert await run_next_job(deps, "worker")
    late = rows(await page_of(viewer, session_id, "?q=line+990"))[0]
    visit = await visit_of(viewer, deps)
    shown = await timeline.timeline_of(visit, session_id, frozenset({late}))
    lines_shown = [row for row in shown.shown.rows if isinstance(row, Line)]

    assert late in [line.id for line in lines_shown]
    assert any(line.proofs for line in lines_shown)
    assert len(lines_shown) < 100
    assert shown.entry_link(late) == f"{shown.base}?at={late}#e-{late}"
    assert not shown.is_page


async def visit_of(visitor: Visitor, deps: Deps) -> Visit:
    """Return a request of the visitor as a page is given it."""
    [token] = visitor.cookies.values()
    login = await find_login(deps, token)
    assert login is not None
    asked = Asked("GET", visitor.path("/issues"), host="pages.test")
    site = Site(
        deps,
        DashboardOptions(),
        NO_FILES,
        open_templates(),
        lambda _, key: key,
        lambda address: address,
    )
    return Visit(site, asked, (), Fields(), Fields(), "n", login, login.memberships[0])
