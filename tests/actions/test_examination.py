"""What `doctor` makes of what it sees: safe, worth a word, or unsafe. Not: the command."""

import os
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import REPORTED_US
from usercontext.actions.examination import (
    Check,
    check_attachments,
    check_clock,
    check_files,
    check_queue,
    check_refusals,
    check_storage,
    check_worker,
)
from usercontext.domain.refusal import Refusal, RefusalReason
from usercontext.store.attachments import WaitingAttachments
from usercontext.store.heartbeat import BEAT_NAME, WorkerSeen, beat, last_beat
from usercontext.store.inspection import (
    MachineFacts,
    QueueFacts,
    StorageFacts,
    filesystem_of,
    has_wal_reset_bug,
)

SOUND = StorageFacts("3.51.3", False, 500, 10 * 1024**3, "ext4", (), ())
MACHINE = MachineFacts(65_536, 12, True)
MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
23 22 0:5 / /srv rw - ext4 /dev/vdb rw
24 23 0:6 / /srv/my\\040data rw master:1 - nfs4 host:/x rw
25 22 0:7 / /run rw - tmpfs tmpfs rw
"""


def outcomes(checks: list[Check]) -> dict[str, str]:
    return {check.name: str(check.outcome) for check in checks}


def test_a_sound_folder_passes_every_check() -> None:
    assert set(outcomes(check_storage(SOUND)).values()) == {"ok"}


@pytest.mark.parametrize(
    ("facts", "check", "outcome"),
    [
        (replace(SOUND, has_wal_reset_bug=True), "sqlite", "warn"),
        (replace(SOUND, filesystem="tmpfs"), "folder", "fail"),
        (replace(SOUND, filesystem="nfs4"), "folder", "fail"),
        (replace(SOUND, filesystem="overlay"), "folder", "warn"),
        (replace(SOUND, filesystem=""), "folder", "ok"),
        (replace(SOUND, sync_us=19), "sync", "warn"),
        (replace(SOUND, sync_us=20), "sync", "ok"),
        (replace(SOUND, sync_us=3, filesystem="tmpfs"), "sync", "ok"),
        (replace(SOUND, sync_us=20_001), "sync", "warn"),
        (replace(SOUND, free_bytes=1024**3 - 1), "space", "warn"),
        (replace(SOUND, free_bytes=1024**2), "space", "fail"),
        (replace(SOUND, loose_files=("usercontext.db",)), "modes", "fail"),
        (replace(SOUND, foreign_files=("usercontext.db",)), "owner", "fail"),
    ],
)
def test_what_is_unsafe_about_a_folder_is_said(
    facts: StorageFacts, check: str, outcome: str
) -> None:
    assert outcomes(check_storage(facts))[check] == outcome


@pytest.mark.parametrize(
    ("now_us", "facts", "outcome"),
    [
        (REPORTED_US, MACHINE, "ok"),
        (0, MACHINE, "fail"),
        (REPORTED_US, replace(MACHINE, clock_drift_us=-500_000), "warn"),
        (REPORTED_US, replace(MACHINE, clock_synchronised=False), "warn"),
        (REPORTED_US, replace(MACHINE, clock_synchronised=None), "ok"),
    ],
)
def test_a_clock_that_is_wrong_or_jumps_is_seen(
    now_us: int, facts: MachineFacts, outcome: str
) -> None:
    assert check_clock(now_us, facts).outcome == outcome


def test_few_open_files_are_worth_a_word() -> None:
    assert check_files(MACHINE).outcome == "ok"
    assert check_files(replace(MACHINE, open_files=1_024)).outcome == "warn"


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        (QueueFacts(0, 0, None), "ok"),
        (QueueFacts(0, 3, REPORTED_US - 60_000_000), "ok"),
        (QueueFacts(0, 3, REPORTED_US - 60_000_001), "fail"),
        (QueueFacts(1, 0, None), "warn"),
    ],
)
def test_a_job_that_waits_for_a_minute_is_unsafe(facts: QueueFacts, outcome: str) -> None:
    assert check_queue(facts, REPORTED_US).outcome == outcome


def test_late_logs_that_wait_behind_the_jobs_are_told_and_not_judged() -> None:
    found = check_queue(QueueFacts(0, 3, None), REPORTED_US, ripe=7)

    assert found.outcome == "ok"
    assert found.detail == "0 given up, 3 waiting; ripe watches for late logs: 7"


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        (WaitingAttachments(0, None), "ok"),
        (WaitingAttachments(3, REPORTED_US - 60_000_000), "ok"),
        (WaitingAttachments(3, REPORTED_US - 60_000_001), "warn"),
    ],
)
def test_a_picture_that_waits_for_a_minute_is_worth_a_word(
    facts: WaitingAttachments, outcome: str
) -> None:
    assert check_attachments(facts, REPORTED_US).outcome == outcome


def test_what_was_refused_to_pages_is_named_most_frequent_first() -> None:
    reasons = list(RefusalReason)[:5]
    refused = [
        Refusal(f"https://{at}.example", reason, 5 - at, 0, REPORTED_US)
        for at, reason in enumerate(reasons)
    ]
    check = check_refusals([*refused, Refusal(None, reasons[4], 9, 0, 0)])

    assert check.outcome == "warn"
    assert check.detail.startswith("24 calls of pages, the last 20")
    assert f": 9 {reasons[4]} of no origin, 5 {reasons[0]} of https://0.example, " in check.detail
    assert "and 3 more" in check.detail


def test_nothing_refused_and_nobody_to_ask_are_told_apart() -> None:
    nothing, unknown = check_refusals([]), check_refusals(None)

    assert (nothing.outcome, unknown.outcome) == ("ok", "ok")
    assert nothing.detail != unknown.detail


@pytest.mark.parametrize(
    ("seen", "is_served", "outcome"),
    [
        (WorkerSeen(4.0, 17), True, "ok"),
        (WorkerSeen(61.0, 17), True, "fail"),
        (None, True, "fail"),
        (None, False, "warn"),
    ],
)
def test_a_server_without_a_worker_is_unsafe(
    seen: WorkerSeen | None, is_served: bool, outcome: str
) -> None:
    assert check_worker(seen, is_served).outcome == outcome


def test_a_worker_leaves_a_sign_in_the_folder(tmp_path: Path) -> None:
    before = last_beat(tmp_path, time.time())
    beat(tmp_path)
    os.utime(tmp_path / BEAT_NAME, (1_000, 1_000))

    assert before is None
    assert last_beat(tmp_path, 1_090.0) == WorkerSeen(90.0, os.getpid())


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/srv/other", "ext4"), ("/srv/my data/x", "nfs4"), ("/run/x", "tmpfs"), ("/runner", "ext4")],
)
def test_the_file_system_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    assert filesystem_of(Path(folder), MOUNTS) == kind


@pytest.mark.parametrize(
    ("version", "has_bug"),
    [("3.40.1", True), ("3.44.6", False), ("3.50.6", True), ("3.51.3", False), ("3.52.0", False)],
)
def test_versions_with_the_wal_reset_bug_are_known(version: str, has_bug: bool) -> None:
    assert has_wal_reset_bug(tuple(map(int, version.split(".")))) == has_bug
