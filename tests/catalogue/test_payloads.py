"""Rows 15 to 22: odd values inside a payload are taken, mended and marked. Not: the envelope."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest

from builders import make_log_entry

pytestmark = pytest.mark.anyio

Store = Callable[[bytes], Awaitable[list[dict[str, Any]]]]


def batch(payload: str, field: str = "payload") -> bytes:
    entry = json.dumps(make_log_entry(**{field: "@"}))
    return ('{"logs":[' + entry.replace('"@"', payload) + "]}").encode()


@pytest.mark.parametrize(
    ("number", "stored", "repaired"),
    [
        pytest.param("1e400", "1e400", True, marks=pytest.mark.row(15)),
        pytest.param("-1e400", "-1e400", True, marks=pytest.mark.row(15)),
        pytest.param("1E+999", "1E+999", True, marks=pytest.mark.row(15)),
        pytest.param("1e308", 1e308, False, marks=pytest.mark.row(15)),
        pytest.param("1e-400", 0.0, False, marks=pytest.mark.row(15)),
        pytest.param("9" * 25, "9" * 25, True, marks=pytest.mark.row(16)),
        pytest.param("-" + "9" * 25, "-" + "9" * 25, True, marks=pytest.mark.row(16)),
        pytest.param("9" * 5000, "9" * 5000, True, marks=pytest.mark.row(16)),
        pytest.param(str(2**70), 2**70, False, marks=pytest.mark.row(16)),
        pytest.param("9" * 24, int("9" * 24), False, marks=pytest.mark.row(16)),
    ],
)
@pytest.mark.parametrize("field", ["payload", "eventMetadata"])
async def test_a_number_that_readers_cannot_hold(
    store_and_read: Store, number: str, stored: Any, repaired: bool, field: str
) -> None:
    (entry,) = await store_and_read(batch(f'{{"n":{number},"after":1}}', field))

    assert entry[field] == {"n": stored, "after": 1}
    assert entry.get("repaired") == (["number"] if repaired else None)


@pytest.mark.parametrize(
    ("text", "stored", "repaired"),
    [
        pytest.param("\\ud800", "\ufffd", "surrogate", marks=pytest.mark.row(17)),
        pytest.param("a\\udfffb", "a\ufffdb", "surrogate", marks=pytest.mark.row(17)),
        pytest.param("\\ude00\\ud83d", "\ufffd\ufffd", "surrogate", marks=pytest.mark.row(17)),
        pytest.param("\\ud83d\\ude00", "😀", None, marks=pytest.mark.row(17)),
        pytest.param("\\u0000", "\ufffd", "nul", marks=pytest.mark.row(18)),
        pytest.param("a\\u0000b\\u0000", "a\ufffdb\ufffd", "nul", marks=pytest.mark.row(18)),
        pytest.param("\\\\u0000", "\\u0000", None, marks=pytest.mark.row(18)),
    ],
)
async def test_text_that_no_store_can_hold(
    store_and_read: Store, text: str, stored: str, repaired: str | None
) -> None:
    (entry,) = await store_and_read(batch(f'{{"s":"{text}","{text}":1}}'))

    assert entry["payload"] == {"s": stored, stored: 1}
    assert entry.get("repaired") == ([repaired] if repaired else None)


@pytest.mark.row(19)
async def test_a_key_twice_in_a_payload(store_and_read: Store) -> None:
    (entry,) = await store_and_read(batch('{"logs":[],"logs":[1],"a":{"b":1,"b":2}}'))

    assert entry["payload"] == {"logs": [1], "a": {"b": 2}}


@pytest.mark.row(19)
async def test_a_field_twice_in_an_entry(store_and_read: Store) -> None:
    """What is read back is what was counted: the last one."""
    entry = json.dumps(make_log_entry())[:-1]
    body = '{"logs":[' + entry + ',"level":"error","payload":{"last":1}}]}'
    (stored,) = await store_and_read(body.encode())

    assert (stored["level"], stored["payload"]) == ("error", {"last": 1})


@pytest.mark.row(20)
@pytest.mark.parametrize("opening", ["[", '{"a":'])
@pytest.mark.parametrize("depth", [33, 400, 1_000, 100_000])
async def test_nesting(store_and_read: Store, depth: int, opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    inner = "1" if opening == "[" else "{}"
    payload = f'{{"deep":{opening * depth}{inner}{closing * depth},"after":1}}'
    (entry,) = await store_and_read(batch(payload))

    assert entry["payload"]["after"] == 1
    if depth > 500:
        assert entry["repaired"] == ["depth"]
        assert "[TRUNCATED]" in json.dumps(entry["payload"])
    else:
        assert entry["payload"] == json.loads(payload)


@pytest.mark.row(21)
@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({f"key{n}": n for n in range(100_000)}, id="100,000 keys"),
        pytest.param({"k" * 1024 * 1024: 1}, id="a key of 1 MiB"),
        pytest.param({"v": "v" * 1024 * 1024}, id="a text of 1 MiB"),
        pytest.param({"l": [[]] * 300_000}, id="300,000 lists"),
    ],
)
async def test_more_than_an_entry_holds(store_and_read: Store, payload: dict[str, Any]) -> None:
    entries = [make_log_entry(), make_log_entry(payload=payload)]
    first, long = await store_and_read(json.dumps({"logs": entries}).encode())

    assert "truncated" not in first
    assert long["truncated"] is True
    assert len(msgspec.json.encode(long)) <= 65_536 + 20  # its id is made on read
    assert (long["type"], long["timestamp"]) == ("console", "2026-02-27T12:00:00.000Z")


@pytest.mark.row(21)
async def test_as_much_as_an_entry_holds(store_and_read: Store) -> None:
    payload = {f"key{n}": n for n in range(3_500)}
    (entry,) = await store_and_read(batch(json.dumps(payload)))

    assert entry["payload"] == payload
    assert "truncated" not in entry


@pytest.mark.row(22)
@pytest.mark.parametrize("field", ["payload", "eventMetadata"])
async def test_keys_that_mean_something_to_somebody(store_and_read: Store, field: str) -> None:
    odd = {
        **{"__proto__": {"admin": True}, "constructor": {"prototype": 1}, "toString": 1, "": 0},
        **{"hasOwnProperty": None, "$where": 1, "a.b": 2, "payload": {}, "logs": [], "id": "x"},
        **{"\u202e": 1, "\U000e0041": 2, "\x1b[31m": 3, "'; DROP TABLE chunk; --": 4},
    }
    (entry,) = await store_and_read(batch(json.dumps(odd), field))

    assert entry[field] == odd
    assert "repaired" not in entry
