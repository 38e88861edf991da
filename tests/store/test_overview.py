"""What a project's overview counts, over time and by cause, on both engines."""

from typing import Any
from uuid import uuid4

import pytest

from builders import REPORTED_US
from store.batches import make_append
from store.drafts import (
    SkipSeq,
    add_issue,
    add_project,
    add_session_to,
    finish,
    make_analysis,
    open_command,
    skip_seq,
    take,
)
from store.shops import CRASH, REFUSAL, Shop
from usercontext.domain.analysis import Category, Priority
from usercontext.domain.log_entry import ChunkFlag
from usercontext.domain.overview import DAY_US, HOUR_US, Causes, Span, span_between
from usercontext.store import arrivals, overview, passes, sessions, top_causes
from usercontext.store.counts import BLOCK
from usercontext.store.database import Database
from usercontext.store.passes import Met, Passed, RecordPass, SetMark
from usercontext.store.reach import signature_hash

pytestmark = pytest.mark.anyio

DAY = span_between(REPORTED_US - DAY_US, REPORTED_US + HOUR_US)


@pytest.fixture
async def shop(database: Database) -> Shop:
    return Shop(database, (await add_project(database)).row)


async def issues_by_hour(shop: Shop, span: Span = DAY) -> dict[int, dict[Priority | None, int]]:
    """Return what stands in the buckets that are not empty, by hours after the report."""
    found = await shop.database.read(lambda tx: overview.count_issues_over_time(tx, shop.row, span))
    return {
        (one.start_us - REPORTED_US) // HOUR_US: {k: n for k, n in one.by_priority.items() if n}
        for one in found
        if one.total
    }


async def carried(shop: Shop, signature: str, *at_us: int, **about: Any) -> None:
    """Let sessions be passed that carry a signature, each first met at an instant."""
    met = []
    for number, instant_us in enumerate(at_us):
        opened = open_command(shop.row, f"{signature}-{number}-{uuid4()}")
        row = (await shop.database.write(sessions.open_session, opened)).session_row
        fields: dict[str, Any] = {
            "user_hash": None,
            "browser": "Chrome",
            "release": "",
            "category": "cors",
            "is_root": True,
            "links": 1,
            "went_on": False,
        }
        shown = Met(signature_hash(signature), instant_us, **(fields | about))
        met.append(passed(shop, row, instant_us, met=(shown,)))
    await record(shop, *met)


def passed(shop: Shop, row: int, seen_us: int, **changes: Any) -> Passed:
    fields: dict[str, Any] = {"looked": True, "healthy": False, "left_out": 0}
    return Passed(row, shop.row, 1, seen_us, **(fields | changes))


async def record(shop: Shop, *met: Passed) -> None:
    await shop.database.write(passes.set_mark, SetMark(0, REPORTED_US))
    assert await shop.database.write(passes.record_pass, RecordPass(0, 0, REPORTED_US, met))


async def causes_of(shop: Shop, span: Span = DAY) -> Causes:
    return await shop.database.read(lambda tx: top_causes.find_causes(tx, shop.row, span))


async def test_issues_stand_in_the_hour_they_were_made_in_by_the_priority_they_have_now(
    shop: Shop,
) -> None:
    row = await add_session_to(shop.database, shop.row)
    for hours in (-2, -2, 0):
        await add_issue(shop.database, shop.row, row, now_us=REPORTED_US + hours * HOUR_US)
    await finish(shop.database, await take(shop.database), make_analysis(95))

    assert await issues_by_hour(shop) == {-2: {Priority.P0: 1, None: 1}, 0: {None: 1}}


async def test_issues_before_and_after_a_range_are_not_in_it(shop: Shop) -> None:
    row = await add_session_to(shop.database, shop.row)
    span = Span(REPORTED_US, REPORTED_US + HOUR_US, HOUR_US)
    for instant_us in (REPORTED_US - 1, REPORTED_US, span.to_us - 1, span.to_us):
        await add_issue(shop.database, shop.row, row, now_us=instant_us)

    assert await issues_by_hour(shop, span) == {0: {None: 2}}


async def test_blocks_within_one_bucket_and_blocks_cut_by_two_add_up(shop: Shop) -> None:
    row = await add_session_to(shop.database, shop.row)
    for hours in (-3, -3, 0, -1):  # whole, whole, cut, cut: the clock may have gone back
        await add_issue(shop.database, shop.row, row, now_us=REPORTED_US + hours * HOUR_US)
        if hours == -3:
            await shop.database.write(skip_seq, SkipSeq(shop.row, BLOCK))

    counted = await issues_by_hour(shop)

    assert counted == {-3: {None: 2}, 0: {None: 1}, -1: {None: 1}}


async def test_the_issues_of_another_project_are_in_no_count(
    shop: Shop, database: Database
) -> None:
    rival = Shop(database, (await add_project(database, "rival")).row)
    await shop.report()

    assert await issues_by_hour(rival) == {}
    assert not sum((await database.read(lambda tx: overview.count_open(tx, rival.row))).values())
    assert await causes_of(rival) == Causes((), (), ())


async def test_open_issues_are_counted_by_priority_whenever_they_were_made(shop: Shop) -> None:
    group = await shop.group_of(await shop.report())
    await shop.report(REFUSAL)
    await shop.resolve(group)

    counted = await shop.database.read(lambda tx: overview.count_open(tx, shop.row))

    assert {k: n for k, n in counted.items() if n} == {Priority.P1: 1}


async def test_sessions_are_told_apart_by_how_they_went(shop: Shop) -> None:
    rows = [await add_session_to(shop.database, shop.row, f"tab-{n}") for n in range(3)]
    await record(
        shop,
        passed(shop, rows[0], REPORTED_US, healthy=True),
        passed(shop, rows[1], REPORTED_US),
        passed(shop, rows[2], REPORTED_US - HOUR_US, looked=False),
    )
    counted = await shop.database.read(
        lambda tx: overview.count_sessions_over_time(tx, shop.row, DAY)
    )

    told = [(one.well, one.troubled, one.unseen) for one in counted.buckets if one.total]
    assert told == [(0, 0, 1), (1, 1, 0)]
    assert counted.since_us is None


async def test_counting_sessions_stops_with_the_bucket_in_which_there_are_enough(
    shop: Shop,
) -> None:
    rows = [await add_session_to(shop.database, shop.row, f"tab-{n}") for n in range(4)]
    hours = (0, -1, -1, -2)
    await record(
        shop,
        *(passed(shop, row, REPORTED_US + n * HOUR_US) for row, n in zip(rows, hours, strict=True)),
    )
    counted = await shop.database.read(
        lambda tx: overview.count_sessions_over_time(tx, shop.row, DAY, 2)
    )

    assert [one.total for one in counted.buckets if one.total] == [2, 1]
    assert counted.since_us == REPORTED_US - HOUR_US


async def test_causes_stand_by_the_sessions_that_met_them_also_those_that_never_told(
    shop: Shop,
) -> None:
    crash = await shop.group_of(await shop.report(CRASH))
    await shop.report(CRASH)
    refusal = await shop.group_of(await shop.report(REFUSAL))
    await carried(shop, REFUSAL, *(REPORTED_US - n for n in range(3)))

    top = (await causes_of(shop)).top

    assert [(one.group_id, one.sessions, one.reports) for one in top] == [
        (refusal, 3, 1),
        (crash, 2, 2),
    ]


async def test_sessions_out_of_the_range_are_not_counted_for_a_cause(shop: Shop) -> None:
    await shop.report(REFUSAL)
    await carried(shop, REFUSAL, DAY.from_us - 1, DAY.from_us, DAY.to_us - 1, DAY.to_us)

    assert [one.sessions for one in (await causes_of(shop)).top] == [2]


async def test_a_merged_group_is_counted_by_both_its_signatures_and_each_session_once(
    shop: Shop,
) -> None:
    crash = await shop.group_of(await shop.report(CRASH))
    refusal = await shop.group_of(await shop.report(REFUSAL))
    await shop.merge(crash, refusal)
    await carried(shop, CRASH, REPORTED_US, REPORTED_US)
    await carried(shop, REFUSAL, REPORTED_US)

    top = (await causes_of(shop)).top

    assert [(one.group_id, one.sessions, one.reports) for one in top] == [(refusal, 3, 2)]


async def test_requests_that_fail_alike_are_one_endpoint(shop: Shop) -> None:
    group = await shop.group_of(await shop.report(REFUSAL))
    await carried(shop, REFUSAL, REPORTED_US, REPORTED_US - 1)

    (found,) = (await causes_of(shop)).endpoints

    assert (found.method, found.route, found.outcome) == ("GET", "/api/cart", "0")
    assert (found.sessions, found.group_id) == (2, group)


@pytest.mark.parametrize(
    ("signature", "endpoint"),
    [
        ("v1:backend_error:boom|POST /orders/:id 5xx#a", ("POST", "/orders/:id", "5xx")),
        ("v1:backend_error:POST api.test/x 4xx#a", ("POST", "api.test/x", "4xx")),
        ("v1:js_exception:GET nothing|pay checkout.js#a", None),
        ("v1:slow:POST /orders/:id#a", None),
    ],
)
def test_an_endpoint_is_read_from_the_part_that_names_one(
    signature: str, endpoint: tuple[str, str, str] | None
) -> None:
    assert top_causes.read_endpoint(signature) == endpoint


async def test_new_causes_are_those_first_met_in_the_range_with_the_release_of_that_session(
    shop: Shop,
) -> None:
    shop.now_us = DAY.from_us - 2_000_000
    await shop.report(CRASH)
    shop.now_us = REPORTED_US
    await shop.report(CRASH)
    new = await shop.group_of(await shop.report(REFUSAL))
    await carried(shop, REFUSAL, REPORTED_US, release="shop@2")
    await carried(shop, REFUSAL, REPORTED_US + 1, release="shop@1")

    (found,) = (await causes_of(shop)).new

    assert (found.group_id, found.category, found.release) == (
        new,
        Category.JS_EXCEPTION,
        "shop@2",
    )


async def test_arrivals_are_those_of_the_last_ten_minutes_of_this_project(
    shop: Shop, database: Database
) -> None:
    row = await add_session_to(database, shop.row)
    rival = await add_session_to(database, (await add_project(database, "rival")).row)
    for session_row in (row, row, rival):
        await database.append(make_append(session_row, 0, 1))

    fresh = await database.read(lambda tx: arrivals.count_arrivals(tx, shop.row, REPORTED_US))
    later_us = REPORTED_US + arrivals.WINDOW_US + 1
    later = await database.read(lambda tx: arrivals.count_arrivals(tx, shop.row, later_us))

    assert (fresh.batches, fresh.entries, fresh.looked) == (2, 4, 2)
    assert (later.batches, later.entries, later.newest_us) == (0, 0, REPORTED_US)
    assert fresh.window_us == arrivals.WINDOW_US


async def test_packed_batches_are_told_by_their_mark(shop: Shop) -> None:
    row = await add_session_to(shop.database, shop.row)
    await shop.database.append(make_append(row, 0, flags=ChunkFlag.SORTED | ChunkFlag.PACKED))
    await shop.database.append(make_append(row, 1))

    found = await shop.database.read(lambda tx: arrivals.count_arrivals(tx, shop.row, REPORTED_US))

    assert (found.looked, found.packed, found.with_dictionary) == (2, 1, 0)


async def test_analyses_that_wait_are_told_with_the_oldest_and_only_this_project_s(
    shop: Shop, database: Database
) -> None:
    rival = (await add_project(database, "rival")).row
    row = await add_session_to(database, shop.row)
    for run_at_us in (REPORTED_US, REPORTED_US - 5):
        await add_issue(database, shop.row, row, run_at_us=run_at_us)

    ours = await database.read(lambda tx: arrivals.count_backlog(tx, shop.row))
    theirs = await database.read(lambda tx: arrivals.count_backlog(tx, rival))

    assert (ours.waiting, ours.oldest_us, ours.given_up) == (2, REPORTED_US - 5, 0)
    assert (theirs.waiting, theirs.oldest_us) == (0, None)


async def test_the_disk_is_measured(shop: Shop) -> None:
    disk = await shop.database.read(arrivals.measure_disk)

    assert disk.used_bytes > 100_000
    assert (disk.free_bytes is None) == (shop.database.engine == "postgresql")
