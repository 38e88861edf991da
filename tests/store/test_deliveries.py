"""A delivery is claimed once, settled once, and goes with its issue and destination."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from builders import REPORTED_US
from store.alerts_drafts import (
    LEASE_US,
    LONGEST_US,
    Shop,
    add_destination,
    add_shop,
    claim,
    settle,
    take,
    tell_of_new,
)
from store.drafts import add_project, count_rows
from usercontext.domain.delivery import Destination
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.store import deliveries, destinations, issues
from usercontext.store.database import Database
from usercontext.store.delivery_tables import alert, delivery

pytestmark = pytest.mark.anyio


@pytest.fixture
async def shop(database: Database) -> Shop:
    return await add_shop(database)


async def only(database: Database, shop: Shop) -> Destination:
    listed = await database.read(lambda tx: destinations.list_destinations(tx, shop.project_row))
    assert len(listed) == 1
    return listed[0]


async def counted(database: Database) -> dict[str, int]:
    counts = await database.read(deliveries.count_deliveries)
    return {one.outcome: one.n for one in counts}


async def change(database: Database, shop: Shop, **changes: Any) -> bool:
    command = destinations.ChangeDestination(
        shop.project_row, shop.destination_id, REPORTED_US, **changes
    )
    return await database.write(destinations.change_destination, command)


async def test_many_claimants_take_each_delivery_once(database: Database, shop: Shop) -> None:
    for number in range(10):
        await tell_of_new(database, shop, group=str(number))

    claimed = await asyncio.gather(*(claim(database) for _ in range(15)))

    rows = [each.row for each in claimed if each is not None]
    assert len(rows) == len(set(rows)) == 10


async def test_a_destination_that_is_busy_is_passed_over(database: Database, shop: Shop) -> None:
    await add_destination(database, shop.project_row)
    await tell_of_new(database, shop)
    first = await take(database)

    second = await claim(database, busy=(first.destination_row,))
    assert second is not None
    assert second.destination_row != first.destination_row
    both = (first.destination_row, second.destination_row)
    assert await claim(database, REPORTED_US + LEASE_US, both) is None


async def test_of_a_worker_that_was_killed_nothing_counts_and_the_id_stays(
    database: Database, shop: Shop
) -> None:
    await tell_of_new(database, shop)
    killed = await take(database)
    assert await claim(database, REPORTED_US + LEASE_US - 1) is None
    second = await take(database, REPORTED_US + LEASE_US)

    assert second.notice == killed.notice
    assert await settle(database, killed) is False
    assert await settle(database, second) is True
    assert await settle(database, second) is False
    assert await counted(database) == {"delivered": 1}


async def test_a_delivery_does_not_wait_for_a_clock_that_went_back(
    database: Database, shop: Shop
) -> None:
    await tell_of_new(database, shop)
    back_us = REPORTED_US - LONGEST_US - 1

    assert await database.read(
        lambda tx: deliveries.due_delivery_exists(tx, back_us, LONGEST_US, ())
    )
    assert (await take(database, back_us)).attempt == 1


async def test_one_that_throttles_is_left_alone_with_all_that_goes_there(
    database: Database, shop: Shop
) -> None:
    await tell_of_new(database, shop, group="1")
    await tell_of_new(database, shop, group="2")
    claimed = await take(database)
    hold_us = REPORTED_US + 90_000_000
    failed = {"delivered": False, "outcome": "answered 429", "retry_at_us": REPORTED_US + 5}

    assert await settle(database, claimed, **failed, hold_until_us=hold_us) is True
    assert await claim(database, hold_us - 1) is None
    assert (await take(database, hold_us)).attempt in (1, 2)


async def test_one_that_is_disabled_gets_nothing_more_and_says_why(
    database: Database, shop: Shop
) -> None:
    for number in range(3):
        await tell_of_new(database, shop, group=str(number))
    claimed = await take(database)
    await settle(database, claimed, delivered=False, outcome="answered 410", disable="gone")

    shown = await only(database, shop)
    assert (shown.enabled, shown.disabled_reason, shown.queued) == (False, "gone", 0)
    assert await claim(database, REPORTED_US + LEASE_US) is None
    assert await tell_of_new(database, shop) == 0
    assert await counted(database) == {"failed": 1, "dropped": 2}


@pytest.mark.parametrize(("failing_us", "enabled"), [(10, True), (9, False)])
async def test_one_that_fails_is_disabled_only_after_long(
    database: Database, shop: Shop, failing_us: int, enabled: bool
) -> None:
    await tell_of_new(database, shop)
    first = {"delivered": False, "outcome": "answered 500", "retry_at_us": REPORTED_US}
    await settle(database, await take(database), **first)
    last = {"delivered": False, "outcome": "answered 500", "now_us": REPORTED_US + 9}
    again = await take(database)

    await settle(database, again, **last, disable="dead", failing_us=failing_us)
    assert (await only(database, shop)).enabled is enabled


async def test_turning_on_again_forgets_why_it_was_off(database: Database, shop: Shop) -> None:
    await tell_of_new(database, shop)
    await change(database, shop, enabled=False)
    off = await only(database, shop)
    await change(database, shop, enabled=True)

    assert (off.enabled, off.queued) == (False, 0)
    assert (await only(database, shop)).enabled is True
    assert await tell_of_new(database, shop) == 1


async def test_two_secrets_are_good_while_one_replaces_the_other(
    database: Database, shop: Shop
) -> None:
    await change(database, shop, secret="whsec_new", old_until_us=REPORTED_US + LEASE_US)
    await tell_of_new(database, shop)
    first = await take(database)
    again = await take(database, REPORTED_US + LEASE_US)

    assert first.secrets == ("whsec_new", "whsec_" + "A" * 32)
    assert again.secrets == ("whsec_new",)


async def test_deliveries_go_with_their_issue_and_with_their_destination(
    database: Database, shop: Shop
) -> None:
    await tell_of_new(database, shop, group="1")
    await tell_of_new(database, shop, group="2")
    claimed = await take(database)
    assert claimed.notice.issue_id is not None
    gone = issues.DeleteIssue(shop.project_row, claimed.notice.issue_id)
    await database.write(issues.delete_issue, gone)

    assert await settle(database, claimed) is False
    assert await count_rows(database, delivery) == await count_rows(database, alert) == 1
    removed = destinations.RemoveDestination(shop.project_row, shop.destination_id)
    assert await database.write(destinations.remove_destination, removed) is True
    assert await count_rows(database, delivery) == 0


async def test_old_deliveries_are_forgotten_and_counted_all_the_same(
    database: Database, shop: Shop
) -> None:
    week_us = 7 * 24 * 3_600 * 1_000_000
    await tell_of_new(database, shop)
    await settle(database, await take(database))
    later_us = REPORTED_US + week_us + 1
    await tell_of_new(database, shop, now_us=later_us)
    await settle(database, await take(database, later_us), now_us=later_us)

    assert await count_rows(database, delivery) == 1
    assert await counted(database) == {"delivered": 2}


async def test_a_project_has_as_many_destinations_as_it_may(database: Database, shop: Shop) -> None:
    for _ in range(2):
        await add_destination(database, shop.project_row)

    with pytest.raises(ValidationFailed):
        await add_destination(database, shop.project_row)


async def test_another_project_reaches_no_destination(database: Database, shop: Shop) -> None:
    rival = (await add_project(database, "rival")).row
    foreign = Shop(rival, shop.session_row, shop.destination_id)
    trial = destinations.QueueTrial(rival, shop.destination_id, uuid4(), REPORTED_US)
    remove = destinations.RemoveDestination(rival, shop.destination_id)

    assert await change(database, foreign, enabled=False) is False
    assert await database.write(destinations.remove_destination, remove) is False
    with pytest.raises(NotFound):
        await database.write(destinations.queue_trial, trial)
