"""Sliding windows, and which address is limited."""

import pytest

from api.visitors import UNKNOWN_ID, Visitor
from builders import FrozenClock
from usercontext.api.options import ApiOptions
from usercontext.api.peers import Peers
from usercontext.api.rate_limit import RateLimits
from usercontext.api.windows import WindowStorage
from usercontext.domain.errors import RateLimited

pytestmark = pytest.mark.anyio


class HandClock:
    def __init__(self) -> None:
        self.now_s = 1_000_000.0

    def __call__(self) -> float:
        return self.now_s


async def hits(storage: WindowStorage, count: int, key: str = "a") -> int:
    return sum([await storage.acquire_sliding_window_entry(key, 10, 5) for _ in range(count)])


async def test_a_window_slides(clock: FrozenClock) -> None:
    """Half a window later half of what was counted still counts."""
    now = HandClock()
    storage = WindowStorage(now, 100)
    first = await hits(storage, 12)
    now.now_s += 7.5
    second = await hits(storage, 12)
    now.now_s += 10
    third = await hits(storage, 12)

    assert (first, second, third) == (10, 5, 10)


async def test_a_clock_that_goes_back_locks_nobody_out() -> None:
    now = HandClock()
    storage = WindowStorage(now, 100)
    await hits(storage, 10)
    now.now_s -= 3600

    assert await hits(storage, 10) == 10


async def test_old_and_too_many_windows_are_forgotten() -> None:
    now = HandClock()
    storage = WindowStorage(now, 3)
    for key in "abcd":
        await hits(storage, 10, key)
    known = [await storage.get(key) for key in "abcd"]
    now.now_s += 3600
    await hits(storage, 1, "e")
    await hits(storage, 1, "f")

    assert known == [0, 10, 10, 10]
    assert [await storage.get(key) for key in "bcdef"] == [0, 0, 0, 1, 1]


async def test_a_refusal_says_when_to_come_back() -> None:
    now = HandClock()
    limits = RateLimits(ApiOptions(read_limit=2, read_window_s=10), now)
    await limits.count_read(1)
    await limits.count_read(1)
    await limits.count_read(2)

    with pytest.raises(RateLimited) as refusal:
        await limits.count_read(1)
    assert 1 <= refusal.value.retry_after_seconds <= 10


async def test_a_limit_of_zero_is_off() -> None:
    limits = RateLimits(ApiOptions(read_limit=0), HandClock())

    for _ in range(1000):
        await limits.count_read(1)


async def test_a_secret_key_reads_500_times_in_ten_seconds(owner: Visitor) -> None:
    statuses = [(await owner.get(f"/v1/issues/{UNKNOWN_ID}")).status_code for _ in range(501)]

    assert statuses == [404] * 500 + [429]


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

    assert Peers(trusted).client({"client": (peer, 1)}, headers) == bucket


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
