"""Goals S1, S2, S4, S5 and S15: durable logs a second, and what each feature takes from them.

All in one rotation, because each is a ratio to the whole product as it is shipped.
"""

import statistics
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from bench import machine, others, posts
from bench.course import Course
from bench.figures import Part, Verdict, at_least, median_ratio
from bench.load import Outcome
from bench.product import Product, call

WHOLE = "whole product"
NEEDS = {
    "S1": ("beside",),
    "S2": ("no-op, product's server", "no-op, ASGI under Granian", "bare socket"),
    "S4": ("without scrubbing", "clean entries", "30 % dirty entries", "gzip"),
    "S5": ("synchronous=NORMAL",),
    "S15": ("idempotency keys", "idempotency keys at random"),
}
ENTRIES = 100
_FEWER_ROUNDS = 3
_GENERATOR_BOUND = 4.0


class Beside(NamedTuple):
    """A program that takes the same POST: how it is started, and the key it wants."""

    command: str
    key: str


class Throughput(NamedTuple):
    """What the rotation measured: runs by variant, the batches in one commit, what failed."""

    runs: dict[str, list[Outcome]]
    group: float
    flush_us: float
    failures: dict[str, str]

    def ratio(self, name: str, reference: str = WHOLE) -> float | None:
        """Return the median over the rounds of the rate of one over that of the other."""
        measured, other = self.runs.get(name, []), self.runs.get(reference, [])
        count = min(len(measured), len(other))
        if not count:
            return None
        return median_ratio(
            [one.rate for one in measured[:count]], [one.rate for one in other[:count]]
        )

    def rate(self, name: str) -> float:
        """Return the median rate of a variant."""
        return statistics.median(one.rate for one in self.runs[name])

    def told(self, *names: str) -> str:
        """Return the rates of variants in words, or why there is none."""
        return ", ".join(
            f"{name} failed: {self.failures[name]}"
            if name in self.failures
            else f"{name} {self.rate(name):,.0f}/s"
            for name in names
            if self.runs.get(name) or name in self.failures
        )


def measure(course: Course, goals: Sequence[str], beside: Beside | None) -> Throughput:
    """Run the variants that these goals need, in rotation."""
    groups: list[float] = []
    variants = _variants(course, beside, groups)
    wanted = [WHOLE, *(name for goal in goals for name in NEEDS.get(goal, ()))]
    chosen = {name: variants[name] for name in wanted if name in variants}
    often = (WHOLE, *NEEDS["S1"], *NEEDS["S2"])
    fewer = {name: _FEWER_ROUNDS for name in chosen if name not in often}
    failures: dict[str, str] = {}
    runs = course.interleave(chosen, fewer, failures)
    if WHOLE in failures:
        raise RuntimeError(f"{WHOLE} failed: {failures[WHOLE]}")
    flush_us, _ = machine.flush_us(course.folder)
    return Throughput(runs, statistics.median(groups), flush_us, failures)


def judge(found: Throughput, goals: Sequence[str], bugsink: Part | None) -> list[Verdict]:
    """Return the verdicts of the goals that were asked for."""
    judges: dict[str, Callable[[Throughput], Verdict]] = {
        "S1": partial(_s1, bugsink=bugsink),
        "S2": _s2,
        "S4": _s4,
        "S5": _s5,
        "S15": _s15,
    }
    return [judges[goal](found) for goal in judges if goal in goals]


def writer_counts(product: Product) -> tuple[float, float]:
    """Return how many commits the writer has made, and how many writes they held."""
    status, page = call(product.port, "GET", "/metrics", product.secret_key)
    if status != 200:
        raise RuntimeError(f"the metrics page was answered {status}")
    counts = dict(line.rsplit(" ", 1) for line in str(page).splitlines() if line[:1] != "#")
    commits = float(counts["usercontext_writer_commits_total"])
    return commits, float(counts["usercontext_writer_writes_total"])


def _variants(
    course: Course, beside: Beside | None, groups: list[float]
) -> dict[str, Callable[[], Outcome]]:
    def whole(timed: bool = False, **kind: object) -> Outcome:
        with course.product() as product:
            outcome = course.load(product, timed=timed, **kind)
            commits, writes = writer_counts(product)
            if not kind:
                groups.append(writes / commits)
            _confirm(product, outcome)
            return outcome

    def cut(name: str) -> Outcome:
        with course.product(name) as product:
            return course.load(product)

    variants: dict[str, Callable[[], Outcome]] = {
        WHOLE: whole,
        "no-op, product's server": partial(others.noop_load, course, "own"),
        "no-op, ASGI under Granian": partial(others.noop_load, course, "granian"),
        "bare socket": partial(others.bare_load, course),
        "without scrubbing": partial(cut, "unscrubbed"),
        "clean entries": partial(whole, dirty=0.0),
        "30 % dirty entries": partial(whole, dirty=0.3),
        "gzip": partial(whole, packed=True),
        "synchronous=NORMAL": partial(cut, "normal"),
        "idempotency keys": partial(whole, keyed=True, timed=True),
        "idempotency keys at random": partial(whole, keyed=True),
    }
    if beside is not None:
        variants["beside"] = partial(others.beside_load, course, beside.command, beside.key)
    return variants


def _confirm(product: Product, outcome: Outcome) -> None:
    """A rate of answers is no rate of logs: what was acknowledged must be there."""
    stored = posts.stored_logs(product)
    acknowledged = outcome.acknowledged * ENTRIES
    if stored < acknowledged or (stored > acknowledged and not outcome.broken):
        raise RuntimeError(f"{acknowledged} entries were acknowledged, {stored} are stored")


def _s1(found: Throughput, bugsink: Part | None) -> Verdict:
    logs = found.rate(WHOLE) * ENTRIES
    whole = found.runs[WHOLE]
    told = f"{logs:,.0f} durable logs/s, p50 {_median(whole, 'p50_ms'):.1f} ms"
    told += f", p99 {_median(whole, 'p99_ms'):.1f} ms, refused {sum(o.refused for o in whole)}"
    told += f", broken {sum(o.broken for o in whole)}"
    against = found.ratio(WHOLE, "beside")
    beside = found.told("beside") or "name it with --beside"
    peers = at_least("Bugsink, sustained", None, 50, " x", "make bench-peers measures it")
    return Verdict(
        "S1",
        "durable logs/s of the whole product, beside the prototype and Bugsink",
        (
            at_least("prototype beside", against, 1.0, " x", f"{told}; {beside}"),
            bugsink or peers,
        ),
    )


def _s2(found: Throughput) -> Verdict:
    own, granian, bare = NEEDS["S2"]
    told = found.told(own, granian, bare)
    of_granian = found.ratio(WHOLE, granian)
    if of_granian is not None:
        told += f"; {of_granian:.1%} of the one under Granian"
    return Verdict(
        "S2",
        "the whole path, of the no-op under the product's own server",
        (
            at_least("share of the no-op", _share(found.ratio(WHOLE, own)), 20, " %", told),
            at_least(
                "load generator against a bare socket", found.ratio(bare), _GENERATOR_BOUND, " x"
            ),
        ),
    )


def _s4(found: Throughput) -> Verdict:
    on = found.ratio(WHOLE, "without scrubbing")
    dirty = found.ratio("30 % dirty entries", "clean entries")
    return Verdict(
        "S4",
        "what masking, dirty bodies and gzip cost",
        (
            at_least("masking on over off", _share(on), 90, " %", found.told(*NEEDS["S4"])),
            at_least("30 % dirty over clean", _share(dirty), 70, " %"),
            at_least("gzip over identity", _share(found.ratio("gzip")), 75, " %"),
        ),
    )


def _s5(found: Throughput) -> Verdict:
    share = _share(found.ratio(WHOLE, "synchronous=NORMAL"))
    told = f"{found.group:.1f} writes in a commit, fdatasync {found.flush_us:.0f} us"
    told += f"; {found.told(*NEEDS['S5'])}; FULL is what the product runs with"
    return Verdict(
        "S5",
        "synchronous=FULL against NORMAL",
        (at_least("FULL over NORMAL", share, 80, " %", told),),
    )


def _s15(found: Throughput) -> Verdict:
    share = _share(found.ratio("idempotency keys"))
    return Verdict(
        "S15",
        "an Idempotency-Key on every batch",
        (at_least("with over without", share, 90, " %"),),
    )


def _share(ratio: float | None) -> float | None:
    return None if ratio is None else ratio * 100


def _median(runs: Sequence[Outcome], name: str) -> float:
    return float(statistics.median(getattr(one, name) for one in runs))
