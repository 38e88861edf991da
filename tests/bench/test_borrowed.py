"""Tables that other programs print are read right, and what is missing is told. Not: running."""

from bench.borrowed import listing_parts, table_rows
from bench.stages import stages

TABLE = """in the server, ms                      best   median  loop stood   megabytes
issue of 1,000                         0.52     0.61        0.70        0.36
issue of 10,000                        4.50     5.25        5.00        3.60
server and worker, PSS: 90 MB before
"""


def test_rows_of_numbers_are_read_and_other_lines_passed_over() -> None:
    assert table_rows(TABLE) == {
        "issue of 1,000": [0.52, 0.61, 0.7, 0.36],
        "issue of 10,000": [4.5, 5.25, 5.0, 3.6],
    }


def test_a_wide_number_does_not_hide_its_row() -> None:
    assert table_rows("q common            12.50 1234.50\n") == {"q common": [12.5, 1234.5]}


def test_searches_are_held_to_a_time_and_pages_to_a_ratio() -> None:
    rows = {"page 1": [1.0, 2.0, 1.4, 3.0, 1.4], "q rare, page 1": [1.0, 2.0, 30.0, 60.0, 30.0]}

    page, search = listing_parts(rows, "")

    assert (page.measured, page.bound, page.shortfall) == (1.4, 1.5, 0.0)
    assert (search.measured, search.bound, search.shortfall) == (60.0, 50, 0.2)


def test_a_table_that_says_something_else_is_not_measured() -> None:
    (part,) = listing_parts({"page 1": [1.0]}, "")

    assert part.measured is None
    assert part.behind == "its table has other columns"


def test_a_stage_costs_what_it_adds() -> None:
    found = stages([("HTTP", 10_000.0), ("decode", 5_000.0)])

    assert [(stage.name, stage.adds_us) for stage in found] == [("HTTP", 100.0), ("decode", 100.0)]
