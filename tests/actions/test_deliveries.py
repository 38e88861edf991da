"""An alert arrives at least once, patiently and under one id, whatever its receiver does.

The clock is simulated: 75 hours pass as fast as the receiver on this machine answers.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from apps import open_deps
from builders import REPORTED_US, FrozenClock
from deliver import receiver as behaviours
from deliver.receiver import Receiver, answer, listening
from store.alerts_drafts import Shop, add_destination, add_shop, tell_of_new
from store.drafts import add_issue, finish, make_analysis, take
from usercontext.actions.analysis import is_job_due
from usercontext.actions.deliveries import count_deliveries, is_delivery_due, run_next_delivery
from usercontext.actions.deps import Deps
from usercontext.deliver.connect import Outbound
from usercontext.deliver.options import DeliverOptions
from usercontext.domain.delivery import ATTEMPTS, WAITS_S, Destination, DestinationKind
from usercontext.store import destinations
from usercontext.store.options import StoreOptions
from usercontext.worker import run_worker
from usercontext.worker_options import WorkerOptions

pytestmark = pytest.mark.anyio

TESTS = Path(__file__).parents[1]
PROMPT = WorkerOptions(
    niceness=0, poll_s=0.01, delivery_poll_s=0.01, sent_out_s=0.1, dictionaries="off"
)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with listening() as found:
        yield found


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock, receiver: Receiver) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path, synchronous="OFF"), clock) as opened:
        yield replace(opened, outbound=reaching(receiver))


@pytest.fixture
async def shop(deps: Deps, receiver: Receiver) -> Shop:
    return await add_shop(deps.database, address=receiver.url)


def reaching(*receivers: Receiver, total_s: float = 5.0) -> Outbound:
    ports = tuple(each.port for each in receivers)
    return Outbound(DeliverOptions(private=("127.0.0.0/8",), ports=ports, total_s=total_s))


async def only(deps: Deps, shop: Shop) -> Destination:
    listed = await deps.database.read(
        lambda tx: destinations.list_destinations(tx, shop.project_row)
    )
    assert len(listed) == 1
    return listed[0]


async def counted(deps: Deps) -> dict[str, int]:
    return {one.outcome: one.n for one in await count_deliveries(deps)}


def ids(receiver: Receiver) -> set[str]:
    return {each.headers["webhook-id"] for each in receiver.received}


async def live(deps: Deps, clock: FrozenClock, hours: int) -> None:
    """Let time pass, and send what is due each minute."""
    for _ in range(hours * 60):
        while await is_delivery_due(deps):
            await run_next_delivery(deps)
        clock.advance(60)


async def test_an_urgent_analysis_arrives_at_once_and_once(
    deps: Deps, shop: Shop, receiver: Receiver
) -> None:
    await add_issue(deps.database, shop.project_row, shop.session_row)
    await finish(deps.database, await take(deps.database), make_analysis(95))

    assert await run_next_delivery(deps) is True
    assert await run_next_delivery(deps) is False
    assert [each.line for each in receiver.received] == ["POST /in?from=shop HTTP/1.1"]
    assert await counted(deps) == {"delivered": 1}


async def test_a_receiver_that_is_down_is_tried_ten_times_in_75_hours(
    deps: Deps, clock: FrozenClock, shop: Shop, receiver: Receiver
) -> None:
    receiver.always = answer(500)
    await tell_of_new(deps.database, shop)

    assert await run_next_delivery(deps) is True
    for wait_s in WAITS_S:
        clock.advance(wait_s - 0.001)
        assert await is_delivery_due(deps) is False
        clock.advance(0.001)
        assert await run_next_delivery(deps) is True

    assert clock.now_us() - REPORTED_US == (75 * 3_600 + 35 * 60 + 5) * 1_000_000
    clock.advance(7 * 24 * 3_600)
    assert await is_delivery_due(deps) is False
    assert len(receiver.received) == ATTEMPTS
    assert len(ids(receiver)) == 1
    assert len({each.body for each in receiver.received}) == 1
    assert await counted(deps) == {"retried": 9, "failed": 1}
    shown = await only(deps, shop)
    assert shown.enabled is False
    assert shown.disabled_reason == "no delivery succeeded for three days; the last: answered 500"


async def test_a_receiver_that_was_down_for_six_hours_gets_everything(
    deps: Deps, clock: FrozenClock, shop: Shop, receiver: Receiver
) -> None:
    receiver.always = answer(503)
    for group in ("1", "2", "3"):
        await tell_of_new(deps.database, shop, group=group)
    await live(deps, clock, hours=6)
    receiver.always = answer(200)
    receiver.received.clear()
    await live(deps, clock, hours=6)

    assert len(ids(receiver)) == len(receiver.received) == 3
    shown = await only(deps, shop)
    assert (shown.enabled, shown.last_outcome, shown.failing_since_us) == (True, "delivered", None)


async def test_410_disables_at_once(deps: Deps, shop: Shop, receiver: Receiver) -> None:
    receiver.always = answer(410)
    for group in ("1", "2"):
        await tell_of_new(deps.database, shop, group=group)

    assert await run_next_delivery(deps) is True
    assert await run_next_delivery(deps) is False
    shown = await only(deps, shop)
    assert shown.disabled_reason == "the receiver answered 410 (gone)"
    assert await counted(deps) == {"failed": 1, "dropped": 1}


@pytest.mark.parametrize(
    ("status", "headers", "quiet_s"),
    [
        (429, ["retry-after: 600"], 600),
        (503, ["retry-after: 600"], 600),
        (429, [], 60),
        (502, ["retry-after: 1"], 60),
        (504, [], 60),
        (500, [], 5),
    ],
)
async def test_one_that_asks_for_quiet_is_left_in_quiet(
    deps: Deps,
    clock: FrozenClock,
    shop: Shop,
    receiver: Receiver,
    status: int,
    headers: list[str],
    quiet_s: int,
) -> None:
    receiver.behaves = [answer(status, *headers)]
    await tell_of_new(deps.database, shop)
    await run_next_delivery(deps)

    clock.advance(quiet_s - 0.001)
    assert await is_delivery_due(deps) is False
    clock.advance(0.001)
    assert await run_next_delivery(deps) is True
    assert await counted(deps) == {"retried": 1, "delivered": 1}


@pytest.mark.row(55)
@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        (behaviours.hang, "no response within 0.3 seconds"),
        (behaviours.reset, "the connection broke"),
        (answer(302, "location: http://169.254.169.254/"), "answered with a redirect (302)"),
    ],
)
async def test_a_bad_receiver_costs_an_attempt_and_is_shown(
    deps: Deps, shop: Shop, receiver: Receiver, behaviour: behaviours.Behave, outcome: str
) -> None:
    receiver.behaves = [behaviour]
    await tell_of_new(deps.database, shop)

    await run_next_delivery(replace(deps, outbound=reaching(receiver, total_s=0.3)))

    shown = await only(deps, shop)
    assert shown.last_outcome is not None
    assert shown.last_outcome.startswith(outcome)
    assert shown.queued == 1


@pytest.mark.row(55)
async def test_a_destination_that_is_allowed_no_more_gets_nothing(
    deps: Deps, shop: Shop, receiver: Receiver
) -> None:
    await tell_of_new(deps.database, shop)
    public = Outbound(DeliverOptions(ports=(receiver.port,)))

    await run_next_delivery(replace(deps, outbound=public))

    shown = await only(deps, shop)
    assert receiver.received == []
    assert "127.0.0.1" not in (shown.last_outcome or "")
    assert (shown.last_outcome or "").startswith("leads to an address that is not allowed")


async def test_a_worker_killed_while_it_sends_sends_again_under_the_same_id(
    tmp_path: Path, clock: FrozenClock, receiver: Receiver
) -> None:
    folder = tmp_path / "killed"
    receiver.behaves = [behaviours.hang]
    async with open_deps(StoreOptions(folder), clock) as opened:
        shop = await add_shop(opened.database, address=receiver.url)
        await tell_of_new(opened.database, shop)
    command = [sys.executable, str(TESTS / "actions" / "sender.py"), str(folder)]
    environ = os.environ | {"PYTHONPATH": f"{TESTS}:{os.environ.get('PYTHONPATH', '')}"}
    killed = await asyncio.create_subprocess_exec(*command, str(receiver.port), env=environ)
    await asyncio.wait_for(receiver.arrived.wait(), 60)
    killed.kill()
    await killed.wait()

    async with open_deps(StoreOptions(folder), clock) as opened:
        deps = replace(opened, outbound=reaching(receiver))
        early = await run_next_delivery(deps)
        clock.advance(60)
        assert (early, await run_next_delivery(deps)) == (False, True)
        assert await counted(deps) == {"delivered": 1}
    assert len(receiver.received) == 2
    assert len(ids(receiver)) == 1


async def working(deps: Deps, until: asyncio.Event, others: Any = None) -> None:
    """Run the real worker until something has happened."""
    stop = asyncio.Event()
    worker = asyncio.create_task(run_worker(deps, PROMPT, stop))
    try:
        await asyncio.wait_for(until.wait(), 30)
        if others is not None:
            await others
    finally:
        stop.set()
        await worker


async def test_a_receiver_that_hangs_keeps_no_other_and_no_analysis_waiting(
    deps: Deps, shop: Shop, receiver: Receiver
) -> None:
    receiver.always = behaviours.hang
    for group in ("1", "2", "3"):
        await tell_of_new(deps.database, shop, group=group)
    async with listening() as good:
        both = replace(deps, outbound=reaching(receiver, good, total_s=60.0))
        await add_destination(deps.database, shop.project_row, address=good.url)
        await tell_of_new(deps.database, shop, group="4")
        await add_issue(deps.database, shop.project_row, shop.session_row, run_at_us=REPORTED_US)

        async def analyzed() -> None:
            while await is_job_due(both):  # noqa: ASYNC110  (the store has no event)
                await asyncio.sleep(0.01)

        await working(both, good.arrived, asyncio.wait_for(analyzed(), 30))

    assert len(good.received) == 1
    assert len(receiver.received) == 1


async def test_slack_is_sent_blocks_without_a_signature(deps: Deps, receiver: Receiver) -> None:
    slack = {"kind": DestinationKind.SLACK, "secret": None, "address": receiver.url}
    shop = await add_shop(deps.database, **slack)
    await tell_of_new(deps.database, shop)
    await run_next_delivery(deps)

    (got,) = receiver.received
    assert b'"blocks"' in got.body
    assert "webhook-signature" not in got.headers
