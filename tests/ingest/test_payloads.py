"""Lenient inside the payload: odd values are mended and marked, never an error."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import make_log_entry
from usercontext.domain.log_entry import ChunkFlag, LogBatch, Receipt
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.scrub import Guards, scan

BLANKS = st.text(" \t\r\n", max_size=90)
SendPayload = Callable[[bytes], dict[str, Any]]
Send = Callable[..., LogBatch]


@pytest.mark.parametrize(
    ("payload", "stored", "repaired"),
    [
        (b'{"n":1e400}', {"n": "1e400"}, ["number"]),
        (b'{"n":-1E+999,"m":1}', {"n": "-1E+999", "m": 1}, ["number"]),
        (b'{"n":' + b"7" * 25 + b"}", {"n": "7" * 25}, ["number"]),
        (b'{"n":' + b"7" * 5000 + b"}", {"n": "7" * 5000}, ["number"]),
        (b'{"s":"a\\ud800b"}', {"s": "a\ufffdb"}, ["surrogate"]),
        (b'{"s":"\\udc00\\ud83d\\ude00"}', {"s": "\ufffd😀"}, ["surrogate"]),
        (b'{"s":"a\\u0000b"}', {"s": "a\ufffdb"}, ["nul"]),
    ],
)
def test_an_odd_value_is_mended_and_marked(
    send_payload: SendPayload, payload: bytes, stored: dict[str, Any], repaired: list[str]
) -> None:
    entry = send_payload(payload)

    assert (stored, repaired) == (entry["payload"], entry["repaired"])


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"n": 2**70},
        {"s": "1e400 and " + "7" * 30},
        {"s": 'C:\\ud800 "x" \\u0000'},
        {"s": "\u001b[31mred\u0007"},
        {"s": "日本語 é 😀 \u2028"},
        {"logs": [1], '"logs"': 2},
        {"__proto__": 1, "constructor": {}, "toString": None, "": 0},
        {"f": [1.5, 1e10, 0.1, -0.0]},
    ],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_what_needs_no_repair_comes_back_as_sent(
    send_payload: SendPayload, payload: dict[str, Any], ascii_only: bool
) -> None:
    entry = send_payload(json.dumps(payload, ensure_ascii=ascii_only).encode())

    assert payload == entry["payload"]
    assert "repaired" not in entry


def test_repeated_keys_in_a_payload_are_taken(send_payload: SendPayload) -> None:
    assert send_payload(b'{"a":1,"a":2}')["payload"] == {"a": 2}


def test_nesting_is_kept_to_five_hundred_and_cut_below(send_payload: SendPayload) -> None:
    assert "repaired" not in send_payload(b'{"a":' + b"[" * 400 + b"]" * 400 + b"}")
    for depth in (1_000, 100_000):
        entry = send_payload(b'{"a":' + b"[" * depth + b"]" * depth + b',"b":1}')

        assert entry["repaired"] == ["depth"]
        assert entry["payload"]["b"] == 1
        assert "[TRUNCATED]" in json.dumps(entry)


def test_mended_entries_are_marked_alone(send: Send) -> None:
    entry = json.dumps(make_log_entry()).encode()
    odd = entry.replace(b'"cart opened"', b'"\\ud800"')
    batch = send(body=b'{"logs":[%b,%b,%b]}' % (entry, odd, entry))

    marked = ["repaired" in each for each in json.loads(batch.body)["logs"]]
    assert marked == [False, True, False]
    assert batch.flags & ChunkFlag.MARKED


@pytest.mark.parametrize(
    "payload",
    [
        {"s": "x" * 100_000, "short": "kept"},
        {"k" * 1_000_000: 1, "short": "kept"},
        {f"key{n}": n for n in range(100_000)},
        {"l": list(range(100_000))},
        {"l": [{"a": "y" * 100}] * 5_000},
    ],
)
def test_an_entry_over_its_size_is_truncated_and_marked(
    send: Send, payload: dict[str, Any]
) -> None:
    batch = send(make_log_entry(), make_log_entry(payload=payload))
    first, long = json.loads(batch.body)["logs"]

    assert make_log_entry() == first
    assert long["truncated"] is True
    assert len(msgspec.json.encode(long)) <= 65_536
    assert "short" not in payload or long["payload"]["short"] == "kept"


def test_scrubbing_leaves_a_receipt_without_the_value(send: Send) -> None:
    dirty = make_log_entry(payload={"m": "bob@x.org", "c": 4242424242424242, "t": "a@x.org"})
    batch = send(make_log_entry(), dirty)

    assert {Receipt(1, "email", 2), Receipt(1, "card", 1)} == set(batch.receipts)
    assert b"bob" not in batch.body
    assert json.loads(batch.body)["logs"][1]["payload"] == {
        "m": "[EMAIL]",
        "c": "[CARD]",
        "t": "[EMAIL]",
    }


def test_text_hidden_behind_escapes_is_found(send_payload: SendPayload) -> None:
    entry = send_payload(rb'{"a":"bob\u0040x.org","b":"\u0034242424242424242","p\u0061ssword":"x"}')

    assert entry["payload"] == {"a": "[EMAIL]", "b": "[CARD]", "password": "[SECRET]"}


def test_a_hex_id_that_begins_like_a_number_stays_on_the_fast_path() -> None:
    """Trace ids such as 3e123ab sent whole batches down the slow path, thirty times slower."""
    body = b'{"logs":[{"m":"trace 3e123ab4 and 1e400f"}]}'

    assert not scan(body, 8, heeds=Guards.ALL).guarded
    assert scan(b'{"logs":[{"m":1e400}]}', 8, heeds=Guards.ALL).guarded


@pytest.mark.parametrize(
    "said", [b"at 3e123456 done", b"12e4567890", b"a, 3e123456 b", b"1e400 1e400"]
)
def test_a_hash_among_the_words_of_a_message_stays_on_the_fast_path(said: bytes) -> None:
    """One of ten hex digits in two hundred reads like a number, and logs are full of them."""
    assert not scan(b'{"logs":[{"m":"' + said + b' "}]}', 8, heeds=Guards.ALL).guarded


@pytest.mark.parametrize(
    "object_",
    [
        b'{"m":1e400}',
        b'{"m" : -1e400 }',
        b'{"m":[0, 12e4567\n]}',
        b'{"m":[' + b" " * 99 + b"1e999]}",
    ],
)
def test_an_odd_number_is_seen_whatever_stands_around_it(object_: bytes) -> None:
    assert scan(b'{"logs":[' + object_ + b"]}", 8, heeds=Guards.ALL).guarded


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["1e400", "-3e123456", "1.5E+999", "9" * 30]), BLANKS, BLANKS, BLANKS)
def test_an_odd_number_between_any_blanks_is_kept_as_a_string(
    number: str, before: str, after: str, end: str
) -> None:
    entry = json.dumps(make_log_entry(payload="@"))
    payload = f'{{"a":[{before}{number}{after},{end}{number}{end}],"b":{before}{number}{after}}}'
    batch = check_batch(f'{{"logs":[{entry}]}}'.replace('"@"', payload).encode(), IngestLimits())

    assert json.loads(batch.body)["logs"][0]["payload"] == {"a": [number, number], "b": number}


@pytest.mark.parametrize(
    ("payload", "stored"),
    [
        (r'{"m":"hi\njosé.garcía@correo.example"}', {"m": "hi\n[EMAIL]"}),
        ('{"k":"@li.wei is away","n":1}', {"k": "@li.wei is away", "n": 1}),
        ('{"url":"https://x.example/?token=","method":"GET"}', None),
        (r'{"t":"3\"pin\":","b":"@x.org"}', {"t": '3"pin":', "b": "@x.org"}),
    ],
)
def test_what_only_touches_a_strings_end_does_not_cost_the_payload(
    send_payload: SendPayload, payload: str, stored: dict[str, Any] | None
) -> None:
    """Each of these took a quote or half an escape away, so that the whole payload was given up."""
    kept = send_payload(payload.encode())["payload"]

    assert kept == (json.loads(payload) if stored is None else stored)


def test_escaped_letters_are_stored_as_letters_beside_entries_as_sent(send: Send) -> None:
    """A whole batch is unescaped at once; nested escapes of letters hide nothing and stay."""
    body = rb'{"b":"caf\u00e9 \ud83d\ude00","json":"{\"n\":\"caf\\u00e9\"}"}'
    entry = json.dumps(make_log_entry(payload="@")).encode().replace(b'"@"', body)
    batch = send(body=b'{"logs":[' + entry + b"]}")

    assert "café 😀".encode() in batch.body
    assert json.loads(body) == json.loads(batch.body)["logs"][0]["payload"]


def test_a_batch_rich_in_brackets_is_stored_as_sent(send: Send) -> None:
    entries = [make_log_entry(payload={"list": [[{}], [{}], [[]], {"a": [1]}]})] * 100
    body = json.dumps({"logs": entries}, separators=(",", ":")).encode()

    assert body == send(body=body).body


def test_an_entry_that_is_right_is_taken_as_sent_beside_one_that_is_not(send: Send) -> None:
    entry = make_log_entry(payload={"m": 1})
    as_sent = json.dumps(dict(reversed(entry.items()))).encode()
    batch = send(body=b'{"logs":[%b,%b]}' % (as_sent, json.dumps({**entry, "x": 1}).encode()))

    assert batch.body.startswith(b'{"logs":[' + as_sent)
    assert [entry, entry] == json.loads(batch.body)["logs"]
