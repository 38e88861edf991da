"""Which rows a timeline shows: lines, silences, reports, what is left out. Not: their words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from usercontext.domain.timeline import EntryMark, Proof, ReportMark, TimelineWish
from usercontext.present.axis import GAP_US, Gap

_MOST_FOCUSED = 200
_CONTEXT, _MOST_WITH_CONTEXT = 2, 20
"""Lines around one that is cited; of more than twenty each is shown alone: the page grows long."""
_LEAD = 2
"""Lines before the one that a page begins with: few enough that it is seen without scrolling."""


class Run(Struct, frozen=True):
    """One line: entries ``first`` to ``last`` of the session, several when they say the same."""

    first: int
    last: int
    count: int = 1


class Skip(Struct, frozen=True):
    """Entries that are not shown: how many, and the entries between which they stand."""

    entries: int
    after: str | None
    before: str | None


class ReportRow(Struct, frozen=True):
    """Where somebody reported a problem."""

    report: ReportMark


class GapRow(Struct, frozen=True):
    """Where nothing was captured for a while."""

    gap: Gap


Row = Run | Skip | GapRow | ReportRow
Proofs = Mapping[str, tuple[Proof, ...]]


class Rows(Struct, frozen=True):
    """The rows, and how many entries and failures the filter leaves.

    ``current`` is the entry that is stood on, ``failure`` its rank among the failures or 0;
    ``from_us`` to ``until_us`` is what the rows around it cover.
    """

    rows: tuple[Row, ...]
    matching: int
    failures: int
    failure: int
    previous_failure: str | None
    next_failure: str | None
    current: str | None
    from_us: int
    until_us: int


def choose_rows(
    marks: Sequence[EntryMark],
    wish: TimelineWish,
    proofs: Proofs,
    gaps: Sequence[Gap],
    reports: Sequence[ReportMark],
) -> Rows:
    """Choose rows around what is wanted: the entry named, what is cited, the first failure."""
    places = {mark.id: place for place, mark in enumerate(marks)}
    wish = _known(wish, places)
    inside = wish.range_of(marks[0].at_us, marks[-1].at_us) if marks else (0, 0)
    runs = _fold(marks, wish, proofs, inside)
    if wish.is_range:
        gaps = [gap for gap in gaps if inside[0] <= gap.from_us and gap.until_us <= inside[1]]
        reports = [report for report in reports if inside[0] <= report.at_us <= inside[1]]
    low, high, current = _window(marks, runs, wish, proofs, places)
    chosen = set(range(low, high))
    if not wish.goes_on:
        chosen |= _focused(runs, wish, places)
    rows = tuple(_between(marks, runs, sorted(chosen), _Edges(wish, gaps, reports, places)))
    failures = [run.first for run in runs if marks[run.first].failed]
    here = places.get(current or "", 0)
    index = bisect_left(failures, here)
    # what nobody has gone to yet is the next one
    is_on = wish.at is not None and index < len(failures) and failures[index] == here
    following = index + is_on
    return Rows(
        rows,
        sum(run.count for run in runs),
        len(failures),
        index + 1 if is_on else 0,
        marks[failures[index - 1]].id if index else None,
        marks[failures[following]].id if following < len(failures) else None,
        current,
        marks[runs[low].first].at_us if low < high else 0,
        marks[runs[high - 1].last].at_us if low < high else 0,
    )


def _known(wish: TimelineWish, places: Mapping[str, int]) -> TimelineWish:
    """Forget entries that the session does not have: people edit addresses, logs are deleted."""
    names = ("at", "after", "until", "before")
    unknown = {name: None for name in names if getattr(wish, name) not in places}
    return structs.replace(wish, **unknown)


def _fold(
    marks: Sequence[EntryMark], wish: TimelineWish, proofs: Proofs, inside: tuple[int, int]
) -> list[Run]:
    """Make one line of console lines that follow each other and say the same."""
    runs: list[Run] = []
    apart = {wish.at, wish.after, wish.until, wish.before}.union(proofs)
    is_filter, folds = wish.is_filter, wish.folds
    for place, mark in enumerate(marks):
        if is_filter and not _is_wanted(mark, wish, inside):
            continue
        if folds and mark.same and runs and mark.id not in apart:
            last = runs[-1]
            if _say_the_same(marks[last.last], mark, apart):
                runs[-1] = Run(last.first, place, last.count + 1)
                continue
        runs.append(Run(place, place))
    return runs


def _is_wanted(mark: EntryMark, wish: TimelineWish, inside: tuple[int, int]) -> bool:
    if mark.id == wish.at:
        return True
    return (
        mark.found
        and inside[0] <= mark.at_us <= inside[1]
        and (not wish.kinds or mark.kind in wish.kinds)
        and (not wish.levels or mark.level in wish.levels)
    )


def _say_the_same(one: EntryMark, other: EntryMark, apart: set[str | None]) -> bool:
    is_alike = one.same == other.same and one.level is other.level
    return is_alike and other.at_us - one.at_us <= GAP_US and one.id not in apart


def _window(
    marks: Sequence[EntryMark],
    runs: Sequence[Run],
    wish: TimelineWish,
    proofs: Proofs,
    places: Mapping[str, int],
) -> tuple[int, int, str | None]:
    """Return from where to where lines are shown, and the entry that is stood on."""
    lasts = [run.last for run in runs]
    if wish.after in places:
        low = bisect_left(lasts, places[wish.after or ""] + 1)
        end = len(runs)
        if wish.until in places:
            end = bisect_left(lasts, places[wish.until or ""])
        return low, min(low + wish.rows, end), None
    if wish.before in places:
        high = bisect_left(lasts, places[wish.before or ""])
        return max(0, high - wish.rows), high, None
    target = places.get(wish.at or "")
    if target is None:
        target = _interesting(marks, runs, wish, proofs, places)
    focus = min(bisect_left(lasts, target), max(0, len(runs) - 1))
    lead = wish.rows // 2 if wish.at else _LEAD
    low = max(0, min(focus - lead, len(runs) - wish.rows))
    return low, min(low + wish.rows, len(runs)), marks[target].id if runs else None


def _interesting(
    marks: Sequence[EntryMark],
    runs: Sequence[Run],
    wish: TimelineWish,
    proofs: Proofs,
    places: Mapping[str, int],
) -> int:
    """Return the place to begin at: the root of a cause, what is cited, a failure, the start."""
    shown = {run.first for run in runs} if proofs else set()
    cited = sorted(place for one in proofs if (place := places.get(one)) in shown)
    named = [place for place in cited if marks[place].id in wish.focus] or cited
    roots = [p for p in named if any(proof.role == "root" for proof in proofs[marks[p].id])]
    failures = (run.first for run in runs if marks[run.first].failed)
    first = runs[0].first if runs else 0
    return next(iter(roots or named), next(failures, first))


def _focused(runs: Sequence[Run], wish: TimelineWish, places: Mapping[str, int]) -> set[int]:
    lasts = [run.last for run in runs]
    wanted = sorted(places[one] for one in wish.focus if one in places)[:_MOST_FOCUSED]
    context = _CONTEXT if len(wanted) <= _MOST_WITH_CONTEXT else 0
    chosen: set[int] = set()
    for place in wanted:
        index = bisect_left(lasts, place)
        if index < len(runs) and runs[index].first <= place:
            chosen |= set(range(max(0, index - context), min(len(runs), index + context + 1)))
    return chosen


class _Edges(Struct, frozen=True):
    wish: TimelineWish
    gaps: Sequence[Gap]
    reports: Sequence[ReportMark]
    places: Mapping[str, int]


def _between(
    marks: Sequence[EntryMark], runs: Sequence[Run], chosen: Sequence[int], edges: _Edges
) -> Iterator[Row]:
    """Yield the chosen lines with what stands between them and at both ends."""
    wish = edges.wish
    if not chosen:
        if not wish.goes_on:
            yield from _beside(None, None, edges)
        return
    before = chosen[0] - 1
    if wish.after is None or wish.alone:
        if before >= 0:
            yield _skip(marks, runs, -1, chosen[0])
            before = chosen[0]
        else:
            yield from _beside(None, marks[runs[0].first].at_us, edges)
    for index in chosen:
        if index - before > 1:
            yield _skip(marks, runs, before, index)
        elif before != index and before >= 0:
            yield from _beside(_end_us(marks, runs[before]), marks[runs[index].first].at_us, edges)
        yield runs[index]
        before = index
    if wish.before is not None and wish.goes_on:
        until_us = marks[edges.places[wish.before]].at_us
        yield from _beside(_end_us(marks, runs[before]), until_us, edges)
        return
    end = len(runs)
    if wish.until in edges.places:
        end = bisect_left([run.last for run in runs], edges.places[wish.until or ""])
    if before < end - 1:
        yield _skip(marks, runs, before, end)
    elif end == len(runs):
        yield from _beside(_end_us(marks, runs[before]), None, edges)


def _skip(marks: Sequence[EntryMark], runs: Sequence[Run], before: int, after: int) -> Skip:
    entries = sum(run.count for run in runs[before + 1 : after])
    return Skip(
        entries,
        marks[runs[before].last].id if before >= 0 else None,
        marks[runs[after].first].id if after < len(runs) else None,
    )


def _end_us(marks: Sequence[EntryMark], run: Run) -> int:
    return marks[run.last].at_us


def _beside(from_us: int | None, until_us: int | None, edges: _Edges) -> Iterator[Row]:
    """Yield the silences and reports between two instants; None is without end."""
    # silences follow each other, and there may be thousands of them
    start = 0 if from_us is None else bisect_left(edges.gaps, from_us, key=_begin)
    end = len(edges.gaps) if until_us is None else bisect_left(edges.gaps, until_us, key=_begin)
    found: list[tuple[int, int, Row]] = [
        (gap.from_us, 0, GapRow(gap)) for gap in edges.gaps[start:end]
    ]
    found += [
        (report.at_us, 1, ReportRow(report))
        for report in edges.reports
        if (from_us is None or report.at_us >= from_us)
        and (until_us is None or report.at_us < until_us)
    ]
    for _, _, row in sorted(found, key=lambda each: each[:2]):
        yield row


def _begin(gap: Gap) -> int:
    return gap.from_us
