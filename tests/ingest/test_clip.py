"""Entries many times over their size cost little, stay JSON, and give nothing away where cut."""

import json
import time
from typing import Any

import pytest

from builders import make_log_entry
from usercontext.ingest.clip import CUT, clip_entries
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch

LIMITS = IngestLimits()
CARD = b"4242424242424242"
LONGEST_STRING = 2 * LIMITS.max_entry_bytes


def entry_with(payload: bytes) -> bytes:
    entry = json.dumps(make_log_entry(payload={})).encode()
    return entry.replace(b'"payload": {}', b'"payload":' + payload)


def stored(payload: bytes, beside: bytes = b"") -> dict[str, Any]:
    batch = check_batch(b'{%b"logs":[%b]}' % (beside, entry_with(payload)), LIMITS)
    (entry,) = json.loads(batch.body)["logs"]
    assert len(batch.body) <= LIMITS.max_entry_bytes + 100
    assert isinstance(entry, dict)
    return entry


MONSTERS = {
    "keys": b"{%b}" % b",".join(b'"k%d":%d' % (n, n) for n in range(200_000)),
    "escapes": b'{"a":"%b"}' % (rb"\u0001" * 600_000),
    "nuls": b'{"a":"%b"}' % (rb"\u0000" * 600_000),
    "pairs": b'{"a":"%b"}' % (rb"\ud83d\ude00" * 300_000),
    "backslashes": b'{"a":"%b"}' % (rb"\\" * 1_800_000),
    "letters": b'{"a":"%b"}' % ("ж".encode() * 1_800_000),
    "number": b'{"a":%b}' % (b"9" * 3_600_000),
    "objects": b'{"a":[%b]}' % b",".join([b'{"b":[1]}'] * 300_000),
    "strings": b'{"a":[%b]}' % b",".join([b'"%b"' % (rb"\u0001" * 20_000)] * 30),
}


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_stored_as_marked_json_at_little_cost(name: str) -> None:
    began_s = time.process_time()
    entry = stored(MONSTERS[name])
    took_s = time.process_time() - began_s

    assert entry["truncated"] is True
    assert isinstance(entry["payload"], dict)
    assert CUT[0] not in json.dumps(entry, ensure_ascii=False)
    assert took_s < 1.0  # they took up to 0.8 on a quiet machine, 0.1 since


@pytest.mark.parametrize("shift", range(0, 26, 3))
def test_a_secret_that_the_cut_goes_through_is_not_stored(shift: int) -> None:
    """What is hidden in nested escapes shrinks when scrubbed, so that the cut comes close."""
    hidden = rb"\\\\\\\\u0041"
    lead = rb"bob\\\\u0040x.org " + hidden * ((LONGEST_STRING - shift - 20) // len(hidden))
    text = lead + b" " * (LONGEST_STRING - shift - len(lead)) + CARD + hidden * 100_000
    entry = stored(b'{"a":"%b"}' % text)

    assert entry["payload"]["a"].startswith("[EMAIL] " + "A" * 1_000)
    assert "42" not in entry["payload"]["a"]


def test_what_stands_beside_a_monster_is_kept_and_scrubbed() -> None:
    entry = stored(b'{"a":"%b","b":"of bob@x.org","c":1}' % (b"x " * 900_000))

    assert entry["payload"]["b"] == "of [EMAIL]"
    assert entry["payload"]["c"] == 1


def test_a_monster_beside_other_keys_of_the_body_is_cut_too() -> None:
    assert stored(MONSTERS["escapes"], b'"a":1,')["truncated"] is True


def test_a_monster_too_deep_to_be_split_is_cut_too() -> None:
    deep = b'{"d":%b,"a":"%b"}' % (b"[" * 5_000 + b"]" * 5_000, rb"\u0001" * 600_000)
    entry = stored(deep)

    assert (entry["repaired"], entry["truncated"]) == (["depth"], True)


def test_an_entry_a_little_over_its_size_is_not_cut_before_it_is_read() -> None:
    body = b'{"logs":[%b]}' % entry_with(b'{"a":"%b"}' % (rb"\u0436" * 40_000))

    assert clip_entries(body, LIMITS) == (body, frozenset())
