"""Bars as numbers, and ranges of time as addresses have them. Not: pages."""

import pytest

from builders import REPORTED_US
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.pictures import HEIGHT, Layer, Stack, draw, round_up, share
from usercontext.dashboard.ranges import read_range, span_words
from usercontext.domain.overview import DAY_US, HOUR_US, span_between

LAYERS = (Layer("low", "low"), Layer("high", "high"))


def test_pieces_stand_on_each_other_and_never_leave_the_picture() -> None:
    picture = draw(LAYERS, [Stack((3, 1), "four"), Stack((0, 0), "none")])
    low, high = picture.bars[0].pieces

    assert (low.y, low.height) == (25.0, 75.0)
    assert (high.y, high.height) == (0.0, 25.0)
    assert picture.bars[1].pieces == ()
    assert picture.most == 4


def test_what_is_there_can_be_seen_beside_a_thousand_times_more() -> None:
    picture = draw(LAYERS, [Stack((1, 1), "few"), Stack((5_000, 0), "many")])

    assert all(piece.height >= 1.5 for piece in picture.bars[0].pieces)
    assert all(0 <= p.y <= p.y + p.height <= HEIGHT for bar in picture.bars for p in bar.pieces)


def test_a_picture_of_nothing_is_known_as_such() -> None:
    assert draw(LAYERS, [Stack((0, 0), "")] * 3).is_empty
    assert draw(LAYERS, []).is_empty
    assert not draw(LAYERS, [Stack((0, 1), "")]).is_empty


def test_layers_carry_their_totals() -> None:
    picture = draw(LAYERS, [Stack((3, 1), ""), Stack((2, 0), "")])

    assert [(layer.kind, total) for layer, total in picture.layers] == [("low", 5), ("high", 1)]


@pytest.mark.parametrize(
    ("number", "edge"), [(0, 2), (1, 2), (3, 4), (6, 6), (7, 10), (11, 20), (61, 100), (101, 200)]
)
def test_the_upper_edge_reads_well_and_its_half_is_whole(number: int, edge: int) -> None:
    assert round_up(number) == edge
    assert edge % 2 == 0


def test_a_share_is_seen_as_soon_as_it_is_one() -> None:
    assert [share(0, 9), share(1, 9_000), share(1, 2), share(9, 9), share(1, 0)] == [
        "0",
        "1.0%",
        "50.0%",
        "100.0%",
        "0",
    ]


@pytest.mark.parametrize(
    ("days", "width_us"),
    [(1, HOUR_US), (7, 6 * HOUR_US), (30, DAY_US), (365, 10 * DAY_US), (3650, 94 * DAY_US)],
)
def test_a_range_is_cut_into_some_forty_buckets_that_begin_with_the_hour_or_day(
    days: int, width_us: int
) -> None:
    span = span_between(REPORTED_US + 7 - days * DAY_US, REPORTED_US + 7)

    assert span.width_us == width_us
    assert 20 <= span.buckets <= 43
    assert span.from_us % width_us == 0
    assert span.from_us <= REPORTED_US + 7 - days * DAY_US
    assert span.starts()[-1] < span.to_us


@pytest.mark.parametrize(
    ("query", "name", "first", "last"),
    [
        ("", "7d", "2026-02-20", "2026-02-27"),
        ("range=24h", "24h", "2026-02-26", "2026-02-27"),
        ("from=2026-02-01&to=2026-02-14", "", "2026-02-01", "2026-02-14"),
        ("from=2026-02-14&to=2026-02-01", "", "2026-02-14", "2026-02-14"),
        ("from=2026-02-20", "", "2026-02-20", "2026-02-27"),
        ("from=2026-02-20&to=2031-01-01", "", "2026-02-20", "2026-02-27"),
        ("from=2031-01-01", "7d", "2026-02-20", "2026-02-27"),
        ("from=1999-01-01", "7d", "2026-02-20", "2026-02-27"),
        ("to=2026-02-20", "7d", "2026-02-20", "2026-02-27"),
        ("range=nonsense", "7d", "2026-02-20", "2026-02-27"),
    ],
)
def test_a_range_is_read_from_the_address(query: str, name: str, first: str, last: str) -> None:
    found = read_range(Fields.read(query), REPORTED_US)

    assert (found.name, found.first_day, found.last_day) == (name, first, last)


def test_a_part_of_a_range_is_told_by_hours_a_day_or_days() -> None:
    midnight_us = REPORTED_US - 12 * HOUR_US

    assert span_words(REPORTED_US, HOUR_US) == "27 Feb 12:00–13:00 UTC"
    assert span_words(midnight_us, DAY_US) == "27 Feb"
    assert span_words(midnight_us, 7 * DAY_US) == "27 Feb to 5 Mar"
