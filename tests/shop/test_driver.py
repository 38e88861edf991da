"""What a browser never answers ends a visit all the same. Not: visits (tests/flow/test_shop.py)."""

import asyncio

import pytest

from usercontext.shop.driver import end_in_time

pytestmark = pytest.mark.anyio


async def test_what_closes_is_waited_for() -> None:
    closed = asyncio.Event()

    async def close() -> None:
        await asyncio.sleep(0)
        closed.set()

    await end_in_time(close())

    assert closed.is_set()


async def test_what_never_closes_is_left() -> None:
    async with asyncio.timeout(60):
        await end_in_time(asyncio.Event().wait(), longest_s=0.01)


async def test_what_cannot_close_says_so() -> None:
    async def fail() -> None:
        raise ConnectionError("the browser is gone")

    with pytest.raises(ConnectionError):
        await end_in_time(fail())
