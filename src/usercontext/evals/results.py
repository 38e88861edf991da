"""What a run found, to keep beside the next one, and which cases fell since. Not: thresholds."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from usercontext.domain.errors import ValidationFailed
from usercontext.evals.marks import Mark
from usercontext.evals.scores import Scores, score


class Result(Struct, frozen=True):
    """By analyzer: its scores, and of each case what was right (cause, priority, impact)."""

    scores: dict[str, Scores]
    right: dict[str, dict[str, tuple[str, ...]]]


def result_of(marks: Mapping[str, Sequence[Mark]]) -> Result:
    """Return what is worth keeping of a run."""
    return Result(
        {name: score(own) for name, own in marks.items()},
        {name: {one.name: right_of(one) for one in own} for name, own in marks.items()},
    )


def right_of(one: Mark) -> tuple[str, ...]:
    """Return what was right about a case."""
    truths = {
        "cause": one.hit_1,
        "priority": one.priority_right,
        "impact": one.impact_right,
        "guards": not one.guards,
        "evidence": not one.unsupported,
    }
    return tuple(name for name, truth in truths.items() if truth)


class Told(Struct, frozen=True):
    """What is right of a case, by its label, and what an analyzer says now."""

    right: str
    now: str


def told_of(one: Mark) -> dict[str, Told]:
    """Return both of everything that ``right_of`` may find right."""
    label, band = one.label, one.label.impact or (0, 100)
    wanted = [] if label.category is None else [label.category.value, *label.cause_contains]
    priorities = [each.value for each in label.priority or ()]
    said = "no cause" if one.told is None else f"{one.given.value}: {one.told}"
    return {
        "cause": Told(", ".join(wanted) or "no cause", said),
        "priority": Told(" or ".join(priorities), one.priority.value),
        "impact": Told(f"{band[0]} to {band[1]}", str(one.impact)),
        "guards": Told("no order obeyed", ", ".join(one.guards)),
        "evidence": Told("all proven", "; ".join(one.unsupported)),
    }


def fallen(
    was: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the cases of which something was right and no longer is, and what."""
    lost = {
        name: tuple(what for what in right if what not in now[name])
        for name, right in was.items()
        if name in now
    }
    return {name: what for name, what in lost.items() if what}


def write_result(result: Result, path: Path) -> None:
    """Keep a run in a file."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(result), indent=1) + b"\n")


def read_result(path: Path) -> Result:
    """Read a kept run back; raises ValidationFailed for another file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Result)
    except (msgspec.DecodeError, UnicodeDecodeError, OSError) as error:
        # one that is not there must not end like an analyzer that is worse, which is 1
        raise ValidationFailed("result: must be a file that `usercontext eval` wrote") from error
