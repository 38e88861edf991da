"""What `usercontext demo` shows: one line while it plays, a table at the end. Not: playing."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from usercontext.cli.output import print_table, program_name, safe
from usercontext.domain.counted import counted

if TYPE_CHECKING:
    from usercontext.client.clients import Client
    from usercontext.shop.driver import Played

_MOST_TROUBLES = 5
_HEALTHY = "none: healthy visit"


@dataclass
class Score:
    """What has been played so far, of how many."""

    planned: int
    played: "list[Played]" = field(default_factory=list)
    seconds: float = 0.0

    def line(self, seconds: float) -> str:
        """Say how it is going, in one line."""
        broken = sum(one.plan.fault is not None for one in self.played)
        told = sum(one.issue_id is not None for one in self.played)
        rate = len(self.played) / max(seconds, 0.001) * 60
        return (
            f"{len(self.played)} of {counted(self.planned, 'visit')}, {broken} met a fault,"
            f" {told} reported, {rate:.0f} a minute"
        )


def show_score(score: Score, url: str, folder: str) -> None:
    """Print visits, faults, reports, issues, and what to look at next."""
    print(score.line(score.seconds))
    visits, reports = Counter[str](), Counter[str]()
    for one in score.played:
        name = one.plan.switch or _HEALTHY
        visits[name] += 1
        reports[name] += one.issue_id is not None
    rows = [(name, count, reports[name], count - reports[name]) for name, count in visits.items()]
    print()
    print_table(("FAULT", "VISITS", "REPORTED", "SILENT"), sorted(rows))
    issues = [one for one in score.played if one.issue_id is not None]
    if issues:
        print()
        print_table(("ISSUE", "FAULT", "THEY SAID"), map(_issue_row, issues))
    _show_troubles(score)
    program = program_name(Path(sys.executable), Path.cwd())
    print(f"\nNext:\n  {program} issues list --data {folder}")
    if issues:
        print(f"  {program} issues export {issues[-1].issue_id} --data {folder}")
    print(f"  {url}/demo/switches breaks the shop for your own browser")


def show_check(played: "list[Played]", client: "Client") -> bool:
    """Print what each fault left beside what its table expects; returns whether all of it holds."""
    import msgspec

    from usercontext.shop.expected import compare

    rows, missing = [], []
    for one in sorted(played, key=lambda each: each.plan.switch):
        logs = [] if one.session_id is None else client.session_logs(UUID(one.session_id))
        entries: Any = msgspec.to_builtins(list(logs))
        entries.sort(key=lambda entry: entry["timestamp"])
        found = compare(one.plan.expects, entries)
        order = "yes" if found.in_order else "NO"
        rows.append((one.plan.switch, found.expected, found.captured, order, len(entries)))
        missing += [f"{one.plan.switch}: no {words}" for words in found.missing]
        if one.trouble:
            missing.append(f"{one.plan.switch}: {one.trouble}")
    print_table(("FAULT", "EXPECTED", "CAPTURED", "IN ORDER", "ENTRIES"), rows)
    for line in missing:
        print(safe(line))
    good = sum(row[1] == row[2] and row[3] == "yes" for row in rows)
    print(f"{good} of {len(rows)} as their table says")
    return good == len(rows) and not missing


def _issue_row(one: "Played") -> tuple[object, ...]:
    said = (one.plan.report or "").partition("\n")[0]
    said = said if len(said) <= 50 else said[:49] + "…"
    return (one.issue_id, one.plan.switch or _HEALTHY, said)


def _show_troubles(score: Score) -> None:
    troubles = Counter(_trouble(one) for one in score.played)
    del troubles[""]
    if troubles:
        print(f"\n{counted(troubles.total(), 'visit')} did not end as planned:")
    for words, count in troubles.most_common(_MOST_TROUBLES):
        print(f"  {count} × {safe(words)}")


def _trouble(one: "Played") -> str:
    if one.trouble is not None:
        return f"{one.plan.switch or _HEALTHY}: {one.trouble}"
    return "nothing was captured: is the key right?" if one.session_id is None else ""
