"""How often somebody may call (contract section 2). Not: counting, who somebody is."""

from collections.abc import Callable, Hashable
from math import ceil

from usercontext.api.options import ApiOptions
from usercontext.api.windows import Windows
from usercontext.domain.errors import RateLimited


class RateLimits:
    """The three limits of the contract, per process; a limit of 0 is off."""

    def __init__(self, options: ApiOptions, clock_s: Callable[[], float]) -> None:
        size = options.max_rate_windows
        self._reads = Windows(clock_s, options.read_window_s, size)
        self._batches = Windows(clock_s, options.batch_window_s, size)
        self._addresses = Windows(clock_s, options.address_window_s, size)
        self._options = options

    def count_read(self, key_row: int) -> None:
        """Count a read with a secret key; raises RateLimited."""
        _count(self._reads, self._options.read_limit, key_row, "Too many reads with this key")

    def count_batch(self, key_row: int, session: bytes) -> None:
        """Count a log batch sent with a publishable key; raises RateLimited."""
        name = (key_row, session)
        _count(self._batches, self._options.batch_limit, name, "Too many batches for this session")

    def count_address(self, address: str) -> None:
        """Count a call of a client address with a publishable key; raises RateLimited."""
        _count(
            self._addresses,
            self._options.address_limit,
            address,
            "Too many calls from this address",
        )


def _count(windows: Windows, limit: int, name: Hashable, refusal: str) -> None:
    if limit:
        wait_s = windows.hit(name, limit)
        if wait_s:
            raise RateLimited(f"{refusal}: try again later", max(1, ceil(wait_s)))
