"""Whatever a map does to its reader ends in an answer, and nothing it says is believed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from source_maps.build import BUILT, put
from usercontext.domain.source_place import SourcePlace
from usercontext.source_maps.isolation import READER, TookTooLong, read_apart


@contextmanager
def opened(folder: Path, content: bytes) -> Iterator[int]:
    descriptor = os.open(put(folder, "a.map", content=content), os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def reader(program: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program)


def test_places_come_back_in_the_order_of_the_question(tmp_path: Path) -> None:
    with opened(tmp_path, BUILT) as descriptor:
        found = read_apart(descriptor, [(1, 78), (9, 1), (1, 41)])

    assert found is not None
    assert [place and place.line for place in found] == [9, None, 5]


@pytest.mark.parametrize("content", [b"", b"{}", b"\0" * 1_000, b"[" * 1_000_000])
def test_what_is_no_map_has_no_answer(tmp_path: Path, content: bytes) -> None:
    with opened(tmp_path, content) as descriptor:
        assert read_apart(descriptor, [(1, 1)]) is None


def test_a_map_that_is_too_large_has_no_answer(tmp_path: Path) -> None:
    path = put(tmp_path, "a.map")
    os.truncate(path, 65 * 1024 * 1024)
    with path.open("rb") as file:
        assert read_apart(file.fileno(), [(1, 1)]) is None


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(3)",
        "print('[]')",
        "print('[7]')",
        "print('[' * 3_000_000)",
        "import os; os.kill(os.getpid(), 9)",
    ],
)
def test_a_reader_that_says_anything_else_is_not_believed(tmp_path: Path, program: str) -> None:
    with opened(tmp_path, BUILT) as descriptor:
        assert read_apart(descriptor, [(1, 1)], reader(program)) is None


def test_a_reader_that_hangs_is_ended(tmp_path: Path) -> None:
    hangs = reader("import time; time.sleep(600)")
    with opened(tmp_path, BUILT) as descriptor, pytest.raises(TookTooLong):
        read_apart(descriptor, [(1, 1)], hangs, longest_s=0.2)


def test_a_reader_is_left_as_soon_as_nobody_waits(tmp_path: Path) -> None:
    """A server that was told to stop stood for 35 s behind the maps it was reading."""
    hangs = reader("import time; time.sleep(600)")
    with opened(tmp_path, BUILT) as descriptor, pytest.raises(TookTooLong):
        read_apart(descriptor, [(1, 1)], hangs, longest_s=600, is_over=lambda: True)


def test_a_reader_that_cannot_be_started_says_nothing_of_the_map(tmp_path: Path) -> None:
    """Out of processes, memory or files the page of the issue was an internal error."""
    with opened(tmp_path, BUILT) as descriptor, pytest.raises(TookTooLong):
        read_apart(descriptor, [(1, 1)], (str(tmp_path / "none"),))


def test_a_reader_has_bounds_and_nothing_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It prints what it was given as the path of a source: the one text that comes back."""
    monkeypatch.setenv("USERCONTEXT_DATABASE_URL", "postgresql://secret")
    program = (
        "import os, resource, json; from usercontext.source_maps import reader; reader._bound();"
        "told = [sorted(os.environ), resource.getrlimit(resource.RLIMIT_AS)[0] < 2**30,"
        " resource.getrlimit(resource.RLIMIT_FSIZE)[0]];"
        "print(json.dumps([{'file': repr(told), 'line': 1, 'column': 1}]))"
    )
    with opened(tmp_path, BUILT) as descriptor:
        found = read_apart(descriptor, [(1, 1)], reader(program))

    assert found is not None
    assert isinstance(found[0], SourcePlace)
    assert "USERCONTEXT" not in found[0].file
    assert found[0].file.endswith("True, 0]")
    assert READER[0] == sys.executable
