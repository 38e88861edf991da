"""The hostile catalogue for a batch's envelope: every refusal names its field in our words."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from builders import make_log_entry
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.log_entry import ChunkFlag, LogBatch

Send = Callable[..., LogBatch]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"x"',
        b"1",
        b"{}{}",
        b'{"logs":[',
        b"\xef\xbb\xbf" + b'{"logs":[]}',
        '{"logs":[]}'.encode("utf-16"),
        b'{"logs":["\xc0\xaf"]}',
        b'{"logs":["\xed\xa0\x80"]}',
        b'{"logs":[NaN]}',
        b'{"logs":[Infinity]}',
        b"[" * 100_000,
        b'{"logs":' * 5_000,
    ],
)
def test_what_is_not_a_json_object_in_utf8_is_refused(send: Send, body: bytes) -> None:
    with pytest.raises(ValidationFailed, match=r"^body: must be"):
        send(body=body)


def test_a_second_logs_is_refused(send: Send) -> None:
    entry = json.dumps(make_log_entry()).encode()
    for name in (b"logs", b"lo\\u0067s"):
        with pytest.raises(ValidationFailed, match="only once"):
            send(body=b'{"logs":[%b],"%b":[%b]}' % (entry, name, entry))


@pytest.mark.parametrize("count", [0, 101])
def test_a_batch_has_one_to_a_hundred_entries(send: Send, count: int) -> None:
    with pytest.raises(ValidationFailed, match=r"^logs: must contain 1 to 100 entries$"):
        send(*[make_log_entry()] * count)


@pytest.mark.parametrize("count", [1, 100])
def test_one_and_a_hundred_entries_are_taken(send: Send, count: int) -> None:
    assert count == send(*[make_log_entry()] * count).accepted


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"level": "loud"}, "level: must be one of error, warn, info, debug"),
        ({"type": "Console"}, "type: must be one of console, network, storage"),
        ({"type": "console "}, "type: must be one of console, network, storage"),
        ({"type": ["console"]}, "type: must be one of console, network, storage"),
        ({"type": True}, "type: must be one of console, network, storage"),
        ({"type": None}, "type: is required"),
        ({"eventType": "tap"}, "eventType: must be one of log, click, navigation"),
        ({"payload": "x"}, "payload: must be an object"),
        ({"payload": []}, "payload: must be an object"),
        ({"payload": None}, "payload: is required"),
        ({"eventMetadata": []}, "eventMetadata: must be an object"),
        ({"timestamp": 1772193600}, "timestamp: must be a string"),
        ({"entryId": "no spaces"}, "entryId: must be 1 to 64 letters, digits, _ or -"),
        ({"entryId": "x" * 65}, "entryId: must be 1 to 64 letters, digits, _ or -"),
    ],
)
def test_a_wrong_field_is_named_and_not_echoed(
    send: Send, change: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationFailed) as refused:
        send(make_log_entry(), make_log_entry(**change))

    assert f"logs[1].{message}" == refused.value.message


def test_null_in_an_optional_field_means_absent(send: Send) -> None:
    batch = send(make_log_entry(eventType=None, eventMetadata=None, entryId=None))

    assert json.loads(batch.body)["logs"][0].keys() == {"type", "level", "payload", "timestamp"}
    assert not batch.flags & ChunkFlag.COMPLETE


def test_unknown_keys_are_ignored(send: Send) -> None:
    sent = make_log_entry(priority="P0", id="a-1", repaired=["x"], truncated=True)

    assert [make_log_entry()] == json.loads(send(sent).body)["logs"]


def test_unknown_keys_beside_logs_are_ignored(send: Send) -> None:
    entry = json.dumps(make_log_entry()).encode()
    batch = send(body=b'{"projectId":{"logs":[1]},"logs":[%b],"x":"\\u0041"}' % entry)

    assert {"logs": [make_log_entry()]} == json.loads(batch.body)


def test_a_repeated_entry_id_keeps_the_first_and_counts_all(send: Send) -> None:
    first, second = make_log_entry(entryId="a"), make_log_entry(entryId="a", level="warn")
    batch = send(first, second, make_log_entry(entryId="bb"))

    assert (batch.entries, batch.doubles, batch.accepted) == (2, 1, 3)
    assert batch.entry_ids == ("a", "bb")
    assert first == json.loads(batch.body)["logs"][0]


@pytest.mark.parametrize("extra", [{}, {"x": 1}], ids=["fast", "slow"])
@pytest.mark.parametrize(
    "entry_ids",
    [("4242424242424242", "5555555555554444"), ("202-555-0143", "202-555-0144"), ("078-05-1120",)],
)
def test_an_entry_id_stays_as_sent(
    send: Send, entry_ids: tuple[str, ...], extra: dict[str, int]
) -> None:
    """Two that were masked became one id, and of two acknowledged entries one was shown."""
    entries = [make_log_entry(entryId=each, payload={"m": "a@x.org"}) for each in entry_ids]
    batch = send(*({**entry, **extra} for entry in entries))
    stored = json.loads(batch.body)["logs"]

    assert [entry["entryId"] for entry in stored] == list(entry_ids)
    assert [entry["payload"] for entry in stored] == [{"m": "[EMAIL]"}] * len(entry_ids)


def test_facts_of_a_batch_are_told_without_opening_it(send: Send) -> None:
    late = make_log_entry(level="error", timestamp="2026-02-27T12:00:01Z", eventType="click")
    batch = send(late, make_log_entry(level="warn"))

    assert (batch.entries, batch.errors) == (2, 1)
    assert batch.last_us - batch.first_us == 1_000_000
    expected = ChunkFlag.HAS_ERROR | ChunkFlag.HAS_WARN | ChunkFlag.HAS_CLICK
    assert expected | ChunkFlag.COMPLETE | ChunkFlag.UNIQUE_IDS == batch.flags


def test_the_stored_body_begins_exactly_so_whatever_spaces_were_sent(send: Send) -> None:
    entry = json.dumps(make_log_entry()).encode()
    batch = send(body=b' { "logs" :\n[ %b ] }\n' % entry)

    assert batch.body.startswith(b'{"logs":[')
    assert batch.body.endswith(b"]}")
    assert {"logs": [make_log_entry()]} == json.loads(batch.body)
