"""GET and DELETE of /v1/sessions/:id, GET of its log."""

import pytest

from api.visitors import UNKNOWN_ID, Visitor, refused
from builders import FrozenClock, make_log_entry

pytestmark = pytest.mark.anyio


async def test_a_session_shows_what_its_log_adds_up_to(owner: Visitor, clock: FrozenClock) -> None:
    body = {"externalSessionId": "a", "release": "1.2", "environment": "production"}
    session_id = (await owner.post("/v1/sessions", body)).json()["sessionId"]
    issue_id = await owner.create_issue(session_id)
    clock.advance(5)
    await owner.append(session_id, make_log_entry(), make_log_entry(level="error"))
    session = (await owner.get(f"/v1/sessions/{session_id}")).json()

    assert session == {
        "sessionId": session_id,
        "createdAt": "2026-02-27T12:00:00Z",
        "lastSeenAt": "2026-02-27T12:00:05Z",
        "release": "1.2",
        "environment": "production",
        "metadata": None,
        "entries": 2,
        "errors": 1,
        "issues": [issue_id],
    }


async def test_the_log_is_read_page_by_page_in_order_of_arrival(owner: Visitor) -> None:
    session_id = await owner.open_session()
    path = f"/v1/sessions/{session_id}/logs"
    for n in range(5):
        await owner.append(session_id, make_log_entry(payload={"n": n}))
    numbers: list[int] = []
    cursor = ""
    while True:
        answer = (await owner.get(f"{path}?limit=2{cursor}")).json()
        numbers += [entry["payload"]["n"] for entry in answer["logs"]]
        if answer["next"] is None:
            break
        cursor = f"&cursor={answer['next']}"

    assert numbers == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "cursor=", "cursor=%2e%2e", "cursor=é"])
async def test_a_wrong_query_is_refused(owner: Visitor, query: str) -> None:
    answer = await owner.get(f"/v1/sessions/{await owner.open_session()}/logs?{query}")

    assert (answer.status_code, answer.json()["error"]) == (400, "VALIDATION_ERROR")


async def test_a_deleted_session_takes_its_log_and_issues_with_it(owner: Visitor) -> None:
    session_id = await owner.open_session()
    issue_id = await owner.create_issue(session_id)
    first = await owner.delete(f"/v1/sessions/{session_id}")
    paths = [f"/v1/sessions/{session_id}", f"/v1/sessions/{session_id}/logs"]
    gone = [await owner.get(path) for path in [*paths, f"/v1/issues/{issue_id}"]]

    assert first.status_code == 204
    assert [answer.status_code for answer in gone] == [404] * 3
    assert (await owner.append(session_id)).status_code == 404
    assert (await owner.delete(paths[0])).status_code == 404


async def test_an_unknown_session_is_not_found(owner: Visitor) -> None:
    answers = [await owner.get(f"/v1/sessions/{UNKNOWN_ID}{end}") for end in ("", "/logs")]

    assert [a.json() for a in answers] == [refused(404, "NOT_FOUND", "No such session")] * 2


@pytest.mark.parametrize("name", ["release", "environment"])
async def test_an_empty_attribute_of_the_tag_is_no_release_and_no_environment(
    owner: Visitor, name: str
) -> None:
    """An empty attribute is sent as true; ``false`` and numbers are as wrong as they were."""
    body = {"externalSessionId": "a", name: True}

    opened = await owner.post("/v1/sessions", body)
    refused = await owner.post("/v1/sessions", body | {name: 1})

    assert (opened.status_code, refused.status_code) == (201, 400)
    shown = await owner.get(f"/v1/sessions/{opened.json()['sessionId']}")
    assert shown.json()[name] is None
