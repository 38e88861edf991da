"""POST /v1/sessions."""

import asyncio
from typing import Any

import pytest

from api.visitors import Visitor, invalid, refused

pytestmark = pytest.mark.anyio


async def test_the_first_call_creates_and_the_second_resumes(page: Visitor) -> None:
    first = await page.post("/v1/sessions", {"externalSessionId": "session_abc123"})
    second = await page.post("/v1/sessions", {"externalSessionId": "session_abc123"})

    assert (first.status_code, second.status_code) == (201, 200)
    assert list(first.json()) == ["sessionId"]
    assert first.json() == second.json()


async def test_of_a_hundred_first_calls_exactly_one_creates(owner: Visitor) -> None:
    body = {"externalSessionId": "race"}
    answers = await asyncio.gather(*(owner.post("/v1/sessions", body) for _ in range(100)))

    assert sorted(answer.status_code for answer in answers) == [200] * 99 + [201]
    assert len({answer.content for answer in answers}) == 1


async def test_the_same_external_id_is_another_session_for_another_project(
    owner: Visitor, stranger: Visitor
) -> None:
    assert await owner.open_session("same") != await stranger.open_session("same")


async def test_external_ids_are_compared_byte_for_byte(owner: Visitor) -> None:
    composed, decomposed = "caf\u00e9", "cafe\u0301"

    assert await owner.open_session(composed) != await owner.open_session(decomposed)


@pytest.mark.parametrize("external_id", ["a", "a" * 1024, "👍", "\u202etxt", "a b"])
async def test_any_visible_text_up_to_1024_characters_is_an_external_id(
    owner: Visitor, external_id: str
) -> None:
    answer = await owner.post("/v1/sessions", {"externalSessionId": external_id})

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "externalSessionId: is required"),
        ({"externalSessionId": None}, "externalSessionId: is required"),
        ({"externalSessionId": ""}, "externalSessionId: must not be blank"),
        ({"externalSessionId": " \t"}, "externalSessionId: must not be blank"),
        ({"externalSessionId": 7}, "externalSessionId: must be a string"),
        ({"externalSessionId": "a" * 1025}, "externalSessionId: must have at most 1024 characters"),
        (
            {"externalSessionId": "a\0b"},
            "externalSessionId: must not hold NUL or half a surrogate pair",
        ),
        ({"externalSessionId": "a", "metadata": []}, "metadata: must be an object"),
        ({"externalSessionId": "a", "userId": 1}, "userId: must be a string"),
    ],
)
async def test_a_wrong_field_is_named(owner: Visitor, body: Any, message: str) -> None:
    answer = await owner.post("/v1/sessions", body)

    assert (400, invalid(message)) == (answer.status_code, answer.json())


@pytest.mark.parametrize("number", ["1e400", "-1e400", "9" * 25, "9" * 5000])
async def test_a_number_too_large_for_a_number_is_no_text(owner: Visitor, number: str) -> None:
    """Kept as a text for the sake of metadata, it passed for an id that the page chose."""
    answers = [
        await owner.post("/v1/sessions", content=f'{{"externalSessionId":{number}}}'),
        await owner.post("/v1/sessions", content=f'{{"externalSessionId":"a","userId":{number}}}'),
    ]

    assert [a.json() for a in answers] == [
        invalid("externalSessionId: must be a string"),
        invalid("userId: must be a string"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b'"x"',
        b"1",
        b"{}{}",
        b'{"externalSessionId":"a"',
        b'\xef\xbb\xbf{"externalSessionId":"a"}',
        '{"externalSessionId":"a"}'.encode("utf-16"),
        b'{"externalSessionId":"\xff"}',
        b'{"externalSessionId":"\xc0\xaf"}',
        b'{"externalSessionId":"\xed\xa0\x80"}',
        b'{"externalSessionId":"a","x":NaN}',
        b'{"externalSessionId":"a","externalSessionId":"b"}',
        b'{"externalSessionId":"a","\\u0065xternalSessionId":"b"}',
        b'{"externalSessionId":"\\ud800"}',
        b"[" * 100_000,
    ],
)
async def test_what_is_not_one_clean_object_is_a_validation_error(
    owner: Visitor, raw: bytes
) -> None:
    answer = await owner.post("/v1/sessions", content=raw)

    assert answer.status_code == 400
    assert answer.json()["error"] == "VALIDATION_ERROR"


async def test_null_means_absent_and_unknown_keys_are_ignored(owner: Visitor) -> None:
    body = {"externalSessionId": "a", "userId": None, "projectId": "x", "sessionId": "y"}
    answer = await owner.post("/v1/sessions", body)

    assert answer.status_code == 201
    assert answer.json()["sessionId"] != "y"


async def test_metadata_is_repaired_rather_than_refused(owner: Visitor) -> None:
    raw = b'{"externalSessionId":"a","metadata":{"x":"\\ud800","n":1e400,"z":"\\u0000"}}'
    opened = await owner.post("/v1/sessions", content=raw)
    session = (await owner.get(f"/v1/sessions/{opened.json()['sessionId']}")).json()

    assert session["metadata"] == {"x": "\ufffd", "n": "1e400", "z": "\ufffd"}


async def test_without_a_key_it_is_refused(nobody: Any) -> None:
    answer = await nobody.post("/v1/sessions", json={"externalSessionId": "a"})

    assert answer.status_code == 401
    assert answer.json() == refused(401, "UNAUTHORIZED", "Missing or invalid API key")
