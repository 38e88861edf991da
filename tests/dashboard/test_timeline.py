"""A session's page: what it tells of the session, its rows, its filters, its end."""

import re
from uuid import UUID

import pytest

from builders import FrozenClock
from dashboard.conftest import Visitor
from dashboard.visits import ask, click, go, key_of, open_visit, report, say, write
from usercontext.actions import issues, projects
from usercontext.actions.analysis import run_next_job
from usercontext.actions.deps import Deps
from usercontext.domain.errors import NotFound
from usercontext.store import logins

pytestmark = pytest.mark.anyio

FAILING = [
    go(0, "/cart"),
    ask(1, "/api/cart"),
    say(2, "cart opened"),
    click(3, "Pay now"),
    ask(3.2, "/api/checkout", 500, method="POST", error="Internal Server Error"),
    say(
        3.4,
        "TypeError: total is undefined",
        "error",
        kind="uncaught",
        name="TypeError",
        stack="TypeError: total is undefined\n"
        "    at render (https://cdn.example/node_modules/react-dom.js:9:1)\n"
        "    at pay (https://shop.example/checkout.js:12:5)",
    ),
    write(4, "cart"),
]


async def page_of(visitor: Visitor, session_id: UUID, query: str = "") -> str:
    return await visitor.page(visitor.path(f"/sessions/{session_id}{query}"))


def rows(page: str) -> list[str]:
    """Return the ids of the entries that are shown."""
    return re.findall(r'<li id="e-([0-9a-z]+-\d+)"', page)


def said(page: str) -> str:
    """Return the page's text without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


async def test_every_entry_is_a_row_in_order_of_time(viewer: Visitor, deps: Deps) -> None:
    session_id = await open_visit(deps, viewer, FAILING[::-1])
    page = await page_of(viewer, session_id)
    text = said(page)

    assert len(rows(page)) == 7
    assert text.index("Went to shop.example/cart") < text.index("Clicked “Pay now”")
    assert "POST /api/checkout Internal Server Error" in text
    assert "500 120 ms" in text
    assert "TypeError: total is undefined pay · checkout.js:12" in text
    assert "Set cart in localStorage" in text


async def test_the_head_tells_whose_session_it_is(viewer: Visitor, deps: Deps) -> None:
    session_id = await open_visit(
        deps,
        viewer,
        FAILING,
        user_id="ada@example.com",
        release="shop@2",
        environment="live",
        metadata={"userAgent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0 Safari/537.36"},
    )
    text = said(await page_of(viewer, session_id))

    assert "Lasted 4.0 s" in text
    assert "Browser Chrome 131 on Linux" in text
    assert "Release shop@2" in text
    assert "User [EMAIL]" in text


async def test_a_report_is_a_row_and_what_it_cites_is_marked(
    viewer: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    session_id = await open_visit(deps, viewer, FAILING)
    clock.advance(5)
    issue_id = await report(deps, viewer, session_id, "I cannot pay")
    clock.advance(5)
    assert await run_next_job(deps, "worker")
    page = await page_of(viewer, session_id)

    assert f'id="report-{issue_id}"' in page
    assert "Reported I cannot pay" in said(page)
    assert "Root cause" in said(page)
    assert ' cited" data-row' in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?from=3", 4),
        ("?to=0:02", 3),
        ("?from=0:03.200&to=3.4", 2),
        ("?from=3.4&to=3.2", 2),
        ("?from=soon&to=-1", 7),
        ("?from=1&to=9&kind=console", 2),
    ],
)
async def test_a_part_of_the_time_is_shown(
    viewer: Visitor, deps: Deps, query: str, expected: int
) -> None:
    session_id = await open_visit(deps, viewer, FAILING)

    assert len(rows(await page_of(viewer, session_id, query))) == expected


async def test_identical_lines_are_one_row_with_a_count(viewer: Visitor, deps: Deps) -> None:
    storm = [say(number / 10, "retrying") for number in range(50)]
    session_id = await open_visit(deps, viewer, [*storm, say(6, "gave up", "error")])
    folded = await page_of(viewer, session_id)
    unfolded = await page_of(viewer, session_id, "?fold=off")

    assert len(rows(folded)) == 2
    assert "× 50" in folded
    assert len(rows(unfolded)) == 51


async def test_a_silence_is_a_row(viewer: Visitor, deps: Deps) -> None:
    session_id = await open_visit(deps, viewer, [say(0, "one"), say(130, "two")])

    assert "2 min 10 s without anything" in said(await page_of(viewer, session_id))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?kind=network", 2),
        ("?kind=network&kind=click", 3),
        ("?level=error", 2),
        ("?kind=network&level=error", 1),
        ("?q=CHECKOUT.js", 1),
        ("?q=pay&kind=click", 1),
        ("?q=nowhere", 0),
        ("?kind=nonsense&level=", 7),
    ],
)
async def test_kinds_levels_and_words_choose_the_rows(
    viewer: Visitor, deps: Deps, query: str, shown: int
) -> None:
    session_id = await open_visit(deps, viewer, FAILING)
    page = await page_of(viewer, session_id, query)

    assert len(rows(page)) == shown
    assert ("No entry matches" in page) == (shown == 0)


async def test_a_window_stands_around_the_entry_that_is_named(viewer: Visitor, deps: Deps) -> None:
    session_id = await open_visit(deps, viewer, [say(n, f"line {n}") for n in range(1_000)])
    first = await page_of(viewer, session_id)
    [later] = re.findall(r'href="([^"]+)" hx-get', first)
    second = await viewer.page(later.replace("&amp;", "&"))
    named = rows(second)[150]
    page = await page_of(viewer, session_id, f"?at={named}")

    assert len(rows(first)) == len(rows(second)) == len(rows(page)) == 300
    assert not set(rows(first)) & set(rows(second))
    [line] = re.findall(rf'<li id="e-{named}"[^>]*>', page)
    assert line.endswith(' aria-current="true">')
    assert rows(page).index(named) == 150
    assert "300 entries before this" in said(page)


async def test_a_script_is_given_only_the_rows_that_go_on(viewer: Visitor, deps: Deps) -> None:
    session_id = await open_visit(deps, viewer, [say(n, f"line {n}") for n in range(700)])
    last = rows(await page_of(viewer, session_id))[-1]
    path = viewer.path(f"/sessions/{session_id}?after={last}")
    part = (await viewer.get(path, is_part=True)).body.decode()

    assert len(rows(part)) == 300
    assert "<html" not in part
    assert "100 entries after this" in said(part)


async def test_rows_that_go_on_lead_to_entries_from_any_page(viewer: Visitor, deps: Deps) -> None:
    """On an issue's page they did not: their links were meant for the session's own."""
    session_id = await open_visit(deps, viewer, [say(n, f"line {n}") for n in range(400)])
    last = rows(await page_of(viewer, session_id))[-1]
    path = viewer.path(f"/sessions/{session_id}")
    part = (await viewer.get(f"{path}?after={last}", is_part=True)).body.decode()
    first = rows(part)[0]

    assert f'href="{path}/entries/{first}"' in part
    assert f'href="{path}?at={first}#e-{first}"' in part


async def test_failures_are_linked_in_both_directions(viewer: Visitor, deps: Deps) -> None:
    entries = [ask(n, f"/{n}", 500 if n in (3, 5, 7) else 200) for n in range(10)]
    session_id = await open_visit(deps, viewer, entries)
    five = rows(await page_of(viewer, session_id))[5]
    page = await page_of(viewer, session_id, f"?at={five}")
    jumps = re.findall(r'data-jump="(-?1)" title="[^"]+"\s+href="[^"]+#e-([^"]+)"', page)

    assert "Failure 2 of 3" in said(page)
    assert jumps == [("-1", rows(page)[3]), ("1", rows(page)[7])]


async def test_the_failure_beside_an_entry_is_found_by_the_server(
    viewer: Visitor, deps: Deps
) -> None:
    entries = [ask(n, f"/{n}", 500 if n in (3, 5, 7) else 200) for n in range(10)]
    session_id = await open_visit(deps, viewer, entries)
    path = viewer.path(f"/sessions/{session_id}")
    ids = rows(await viewer.page(path))
    places = [
        dict((await viewer.get(f"{path}?at={ids[at]}&go={go}&level=error")).headers)["location"]
        for at, go in ((5, "next"), (5, "previous"), (7, "next"))
    ]

    assert places == [f"{path}?level=error&at={ids[n]}#e-{ids[n]}" for n in (7, 3, 7)]


async def test_an_entry_that_is_not_there_is_said(viewer: Visitor, deps: Deps) -> None:
    session_id = await open_visit(deps, viewer, FAILING)
    page = await page_of(viewer, session_id, "?at=zz-99")

    assert "is not in this session" in page
    assert len(rows(page)) == 7


async def test_a_session_without_entries_says_so(viewer: Visitor, deps: Deps) -> None:
    session_id = await open_visit(deps, viewer, [])
    text = said(await page_of(viewer, session_id))

    assert "Nothing was captured" in text
    assert "no log entry has arrived yet" in text


async def test_what_the_page_left_out_and_what_was_cut_is_said(viewer: Visitor, deps: Deps) -> None:
    dropped = say(1, "x", "warn", kind="capture.dropped", dropped={"rate": 30, "queue_full": 7})
    session_id = await open_visit(deps, viewer, [dropped, say(2, "y" * 90_000)])
    text = said(await page_of(viewer, session_id))

    assert "The page did not send 37 entries: 30 rate, 7 queue full." in text
    assert "1 entry was larger than 64 KiB" in text
    assert "Not sent by the page: rate 30, queue_full 7" in text


async def test_a_session_is_captured_until_nothing_has_come_for_a_while(
    viewer: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    session_id = await open_visit(deps, viewer, FAILING)
    during = await page_of(viewer, session_id)
    clock.advance(91)

    assert "still being captured" in during
    assert "still being captured" not in await page_of(viewer, session_id)


@pytest.mark.parametrize("rest", ["", "/entries/1-0", "/delete"])
async def test_a_session_of_another_project_is_not_there(
    owner: Visitor, deps: Deps, rest: str
) -> None:
    other = await projects.create_project(deps, "other")
    session_id = await open_visit(deps, Visitor(owner.dashboard, other), FAILING)

    for named in (session_id, UUID(int=7), "nonsense"):
        assert (await owner.get(owner.path(f"/sessions/{named}{rest}"))).status == 404


async def test_an_owner_deletes_a_session_after_being_asked(owner: Visitor, deps: Deps) -> None:
    session_id = await open_visit(deps, owner, FAILING)
    issue_id = await report(deps, owner, session_id, "I cannot pay")
    path = owner.path(f"/sessions/{session_id}")
    asked = said(await owner.page(f"{path}/delete"))
    told = await owner.post(f"{path}/delete")
    row = owner.project.project.row
    acts = await deps.database.read(lambda tx: logins.list_acts(tx, row, 9))

    assert "7 log entries and 1 issue" in asked
    assert told.status == 303
    assert (await owner.get(path)).status == 404
    assert [act.subject for act in acts if act.act == "session deleted"] == [str(session_id)]
    with pytest.raises(NotFound):
        await issues.find_issue(deps, key_of(owner), issue_id)


async def test_a_member_does_not_delete_a_session(member: Visitor, deps: Deps) -> None:
    session_id = await open_visit(deps, member, FAILING)
    path = member.path(f"/sessions/{session_id}")

    assert "Delete" not in await page_of(member, session_id)
    assert (await member.post(f"{path}/delete")).status == 403
    assert (await member.get(path)).status == 200
