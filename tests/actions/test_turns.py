"""A report does not wait behind new analyses, and neither do they for ever. Not: the analysis."""

import pytest

from actions.visits import Visit, begin_visit
from builders import FrozenClock
from usercontext.actions.analysis import run_next_job
from usercontext.actions.deps import Deps
from usercontext.actions.turns import Turns

pytestmark = pytest.mark.anyio


@pytest.fixture
def deps(both: Deps) -> Deps:
    return both


async def visits_with_late_logs(deps: Deps, clock: FrozenClock, how_many: int) -> list[Visit]:
    """Sessions that were analyzed, and whose logs came late and have stopped coming."""
    made = [await begin_visit(deps) for _ in range(how_many)]
    for one in made:
        await one.report()
    clock.advance(2)
    for one in made:
        assert await run_next_job(deps, "worker")
        await one.append()
    clock.advance(5)
    return made


async def renewed(visits: list[Visit]) -> int:
    return [await one.version() for one in visits].count(2)


async def report(deps: Deps, clock: FrozenClock) -> Visit:
    """A report whose first analysis is due."""
    one = await begin_visit(deps)
    await one.report()
    clock.advance(2)
    return one


async def test_a_report_does_not_wait_behind_new_analyses(deps: Deps, clock: FrozenClock) -> None:
    """Ten of two seconds each, queued before it came, made its first wait for half a minute."""
    visits = await visits_with_late_logs(deps, clock, 10)
    turns = Turns(deps, "worker")
    await turns.look()
    while await renewed(visits) == 0:
        assert await turns.take()
    late = await report(deps, clock)

    while await late.version() == 0:
        assert await turns.take()

    assert await renewed(visits) <= 2


async def test_new_analyses_have_their_turn_while_reports_never_stop(
    deps: Deps, clock: FrozenClock
) -> None:
    visits = await visits_with_late_logs(deps, clock, 2)
    turns = Turns(deps, "worker")
    await turns.look()
    reports = [await report(deps, clock)]

    for _ in range(20):
        assert await turns.take()
        reports.append(await report(deps, clock))

    assert await renewed(visits) == 2
    assert [await one.version() for one in reports].count(1) == 18


async def test_watches_that_end_without_logs_take_nobodys_turn(
    deps: Deps, clock: FrozenClock
) -> None:
    """Else the one with logs waits for eight jobs behind each of them."""
    for _ in range(4):
        await report(deps, clock)
        assert await run_next_job(deps, "worker")
    clock.advance(301)
    visits = await visits_with_late_logs(deps, clock, 1)
    turns = Turns(deps, "worker")
    await turns.look()

    for _ in range(16):
        await report(deps, clock)
        assert await turns.take()

    assert await renewed(visits) == 1


async def test_all_new_analyses_are_made_once_nothing_else_is_due(
    deps: Deps, clock: FrozenClock
) -> None:
    visits = await visits_with_late_logs(deps, clock, 3)
    turns = Turns(deps, "worker")
    await turns.look()

    while await turns.take():
        pass

    assert await renewed(visits) == 3


async def test_a_watch_that_another_worker_ended_is_passed_over(
    deps: Deps, clock: FrozenClock
) -> None:
    visits = await visits_with_late_logs(deps, clock, 2)
    workers = [Turns(deps, "first"), Turns(deps, "second")]
    for one in workers:
        await one.look()

    while any([await one.take() for one in workers]):
        pass

    assert await renewed(visits) == 2
