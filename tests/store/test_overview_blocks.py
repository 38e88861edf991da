"""Blocks of issues that lie in several buckets of an overview, on both engines."""

from collections import Counter

import pytest

from builders import REPORTED_US
from store.drafts import add_issue, add_project, add_session_to, finish, make_analysis, take
from usercontext.domain.analysis import Priority
from usercontext.domain.overview import DAY_US, HOUR_US, span_between
from usercontext.store import overview
from usercontext.store.database import Database

pytestmark = pytest.mark.anyio

DAY = span_between(REPORTED_US - DAY_US, REPORTED_US + HOUR_US)


@pytest.mark.parametrize("hours", [(0, -1), (-1, 0, -2, -2), (-5, -1, 0), (-40, -24, 0), (0, 40)])
async def test_a_block_is_shared_out_to_its_buckets_and_to_what_lies_beside_them(
    database: Database, hours: tuple[int, ...]
) -> None:
    """Of a priority that lies beside the range whole, the block's totals know nothing else."""
    project_row = (await add_project(database)).row
    row = await add_session_to(database, project_row)
    for each in hours:
        await add_issue(database, project_row, row, now_us=REPORTED_US + each * HOUR_US)
    await finish(database, await take(database), make_analysis(95))
    within = Counter(each for each in hours if -24 <= each <= 0)
    found = await database.read(lambda tx: overview.count_issues_over_time(tx, project_row, DAY))

    told = {(one.start_us - REPORTED_US) // HOUR_US: one.total for one in found if one.total}
    assert told == within
    assert sum(one.by_priority[Priority.P0] for one in found) == (-24 <= hours[0] <= 0)
