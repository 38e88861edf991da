"""How often somebody may call (contract section 2). Not: counting, who somebody is."""

import time
from collections.abc import Callable
from math import ceil

from limits import RateLimitItemPerSecond
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from usercontext.api.options import ApiOptions
from usercontext.api.windows import WindowStorage
from usercontext.domain.errors import RateLimited


class _Limit(RateLimitItemPerSecond):
    # the library's own key names amount and window too: 6 us to build, and ours never share one
    def key_for(self, *identifiers: bytes | str | int | float) -> str:
        return f"{self.namespace}/{identifiers[0]!s}"


class RateLimits:
    """The three limits of the contract, per process; a limit of 0 is off."""

    def __init__(self, options: ApiOptions, clock_s: Callable[[], float]) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(
            WindowStorage(clock_s, options.max_rate_windows)
        )
        self._reads = _limit(options.read_limit, options.read_window_s, "reads")
        self._batches = _limit(options.batch_limit, options.batch_window_s, "batches")
        self._addresses = _limit(options.address_limit, options.address_window_s, "address")

    async def count_read(self, key_row: int) -> None:
        """Count a read with a secret key; raises RateLimited."""
        await self._count(self._reads, str(key_row), "Too many reads with this key")

    async def count_batch(self, key_row: int, session: str) -> None:
        """Count a log batch sent with a publishable key; raises RateLimited."""
        await self._count(
            self._batches, f"{key_row}/{session}", "Too many batches for this session"
        )

    async def count_address(self, address: str) -> None:
        """Count a call of a client address with a publishable key; raises RateLimited."""
        await self._count(self._addresses, address, "Too many calls from this address")

    async def _count(self, limit: _Limit | None, name: str, refusal: str) -> None:
        if limit is None or await self._limiter.hit(limit, name):
            return
        stats = await self._limiter.get_window_stats(limit, name)
        # the library adds the seconds left to the wall clock, whatever clock the storage has
        wait_s = max(1, ceil(stats.reset_time - time.time()))
        raise RateLimited(f"{refusal}: try again later", wait_s)


def _limit(amount: int, window_s: int, name: str) -> _Limit | None:
    return _Limit(amount, window_s, namespace=name) if amount else None
