"""What a machine sends: texts, entries, batches, wrong bodies, searches. Not: when, or answers."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, NamedTuple

from hypothesis import strategies as st

from builders import REPORTED_US, make_log_entry
from machines.model import Entry

PIECES = {
    "Zahlung": "zahlung",
    "CAFÉ": "cafe",
    "cafe\u0301": "cafe",
    "straße": "strasse",
    "ﬁlter": "filter",
    "Ｆｕｌｌ": "full",
    "日本語": "日本",
    "日本人": "日本",
    "한국어": "한국",
    "Øre": "ore",
    "😀": "",
    "nul\x00led": "",
    "half\ud800pair": "",
    "\udfffback": "",
    "' OR 1=1 --": "",
    '"quoted*" NEAR': "near",
    "100%_off": "",
    "<script>": "script",
}
"""Words of a description, each with the search term it is found by (none: not asked for)."""

QUERIES = {
    "zahlung": "zahlung",
    "Café": "cafe",
    "STRASSE": "strasse",
    "filter": "filter",
    "full": "full",
    "日本": "日本",
    "한국": "한국",
    "ore": "ore",
    "near": "near",
    "neverwritten": "neverwritten",
}
STORED = str.maketrans(dict.fromkeys("\x00\ud800\udfff", "\ufffd"))


class Prose(NamedTuple):
    """A person's words, as they come back, and the terms they are found by."""

    sent: str
    shown: str
    tokens: frozenset[str]


def _prose(pieces: list[str]) -> Prose:
    sent = " ".join(["broken", *pieces])
    return Prose(sent, sent.translate(STORED), frozenset(PIECES[p] for p in pieces) - {""})


PROSE = st.lists(st.sampled_from(sorted(PIECES)), max_size=4).map(_prose)
EXTERNAL_IDS = st.sampled_from(
    [
        "visit",
        "Visit",
        "caf\u00e9",
        "cafe\u0301",
        "日本語",
        "\u202evisit",
        "' OR 1=1 --",
        "x" * 1024,
    ]
)
FIELDS = st.dictionaries(
    st.sampled_from(["release", "environment"]), st.sampled_from(["1.0", "2.0-β", "prod"])
)
KEYS = st.sampled_from([None, None, "k1", "k2", "~!visible!~"])
JUMPS_S = st.sampled_from([0.5, 1, 5, 400, 3_600, -3_600, 86_400, 90_000, 30 * 365 * 86_400])


def _timestamp(milliseconds: int, form: int) -> tuple[str, int]:
    instant_us = REPORTED_US + milliseconds * 1_000
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=instant_us)
    india = moment.astimezone(timezone(timedelta(hours=5, minutes=30)))
    forms = (
        moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
        india.isoformat(timespec="milliseconds"),
        moment.replace(tzinfo=None).isoformat(timespec="microseconds"),
        moment.isoformat(timespec="microseconds"),
    )
    return forms[form], instant_us


@st.composite
def _drafts(draw: Any) -> tuple[dict[str, Any], int]:
    milliseconds = draw(st.sampled_from([-86_400_000, -1_500, 0, 1, 2, 999, 1_000, 40_000]))
    text, instant_us = _timestamp(milliseconds, draw(st.integers(0, 3)))
    sent = make_log_entry(
        timestamp=text,
        level=draw(st.sampled_from(["error", "warn", "info", "debug"])),
        type=draw(st.sampled_from(["console", "network", "storage"])),
        eventType=draw(st.sampled_from(["log", "log", "click", "navigation"])),
        payload={"message": draw(st.sampled_from(sorted(PIECES)))},
    )
    entry_id = draw(st.sampled_from([None, None, None, "e-1", "e-2", "e-3", "E_3"]))
    return (sent if entry_id is None else sent | {"entryId": entry_id}), instant_us


BATCHES = st.one_of(
    st.lists(_drafts(), min_size=1, max_size=5), st.lists(_drafts(), min_size=1, max_size=1)
)


def number(drafts: list[tuple[dict[str, Any], int]], first: int) -> list[Entry]:
    """Give every entry a number that no other has, in its payload."""
    entries = []
    for n, (draft, instant_us) in enumerate(drafts, first):
        message = draft["payload"]["message"]
        sent = draft | {"payload": {"n": n, "message": message}}
        entries.append(Entry(n, instant_us, sent, message.translate(STORED)))
    return entries


def batch_body(entries: list[Entry]) -> bytes:
    """Write a batch as a page sends it; half a surrogate pair travels as an escape."""
    return json.dumps({"logs": [entry.sent for entry in entries]}).encode()


_GOOD = make_log_entry()
_WRONG: tuple[object, ...] = (
    {"logs": []},
    {"logs": [_GOOD] * 101},
    {"logs": [*[_GOOD] * 3, _GOOD | {"level": "fatal"}]},
    {"logs": [_GOOD, _GOOD | {"timestamp": "2026-02-30T00:00:00Z"}]},
    {"logs": [_GOOD | {"payload": "text"}]},
    {"logs": [_GOOD | {"entryId": "not allowed"}]},
    {"logs": _GOOD},
    [_GOOD],
)
_BROKEN = (
    b"",
    b'{"logs":[{}',
    b'{"logs":[],"logs":[]}',
    b'{"logs":[{"type":"\xff"}]}',
    b"\xef\xbb\xbf{}",
)
WRONG_BATCHES = st.sampled_from([*(json.dumps(wrong).encode() for wrong in _WRONG), *_BROKEN])
WRONG_REPORTS = st.sampled_from(
    [
        {"userDescription": " \u200b "},
        {"userDescription": "x" * 5001},
        {"userDescription": 5},
        {"userDescription": "broken", "metadata": {"url": "u" * 2049}},
        {"userDescription": "broken", "metadata": []},
    ]
)
ODD_QUERIES = st.sampled_from(
    ["page=0", "page=1_0", "limit=1001", "limit=", "sort=id;--", "priority=p1", "status=closed",
     "q=%20", "q=%00", "q=%ff", "from=yesterday", "page=1&page=2", "q=%22*%20NEAR%28"]
)  # fmt: skip
