"""POST /v1/issues."""

from typing import Any

import pytest

from api.visitors import UNKNOWN_ID, Visitor, invalid, refused

pytestmark = pytest.mark.anyio


async def test_an_issue_is_made_from_a_session(page: Visitor, owner: Visitor) -> None:
    session_id = await page.open_session()
    body = {"sessionId": session_id, "userDescription": "Checkout button does nothing"}
    answer = await page.post("/v1/issues", body)
    issue = (await owner.get(f"/v1/issues/{answer.json()['issueId']}")).json()

    assert (answer.status_code, list(answer.json())) == (201, ["issueId"])
    assert (issue["sessionId"], issue["userDescription"]) == (session_id, body["userDescription"])


@pytest.mark.parametrize("words", ["x", "x" * 5000, "👍" * 5000, "<b>*hi*</b>\x1b[0m; DROP TABLE"])
async def test_a_description_has_1_to_5000_code_points(owner: Visitor, words: str) -> None:
    session_id = await owner.open_session()
    issue_id = await owner.create_issue(session_id, words)

    assert (await owner.get(f"/v1/issues/{issue_id}")).json()["userDescription"] == words


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"userDescription": ""}, "userDescription: must not be blank"),
        ({"userDescription": "   "}, "userDescription: must not be blank"),
        ({"userDescription": "\u200b\u200d"}, "userDescription: must not be blank"),
        ({"userDescription": "x" * 5001}, "userDescription: must have at most 5000 characters"),
        ({"userDescription": 5}, "userDescription: must be a string"),
        ({"userDescription": None}, "userDescription: is required"),
        ({"sessionId": None}, "sessionId: is required"),
        ({"metadata": "x"}, "metadata: must be an object"),
        ({"metadata": {"url": "u" * 2049}}, "metadata.url: must have at most 2048 characters"),
        (
            {"metadata": {"browser": "b" * 513}},
            "metadata.browser: must have at most 512 characters",
        ),
        ({"metadata": {"x": "y" * 65_536}}, "metadata: must be at most 65536 bytes of JSON"),
    ],
)
async def test_a_wrong_field_is_named(owner: Visitor, change: dict[str, Any], message: str) -> None:
    body = {"sessionId": UNKNOWN_ID, "userDescription": "x"} | change
    answer = await owner.post("/v1/issues", body)

    assert (400, invalid(message)) == (answer.status_code, answer.json())


@pytest.mark.parametrize(
    "session_id",
    [
        "x",
        f"urn:uuid:{UNKNOWN_ID}",
        f"{{{UNKNOWN_ID}}}",
        UNKNOWN_ID.replace("-", ""),
        UNKNOWN_ID.replace("8", "\uff18"),
        UNKNOWN_ID + "\n",
    ],
)
async def test_only_the_canonical_form_is_a_session_id(owner: Visitor, session_id: str) -> None:
    body = {"sessionId": session_id, "userDescription": "x"}
    answer = await owner.post("/v1/issues", body)

    assert answer.status_code == 400
    assert answer.json()["message"].startswith("sessionId: must be a UUID")


async def test_an_unknown_and_a_foreign_session_are_the_same(
    owner: Visitor, stranger: Visitor
) -> None:
    foreign = await stranger.open_session()
    answers = [
        await owner.post("/v1/issues", {"sessionId": session_id, "userDescription": "x"})
        for session_id in (UNKNOWN_ID, foreign)
    ]

    assert [a.json() for a in answers] == [refused(404, "NOT_FOUND", "No such session")] * 2


async def test_what_no_store_can_hold_is_replaced(owner: Visitor) -> None:
    session_id = await owner.open_session()
    raw = b'{"sessionId":"%b","userDescription":"a\\ud800b\\u0000"}' % session_id.encode()
    issue_id = (await owner.post("/v1/issues", content=raw)).json()["issueId"]
    issue = (await owner.get(f"/v1/issues/{issue_id}")).json()

    assert issue["userDescription"] == "a\ufffdb\ufffd"


async def test_metadata_keeps_other_keys_and_drops_nulls_of_ours(owner: Visitor) -> None:
    session_id = await owner.open_session()
    metadata = {"url": None, "browser": "Firefox", "tab": {"n": 1}}
    body = {"sessionId": session_id, "userDescription": "x", "metadata": metadata}
    issue_id = (await owner.post("/v1/issues", body)).json()["issueId"]
    issue = (await owner.get(f"/v1/issues/{issue_id}")).json()

    assert issue["metadata"] == {"browser": "Firefox", "tab": {"n": 1}}


async def test_a_repeated_key_makes_one_issue(owner: Visitor) -> None:
    body = {"sessionId": await owner.open_session(), "userDescription": "x"}
    once = {"idempotency-key": "issue-1"}
    first = await owner.post("/v1/issues", body, headers=once)
    again = await owner.post("/v1/issues", body, headers=once)

    assert (201, first.content) == (again.status_code, again.content)
    assert again.headers["idempotent-replayed"] == "true"
