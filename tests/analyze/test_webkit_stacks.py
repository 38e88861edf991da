"""Stacks of WebKit: they begin with what made the error, and name native code."""

from analyze.visits import PAGE
from analyze.webkit_visits import thrown, visit
from usercontext.analyze.reading.stack import parse_stack, where_thrown

LOCKED = (
    f"OrderLocked@{PAGE}/parts/12e6d661.js:8:10\n"
    f"error@{PAGE}/parts/12e6d661.js:28:31\n"
    f"lockOrder@{PAGE}/parts/12e6d661.js:15:15"
)


def test_an_error_s_own_constructor_is_not_where_it_was_thrown() -> None:
    """Chrome leaves it out; WebKit and Firefox name it: a class of errors was one group."""
    frames = where_thrown(parse_stack(LOCKED), ["OrderLocked"])

    assert [frame.function for frame in frames] == ["error", "lockOrder"]


def test_the_constructors_of_its_bases_are_left_out_too() -> None:
    stack = f"Failure@{PAGE}/a.js:1:2\nApiError@{PAGE}/a.js:2:2\nload@{PAGE}/a.js:3:2"

    frames = where_thrown(parse_stack(stack), ["ApiError"])

    assert [frame.function for frame in frames] == ["load"]


def test_the_last_frame_stays_whatever_its_name() -> None:
    frames = parse_stack(f"AppError@{PAGE}/a.js:1:2")

    assert where_thrown(frames, ["AppError"]) == frames


def test_two_throws_of_one_class_are_two_groups() -> None:
    message = "order F-20481 is locked by another tab"
    other = LOCKED.replace("error@", "pay@").replace("lockOrder", "again")

    first = thrown(visit(), "OrderLocked", message, LOCKED).judge()
    second = thrown(visit(), "OrderLocked", message, other).judge()

    assert first.causes[0].signature != second.causes[0].signature
