"""Batches are turned away when the machine cannot keep up, and only then."""

from collections.abc import Callable

import msgspec
import pytest

from api.visitors import Visitor, refused
from builders import make_log_entry
from usercontext.api.application import Api
from usercontext.api.load import Load
from usercontext.api.options import ApiOptions

pytestmark = pytest.mark.anyio


MOST_BYTES = 40_000


class FewHands:
    """Checkers with room for so many batches in all."""

    def __init__(self, room: int = 0, work: bool = False) -> None:
        self.is_pressed = False
        self.under_way_bytes = 0
        self.room = room
        self.work = work

    def have_room(self) -> bool:
        self.room -= 1
        return self.room >= 0

    def are_at_work(self) -> bool:
        return self.work


class Loop:
    """Turns of an event loop by hand: every batch that is taken costs 10 ms, a refused one none."""

    def __init__(self, hands: FewHands | None = None) -> None:
        self.now_s = 0.0
        self.hands = hands or FewHands()
        self._due: list[Callable[[], None]] = []
        self.load = Load(0.5, MOST_BYTES, self.hands, lambda: self.now_s, self._due.append)

    def turn(self, batches: int, resumed_s: float = 0.0) -> int:
        """Return how many of the batches of one turn were taken, after what was resumed."""
        self.now_s += resumed_s
        taken = 0
        for _ in range(batches):
            if self.load.admits():
                taken += 1
                self.now_s += 0.010
        due, self._due[:] = self._due[:], []
        for call in due:
            call()
        return taken

    @property
    def is_at_rest(self) -> bool:
        """Tell whether nothing is to be called in the next turn."""
        return not self._due


def test_what_waits_no_longer_than_allowed_is_taken() -> None:
    loop = Loop()

    assert [loop.turn(50) for _ in range(20)] == [50] * 20


def test_a_turn_ends_its_batches_when_the_wait_is_reached() -> None:
    assert Loop().turn(1_000) in (50, 51)


def test_under_lasting_load_turns_stay_short_but_each_takes_some() -> None:
    loop = Loop()
    loop.turn(1_000)
    began_s = loop.now_s

    taken = [loop.turn(1_000) for _ in range(10)]

    assert set(taken) <= {10, 11, 12}
    assert loop.now_s - began_s < 10 * 0.125


def test_what_a_turn_resumes_before_its_batches_counts_as_well() -> None:
    """Batches that had waited for a key or a checker made turns of a second, and nobody saw it."""
    loop = Loop()
    loop.turn(1_000)

    assert loop.turn(1_000, resumed_s=0.09) in (1, 2)
    assert loop.turn(1_000, resumed_s=0.2) == 1


def test_a_quarter_of_a_second_without_a_refusal_ends_the_pressure() -> None:
    loop = Loop()
    loop.turn(1_000)
    was_pressed = (loop.load.is_pressed, loop.hands.is_pressed)
    loop.turn(0, resumed_s=0.26)

    assert was_pressed == (True, True)
    assert (loop.load.is_pressed, loop.hands.is_pressed) == (False, False)
    assert loop.turn(50) == 50


def test_a_short_turn_with_room_for_all_does_not_end_the_pressure() -> None:
    """At five times the peak it ended seven times a second, each time before a turn of 0.4 s."""
    loop = Loop()
    loop.turn(1_000)
    short = [loop.turn(3), loop.turn(3)]

    assert short == [3, 3]
    assert loop.turn(1_000) in (10, 11)


def test_while_batches_are_refused_others_check_nearly_all() -> None:
    loop = Loop(FewHands(work=True))
    loop.turn(1_000)

    assert loop.turn(1_000) in (2, 3)


def test_past_its_time_a_turn_takes_what_other_hands_have_room_for() -> None:
    loop = Loop(FewHands(room=7))

    assert loop.turn(1_000) in (57, 58)
    assert loop.load.is_pressed


def test_nothing_is_taken_while_as_much_is_under_way_as_the_disk_may_keep_waiting() -> None:
    loop = Loop(FewHands(room=1_000))
    loop.hands.under_way_bytes = MOST_BYTES

    full = loop.turn(20)
    loop.hands.under_way_bytes = 0

    assert full == 0
    assert loop.turn(20) == 20


def test_without_batches_nothing_is_called_in_every_turn() -> None:
    loop = Loop()
    loop.turn(3)
    loop.turn(0)

    assert loop.is_at_rest


class TestRequests:
    @pytest.fixture
    def options(self) -> ApiOptions:
        return ApiOptions(overload_delay_s=0.4)

    @pytest.fixture
    def api(self, deps, options: ApiOptions) -> Api:
        """Every look at the timer takes a second, and the turn of a batch never ends."""
        ticks = iter(range(1_000_000))
        return Api(deps, options, lambda: float(next(ticks)), later=lambda _: None)

    async def test_a_batch_too_many_is_answered_503_before_its_body_is_read(
        self, owner: Visitor
    ) -> None:
        session = await owner.open_session()
        await owner.append(session)

        answer = await owner.post(f"/v1/sessions/{session}/logs", content=b"not even JSON")

        words = "The server has more to do than it can: try again"
        assert answer.json() == refused(503, "SERVICE_UNAVAILABLE", words)
        assert answer.headers["retry-after"] == "1"

    async def test_the_key_comes_first(self, owner: Visitor) -> None:
        session = await owner.open_session()
        await owner.append(session)
        stranger = Visitor(owner.client, "uc_sec_unknown")

        assert (await stranger.append(session)).status_code == 401

    async def test_reads_and_small_calls_go_on(self, owner: Visitor) -> None:
        session = await owner.open_session()
        await owner.append(session)
        await owner.append(session)

        assert (await owner.get(f"/v1/sessions/{session}")).status_code == 200
        assert await owner.create_issue(session)

    async def test_refusals_are_counted_by_reason(self, owner: Visitor) -> None:
        session = await owner.open_session()
        body = msgspec.json.encode({"logs": [make_log_entry()]})
        for _ in range(3):
            await owner.post(f"/v1/sessions/{session}/logs", content=body)

        page = (await owner.get("/metrics")).text

        assert 'usercontext_http_refusals_total{reason="overloaded"} 2.0' in page
