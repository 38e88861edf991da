"""Rows 17, 18 and 39 to 41: a person's words and where they were said."""

import json
from typing import Any

import pytest

from api.visitors import Visitor
from catalogue.watch import CANARY, Watch
from catalogue.words import HOSTILE, INJECTIONS

pytestmark = pytest.mark.anyio

BLANK = "userDescription: must not be blank"
LONG = "userDescription: must have at most 5000 characters"
STRING = "userDescription: must be a string"
ODD: list[Any] = [5, True, 1.5, [CANARY], {CANARY: 1}]
NO_OBJECTS: list[Any] = ["x", CANARY, [], [{}], 1, True, 0.5]


async def described(owner: Visitor, session_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Create an issue of these fields, which must be taken, and return how it is shown."""
    full = {"sessionId": session_id, "userDescription": "x"} | body
    answer = await owner.post("/v1/issues", content=json.dumps(full))
    assert answer.status_code == 201, answer.text
    shown: dict[str, Any] = (await owner.get(f"/v1/issues/{answer.json()['issueId']}")).json()
    return shown


@pytest.mark.row(39)
@pytest.mark.parametrize(
    ("words", "message"),
    [
        *((blank, BLANK) for blank in ("", " ", " \t\r\n", "\u200b", "\u200b\u200d\ufeff\u2060")),
        *((blank, BLANK) for blank in ("\u202e", "\u3164", "\u2800", "\U000e0041", "\x1b\x07")),
        *((CANARY.ljust(5001, one), LONG) for one in ("x", "é", "👍")),
        ("x" * 1_000_000, LONG),
        *((odd, STRING) for odd in ODD),
        (None, "userDescription: is required"),
    ],
    ids=lambda value: str(value)[:20],
)
async def test_a_description_that_is_refused(
    owner: Visitor, watch: Watch, session_id: str, words: Any, message: str
) -> None:
    body = {"sessionId": session_id, "userDescription": words, "metadata": {"url": CANARY}}

    await watch.refuses(owner.post("/v1/issues", body), 400, message, session_id)


@pytest.mark.row(39)
@pytest.mark.parametrize("words", ["x", "x" * 5000, "é" * 5000, "👍" * 5000, "e\u0301" * 2500])
async def test_a_description_of_1_to_5000_code_points(
    owner: Visitor, session_id: str, words: str
) -> None:
    shown = await described(owner, session_id, {"userDescription": words})

    assert shown["userDescription"] == words


@pytest.mark.row(40)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])
async def test_a_hostile_description_is_kept_verbatim(
    owner: Visitor, session_id: str, issues_path: str, words: str
) -> None:
    shown = await described(owner, session_id, {"userDescription": words})
    (item, *_) = (await owner.get(f"{issues_path}?limit=1")).json()["issues"]

    assert shown["userDescription"] == item["userDescription"] == words


@pytest.mark.row(40)
async def test_prompt_injections_are_kept_verbatim_and_move_nothing(
    owner: Visitor, session_id: str
) -> None:
    for words in INJECTIONS:
        shown = await described(owner, session_id, {"userDescription": words})

        assert shown["userDescription"] == words
        assert (shown["priority"], shown["impact_score"], shown["status"]) == (None, None, "open")
    assert len(INJECTIONS) == 200


@pytest.mark.row(40)
async def test_personal_data_in_a_description_is_replaced(owner: Visitor, session_id: str) -> None:
    words = "<b>ada@example.com</b> paid with 4242 4242 4242 4242"
    shown = await described(owner, session_id, {"userDescription": words})

    assert shown["userDescription"] == "<b>[EMAIL]</b> paid with [CARD]"


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        pytest.param("a\\ud800b", "a\ufffdb", marks=pytest.mark.row(17)),
        pytest.param("\\udc00", "\ufffd", marks=pytest.mark.row(17)),
        pytest.param("\\ud83d\\ude00", "😀", marks=pytest.mark.row(17)),
        pytest.param("a\\u0000b", "a\ufffdb", marks=pytest.mark.row(18)),
        pytest.param("\\u0000", "\ufffd", marks=pytest.mark.row(18)),
    ],
)
async def test_what_no_store_can_hold_is_replaced(
    owner: Visitor, session_id: str, words: str, stored: str
) -> None:
    raw = f'"{words}","metadata":{{"{words}":["{words}"],"url":"{words}"}}'
    body = f'{{"sessionId":"{session_id}","userDescription":{raw}}}'
    answer = await owner.post("/v1/issues", content=body)
    issue = (await owner.get(f"/v1/issues/{answer.json()['issueId']}")).json()

    assert issue["userDescription"] == stored
    assert issue["metadata"] == {stored: [stored], "url": stored}


@pytest.mark.row(41)
@pytest.mark.parametrize("metadata", [None, {}, {"url": None}])
async def test_metadata_that_is_missing(
    owner: Visitor, session_id: str, metadata: dict[str, Any] | None
) -> None:
    shown = await described(owner, session_id, {"metadata": metadata})

    assert shown["metadata"] in (None, {})


@pytest.mark.row(41)
@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "", "not a url"),
        *("JaVaScRiPt:alert(1)", "\x01javascript:alert(1)", "vbscript:x", "file:///etc/passwd"),
        *(
            "//evil.example",
            "https://shop.example/\r\nLocation: //evil.example",
            "https://" + "u" * 2040,
        ),
    ],
    ids=lambda url: ascii(url)[:24],
)
async def test_a_url_is_a_text(owner: Visitor, session_id: str, url: str) -> None:
    metadata = {"url": url, "browser": "Firefox"}
    shown = await described(owner, session_id, {"metadata": metadata})
    export = await owner.get(f"/v1/issues/{shown['issueId']}/export")

    assert shown["metadata"] == metadata
    assert f"]({url}" not in export.json()["markdown"]
    assert f"<{url}>" not in export.json()["markdown"]


@pytest.mark.row(41)
async def test_userinfo_of_a_url_is_replaced(owner: Visitor, session_id: str) -> None:
    metadata = {"url": "https://ada:hunter2secret@shop.example/cart?a=1"}
    shown = await described(owner, session_id, {"metadata": metadata})

    assert "hunter2secret" not in json.dumps(shown)
    assert shown["metadata"]["url"].endswith("@shop.example/cart?a=1")


WRONG_METADATA: list[tuple[Any, str]] = [
    *((odd, "metadata: must be an object") for odd in NO_OBJECTS),
    ({"url": CANARY.ljust(2049, "u")}, "metadata.url: must have at most 2048 characters"),
    ({"url": CANARY.ljust(10_240, "u")}, "metadata.url: must have at most 2048 characters"),
    ({"url": 7}, "metadata.url: must be a string"),
    ({"url": [CANARY]}, "metadata.url: must be a string"),
    ({"browser": CANARY.ljust(513, "b")}, "metadata.browser: must have at most 512"),
    ({"browser": {CANARY: 1}}, "metadata.browser: must be a string"),
    ({CANARY: "x" * 65_536}, "metadata: must be at most 65536 bytes of JSON"),
]


@pytest.mark.row(41)
@pytest.mark.parametrize(
    ("metadata", "message"),
    WRONG_METADATA,
    ids=lambda value: str(value)[:24],
)
async def test_metadata_that_is_refused(
    owner: Visitor, watch: Watch, session_id: str, metadata: Any, message: str
) -> None:
    body = {"sessionId": session_id, "userDescription": CANARY, "metadata": metadata}

    await watch.refuses(owner.post("/v1/issues", body), 400, message, session_id)


@pytest.mark.row(41)
@pytest.mark.parametrize("odd", ["x", [], 1, True])
async def test_metadata_of_a_session_that_is_refused(
    owner: Visitor, watch: Watch, odd: Any
) -> None:
    body = {"externalSessionId": CANARY, "metadata": odd}

    await watch.refuses(owner.post("/v1/sessions", body), 400, "metadata: must be an object")


@pytest.mark.row(41)
async def test_other_keys_of_metadata_are_kept(owner: Visitor, session_id: str) -> None:
    metadata: dict[str, Any] = {
        "__proto__": {"a": 1},
        "": None,
        "n": 2**70,
        "deep": [[[{}]]],
        "url": "/",
    }
    shown = await described(owner, session_id, {"metadata": metadata})

    assert shown["metadata"] == metadata
