"""Recordings are found, checked with words a person understands, and moved in time."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from builders import REPORTED_US, make_log_entry
from usercontext.domain.errors import ValidationFailed
from usercontext.evals.recordings import load_recording, recording_names, shift_to

SHIPPED = ["declined-card", "expired-session", "failing-checkout", "healthy-visit", "noisy-visit"]
KEYS = ["type", "level", "payload", "timestamp", "eventType", "eventMetadata"]


def make_recording(**changes: Any) -> dict[str, Any]:
    recording = {
        "name": "mine",
        "title": "A visit of my own",
        "session": {"externalSessionId": "mine-1"},
        "logs": [make_log_entry()],
    }
    return recording | changes


def write(folder: Path, recording: Any) -> Path:
    path = folder / "mine.json"
    path.write_text(recording if isinstance(recording, str) else json.dumps(recording), "utf-8")
    return path


def instants(logs: Any) -> list[datetime]:
    return [datetime.fromisoformat(entry["timestamp"]) for entry in logs]


def test_five_recordings_are_shipped() -> None:
    assert recording_names() == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_recording_has_the_shape_of_the_reference(name: str) -> None:
    recording = load_recording(name)

    assert recording.name == name
    assert all(list(entry) == KEYS for entry in recording.logs)
    assert {entry["type"] for entry in recording.logs} == {"console", "network", "storage"}
    assert {entry["eventType"] for entry in recording.logs} == {"log", "click", "navigation"}
    assert {entry["level"] for entry in recording.logs} <= {"error", "warn", "info", "debug"}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_recording_is_ordered_by_time(name: str) -> None:
    written = instants(load_recording(name).logs)

    assert written == sorted(written)


def test_only_the_healthy_visit_reports_nothing() -> None:
    silent = [name for name in SHIPPED if load_recording(name).issue is None]

    assert silent == ["healthy-visit"]


def test_a_file_of_ones_own_is_loaded(tmp_path: Path) -> None:
    recording = load_recording(write(tmp_path, make_recording()))

    assert recording.title == "A visit of my own"
    assert recording.session.external_session_id == "mine-1"


def test_a_missing_file_is_answered_with_the_shipped_names() -> None:
    with pytest.raises(ValidationFailed, match=r"one of the shipped ones: declined-card, expired"):
        load_recording("failing-chekout")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationFailed, match="the file cannot be read"):
        load_recording(tmp_path)


@pytest.mark.parametrize(
    ("recording", "message"),
    [
        ("not json", "recording: must be a JSON object in UTF-8"),
        ("[]", "recording: Expected `object`, got `array`"),
        ({"name": "mine"}, "recording: Object missing required field `title`"),
        (make_recording(session={}), "recording: session: Object missing required field"),
        (make_recording(logs=[]), r"recording.logs: must have at least one entry"),
        (make_recording(logs=[{"type": "console"}]), r"recording.logs\[0\].level: is required"),
        (
            make_recording(logs=[make_log_entry(), make_log_entry(timestamp="yesterday")]),
            r"recording.logs\[1\].timestamp: must be an ISO 8601 date-time",
        ),
        (make_recording(logs=[make_log_entry(timestamp=17)]), r"logs\[0\].timestamp: must be"),
        (make_recording(logs=[make_log_entry(timestamp="2026-02-27")]), r"logs\[0\].timestamp"),
    ],
)
def test_a_broken_file_is_told_what_is_wrong(tmp_path: Path, recording: Any, message: str) -> None:
    with pytest.raises(ValidationFailed, match=message):
        load_recording(write(tmp_path, recording))


def test_shifting_ends_the_visit_a_second_before_now() -> None:
    moved = shift_to(load_recording("failing-checkout"), REPORTED_US)

    assert moved.logs[-1]["timestamp"] == "2026-02-27T11:59:59.000000Z"


@pytest.mark.parametrize("name", SHIPPED)
def test_shifting_keeps_every_distance(name: str) -> None:
    recording = load_recording(name)
    before, after = instants(recording.logs), instants(shift_to(recording, REPORTED_US).logs)

    assert [t - before[0] for t in before] == [t - after[0] for t in after]


def test_shifting_reads_every_offset(tmp_path: Path) -> None:
    entries = [
        make_log_entry(timestamp="2026-02-27T13:00:00+02:00"),
        make_log_entry(timestamp="2026-02-27T11:00:05"),
    ]
    first, last = instants(
        shift_to(load_recording(write(tmp_path, make_recording(logs=entries))), REPORTED_US).logs
    )

    assert last - first == timedelta(seconds=5)
