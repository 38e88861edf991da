"""What runs in a thread is stopped when it takes too long, and nothing of it is left behind."""

import itertools
import threading

import pytest

from usercontext.actions.bounded import TookTooLong, run_bounded

pytestmark = pytest.mark.anyio


def count_for_ever(_: object) -> int:
    return sum(1 for _ in itertools.count())


def swallow_everything(_: object) -> int:
    while True:
        try:
            count_for_ever(None)
        except Exception:
            continue


def fail(argument: str) -> int:
    raise TimeoutError(argument)


def have_ended() -> bool:
    """Wait for what still says good-bye; a thread that goes on is one that was not stopped."""
    left = [each for each in threading.enumerate() if each.name == "usercontext-analysis"]
    for thread in left:
        thread.join(10)
    return not any(thread.is_alive() for thread in left)


async def test_the_result_comes_back() -> None:
    assert await run_bounded(len, "abc", 10) == 3
    assert have_ended()


async def test_what_it_raises_comes_back_as_itself() -> None:
    with pytest.raises(TimeoutError, match="its own"):
        await run_bounded(fail, "its own", 10)


async def test_what_has_no_time_at_all_is_not_begun() -> None:
    begun: list[str] = []

    with pytest.raises(TookTooLong):
        await run_bounded(begun.append, "begun", 0)

    assert begun == []


@pytest.mark.parametrize("endless", [count_for_ever, swallow_everything])
async def test_one_that_never_ends_is_stopped(endless) -> None:
    with pytest.raises(TookTooLong):
        await run_bounded(endless, None, 0.05)

    assert have_ended()
