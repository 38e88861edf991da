"""Sliding windows, and which address is limited."""

import pytest

from api.visitors import UNKNOWN_ID, Visitor
from builders import FrozenClock
from usercontext.api.options import ApiOptions
from usercontext.api.peers import Peers
from usercontext.api.rate_limit import RateLimits
from usercontext.api.windows import Windows
from usercontext.domain.errors import RateLimited

pytestmark = pytest.mark.anyio


class HandClock:
    def __init__(self) -> None:
        self.now_s = 1_000_000.0

    def __call__(self) -> float:
        return self.now_s


def hits(windows: Windows, count: int, name: str = "a") -> int:
    return sum([windows.hit(name, 10) == 0 for _ in range(count)])


def test_a_window_slides() -> None:
    """Half a window later half of what was counted still counts."""
    now = HandClock()
    windows = Windows(now, 5, 100)
    first = hits(windows, 12)
    now.now_s += 7.5
    second = hits(windows, 12)
    now.now_s += 10
    third = hits(windows, 12)

    assert (first, second, third) == (10, 5, 10)


def test_a_clock_that_goes_back_locks_nobody_out() -> None:
    now = HandClock()
    windows = Windows(now, 5, 100)
    hits(windows, 10)
    now.now_s -= 3600

    assert hits(windows, 10) == 10


def test_old_and_too_many_windows_are_forgotten() -> None:
    now = HandClock()
    windows = Windows(now, 5, 3)
    for name in "abcd":
        hits(windows, 10, name)
    known = [windows.count_of(name) for name in "abcd"]
    now.now_s += 3600
    hits(windows, 1, "e")
    hits(windows, 1, "f")

    assert known == [0, 10, 10, 10]
    assert [windows.count_of(name) for name in "bcdef"] == [0, 0, 0, 1, 1]


@pytest.mark.parametrize("later_s", [0.0, 1.0, 4.9, 5.0, 7.5])
def test_who_waits_as_long_as_told_passes(later_s: float) -> None:
    now = HandClock()
    windows = Windows(now, 5, 100)
    hits(windows, 10)
    now.now_s += later_s
    hits(windows, 10)
    wait_s = windows.hit("a", 10)
    now.now_s += wait_s + 0.001

    assert wait_s > 0
    assert windows.hit("a", 10) == 0


def test_a_refusal_says_when_to_come_back() -> None:
    limits = RateLimits(ApiOptions(read_limit=2, read_window_s=10), HandClock())
    limits.count_read(1)
    limits.count_read(1)
    limits.count_read(2)

    with pytest.raises(RateLimited) as refusal:
        limits.count_read(1)
    assert 1 <= refusal.value.retry_after_seconds <= 20


def test_a_limit_of_zero_is_off() -> None:
    limits = RateLimits(ApiOptions(read_limit=0), HandClock())

    for _ in range(1000):
        limits.count_read(1)


async def test_a_secret_key_reads_500_times_in_ten_seconds(owner: Visitor) -> None:
    statuses = [(await owner.get(f"/v1/issues/{UNKNOWN_ID}")).status_code for _ in range(501)]

    assert statuses == [404] * 500 + [429]


async def test_a_wall_clock_that_stands_still_locks_nobody_out(
    owner: Visitor, clock: FrozenClock, timer: HandClock
) -> None:
    frozen_us = clock.now_us()
    for _ in range(501):
        await owner.get(f"/v1/issues/{UNKNOWN_ID}")
    timer.now_s += 20

    assert (await owner.get(f"/v1/issues/{UNKNOWN_ID}")).status_code == 404
    assert clock.now_us() == frozen_us


@pytest.mark.parametrize(
    ("peer", "trusted", "forwarded", "bucket"),
    [
        ("10.0.0.7", (), None, None),
        ("127.0.0.1", (), "8.8.8.8", None),
        ("8.8.8.8", (), "1.1.1.1", "8.8.8.8"),
        ("2600:1f18:1:2:3:4:5:6", (), None, "2600:1f18:1:2::/64"),
        ("::ffff:8.8.8.8", (), None, "8.8.8.8"),
        ("10.0.0.7", ("10.0.0.0/8",), "9.9.9.9, 8.8.8.8", "8.8.8.8"),
        ("10.0.0.7", ("10.0.0.0/8",), "8.8.8.8, 10.1.1.1", "8.8.8.8"),
        ("10.0.0.7", ("10.0.0.0/8",), "rubbish", "10.0.0.7"),
        ("10.0.0.7", ("10.0.0.0/8",), None, "10.0.0.7"),
        ("192.168.0.9", ("10.0.0.0/8",), "8.8.8.8", "192.168.0.9"),
        ("not an address", (), None, None),
    ],
)
def test_an_address_is_believed_only_from_a_named_proxy(
    peer: str, trusted: tuple[str, ...], forwarded: str | None, bucket: str | None
) -> None:
    headers = {b"x-forwarded-for": forwarded.encode()} if forwarded else {}

    assert Peers(trusted).client(peer, headers) == bucket


class TestByAddress:
    @pytest.fixture
    def options(self) -> ApiOptions:
        return ApiOptions(address_limit=3, trusted_proxies=("10.0.0.0/8",))

    async def test_pages_of_one_address_share_a_limit(self, page: Visitor) -> None:
        statuses = [await self.status(page, "8.8.8.8") for _ in range(4)]

        assert statuses == [400, 400, 400, 429]
        assert await self.status(page, "9.9.9.9") == 400

    async def status(self, page: Visitor, address: str) -> int:
        headers = {"x-forwarded-for": address}
        return (await page.post("/v1/sessions", {}, headers=headers)).status_code
