"""A recording of system calls, read back: which bytes went to which file, and when. Pure.

Times are seconds since 1970: ``began`` when the call was entered, ``ended`` when it returned.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Act = Literal["create", "write", "truncate", "sync", "unlink", "rename"]

_CALL = re.compile(r"^(\d+) +(\d+\.\d+) (\w+)\((.*)$")
_RESUMED = re.compile(r"^(\d+) +\d+\.\d+ <\.\.\. (\w+) resumed>(.*)$")
_UNFINISHED = " <unfinished ...>"
_END = re.compile(r"\) += (-?\d+)[^<]*(?:<[^>]*>)? <(\d+\.\d+)>$")
_DESCRIPTOR = re.compile(r"^\d+<([^>]*)>(?:\(deleted\))?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NUMBERS = re.compile(r", (\d+)(?:, (\d+))?$")


@dataclass(frozen=True)
class Step:
    """One act on one file (or, for a ``sync``, on a folder)."""

    began: float
    ended: float
    act: Act
    path: str
    offset: int = 0
    content: bytes = b""
    target: str = ""


def read_trace(lines: Iterable[str]) -> list[Step]:
    """Return the acts that succeeded, in the order they began."""
    steps = [step for line in _whole(lines) if (step := _step(*line)) is not None]
    return sorted(steps, key=lambda step: step.began)


def _whole(lines: Iterable[str]) -> Iterator[tuple[float, str, str]]:
    """Join calls that another thread interrupted in the recording."""
    waiting: dict[tuple[str, str], tuple[float, str]] = {}
    for line in lines:
        line = line.rstrip("\n")
        resumed = _RESUMED.match(line)
        if resumed:
            began, head = waiting.pop((resumed[1], resumed[2]))
            yield began, resumed[2], head + resumed[3]
            continue
        call = _CALL.match(line)
        if call is None:
            continue
        if call[4].endswith(_UNFINISHED):
            waiting[call[1], call[3]] = (float(call[2]), call[4].removesuffix(_UNFINISHED))
        else:
            yield float(call[2]), call[3], call[4]


def _step(began: float, call: str, words: str) -> Step | None:
    end = _END.search(words)
    if end is None or int(end[1]) < 0:
        return None
    ended = began + float(end[2])
    words = words[: end.start()]
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(words)]
    described = _DESCRIPTOR.match(words)
    path = _plain(described[1]) if described else (texts[0].decode() if texts else "")
    match call:
        case "openat":
            if "O_CREAT" not in words:
                return None
            return Step(began, ended, "create", texts[-1].decode())
        case "pwrite64":
            numbers = _NUMBERS.search(words)
            offset = int(numbers[2]) if numbers and numbers[2] else 0
            return Step(began, ended, "write", path, offset, texts[-1][: int(end[1])])
        case "ftruncate":
            numbers = _NUMBERS.search(words)
            return Step(began, ended, "truncate", path, int(numbers[1]) if numbers else 0)
        case "fdatasync" | "fsync":
            return Step(began, ended, "sync", path)
        case "unlink":
            return Step(began, ended, "unlink", path)
        case "rename":
            return Step(began, ended, "rename", path, target=texts[1].decode())
    return None


def _plain(described: str) -> str:
    """Undo what ``-xx`` does to the paths of descriptors."""
    if "\\x" not in described:
        return described
    return bytes.fromhex(described.replace("\\x", "")).decode()
