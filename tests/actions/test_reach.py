"""A report tells how many met the same: sessions passed once, late ones again."""

from itertools import count

import pytest

from actions.silent import Shop, calm_visit, failing_visit, open_shop, pass_all
from builders import FrozenClock
from store.drafts import count_rows, take
from usercontext.actions.deps import Deps
from usercontext.actions.lookout import Lookout
from usercontext.actions.reach import Passer
from usercontext.actions.reach_progress import show_progress
from usercontext.store import model_calls
from usercontext.store.model_tables import model_call
from usercontext.store.reach_tables import session_reach, session_signature

pytestmark = pytest.mark.anyio


async def test_thirty_nine_of_forty_sessions_never_told(shop: Shop) -> None:
    rows = [await shop.visit(failing_visit(), f"user-{n % 25}") for n in range(40)]
    await shop.quiet()

    issue = await shop.issue(await shop.report(rows[3]))

    affected = issue.affected
    assert (affected.reports, affected.sessions, affected.silent_sessions) == (1, 40, 39)
    assert (affected.users, affected.coverage, affected.looked) == (25, 1.0, 40)
    assert sum(affected.trend) == 40
    assert [(one.name, one.sessions) for one in affected.browsers] == [("Chrome", 40)]
    assert [(one.name, one.sessions) for one in affected.releases] == [("2026.2", 40)]
    assert issue.analysis.affected == affected


async def test_nobody_is_passed_before_thirty_quiet_seconds(shop: Shop, clock: FrozenClock) -> None:
    await shop.visit(failing_visit())
    clock.advance(29)

    await pass_all(shop.deps)
    assert await count_rows(shop.deps.database, session_reach) == 0


async def test_a_session_that_goes_on_waits_until_it_is_quiet(
    shop: Shop, clock: FrozenClock
) -> None:
    """Its chains are not whole before: a retry may follow."""
    row = await shop.visit(failing_visit())
    clock.advance(20)
    await shop.append(row, calm_visit())
    clock.advance(15)

    await pass_all(shop.deps)
    assert await count_rows(shop.deps.database, session_reach) == 0


async def test_a_session_that_never_is_quiet_is_passed_after_five_minutes(
    shop: Shop, clock: FrozenClock
) -> None:
    row = await shop.visit(failing_visit())
    for _ in range(16):
        clock.advance(20)
        await shop.append(row, calm_visit())

    await pass_all(shop.deps)
    assert await count_rows(shop.deps.database, session_signature) == 1


async def test_a_late_batch_of_a_passed_session_brings_it_up_to_date(shop: Shop) -> None:
    row = await shop.visit(calm_visit())
    await shop.quiet()
    assert await count_rows(shop.deps.database, session_signature) == 0
    await shop.append(row, failing_visit())

    await shop.quiet()
    assert await count_rows(shop.deps.database, session_signature) == 1
    assert await count_rows(shop.deps.database, session_reach) == 1


async def test_a_session_that_told_is_not_silent_and_counts_before_it_was_passed(
    shop: Shop,
) -> None:
    await shop.visit(failing_visit(), "ann")
    await shop.quiet()
    fresh = await shop.visit(failing_visit(), "bob")

    affected = (await shop.issue(await shop.report(fresh))).affected

    assert (affected.reports, affected.sessions, affected.silent_sessions) == (1, 2, 1)
    assert affected.users == 2


async def test_two_reports_of_one_cause_are_two_that_told(shop: Shop) -> None:
    rows = [await shop.visit(failing_visit(), "ann") for _ in range(5)]
    await shop.quiet()
    await shop.report(rows[0])

    affected = (await shop.issue(await shop.report(rows[1]))).affected

    assert (affected.reports, affected.sessions, affected.silent_sessions) == (2, 5, 3)
    assert affected.users == 1


async def test_sessions_without_a_user_count_as_one_each(shop: Shop) -> None:
    rows = [await shop.visit(failing_visit()) for _ in range(3)]
    await shop.quiet()

    assert (await shop.issue(await shop.report(rows[0]))).affected.users == 3


async def test_another_project_is_not_counted(shop: Shop, both: Deps, clock: FrozenClock) -> None:
    other = await open_shop(both, clock)
    for _ in range(4):
        await other.visit(failing_visit(), "ann")
    own = await shop.visit(failing_visit(), "ann")
    await shop.quiet()

    affected = (await shop.issue(await shop.report(own))).affected
    assert (affected.sessions, affected.looked) == (1, 1)


async def test_another_failure_is_not_counted(shop: Shop) -> None:
    await shop.visit(failing_visit("/api/coupon"))
    own = await shop.visit(failing_visit())
    await shop.quiet()

    assert (await shop.issue(await shop.report(own))).affected.sessions == 1


async def test_what_happened_before_the_window_is_not_counted(
    shop: Shop, clock: FrozenClock
) -> None:
    await shop.visit(failing_visit())
    await shop.quiet()
    clock.advance(24 * 3600)
    own = await shop.visit(failing_visit())
    await shop.quiet()

    affected = (await shop.issue(await shop.report(own))).affected
    assert (affected.sessions, affected.looked) == (1, 1)


async def test_a_deleted_session_takes_its_rows_along(shop: Shop) -> None:
    row = await shop.visit(failing_visit())
    await shop.quiet()

    await shop.delete(row)
    for table in (session_reach, session_signature):
        assert await count_rows(shop.deps.database, table) == 0


async def test_a_turn_ends_in_time_and_the_next_goes_on(shop: Shop, clock: FrozenClock) -> None:
    for _ in range(5):
        await shop.visit(failing_visit())
    clock.advance(31)
    ticks = count()
    slow = Passer(shop.deps, lambda: float(next(ticks)))

    assert await slow.turn()
    assert 0 < await count_rows(shop.deps.database, session_reach) < 5
    await pass_all(shop.deps, slow)
    assert await count_rows(shop.deps.database, session_reach) == 5


async def test_the_first_look_begins_a_day_back(shop: Shop, clock: FrozenClock) -> None:
    await shop.visit(failing_visit())
    clock.advance(3 * 86_400)
    for _ in range(3):
        await shop.visit(failing_visit())

    await shop.quiet()
    assert await count_rows(shop.deps.database, session_reach) == 3


async def test_the_lag_is_how_long_a_quiet_session_has_waited(
    shop: Shop, clock: FrozenClock
) -> None:
    await shop.quiet()
    await shop.visit(failing_visit())
    clock.advance(130)

    assert (await show_progress(shop.deps)).lag_s == 100
    await pass_all(shop.deps)
    assert (await show_progress(shop.deps)).lag_s == 0


async def test_what_sessions_met_is_forgotten_after_thirty_days(
    shop: Shop, clock: FrozenClock
) -> None:
    await shop.visit(failing_visit())
    await shop.quiet()
    clock.advance(31 * 86_400)

    assert not await Passer(shop.deps, lambda: 0.0).forget()
    assert await count_rows(shop.deps.database, session_signature) == 0


async def test_calls_of_models_are_forgotten_after_thirty_days(
    shop: Shop, clock: FrozenClock
) -> None:
    await shop.report(await shop.visit(failing_visit()), analyze=False)
    job = await take(shop.deps.database, clock.now_us())
    owner = (shop.project_row, job.issue_row, job.row)
    call = model_calls.ReserveCall(*owner, "local", "m", b"asked", clock.now_us(), 10, 0, 3)
    await shop.deps.database.write(model_calls.reserve_call, call)
    lookout = Lookout(shop.deps, lambda: 0.0)

    clock.advance(29 * 86_400)
    await lookout.turn()
    assert await count_rows(shop.deps.database, model_call) == 1
    clock.advance(2 * 86_400)
    await lookout.turn()
    assert await count_rows(shop.deps.database, model_call) == 0
