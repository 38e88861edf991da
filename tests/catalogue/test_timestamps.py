"""Rows 29 to 33: every form of a timestamp that is taken, and every one that is not."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from api.visitors import Visitor
from builders import make_log_entry
from catalogue.watch import Watch

pytestmark = pytest.mark.anyio

Store = Callable[[bytes], Awaitable[list[dict[str, Any]]]]


def stamped(*stamps: Any) -> bytes:
    return json.dumps({"logs": [make_log_entry(timestamp=stamp) for stamp in stamps]}).encode()


@pytest.mark.parametrize(
    "stamp",
    [
        pytest.param("2026-02-27T12:00:00Z", marks=pytest.mark.row(29)),
        pytest.param("2026-02-27T12:00:00z", marks=pytest.mark.row(29)),
        pytest.param("2026-02-27T17:30:00+05:30", marks=pytest.mark.row(29)),
        pytest.param("2026-02-27T17:30:00+0530", marks=pytest.mark.row(29)),
        pytest.param("2026-02-27T12:00Z", marks=pytest.mark.row(29)),
        pytest.param("2026-02-27T12:00:00.123456Z", marks=pytest.mark.row(29)),
        pytest.param("2026-02-27T12:00:00.123456789Z", marks=pytest.mark.row(29)),
        pytest.param("2026-02-27T12:00:00,5Z", marks=pytest.mark.row(29)),
        pytest.param("2016-12-31T23:59:60Z", marks=pytest.mark.row(31)),
        pytest.param("2017-01-01T05:29:60+05:30", marks=pytest.mark.row(31)),
        pytest.param("1970-01-01T00:00:00Z", marks=pytest.mark.row(32)),
        pytest.param("2199-12-31T23:59:59.999999Z", marks=pytest.mark.row(32)),
        pytest.param("1969-12-31T23:30:00-01:00", marks=pytest.mark.row(32)),
    ],
)
async def test_a_form_that_is_taken_and_echoed(store_and_read: Store, stamp: str) -> None:
    (entry,) = await store_and_read(stamped(stamp))

    assert entry == {"id": entry["id"], **make_log_entry(timestamp=stamp)}


@pytest.mark.row(29)
@pytest.mark.parametrize("stamp", ["2026-02-27T12:00:00", "2026-02-27T12:00", "2026-02-27 12:00"])
async def test_without_a_zone_it_is_utc_and_marked(store_and_read: Store, stamp: str) -> None:
    (entry,) = await store_and_read(stamped(stamp))

    assert (entry["timestamp"], entry["repaired"]) == (stamp, ["timestamp"])


@pytest.mark.row(29, 31)
async def test_the_order_is_of_the_instants(owner: Visitor, session_id: str) -> None:
    """As text they would stand otherwise; the leap second is the last of its minute."""
    ordered = [
        "2016-12-31T23:59:59.998Z",
        "2016-12-31T23:59:60Z",
        "2017-01-01T00:00:00Z",
        "2017-01-01T05:30:01+05:30",
        "2017-01-01T00:00:01.000001",
        "2016-12-31T19:00:02-05:00",
        "2017-01-01T00:00:02.000001999Z",
        "2017-01-01T00:01Z",
        "2017-001T00:02Z",
        "2017-01-01T00:03:00z",
    ]
    await owner.post(f"/v1/sessions/{session_id}/logs", content=stamped(*reversed(ordered)))
    issue_id = await owner.create_issue(session_id)
    issue = (await owner.get(f"/v1/issues/{issue_id}")).json()

    assert [entry["timestamp"] for entry in issue["logs"]] == ordered


@pytest.mark.parametrize(
    "stamp",
    [
        pytest.param("2026-02-27", marks=pytest.mark.row(30)),
        pytest.param("2026-02", marks=pytest.mark.row(30)),
        pytest.param("2026-W10-1", marks=pytest.mark.row(30)),
        pytest.param("2026-W10-1T12:00:00Z", marks=pytest.mark.row(30)),
        pytest.param(1772193600, marks=pytest.mark.row(30)),
        pytest.param(1772193600000.5, marks=pytest.mark.row(30)),
        pytest.param("1772193600", marks=pytest.mark.row(30)),
        pytest.param("2026-02-27T24:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("2026-02-30T12:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("2025-02-29T12:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("2026-13-01T12:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("2026-02-27T12:60:00Z", marks=pytest.mark.row(30)),
        pytest.param("2026-02-27T12:00:61Z", marks=pytest.mark.row(30)),
        pytest.param("2026-02-27T12:00:00+24:00", marks=pytest.mark.row(30)),
        pytest.param("2026-02-27T12:00:00+05:60", marks=pytest.mark.row(30)),
        pytest.param("+10000-01-01T00:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("10000-01-01T00:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("-2026-01-01T00:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("0000-01-01T00:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("0001-01-01T00:00:00+23:59", marks=pytest.mark.row(30)),
        pytest.param("0001-01-01T00:00+23:59", marks=pytest.mark.row(30)),
        pytest.param("9999-12-31T23:59:59-23:59", marks=pytest.mark.row(30)),
        pytest.param("20260227T120000Z", marks=pytest.mark.row(30)),
        pytest.param("２026-02-27T12:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("2026-02-27T12:00:00Z\n", marks=pytest.mark.row(30)),
        pytest.param(" 2026-02-27T12:00:00Z", marks=pytest.mark.row(30)),
        pytest.param("Fri, 27 Feb 2026 12:00:00 GMT", marks=pytest.mark.row(30)),
        pytest.param("now", marks=pytest.mark.row(30)),
        pytest.param("", marks=pytest.mark.row(30)),
        pytest.param("2026-02-27T12:00:60Z", marks=pytest.mark.row(31)),
        pytest.param("1969-12-31T23:59:59Z", marks=pytest.mark.row(32)),
        pytest.param("1970-01-01T00:00:00+00:01", marks=pytest.mark.row(32)),
        pytest.param("2200-01-01T00:00:00Z", marks=pytest.mark.row(32)),
        pytest.param("2199-12-31T23:59:59.9999999Z", marks=pytest.mark.row(32)),
    ],
)
@pytest.mark.parametrize("extra", [{}, {"x": 1}], ids=["fast", "slow"])
async def test_a_form_that_is_refused(
    owner: Visitor, watch: Watch, session_id: str, stamp: Any, extra: dict[str, int]
) -> None:
    """An unknown key sends the batch down the lenient path, which must agree."""
    entry = make_log_entry(timestamp=stamp, **extra)
    call = owner.append(session_id, make_log_entry(), entry)
    answer = await watch.refuses(call, 400, "logs[1].timestamp: must be", session_id)

    assert not stamp or str(stamp).strip() not in answer.json()["message"]


@pytest.mark.row(33)
async def test_a_hundred_years_in_a_batch(store_and_read: Store) -> None:
    stamps = [f"{year}-06-15T12:00:00Z" for year in range(2099, 1999, -1)]
    entries = await store_and_read(stamped(*stamps))

    assert [entry["timestamp"] for entry in entries] == stamps
    assert len({str(entry["id"]).split("-")[0] for entry in entries}) == 1
