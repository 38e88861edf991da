"""The same faults told otherwise: what the rules lose by it. Not: a gate.

    python -m bench.otherwise [--cases 400] [--seed 1] [--only NAME] [--show] [--set NAME]

A seeded sample of all recorded visits is retold (`retold/`: other words, names, addresses,
browsers, levels, moments, less beside it), and a line printed for each way: of how many visits,
how many causes and priorities were right before and after, how many healthy visits got a cause.
A visit is left out where its label's facts do not stand in it any more, or where what its cause
was read from is gone.
"""

import argparse
import sys
from collections.abc import Callable
from random import Random

from msgspec import Struct

from bench.retold import browsers, entries, names, places
from usercontext.actions.evaluation import RULES, apart_cases, report_of, shipped_cases
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis
from usercontext.evals.cases import Case
from usercontext.evals.gate import load_reference
from usercontext.evals.marks import Mark, mark

Retell = Callable[[Case, Random], Case | None]
_LONGEST = 400
WAYS: dict[str, Retell] = {
    "things renamed": names.things_renamed,
    "meanings in synonyms": names.meanings_in_other_words,
    "notices in an unknown tongue": names.notices_in_an_unknown_tongue,
    "own lines in an unknown tongue": names.lines_in_an_unknown_tongue,
    "endpoints renamed": places.endpoints_renamed,
    "endpoints as calls": places.endpoints_as_calls,
    "hosts renamed": places.hosts_renamed,
    "answers bare": entries.answers_bare,
    "own lines taken": entries.own_lines_taken,
    "as Firefox": browsers.as_firefox,
    "as Safari": browsers.as_safari,
    "stacks minified": browsers.stacks_minified,
    "noise put in": entries.noise_put_in,
    "healed before": entries.healed_before,
    "report says little": entries.report_says_little,
    "report empty": entries.report_empty,
    "presses unnamed": entries.presses_unnamed,
    "stretched by half": entries.stretched,
    "jittered": entries.jittered,
    "calm thinned": entries.calm_thinned,
    "errors as warnings": entries.errors_as_warnings,
    "errors as logs": entries.errors_as_logs,
    "logs as errors": entries.logs_as_errors,
}
_TAKES_AWAY = ("own lines taken", "own lines in an unknown tongue", "errors as logs")


class Told(Struct, frozen=True):
    """One visit judged as it was and as it is retold."""

    way: str
    case: Case
    retold: Case
    was: Mark
    now: Mark
    said: Analysis


def main() -> int:
    """Judge, print the table and return 0."""
    options = _options()
    cases = sample(options.cases, options.seed, options.sets)
    before = {case.name: _judged(case) for case in cases}
    print(f"{'way':<32}{'visits':>7}{'cause':>13}{'priority':>13}{'healthy':>9}{'a cause':>10}")
    for way in options.only or WAYS:
        told = [one for case in cases if (one := retell(case, way, options.seed, before))]
        print(_line(way, told), flush=True)
        if options.show:
            _show(told)
    return 0


def sample(many: int, seed: int, sets: list[str] | None) -> list[Case]:
    """Return so many visits of all sets, drawn by a seed; none of the long ones."""
    kept = [name.split(", ")[1].split()[0] for name in load_reference() if name != RULES]
    drawn = [case for name in sets or kept for case in apart_cases(name)]
    if not sets:
        drawn += shipped_cases()
    named = {f"{case.name}": case for case in drawn if len(case.logs) <= _LONGEST}
    ordered = sorted(named.values(), key=lambda case: case.name)
    return Random(seed).sample(ordered, min(many, len(ordered)))


def retell(
    case: Case, way: str, seed: int, before: dict[str, tuple[Mark, Analysis]]
) -> Told | None:
    """Return a visit retold and judged, or None where it cannot be told this way."""
    retold = WAYS[way](case, Random(f"{seed} {way} {case.name}"))
    if retold is None:
        return None
    was, said = before[case.name]
    if way in _TAKES_AWAY and _is_taken(case, retold, said):
        return None
    now, anew = _judged(retold)
    return Told(way, case, retold, was, now, anew)


def _is_taken(case: Case, retold: Case, said: Analysis) -> bool:
    """Tell whether the entry that a cause was read from is there no longer as it was."""
    if not said.causes or case.is_healthy:
        return False
    root = case.logs[int(said.causes[0].evidence[0].split("-")[1])]
    return root not in retold.logs


def _judged(case: Case) -> tuple[Mark, Analysis]:
    analysis = analyze(report_of(case))
    return mark(case, analysis, None, 0.0), analysis


def _line(way: str, told: list[Told]) -> str:
    broken = [one for one in told if one.case.fault is not None]
    calm = [one for one in told if one.case.is_healthy]
    parts = [_share([one.was.hit_1 for one in broken], [one.now.hit_1 for one in broken])]
    known = [one for one in told if one.was.priority_right is not None]
    parts += [_share([o.was.priority_right for o in known], [o.now.priority_right for o in known])]
    wrong = f"{sum(o.was.answered for o in calm)} → {sum(o.now.answered for o in calm)}"
    return f"{way:<32}{len(told):>7}{parts[0]:>16}{parts[1]:>16}{len(calm):>6}{wrong:>10}"


def _share(was: list[bool | None], now: list[bool | None]) -> str:
    many = max(1, len(was))
    return f"{sum(map(bool, was)) / many:.3f} → {sum(map(bool, now)) / many:.3f}"


def _show(told: list[Told]) -> None:
    for one in told:
        fell = [
            what
            for what in ("hit_1", "priority_right")
            if getattr(one.was, what) and getattr(one.now, what) is False
        ]
        if fell:
            _show_one(one, fell)


def _show_one(one: Told, fell: list[str]) -> None:
    first = one.said.causes[0] if one.said.causes else None
    print(f"  - {one.case.name} [{', '.join(fell)}] “{one.retold.issue.user_description[:90]}”")
    label = one.now.label
    print(f"      want {label.category} {label.cause_contains} {label.priority}")
    print(f"      was  {one.was.given} {one.was.priority} {one.was.told}")
    print(f"      now  {one.now.given} {one.now.priority} {one.now.told}")
    if first and one.now.told is None:
        print(f"      first {first.probability} {first.category} {first.text}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="otherwise", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=list(WAYS), help="only this way")
    parser.add_argument("--set", dest="sets", action="append", help="only visits of this set")
    parser.add_argument("--show", action="store_true", help="name what fell")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
