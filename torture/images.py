"""What a disk may hold after the power fails: built from a recording of system calls. Pure.

Only what a completed fsync or fdatasync covers is certain. Of later writes any subset may have
arrived, in any order, torn at sectors; of later names (created, removed, renamed) any first part,
until their folder is synced. Memory maps (the -shm file) are never certain.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from torture.trace import Step

SECTOR = 512
_SHM = "-shm"


@dataclass
class _File:
    """Bytes that are certain, and the acts since."""

    solid: bytearray = field(default_factory=bytearray)
    loose: list[Step] = field(default_factory=list)

    def sync(self, began: float) -> None:
        """Make certain what had been written when a sync began."""
        for step in self.loose:
            if step.ended <= began:
                _apply(self.solid, step, None)
        self.loose = [step for step in self.loose if step.ended > began]


class Disk:
    """Plays a recording forward; at any moment it can say what a power cut might leave."""

    def __init__(self, folder: str, steps: Iterable[Step]) -> None:
        self._folder = folder
        self._steps = sorted(steps, key=_moment)
        self._next = 0
        self._files: list[_File] = []
        self._live: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._renaming: list[tuple[str, int | None]] = []

    def advance(self, moment: float) -> None:
        """Play everything up to a moment; moments may only grow."""
        while self._next < len(self._steps) and _moment(self._steps[self._next]) < moment:
            self._play(self._steps[self._next])
            self._next += 1

    def image(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files, by name, that one power cut at this moment leaves."""
        names = dict(self._names)
        for path, file in self._renaming[: chance.randint(0, len(self._renaming))]:
            _rename(names, path, file)
        keep = chance.choice((0.0, 0.5, 0.9, 1.0))
        return {
            path: content
            for path, file in names.items()
            if (content := self._content(path, self._files[file], keep, chance)) is not None
        }

    def _content(self, path: str, file: _File, keep: float, chance: random.Random) -> bytes | None:
        if path.endswith(_SHM):  # garbage, or nothing: it must not matter
            return chance.randbytes(8 * 4096) if chance.random() < 0.5 else None
        content = bytearray(file.solid)
        for step in file.loose:
            if chance.random() < keep:
                _apply(content, step, chance if chance.random() < 0.5 else None)
        return bytes(content)

    def _play(self, step: Step) -> None:
        match step.act:
            case "create":
                if step.path not in self._live:
                    self._files.append(_File())
                    self._move(step.path, len(self._files) - 1)
            case "unlink":
                self._move(step.path, None)
            case "rename":
                moved = self._live[step.path]
                self._move(step.path, None)
                self._move(step.target, moved)
            case "sync" if step.path == self._folder:
                for path, file in self._renaming:
                    _rename(self._names, path, file)
                self._renaming.clear()
            case "sync":
                self._files[self._live[step.path]].sync(step.began)
            case _:
                self._files[self._live[step.path]].loose.append(step)

    def _move(self, path: str, file: int | None) -> None:
        _rename(self._live, path, file)
        self._renaming.append((path, file))


def cuts(
    disk: Disk, moments: Iterable[float], chance: random.Random
) -> Iterator[tuple[float, dict[str, bytes]]]:
    """Cut the power at each of some moments, in order."""
    for moment in sorted(moments):
        disk.advance(moment)
        yield moment, disk.image(chance)


def _moment(step: Step) -> float:
    """A write may have arrived as soon as it began; a sync holds only once it has returned."""
    return step.ended if step.act == "sync" else step.began


def _rename(names: dict[str, int], path: str, file: int | None) -> None:
    if file is None:
        names.pop(path, None)
    else:
        names[path] = file


def _apply(content: bytearray, step: Step, chance: random.Random | None) -> None:
    if step.act == "truncate":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
        return
    for start, piece in _sectors(step):
        if chance is not None and chance.random() < 0.5:
            continue
        if len(content) < start:
            content.extend(bytes(start - len(content)))
        content[start : start + len(piece)] = piece


def _sectors(step: Step) -> Iterator[tuple[int, bytes]]:
    """Split a write at the borders of the disk's sectors."""
    position = 0
    while position < len(step.content):
        start = step.offset + position
        length = SECTOR - start % SECTOR
        yield start, step.content[position : position + length]
        position += length
