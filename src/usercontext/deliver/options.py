"""Where alerts may be sent and how patiently. Not: sending them."""

from msgspec import Struct

from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.delivery import WAITS_S


class DeliverOptions(Struct, frozen=True):
    """``private`` are networks that may be reached though they are not public.

    The lease is longer than an attempt may take, so nobody renews it. ``at_once`` is how many
    destinations are sent to side by side, so that those that hang keep nobody waiting.
    """

    private: tuple[str, ...] = ()
    ports: tuple[int, ...] = (80, 443)
    public_url: str | None = None
    connect_s: float = 5.0
    total_s: float = 15.0
    lease_us: int = 60 * MICROSECONDS
    at_once: int = 32
    most_destinations: int = 10  # of a project: each alert goes to every one of them

    @property
    def longest_wait_us(self) -> int:
        """Return more than a delivery ever waits, unless the clock went back."""
        return 2 * max(WAITS_S[-1] * MICROSECONDS, self.lease_us)
