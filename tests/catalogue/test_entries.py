"""Rows 23 to 28: how many entries a batch has, and what stands in each. Not: payloads."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from api.visitors import Visitor
from builders import make_log_entry
from catalogue.watch import CANARY, Watch

pytestmark = pytest.mark.anyio

Store = Callable[[bytes], Awaitable[list[dict[str, Any]]]]

TYPES = "must be one of console, network, storage"
LEVELS = "must be one of error, warn, info, debug"
EVENTS = "must be one of log, click, navigation"
OBJECT = "must be an object"


@pytest.mark.row(23, 24)
@pytest.mark.parametrize("count", [0, 101, 1_000])
async def test_too_few_and_too_many_entries(
    owner: Visitor, watch: Watch, session_id: str, count: int
) -> None:
    body = {"logs": [make_log_entry(payload={"m": CANARY})] * count}
    call = owner.post(f"/v1/sessions/{session_id}/logs", body)

    await watch.refuses(call, 400, "logs: must contain 1 to 100 entries", session_id)


@pytest.mark.row(24)
@pytest.mark.parametrize("count", [1, 100])
async def test_1_and_100_entries(owner: Visitor, session_id: str, count: int) -> None:
    answer = await owner.append(session_id, *[make_log_entry()] * count)
    session = (await owner.get(f"/v1/sessions/{session_id}")).json()

    assert (answer.status_code, answer.json()) == (202, {"accepted": count})
    assert session["entries"] == count


@pytest.mark.row(23)
@pytest.mark.parametrize("logs", ["null", "{}", '"x"', "1", "true", '{"0":{}}', None])
async def test_logs_that_are_no_array(
    owner: Visitor, watch: Watch, session_id: str, logs: str | None
) -> None:
    body = "{}" if logs is None else f'{{"logs":{logs}}}'
    call = owner.post(f"/v1/sessions/{session_id}/logs", content=body)

    await watch.refuses(call, 400, "logs: ", session_id)


@pytest.mark.row(25)
@pytest.mark.parametrize("place", [0, 17, 99])
@pytest.mark.parametrize(
    "bad", [{"level": CANARY}, {"timestamp": CANARY}, {"payload": None}, {"type": 1}]
)
async def test_one_bad_entry_among_100(
    owner: Visitor, watch: Watch, session_id: str, place: int, bad: dict[str, Any]
) -> None:
    entries = [make_log_entry() for _ in range(100)]
    entries[place] |= bad
    (field,) = bad
    call = owner.append(session_id, *entries)

    await watch.refuses(call, 400, f"logs[{place}].{field}: ", session_id)


NUMBERS = (1, True, 0.5)
WRONG: dict[str, dict[str, tuple[Any, ...]]] = {
    "type": {
        TYPES: (
            *("Console", "console ", "console\0", "consol\u0435", "", CANARY),
            *(["console"], {"console": 1}, *NUMBERS),
        ),
        "is required": (None,),
    },
    "level": {
        LEVELS: ("fatal", "ERROR", "error ", "warning", ["error"], *NUMBERS),
        "is required": (None,),
    },
    "eventType": {EVENTS: ("Click", "tap", "click ", "", ["click"], *NUMBERS)},
    "payload": {OBJECT: ("x", CANARY, [], [{}], *NUMBERS), "is required": (None,)},
    "eventMetadata": {OBJECT: ("x", CANARY, [], [{}], *NUMBERS)},
    "timestamp": {
        "must be a string": (1772193600, [], {}, *NUMBERS),
        "is required": (None,),
    },
    "entryId": {
        "must be a string": ([], {}, *NUMBERS),
        "must be 1 to 64": ("", "a b", "é", "a" * 65, "a\n", f"{CANARY}!"),
    },
}
WRONG_VALUES = [
    (field, odd, message)
    for field, by_message in WRONG.items()
    for message, values in by_message.items()
    for odd in values
]


@pytest.mark.row(26, 27)
@pytest.mark.parametrize(("field", "odd", "message"), WRONG_VALUES)
async def test_a_wrong_value(
    owner: Visitor, watch: Watch, session_id: str, field: str, odd: Any, message: str
) -> None:
    entry = make_log_entry(**{field: odd, CANARY: CANARY})
    call = owner.append(session_id, make_log_entry(), entry)

    await watch.refuses(call, 400, f"logs[1].{field}: {message}", session_id)


@pytest.mark.row(26)
@pytest.mark.parametrize("field", ["type", "level", "payload", "timestamp"])
async def test_a_field_that_is_not_there(
    owner: Visitor, watch: Watch, session_id: str, field: str
) -> None:
    entry = make_log_entry()
    del entry[field]

    await watch.refuses(
        owner.append(session_id, entry), 400, f"logs[0].{field}: is required", session_id
    )


@pytest.mark.row(26)
@pytest.mark.parametrize("odd", [None, 1, "x", [], True])
async def test_an_entry_that_is_no_object(
    owner: Visitor, watch: Watch, session_id: str, odd: Any
) -> None:
    call = owner.post(f"/v1/sessions/{session_id}/logs", {"logs": [make_log_entry(), odd]})

    await watch.refuses(call, 400, "logs[1]: must be an object", session_id)


@pytest.mark.row(26)
@pytest.mark.parametrize("fields", [("eventType",), ("eventMetadata",), ("entryId",)])
@pytest.mark.parametrize("how", ["null", "absent"])
async def test_null_in_an_optional_field_is_absent(
    store_and_read: Store, fields: tuple[str], how: str
) -> None:
    entry = make_log_entry(**dict.fromkeys(fields))
    if how == "absent":
        entry = {name: value for name, value in entry.items() if value is not None}
    (stored,) = await store_and_read(json.dumps({"logs": [entry]}).encode())

    assert stored == {"id": stored["id"], **make_log_entry()}


@pytest.mark.row(27)
async def test_an_empty_payload(store_and_read: Store) -> None:
    body = json.dumps({"logs": [make_log_entry(payload={}, eventMetadata={})]}).encode()
    (stored,) = await store_and_read(body)

    assert (stored["payload"], stored["eventMetadata"]) == ({}, {})


EXTRA = {
    "projectId": "00000000-0000-4000-8000-000000000000",
    "createdAt": "1999-01-01T00:00:00Z",
    "priority": "P0",
    "id": "zz-1",
    "sessionId": "00000000-0000-4000-8000-000000000000",
    "repaired": ["x"],
    "truncated": True,
    "status": "resolved",
    "source": "detected",
    "impact_score": 100,
    "__proto__": {"admin": True},
}


@pytest.mark.row(28)
async def test_unknown_fields_of_an_entry_and_its_batch(store_and_read: Store) -> None:
    body = {**EXTRA, "logs": [{**EXTRA, **make_log_entry()}]}
    (stored,) = await store_and_read(json.dumps(body).encode())

    assert stored == {"id": stored["id"], **make_log_entry()}
    assert stored["id"] != EXTRA["id"]


@pytest.mark.row(28)
async def test_unknown_fields_of_an_issue(owner: Visitor, session_id: str) -> None:
    body = {**EXTRA, "sessionId": session_id, "userDescription": "x", "ai_summary": "mine"}
    issue_id = (await owner.post("/v1/issues", body)).json()["issueId"]
    issue = (await owner.get(f"/v1/issues/{issue_id}")).json()

    assert (issue["priority"], issue["impact_score"], issue["ai_summary"]) == (None, None, None)
    assert (issue["status"], issue["source"]) == ("open", "reported")
    assert issue["createdAt"] == "2026-02-27T12:00:00Z"


@pytest.mark.row(28)
async def test_unknown_fields_of_a_session(owner: Visitor) -> None:
    body = {"externalSessionId": "mass assignment", "release": "1", **EXTRA}
    session_id = (await owner.post("/v1/sessions", body)).json()["sessionId"]
    session = (await owner.get(f"/v1/sessions/{session_id}")).json()

    assert session_id != EXTRA["sessionId"]
    assert (session["createdAt"], session["metadata"]) == ("2026-02-27T12:00:00Z", None)
