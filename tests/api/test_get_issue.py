"""GET /v1/issues/:id."""

import pytest

from api.visitors import UNKNOWN_ID, Visitor, invalid, refused
from builders import make_log_entry

pytestmark = pytest.mark.anyio

REFERENCE = [
    "issueId",
    "sessionId",
    "userDescription",
    "ai_summary",
    "priority",
    "impact_score",
    "logs",
    "createdAt",
]


async def test_the_eight_fields_of_the_reference_always_stand_there(owner: Visitor) -> None:
    """Until the analysis is done three of them are null: present, not missing."""
    session_id = await owner.open_session()
    issue_id = await owner.create_issue(session_id)
    issue = (await owner.get(f"/v1/issues/{issue_id}")).json()

    assert list(issue)[:8] == REFERENCE
    assert [issue[name] for name in REFERENCE[3:6]] == [None, None, None]
    assert issue["createdAt"] == "2026-02-27T12:00:00Z"
    assert (issue["status"], issue["source"], issue["group"]) == ("open", "reported", None)
    assert (issue["analysis"]["status"], issue["attachments"]) == ("pending", [])


async def test_the_log_comes_back_as_sent_in_order_of_timestamp(owner: Visitor) -> None:
    session_id = await owner.open_session()
    late = make_log_entry(timestamp="2026-02-27T12:00:09Z", payload={"n": 2})
    early = make_log_entry(timestamp="2026-02-27T12:00:01Z", payload={"n": 1})
    await owner.append(session_id, late, early)
    issue = (await owner.get(f"/v1/issues/{await owner.create_issue(session_id)}")).json()

    assert [{k: v for k, v in log.items() if k != "id"} for log in issue["logs"]] == [early, late]
    assert len({log["id"] for log in issue["logs"]}) == 2
    assert (issue["logsTotal"], issue["logsTruncated"]) == (2, False)


async def test_fewer_logs_may_be_asked_for(owner: Visitor) -> None:
    session_id = await owner.open_session()
    await owner.append(session_id, *[make_log_entry()] * 3)
    issue_id = await owner.create_issue(session_id)
    none = (await owner.get(f"/v1/issues/{issue_id}?logs=0")).json()
    two = (await owner.get(f"/v1/issues/{issue_id}?logs=2")).json()

    assert (none["logs"], none["logsTotal"]) == ([], 3)
    assert (len(two["logs"]), two["logsTruncated"]) == (2, True)


@pytest.mark.parametrize("query", ["logs=10001", "logs=-1", "logs=", "wait=31", "wait=1&wait=1"])
async def test_a_wrong_query_is_refused(owner: Visitor, query: str) -> None:
    answer = await owner.get(f"/v1/issues/{UNKNOWN_ID}?{query}")

    assert (answer.status_code, answer.json()["error"]) == (400, "VALIDATION_ERROR")


async def test_the_message_names_the_range(owner: Visitor) -> None:
    answer = await owner.get(f"/v1/issues/{UNKNOWN_ID}?logs=10001")

    assert answer.json() == invalid("logs: must be a whole number from 0 to 10000")


async def test_unknown_foreign_and_malformed_ids_are_the_same(
    owner: Visitor, stranger: Visitor
) -> None:
    foreign = await stranger.create_issue(await stranger.open_session())
    paths = [UNKNOWN_ID, foreign, "x", "%00", "..%2f..%2fhealthz", "a" * 4096]
    answers = [await owner.get(f"/v1/issues/{path}") for path in paths]

    assert [a.json() for a in answers] == [refused(404, "NOT_FOUND", "No such issue")] * 6


async def test_a_read_is_not_kept_by_anyone(owner: Visitor) -> None:
    answer = await owner.get(f"/v1/issues/{await owner.create_issue(await owner.open_session())}")

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_head_is_get_without_a_body(owner: Visitor) -> None:
    path = f"/v1/issues/{await owner.create_issue(await owner.open_session())}"
    got, head = await owner.get(path), await owner.call("HEAD", path)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]
