"""What the settings show of what happened: deliveries, meetings of a failure. Of one project."""

from uuid import uuid4

import pytest
from msgspec import Struct
from sqlalchemy import Connection, insert

from store.drafts import add_project, add_session_to
from usercontext.actions.detection_preview import Thresholds, first_crowd
from usercontext.domain.delivery import DeliveryState, DestinationKind, Wanted
from usercontext.store import destinations, detection_preview
from usercontext.store.database import Database
from usercontext.store.delivery_history import list_sent
from usercontext.store.detection_preview import Meeting
from usercontext.store.operations import operation
from usercontext.store.reach_tables import session_signature

HOUR_US = 3_600_000_000
CRASH = b"c" * 12


class Meet(Struct, frozen=True):
    project_row: int
    session_row: int
    first_us: int
    category: str = "js_exception"
    is_root: bool = True


@operation
def meet(tx: Connection, command: Meet) -> bool:
    """Note that a session met a failure."""
    values = {name: getattr(command, name) for name in Meet.__struct_fields__}
    rest = {"browser": "", "release": "", "links": 1, "went_on": False, "user_hash": b"u"}
    tx.execute(insert(session_signature).values(signature_hash=CRASH, **values, **rest))
    return True


@pytest.mark.anyio
async def test_failures_are_counted_by_project_kind_window_and_root(database: Database) -> None:
    shop, other = (await add_project(database)).row, (await add_project(database, "other")).row
    for row, at, is_root in (
        *((shop, 10, True), (shop, 11, True), (shop, 1, True)),
        *((other, 10, True), (shop, 12, False)),
    ):
        session = await add_session_to(database, row, f"tab-{at}")
        await database.write(meet, Meet(row, session, at, is_root=is_root))
    args = (shop, ["js_exception"], 5)
    found = await database.read(lambda tx: detection_preview.list_candidates(tx, *args, 2, 9))
    none = await database.read(lambda tx: detection_preview.list_candidates(tx, *args, 3, 9))
    met = await database.read(lambda tx: detection_preview.list_meetings(tx, shop, CRASH, 5, 9))
    example = await database.read(lambda tx: detection_preview.find_example(tx, shop, CRASH, 5))

    assert [(one.category, one.sessions) for one in found] == [("js_exception", 2)]
    assert none == []
    assert met == [Meeting(10, b"u"), Meeting(11, b"u")]
    assert example is not None


@pytest.mark.anyio
async def test_deliveries_are_listed_newest_first_for_their_own_project(database: Database) -> None:
    shop, other = (await add_project(database)).row, (await add_project(database, "other")).row
    hook = uuid4()
    new = destinations.AddDestination(
        shop, hook, DestinationKind.WEBHOOK, "https://a.test", "s", tuple(Wanted), False, 9, 1
    )
    await database.write(destinations.add_destination, new)
    ids = [uuid4(), uuid4()]
    for at, one in enumerate(ids):
        await database.write(destinations.queue_trial, destinations.QueueTrial(shop, hook, one, at))
    sent = await database.read(lambda tx: list_sent(tx, shop, hook, 9))

    assert [one.delivery_id for one in sent] == [ids[1], ids[0]]
    assert sent[0].state is DeliveryState.QUEUED
    assert sent[0].issue_id is None
    assert await database.read(lambda tx: list_sent(tx, other, hook, 9)) == []


@pytest.mark.parametrize(
    ("hours", "users", "expected"),
    [
        ([0, 1, 2], ["a", "b", "c"], 2),
        ([0, 1, 2], ["a", "a", "a"], None),
        ([0, 1, 2], [None, None, None], 2),
        ([0, 30, 31, 32], ["a", "b", "c", "d"], 32),
        ([0, 25, 50, 75], ["a", "b", "c", "d"], None),
        ([0, 1, 2, 3], ["a", "a", "b", "c"], 3),
    ],
)
def test_a_crowd_is_enough_sessions_of_enough_people_within_the_window(
    hours: list[int], users: list[str | None], expected: int | None
) -> None:
    met = [
        Meeting(hour * HOUR_US, user.encode() if user else None)
        for hour, user in zip(hours, users, strict=True)
    ]

    found = first_crowd(met, Thresholds(sessions=3, users=3, hours=24))

    assert found == (None if expected is None else expected * HOUR_US)
