"""A receipt names the entry that its value stood in, however the batch is written."""

import json
from typing import Any

import pytest

from builders import make_log_entry
from usercontext.ingest.places import entries_at

NESTED = {"list": [{"a": 1}, {"type": "x"}], "text": '"},{"', "map": {"b": {"c": "@"}}}


def write(payloads: list[dict[str, Any]], separators: tuple[str, str]) -> bytes:
    entries = [make_log_entry(payload=payload) for payload in payloads]
    return json.dumps({"logs": entries}, separators=separators).encode()


@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": ")])
@pytest.mark.parametrize("wanted", [[0], [3], [8], [1, 7], [0, 1, 4, 5, 8]])
def test_a_place_belongs_to_its_entry(separators: tuple[str, str], wanted: list[int]) -> None:
    payloads = [NESTED | {"mark": f"<{index}>"} for index in range(9)]
    body = write(payloads, separators)
    places = [body.index(b"<%d>" % index) for index in wanted]

    assert wanted == entries_at(body, places, 9)


def test_a_place_after_a_nested_seam_belongs_to_the_outer_entry() -> None:
    body = write([{"n": 1}, {"list": [{"a": 1}, {"mark": "<>"}]}, {"n": 2}], (",", ":"))

    assert entries_at(body, [body.index(b"<>")], 3) == [1]


def test_a_seam_with_spaces_between_seams_without_is_seen() -> None:
    body = write([{"n": 1}, {"n": 2}, {"mark": "<>"}, {"n": 3}], (",", ":"))
    cut = body.rindex(b"},{", 0, body.index(b"<>"))
    body = body[: cut + 1] + b" ,\n " + body[cut + 2 :]

    assert entries_at(body, [body.index(b"<>")], 4) == [2]
