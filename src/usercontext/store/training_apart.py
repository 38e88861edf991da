"""Train a dictionary in a process of its own. Not: how one is made, and when (``training``).

Trained in the worker, 24 MB were taken and 16 of them stayed: what was kept meanwhile lies
scattered over the interpreter's arenas. A process takes all along (decision record 0027).
"""

import os
import subprocess
import sys
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from usercontext.store.training import Sample, Trained, train

TRAINER = (sys.executable, "-P", "-m", "usercontext.store.training_apart")
_LONGEST_S = 120.0
"""Fifty times what it takes: it has the worker's low priority."""


class TrainerFailed(Exception):
    """The process ended without a verdict; the message is its last line, without any text."""


class Lesson(Struct, frozen=True):
    """What is learned from, as it is handed to the process."""

    samples: list[Sample]
    current: bytes | None
    number: int


def train_apart(
    samples: Sequence[Sample],
    current: bytes | None,
    number: int,
    command: tuple[str, ...] = TRAINER,
) -> Trained | None:
    """Return what ``train`` returns; blocks until it has. Raises TrainerFailed."""
    lesson = Lesson(list(samples), current, number)
    try:
        ended = subprocess.run(  # noqa: S603  (our own program, without an argument)
            command,
            input=msgspec.msgpack.encode(lesson),
            capture_output=True,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},  # no secret of ours is in reach of it
            cwd="/",
            timeout=_LONGEST_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TrainerFailed(f"it took more than {_LONGEST_S:.0f} s") from None
    if ended.returncode != 0:
        raise TrainerFailed(f"status {ended.returncode}: {_last_line(ended.stderr)}")
    trained: Trained | None = msgspec.msgpack.decode(ended.stdout, type=Trained | None)
    return trained


def main() -> None:
    """Read a lesson from standard input; write what it gave to standard output."""
    lesson = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Lesson)
    trained = train(lesson.samples, lesson.current, lesson.number)
    sys.stdout.buffer.write(msgspec.msgpack.encode(trained))
    sys.stdout.buffer.flush()


def _last_line(said: bytes) -> str:
    return said.decode("utf-8", "replace").strip().rpartition("\n")[2]


if __name__ == "__main__":
    main()
