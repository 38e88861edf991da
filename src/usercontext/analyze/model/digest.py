"""What a model is shown of one issue, within a budget of tokens. Not: how it is fenced or sent.

The same evidence gives the same digest: entries and causes have names of this digest (e1, c1), so
that neither an id nor a clock makes two equal sessions differ, and no id of elsewhere can be cited.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec import Struct

from usercontext.analyze.language.text import clean
from usercontext.analyze.model.entries import entry_line
from usercontext.analyze.reading.report import Report
from usercontext.domain.analysis import Analysis, Cause
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.counted import counted
from usercontext.domain.log_entry import Level, LogEntry

_DESCRIPTION_CAP = 2_000
_PLACE_CAP = 300
_MOST_ENTRIES = 60
_MOST_LOUD = 20
_LOUD = (Level.ERROR, Level.WARN)
_BYTES_PER_TOKEN = 3
"""Fewer than any tokenizer in use makes of English or JSON: a budget is kept, not just aimed at."""


class Digest(Struct, frozen=True):
    """The lines shown, and what the names in them stand for. ``left_out`` entries had no room."""

    lines: tuple[str, ...]
    entries: dict[str, LogEntry]
    causes: dict[str, Cause]
    left_out: int = 0

    @property
    def text(self) -> str:
        """Return the lines as they are fenced."""
        return "\n".join(f"| {line}" for line in self.lines)


def make_digest(
    report: Report, analysis: Analysis, tokens: int, scrub: Callable[[str], str]
) -> Digest:
    """Show the ranked causes with their entries, then what else was loud, then the steps.

    Every line is cleaned, bounded, and goes through ``scrub`` once more: what was stored before a
    kind of secret was known is not sent either.
    """
    causes = {f"c{number}": cause for number, cause in enumerate(analysis.causes, 1)}
    head = [scrub(line) for line in _head(report, analysis)]
    room = tokens - sum(map(count_tokens, head)) - 400  # for the causes and the steps' own words
    wanted = list(_wanted(report, analysis))
    shown: dict[str, str] = {}
    known = {entry.id: entry for entry in report.entries}
    for log_id in wanted:
        line = scrub(entry_line(known[log_id]))
        room -= count_tokens(line) + 8
        if room < 0 or len(shown) == _MOST_ENTRIES:
            break
        shown[log_id] = line
    ordered = sorted((known[log_id] for log_id in shown), key=lambda one: one.instant_us)
    names = {entry.id: f"e{number}" for number, entry in enumerate(ordered, 1)}
    lines = [
        *head,
        *(scrub(_cause_line(name, cause, names)) for name, cause in causes.items()),
        *(f"ENTRY {names[e.id]} {_before(report, e)} {shown[e.id]}" for e in ordered),
        *(scrub(line) for line in _steps(analysis, names)),
    ]
    left_out = len(wanted) - len(shown)
    if left_out:
        lines.append(f"LEFT OUT {counted(left_out, 'entry', 'entries')}, for want of room")
    return Digest(tuple(lines), {names[e.id]: e for e in ordered}, causes, left_out)


def digest_key(digest: Digest, *surroundings: str) -> bytes:
    """Name a digest and what it is sent with; equal names may have the same answer."""
    return hashlib.sha256(msgspec.json.encode((digest.lines, surroundings))).digest()


def count_tokens(text: str) -> int:
    """Estimate on the high side how many tokens a text is."""
    return len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN + 1


def _head(report: Report, analysis: Analysis) -> Iterator[str]:
    yield f"REPORT {clean(report.description, _DESCRIPTION_CAP)}"
    told = report.metadata or {}
    place = {"url": told.get("url"), "browser": told.get("browser")}
    place |= {"release": report.release, "environment": report.environment}
    shown = (f"{k}={clean(str(v), _PLACE_CAP)}" for k, v in place.items() if v)
    yield f"PAGE {'; '.join(shown)}"
    c = analysis.completeness
    yield f"SESSION kept={c.kept} dropped={c.dropped} truncated={c.truncated} gaps={c.gaps}"
    words = clean(analysis.summary, _DESCRIPTION_CAP)
    yield f"RULES verdict={analysis.verdict.value} said: {words}"


def _wanted(report: Report, analysis: Analysis) -> Iterable[str]:
    """Name the entries in the order in which they are given room: every root first."""
    wanted = [cause.evidence[0] for cause in analysis.causes if cause.evidence]
    wanted += [log_id for cause in analysis.causes for log_id in cause.evidence]
    wanted += [log_id for claim in analysis.claims for log_id in claim.evidence]
    until_us = report.reported_us
    loud = [e for e in report.entries if e.level in _LOUD and e.instant_us <= until_us]
    wanted += [e.id for e in sorted(loud, key=lambda e: -e.instant_us)[:_MOST_LOUD]]
    wanted += [log_id for step in reversed(analysis.steps) for log_id in step.evidence]
    known = {entry.id for entry in report.entries}
    return dict.fromkeys(log_id for log_id in wanted if log_id in known)


def _cause_line(name: str, cause: Cause, names: dict[str, str]) -> str:
    root = f"root={next((names.get(log_id, '-') for log_id in cause.evidence), '-')}"
    effects = [names[log_id] for log_id in cause.evidence[1:] if log_id in names]
    then = f" then={','.join(effects)}" if effects else ""
    likely = f"{cause.category.value} probability={cause.probability:.2f}"
    return f"CAUSE {name} {likely} {root}{then} said: {clean(cause.text, 400)}"


def _before(report: Report, entry: LogEntry) -> str:
    return f"{round((entry.instant_us - report.reported_us) / MICROSECONDS):+d}s"


def _steps(analysis: Analysis, names: dict[str, str]) -> Iterator[str]:
    for step in analysis.steps:
        cited = ",".join(names[log_id] for log_id in step.evidence if log_id in names)
        if cited:
            yield f"STEP {cited} {clean(step.text, _PLACE_CAP)}"
