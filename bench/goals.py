"""The goals S1 to S15, in families that are measured together. Not: how one is measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench import (
    borrowed,
    company,
    disk,
    engines,
    footprint,
    growth,
    openings,
    stages,
    steadiness,
    throughput,
)
from bench.course import Course
from bench.figures import Part, Verdict
from bench.growth import Point
from bench.stages import Stage
from bench.steadiness import Steadiness
from bench.throughput import Beside, Throughput

EXTRAS = ("stages", "growth")


@dataclass
class Report:
    """Everything a run found: verdicts, what failed, and the figures that pictures show."""

    verdicts: list[Verdict] = field(default_factory=list)
    throughput: Throughput | None = None
    steadiness: Steadiness | None = None
    stages: list[Stage] = field(default_factory=list)
    growth: list[Point] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What to measure, and what beside it."""

    goals: Sequence[str]
    beside: Beside | None = None
    bugsink: Part | None = None


def measure(course: Course, asked: Asked, report: Report) -> None:
    """Measure family by family; one that fails is told as failed and hides no other."""
    for goals, family in _FAMILIES:
        wanted = [goal for goal in goals if goal in asked.goals]
        if not wanted:
            continue
        course.tell(f"measuring {', '.join(wanted)}")
        try:
            family(course, asked, report)
        except Exception as error:  # noqa: BLE001  (told in the goal's own line)
            course.tell(f"{', '.join(wanted)} failed: {error!r}")
            report.failures |= dict.fromkeys(wanted, repr(error))
    report.verdicts.sort(key=lambda verdict: int(verdict.goal[1:]))


def _throughput(course: Course, asked: Asked, report: Report) -> None:
    wanted = [goal for goal in asked.goals if goal in throughput.NEEDS]
    report.throughput = throughput.measure(course, wanted, asked.beside)
    report.verdicts += throughput.judge(report.throughput, wanted, asked.bugsink)


def _steadiness(course: Course, _asked: Asked, report: Report) -> None:
    report.steadiness = steadiness.measure(course)
    report.verdicts.append(steadiness.judge(report.steadiness))


def _footprint(course: Course, asked: Asked, report: Report) -> None:
    found = footprint.measure(course)
    judged = (footprint.judge_memory(found), footprint.judge_start(found))
    report.verdicts += [verdict for verdict in judged if verdict.goal in asked.goals]


def _stages(course: Course, _asked: Asked, report: Report) -> None:
    report.stages = stages.measure(course)


def _growth(course: Course, _asked: Asked, report: Report) -> None:
    report.growth = growth.measure(course)


def _one(
    measured: Callable[[Course], Any], judged: Callable[[Any], Verdict]
) -> Callable[[Course, Asked, Report], None]:
    def family(course: Course, _asked: Asked, report: Report) -> None:
        report.verdicts.append(judged(measured(course)))

    return family


def _borrowed(verdict: Callable[[Course], Verdict]) -> Callable[[Course, Asked, Report], None]:
    return _one(verdict, lambda found: found)


_FAMILIES: list[tuple[tuple[str, ...], Callable[[Course, Asked, Report], None]]] = [
    (tuple(throughput.NEEDS), _throughput),
    (("S3",), _steadiness),
    (("S6",), _one(disk.measure, disk.judge)),
    (("S7", "S13"), _footprint),
    (("S8",), _borrowed(borrowed.torture)),
    (("S9",), _borrowed(borrowed.reads)),
    (("S10",), _borrowed(borrowed.listing)),
    (("S11",), _one(openings.measure, openings.judge)),
    (("S12",), _one(company.measure, company.judge)),
    (("S14",), _one(engines.measure, engines.judge)),
    (("stages",), _stages),
    (("growth",), _growth),
]
GOALS = tuple(f"S{number}" for number in range(1, 16))
