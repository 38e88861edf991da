"""What a simulated power cut may and may not leave, on recordings of a few calls."""

import random

from torture.images import SECTOR, Disk
from torture.trace import Step, read_trace

FOLDER = "/d"
FILE = "/d/x.db"
SEEDS = range(40)


def step(at: float, act, content: bytes = b"", offset: int = 0, path: str = FILE) -> Step:
    return Step(at, at + 0.5, act, path, offset, content)


def images(steps: list[Step], moment: float) -> list[dict[str, bytes]]:
    found = []
    for seed in SEEDS:
        disk = Disk(FOLDER, steps)
        disk.advance(moment)
        found.append(disk.image(random.Random(seed)))
    return found


CREATED = [step(1, "create"), step(2, "sync", path=FOLDER)]


def test_what_was_synced_is_in_every_image() -> None:
    steps = [*CREATED, step(3, "write", b"kept"), step(4, "sync")]

    assert all(image == {FILE: b"kept"} for image in images(steps, 5))


def test_what_was_not_synced_is_lost_in_some_image_and_kept_in_another() -> None:
    steps = [*CREATED, step(3, "write", b"loose")]

    assert {image[FILE] for image in images(steps, 5)} == {b"", b"loose"}


def test_a_sync_that_has_not_returned_promises_nothing() -> None:
    steps = [*CREATED, step(3, "write", b"loose"), step(4, "sync")]

    assert {image[FILE] for image in images(steps, 4.2)} == {b"", b"loose"}


def test_an_unsynced_write_is_torn_at_a_sector() -> None:
    steps = [*CREATED, step(3, "write", bytes(2 * SECTOR)), step(4, "sync")]
    steps.append(step(5, "write", b"n" * (2 * SECTOR)))

    halves = {(image[FILE][:SECTOR][:1], image[FILE][SECTOR:][:1]) for image in images(steps, 6)}

    assert {(b"n", b"\0"), (b"\0", b"n")} <= halves


def test_a_file_whose_folder_was_not_synced_may_be_missing() -> None:
    steps = [step(1, "create"), step(2, "write", b"kept"), step(3, "sync")]

    assert {FILE in image for image in images(steps, 5)} == {True, False}


def test_a_removed_file_may_come_back_until_its_folder_is_synced() -> None:
    gone = [*CREATED, step(3, "write", b"old"), step(4, "sync"), step(5, "unlink")]
    synced = [*gone, step(6, "sync", path=FOLDER)]

    assert {FILE in image for image in images(gone, 5.9)} == {True, False}
    assert not any(FILE in image for image in images(synced, 7))


def test_a_file_made_again_under_an_old_name_does_not_inherit_its_bytes() -> None:
    steps = [*CREATED, step(3, "write", b"old"), step(4, "sync"), step(5, "unlink")]
    steps += [step(6, "create"), step(7, "sync", path=FOLDER), step(8, "write", b"n")]
    steps.append(step(9, "sync"))

    assert all(image == {FILE: b"n"} for image in images(steps, 10))


def test_an_unsynced_truncation_may_or_may_not_have_happened() -> None:
    steps = [*CREATED, step(3, "write", b"long"), step(4, "sync"), step(5, "truncate", offset=1)]

    assert {image[FILE] for image in images(steps, 6)} == {b"long", b"l"}


def test_the_same_seed_gives_the_same_image() -> None:
    steps = [*CREATED, *[step(n, "write", bytes([n]) * 2000, offset=n * 900) for n in range(3, 9)]]

    assert images(steps, 9) == images(steps, 9)


HEX = "".join(f"\\x{byte:02x}" for byte in FILE.encode())


def test_a_recording_is_read_back_with_bytes_offsets_and_times() -> None:
    lines = [
        f'7 10.5 openat(AT_FDCWD<\\x2f>, "{HEX}", O_RDWR|O_CREAT, 0600) = 3<{HEX}> <0.25>\n',
        f'7 11.0 pwrite64(3<{HEX}>, "\\x61\\x62", 2, 4096) = 2 <0.5>\n',
        f"7 12.0 fdatasync(3<{HEX}>) = 0 <0.5>\n",
        f'7 13.0 unlink("{HEX}") = -1 ENOENT (No such file or directory) <0.5>\n',
    ]

    assert read_trace(lines) == [
        Step(10.5, 10.75, "create", FILE),
        Step(11.0, 11.5, "write", FILE, 4096, b"ab"),
        Step(12.0, 12.5, "sync", FILE),
    ]


def test_a_call_that_another_thread_interrupted_is_put_together() -> None:
    lines = [
        f"7 1.0 fdatasync(3<{HEX}> <unfinished ...>\n",
        f'8 1.1 pwrite64(4<{HEX}>, "\\x61", 1, 0) = 1 <0.1>\n',
        "7 3.0 <... fdatasync resumed>) = 0 <2.0>\n",
    ]

    assert read_trace(lines) == [
        Step(1.0, 3.0, "sync", FILE),
        Step(1.1, 1.1 + 0.1, "write", FILE, 0, b"a"),
    ]
