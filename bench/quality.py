"""The command behind `make eval`: judge the analyzers by the shipped cases, and hold a gate.

    python -m bench.quality [--quick | --later | --second | --third | --fourth | --fifth
                            | --sixth | --seventh | --eighth | --ninth | --tenth | --eleventh
                            | --twelfth | --thirteenth | --fourteenth | --fifteenth
                            | --sixteenth | --seventeenth | --eighteenth | --nineteenth
                            | --twentieth | --twentyfirst | --twentysecond]
                            [--docs] [--reference]

Prints the tables of docs/eval.md and docs/eval-sets.md. Returns 1 when an analyzer is worse than
the committed reference allows, obeyed an order, or published a sentence that its evidence does not
say. ``--quick`` takes every fifth case of the first set, held to what must be nought; ``--later``
and ``--second`` to ``--twentysecond`` judge only sets that were recorded after rules, each held to
what it has reached since; ``--docs`` rewrites the pages and their picture; ``--reference`` commits
to what was found, in a commit that changes nothing else.
"""

import argparse
import sys
import tracemalloc
from pathlib import Path
from time import perf_counter

import msgspec

from bench import quality_pages
from usercontext.actions.evaluation import (
    RULES,
    apart_cases,
    judge,
    judge_of,
    report_of,
    shipped_cases,
)
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.evals import gate, tables
from usercontext.evals.baselines import BASELINES
from usercontext.evals.cases import Case
from usercontext.evals.marks import Mark
from usercontext.evals.scores import Scores, percentile, score
from usercontext.evals.sizes import SIZES, stretch
from usercontext.memory import collect_in_large_steps

_ROOT = Path(__file__).parent.parent
_REFERENCE = _ROOT / "src" / "usercontext" / "evals" / "reference.json"
_QUICK_EVERY = 5
_TIMED = 12
_PATIENCE_MS = 8_000
_MIB = 1024 * 1024
_APART = {
    "later": "Families recorded later",
    "second": "Families of the second set",
    "third": "Families of the third set",
    "fourth": "Families of the fourth set",
    "fifth": "Families of the fifth set",
    "sixth": "Families of the sixth set",
    "seventh": "Families of the seventh set",
    "eighth": "Families of the eighth set",
    "ninth": "Families of the ninth set",
    "tenth": "Families of the tenth set",
    "eleventh": "Families of the eleventh set",
    "twelfth": "Families of the twelfth set",
    "thirteenth": "Families of the thirteenth set",
    "fourteenth": "Families of the fourteenth set",
    "fifteenth": "Families of the fifteenth set",
    "sixteenth": "Families of the sixteenth set",
    "seventeenth": "Families of the seventeenth set",
    "eighteenth": "Families of the eighteenth set",
    "nineteenth": "Families of the nineteenth set",
    "twentieth": "Families of the twentieth set",
    "twentyfirst": "Families of the twenty-first set",
    "twentysecond": "Families of the twenty-second set",
}
"""The titles of the sets that nothing is fitted to; the reference holds what each has reached."""

Marks = dict[str, tuple[Mark, ...]]


def main() -> int:
    """Judge, tell, and return the exit code."""
    options = _options()
    apart = {name: _judge_all(apart_cases(name)) for name in options.apart or _APART}
    if options.apart:
        _tell(_apart_parts(apart))
        return _judge_apart(apart)
    cases = shipped_cases()[:: _QUICK_EVERY if options.quick else 1]
    marks = _judge_all(cases)
    measured = _measure(cases, 3 if options.quick else _TIMED)
    parts, by_set = _parts(marks, measured) | _sets(apart), _apart_parts(apart)
    _tell(parts | by_set)
    if options.docs:
        quality_pages.write(parts, by_set, marks[RULES], _ROOT / "docs")
    if options.reference:
        kept = {RULES: score(marks[RULES])}
        kept |= {_kept_as(name): score(own[RULES]) for name, own in apart.items()}
        _REFERENCE.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=2) + b"\n")
    is_worse = _judge_gate(marks[RULES], options.quick)
    return _judge_apart(apart) or is_worse


def _judge_all(cases: tuple[Case, ...]) -> Marks:
    judges = {RULES: judge_of(analyze), **BASELINES}
    return {name: judge(cases, judging) for name, judging in judges.items()}


def _tell(parts: dict[str, tables.Rows]) -> None:
    for title, rows in parts.items():
        print(f"\n{title}\n\n{tables.as_text(rows)}")


def _parts(marks: Marks, measured: tables.Rows) -> dict[str, tables.Rows]:
    rules = marks[RULES]
    return {
        "Analyzers, all cases": tables.analyzers({n: score(own) for n, own in marks.items()}),
        "Seen and left-out families": tables.seen_and_left_out(marks),
        "The rules by family": tables.families(rules),
        "The rules by kind of case": tables.kinds(rules),
        "Categories taken for others": tables.confused(rules),
        "Faults that one signature merged": tables.merged(rules),
        "Time and memory by size of the session": measured,
    }


def _sets(apart: dict[str, Marks]) -> dict[str, tables.Rows]:
    """Return a row for each set that was judged apart, as the rules are now."""
    found = {name: score(marks[RULES]) for name, marks in apart.items()}
    heads, *rows = tables.analyzers(found)
    return {"The rules, set by set": [("set", *heads[1:]), *rows]}


def _apart_parts(apart: dict[str, Marks]) -> dict[str, tables.Rows]:
    parts: dict[str, tables.Rows] = {}
    for name, marks in apart.items():
        title = _APART[name]
        found = {analyzer: score(own) for analyzer, own in marks.items()}
        parts[f"{title}, analyzers"] = tables.analyzers(found)
        parts[f"{title}, the rules"] = tables.families(marks[RULES])
        parts[f"{title}, categories taken for others"] = tables.confused(marks[RULES])
    return parts


def _measure(cases: tuple[Case, ...], most: int) -> tables.Rows:
    """Time whole analyses of sessions of three sizes, entries decoded beforehand; one thread."""
    chosen = [case for case in cases if case.logs and len(case.logs) <= SIZES[0]]
    chosen = chosen[:: max(1, len(chosen) // most)]
    heads = ("entries", "of which", "analyses", "p50 ms", "p95 ms", "slowest ms", "peak MiB")
    rows: tables.Rows = [heads]
    for size in SIZES:
        for words, busy in (("quiet but for the visit", False), ("busy throughout", True)):
            reports = [report_of(stretch(case, size, busy=busy)) for case in chosen]
            took = _time(reports)
            figures = (percentile(took, 0.5), percentile(took, 0.95), took[-1])
            told = [f"{figure:.1f}" for figure in (*figures, _peak_mib(reports[0]))]
            rows.append((f"{size:,}", words, str(len(took)), *told))
    return rows


def _time(reports: list[Report]) -> list[float]:
    """Return the times in milliseconds, sorted; a row that takes long ends early, and says so."""
    collect_in_large_steps()  # as the worker does
    took: list[float] = []
    for report in reports:
        begun = perf_counter()
        analyze(report)
        took.append((perf_counter() - begun) * 1000)
        if sum(took) > _PATIENCE_MS:
            break
    return sorted(took)


def _peak_mib(report: Report) -> float:
    """Return what one analysis takes at most beside its entries."""
    tracemalloc.start()
    analyze(report)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / _MIB


def _judge_gate(marks: tuple[Mark, ...], quick: bool) -> int:
    if quick:
        return _judge_noughts(marks)
    return _end(marks, gate.regressions(gate.load_reference()[RULES], score(marks)))


def _judge_apart(apart: dict[str, Marks]) -> int:
    """Hold each set to what it has reached: its first judgement is over, a rule may not lose it."""
    reference = gate.load_reference()
    return max([_judge_set(marks[RULES], reference, name) for name, marks in apart.items()])


def _judge_set(marks: tuple[Mark, ...], reference: dict[str, Scores], name: str) -> int:
    kept = reference.get(_kept_as(name))
    if kept is None:  # before anybody committed to what a new set reached
        return _judge_noughts(marks)
    return _end(marks, gate.regressions(kept, score(marks)))


def _kept_as(name: str) -> str:
    return f"{RULES}, {name} set"


def _judge_noughts(marks: tuple[Mark, ...]) -> int:
    return _end(marks, gate.not_nought(score(marks)))


def _end(marks: tuple[Mark, ...], reasons: tuple[str, ...]) -> int:
    for one in marks:
        for reason in (*one.guards, *one.unsupported):
            print(f"{one.name}: {reason}", file=sys.stderr)
    for reason in reasons:
        print(f"worse: {reason}", file=sys.stderr)
    print(f"\ngate of {len(marks)} cases: {'failed' if reasons else 'passed'}")
    return 1 if reasons else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="quality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="every fifth case, only the noughts")
    for name, title in _APART.items():
        only = f"only {title[0].lower()}{title[1:]}"
        parser.add_argument(f"--{name}", dest="apart", action="append_const", const=name, help=only)
    parser.add_argument("--docs", action="store_true", help="rewrite the pages and their picture")
    parser.add_argument("--reference", action="store_true", help="commit to what was found")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
