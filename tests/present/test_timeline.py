"""Which rows a timeline has, where they stand on the axis, what its words look like."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from present.marked import ISSUE, click, mark, report, stand
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.log_entry import Level
from usercontext.domain.timeline import EntryKind, EntryMark, Proof, ReportMark, TimelineWish
from usercontext.present.axis import Axis
from usercontext.present.pieces import Piece, one_line, pieces
from usercontext.present.rows import GapRow, ReportRow, Rows, Run, Skip, choose_rows
from usercontext.present.strip import COLUMNS, draw_strip
from usercontext.present.tree import GLANCE, TreeCaps, tree

PROOF = Proof(ISSUE, "root", "it failed")


def choose(
    marks: list[EntryMark],
    wish: TimelineWish | None = None,
    proofs: Mapping[str, tuple[Proof, ...]] | None = None,
    reports: tuple[ReportMark, ...] = (),
) -> Rows:
    gaps = Axis([one.at_us for one in marks]).gaps
    return choose_rows(marks, wish or TimelineWish(), proofs or {}, gaps, reports)


def test_lines_that_say_the_same_are_one_run_but_for_the_one_that_is_cited() -> None:
    marks = [mark(n, same=7) for n in range(5)]
    rows = choose(marks, proofs={marks[2].id: (PROOF,)}).rows

    assert rows == (Run(0, 1, 2), Run(2, 2), Run(3, 4, 2))


def test_lines_are_not_folded_over_a_silence_or_another_level() -> None:
    marks = [mark(0, same=7), mark(1, same=7, level=Level.WARN), mark(200, same=7)]

    assert [row for row in choose(marks).rows if isinstance(row, Run)] == [Run(0, 0), *stand(1, 2)]


def test_clicks_are_never_folded() -> None:
    assert choose([click(n) for n in range(3)]).rows == stand(0, 1, 2)


def test_a_silence_and_a_report_stand_where_they_happened() -> None:
    marks = [mark(0), mark(100), mark(101)]
    told = report(101.5)
    rows = choose(marks, reports=(told,)).rows

    assert isinstance(rows[1], GapRow)
    assert rows[1].gap.length_us == 100 * MICROSECONDS
    assert rows[-1] == ReportRow(told)


def test_a_page_begins_before_the_root_of_a_cause() -> None:
    marks = [mark(n / 10, failed=n == 3) for n in range(1_000)]
    chosen = choose(marks, TimelineWish(rows=20), proofs={marks[500].id: (PROOF,)})

    assert chosen.current == marks[500].id
    assert chosen.rows[0] == Skip(498, None, marks[498].id)
    assert chosen.rows[1:-1] == stand(*range(498, 518))
    assert chosen.rows[-1] == Skip(482, marks[517].id, None)


def test_a_page_begins_before_the_first_failure_where_nothing_is_cited() -> None:
    marks = [mark(n / 10, failed=n in (300, 400)) for n in range(1_000)]
    chosen = choose(marks, TimelineWish(rows=20))

    assert chosen.current == chosen.next_failure == marks[300].id
    assert (chosen.failures, chosen.failure, chosen.previous_failure) == (2, 0, None)


def test_whoever_stands_on_a_failure_is_told_the_ones_beside_it() -> None:
    marks = [mark(n, failed=n in (2, 5, 8)) for n in range(10)]
    chosen = choose(marks, TimelineWish(at=marks[5].id))

    assert (chosen.failure, chosen.failures) == (2, 3)
    assert chosen.previous_failure == marks[2].id
    assert chosen.next_failure == marks[8].id


def test_what_is_cited_is_shown_wherever_it_stands() -> None:
    marks = [mark(n / 10) for n in range(1_000)]
    focus = frozenset({marks[10].id, marks[900].id})
    proofs = {marks[500].id: (PROOF,)}
    rows = choose(marks, TimelineWish(rows=10, focus=focus), proofs=proofs).rows
    shown = {row.first for row in rows if isinstance(row, Run)}

    assert {8, 9, 10, 11, 12, 500, 898, 899, 900, 901, 902} <= shown
    assert sum(isinstance(row, Skip) for row in rows) == 4


def test_going_on_after_after_after_shows_every_entry_once() -> None:
    marks = [mark(n / 10) for n in range(1_000)]
    rows = choose(marks, TimelineWish(rows=300)).rows
    seen = [row.first for row in rows if isinstance(row, Run)]
    while isinstance(skip := rows[-1], Skip):
        rows = choose(marks, TimelineWish(rows=300, after=skip.after)).rows
        seen += [row.first for row in rows if isinstance(row, Run)]

    assert seen == list(range(1_000))


def test_going_on_before_ends_where_the_shown_begins() -> None:
    marks = [mark(n / 10) for n in range(1_000)]
    rows = choose(marks, TimelineWish(rows=300, before=marks[400].id)).rows

    assert rows[0] == Skip(100, None, marks[100].id)
    assert rows[1:] == stand(*range(100, 400))


def test_what_lies_between_two_shown_parts_is_gone_through_and_then_ends() -> None:
    marks = [mark(n / 10) for n in range(500)]
    wish = TimelineWish(rows=300, after=marks[100].id, until=marks[450].id)
    first = choose(marks, wish).rows
    [*_, skip] = first
    assert isinstance(skip, Skip)
    last = choose(marks, TimelineWish(rows=300, after=skip.after, until=skip.before)).rows

    assert first == (*stand(*range(101, 401)), Skip(49, marks[400].id, marks[450].id))
    assert last == stand(*range(401, 450))


def test_an_entry_that_is_named_is_shown_whatever_the_filter_says() -> None:
    marks = [mark(0), click(1), mark(2)]
    wish = TimelineWish(kinds=frozenset({EntryKind.CLICK}), at=marks[2].id)

    assert choose(marks, wish).rows == stand(1, 2)


@given(
    st.lists(st.integers(0, 10**12), max_size=60).map(sorted),
    st.integers(0, 10**12),
    st.integers(0, 10**12),
)
def test_the_axis_keeps_the_order_of_instants(instants: list[int], one: int, other: int) -> None:
    axis = Axis(instants)
    low, high = sorted((one, other))

    assert 0 <= axis.place(low) <= axis.place(high) <= 1 + 1e-9


def test_an_axis_cuts_a_night_short_and_finds_its_instants_again() -> None:
    hours = 3_600 * MICROSECONDS
    instants = [*range(0, 10 * MICROSECONDS, MICROSECONDS), 8 * hours, 8 * hours + MICROSECONDS]
    axis = Axis(instants)

    assert axis.place(instants[9]) > 0.85
    assert axis.place(8 * hours) - axis.place(instants[9]) == pytest.approx(0.015)
    assert axis.instant(axis.place(instants[4])) == pytest.approx(instants[4], abs=2)


def test_a_range_leaves_out_what_lies_before_and_after_it_also_silences_and_reports() -> None:
    marks = [mark(0), mark(100), mark(101), mark(250, failed=True)]
    wish = TimelineWish(from_us=99 * MICROSECONDS, to_us=200 * MICROSECONDS)
    found = choose(marks, wish, reports=(report(50), report(101.5), report(300)))

    assert found.rows == (Run(1, 1), Run(2, 2), ReportRow(report(101.5)))
    assert (found.matching, found.failures) == (2, 0)


def test_the_axis_tells_between_which_places_it_is_linear() -> None:
    axis = Axis([mark(at).at_us for at in (0, 1, 1_001, 1_002)])
    strip = draw_strip([mark(0)], axis, (), None, (axis.start_us, axis.instant(0.5)))
    ends = [offset_us // MICROSECONDS for _, offset_us in strip.bends]

    assert ends == [0, 1, 1_001, 1_002]
    assert [place for place, _ in strip.bends] == pytest.approx([0, 49.25, 50.75, 100])
    assert strip.picked is not None
    assert strip.picked.width == pytest.approx(50)


def test_the_strip_holds_every_entry_and_the_failures_apart() -> None:
    marks = [mark(n / 100, failed=n % 100 == 0) for n in range(10_000)]
    strip = draw_strip(marks, Axis([one.at_us for one in marks]), (report(3),), (0, 1))
    console = next(lane for lane in strip.lanes if lane.name == "console")
    drawn = sum(path.count("M") for _, path in console.paths)

    assert (console.entries, console.failures, strip.failures.entries) == (10_000, 100, 100)
    assert drawn == COLUMNS
    assert sum(zone.entries for zone in strip.zones) == 10_000
    assert sum(len(path) for lane in strip.drawn for _, path in lane.paths) < 20_000


def test_a_strip_of_nothing_and_of_one_moment_can_be_drawn() -> None:
    assert draw_strip([], Axis([]), (), None).zones == ()
    assert len(draw_strip([mark(0)], Axis([mark(0).at_us]), (), None).zones) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", [("text", "plain")]),
        ("", []),
        ("to [EMAIL], [ARRAY]", [("text", "to "), ("mask", "[EMAIL]"), ("text", ", [ARRAY]")]),
        ("[TRUNCATED]", [("cut", "[TRUNCATED]")]),
        ("\x1b[31mred", [("hidden", "ESC[31m"), ("text", "red")]),
        ("a\u202egpj.exe", [("text", "a"), ("hidden", "U+202E"), ("text", "gpj.exe")]),
        ("two\nlines\t", [("text", "two\nlines\t")]),
        ("\u200b" * 20, [("hidden", " ".join(["U+200B"] * 8) + "…")]),
    ],
)
def test_masks_and_what_cannot_be_seen_are_marks(text: str, found: list[tuple[str, str]]) -> None:
    assert pieces(text) == tuple(Piece(kind, shown) for kind, shown in found)


@given(st.text(max_size=2_000))
def test_a_line_is_one_line_of_what_can_be_seen(text: str) -> None:
    line = one_line(text, 300)

    assert len(line) <= 300
    assert not set(line) & set("\n\r\t\x00\x1b\u200b\u202e\ufeff")


def test_a_tree_is_bounded_in_nodes_depth_and_text() -> None:
    wide = tree("payload", {f"k{n}": n for n in range(1_000)}, GLANCE)
    deep: object = "end"
    for _ in range(500):
        deep = [deep]
    long = tree("payload", {"text": "x" * 1_000_000}, GLANCE)

    assert len(wide.nodes) == 199
    assert (wide.length, wide.cut) == (1_000, 801)
    assert depth_of(tree("payload", deep, TreeCaps(5_000, 24, 10))) == 25
    assert long.nodes[0].cut == 1_000_000 - GLANCE.text


def test_names_of_fields_are_only_text() -> None:
    node = tree("payload", {"__proto__": {"x": None}, "<b>\u202e": [True, 1.5]}, GLANCE)
    proto, bold = node.nodes

    assert (proto.name, proto.kind) == ("__proto__", "object")
    assert (bold.name, bold.kind) == ("<b>", "list")
    assert [item.words[0].text for item in bold.nodes] == ["true", "1.5"]


def depth_of(node: object) -> int:
    nodes = getattr(node, "nodes", ())
    return 1 + max(map(depth_of, nodes), default=0)


@given(st.lists(st.floats(0, 40_000), min_size=1, max_size=300))
def test_every_entry_stands_in_the_column_of_its_instant(seconds: list[float]) -> None:
    """The picture places one entry of a column and counts the others by where the column ends."""
    marks = [mark(each, failed=True) for each in sorted(seconds)]
    axis = Axis([one.at_us for one in marks])
    strip = draw_strip(marks, axis, (), None)
    columns = {min(int(axis.place(one.at_us) * COLUMNS), COLUMNS - 1) for one in marks}
    drawn = "".join(path for _, path in strip.failures.paths)

    assert columns == {int(float(each)) for each in re.findall(r"M([\d.]+) ", drawn)}
    assert sum(zone.entries for zone in strip.zones) == len(marks)
    assert all(zone.from_us <= zone.until_us for zone in strip.zones)
