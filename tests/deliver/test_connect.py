"""The guarded way out: one resolution, the judged address, nothing followed, everything bounded."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from deliver import receiver as behaviours
from deliver.certificate import serving, trusting
from deliver.receiver import Receiver, answer, listening
from usercontext.api.http.steps import Steps
from usercontext.deliver.connect import NoReply, Outbound, Reply
from usercontext.deliver.options import DeliverOptions
from usercontext.domain.errors import ValidationFailed

pytestmark = pytest.mark.anyio

LOOPBACK = ("127.0.0.0/8",)
NOT_ALLOWED = "leads to an address that is not allowed (USERCONTEXT_DELIVER_PRIVATE)"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with listening() as found:
        yield found


def allowing(receiver: Receiver, total_s: float = 30.0, **parts: Any) -> Outbound:
    ports = (80, 443, receiver.port)
    return Outbound(DeliverOptions(private=LOOPBACK, ports=ports, total_s=total_s), **parts)


class Names:
    """A name server whose answers change from one question to the next."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked += 1
        return self.answers.pop(0)


async def test_an_address_is_judged_for_a_request_that_has_no_task_of_its_own() -> None:
    """The HTTP server steps a request with a body by hand; a timeout there was an error 500."""
    outbound = Outbound(resolve=Names(["203.0.113.9"], ["93.184.215.14"]))
    settled: asyncio.Future[BaseException | None] = asyncio.get_running_loop().create_future()
    steps = Steps(asyncio.get_running_loop(), by_hand=True)
    work = outbound.require_allowed("https://hooks.example/alerts")
    steps.run(work, lambda _, error: settled.set_result(error), by_hand=True)

    assert isinstance(await settled, ValidationFailed)


async def refusal(outbound: Outbound, url: str) -> str:
    with pytest.raises(NoReply) as silent:
        await outbound.post(url, {}, b"{}")
    return silent.value.reason


async def test_a_post_arrives_whole(receiver: Receiver) -> None:
    reply = await allowing(receiver).post(receiver.url, {"webhook-id": "msg_1"}, b'{"a":1}')

    assert reply == Reply(204)
    (got,) = receiver.received
    assert got.line == "POST /in?from=shop HTTP/1.1"
    assert (got.headers["host"], got.headers["webhook-id"]) == (
        f"127.0.0.1:{receiver.port}",
        "msg_1",
    )
    assert (got.headers["accept-encoding"], got.body) == ("identity", b'{"a":1}')


@pytest.mark.row(55)
async def test_a_private_address_is_refused_before_anything_is_sent(receiver: Receiver) -> None:
    public = Outbound(DeliverOptions(ports=(receiver.port,)))

    assert await refusal(public, receiver.url) == NOT_ALLOWED
    assert receiver.received == []


@pytest.mark.row(55)
async def test_a_name_that_resolves_inside_is_refused_without_naming_the_address(
    receiver: Receiver,
) -> None:
    names = Names(["127.0.0.1"], ["127.0.0.1"])
    public = Outbound(DeliverOptions(ports=(receiver.port,)), names)
    url = f"http://hooks.example:{receiver.port}/"

    with pytest.raises(ValidationFailed) as refused:
        await public.require_allowed(url)
    assert refused.value.message == f"url: {NOT_ALLOWED}"
    assert await refusal(public, url) == NOT_ALLOWED
    assert receiver.received == []


@pytest.mark.row(55)
async def test_one_bad_address_among_good_ones_is_enough(receiver: Receiver) -> None:
    names = Names(["93.184.215.14", "10.0.0.1"])

    assert await refusal(allowing(receiver, resolve=names), "http://hooks.example/") == NOT_ALLOWED


@pytest.mark.row(55)
async def test_a_name_that_changes_its_mind_is_asked_once(receiver: Receiver) -> None:
    """DNS rebinding: judged public, inside at the next question. There is no next question."""
    names = Names(["127.0.0.1"], ["169.254.169.254"])
    outbound = allowing(receiver, resolve=names)

    reply = await outbound.post(f"http://rebinding.example:{receiver.port}/", {}, b"{}")

    assert (reply.status, names.asked) == (204, 1)
    assert receiver.received[0].headers["host"] == f"rebinding.example:{receiver.port}"


@pytest.mark.row(55)
async def test_what_was_good_when_saved_is_judged_again_when_sent(receiver: Receiver) -> None:
    names = Names(["93.184.215.14"], ["127.0.0.1"])
    public = Outbound(DeliverOptions(ports=(receiver.port,)), names)
    url = f"http://hooks.example:{receiver.port}/"
    await public.require_allowed(url)

    assert await refusal(public, url) == NOT_ALLOWED
    assert receiver.received == []


@pytest.mark.row(55)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_an_answer_and_not_a_way(receiver: Receiver, status: int) -> None:
    receiver.behaves = [answer(status, f"location: {receiver.url}")]

    assert (await allowing(receiver).post(receiver.url, {}, b"{}")).status == status
    assert len(receiver.received) == 1


async def test_the_proxies_of_the_environment_are_not_used(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert (await allowing(receiver).post(receiver.url, {}, b"{}")).status == 204


@pytest.mark.parametrize("behaviour", ["hang", "drip", "heads_without_end"])
async def test_whatever_the_receiver_does_it_ends_in_time(
    receiver: Receiver, behaviour: str
) -> None:
    receiver.behaves = [getattr(behaviours, behaviour)]
    started_s = time.monotonic()

    reason = await refusal(allowing(receiver, total_s=0.5), receiver.url)

    assert reason in ("no response within 0.5 seconds", "the connection broke")
    assert time.monotonic() - started_s < 30


async def test_of_an_endless_answer_only_the_beginning_is_read(receiver: Receiver) -> None:
    receiver.behaves = [behaviours.babble]

    reply = await asyncio.wait_for(allowing(receiver).post(receiver.url, {}, b"{}"), 30)

    assert reply.status == 200


async def test_a_broken_connection_is_said_to_be_one(receiver: Receiver) -> None:
    receiver.behaves = [behaviours.reset]

    assert await refusal(allowing(receiver), receiver.url) == "the connection broke"


async def test_where_nobody_listens_nobody_answers(receiver: Receiver) -> None:
    async with listening() as gone:
        outbound = allowing(gone)

    assert await refusal(outbound, gone.url) == "connection refused"


async def test_the_next_address_is_tried_where_the_first_is_dead(receiver: Receiver) -> None:
    names = Names(["127.0.0.2", "127.0.0.1"])
    outbound = allowing(receiver, resolve=names)

    assert (await outbound.post(f"http://two.example:{receiver.port}/", {}, b"{}")).status == 204


def unknown(host: str, port: int) -> Sequence[str]:
    raise OSError("no such host")


async def test_an_unknown_host_is_said_to_be_one(receiver: Receiver) -> None:
    outbound = allowing(receiver, resolve=unknown)

    assert await refusal(outbound, "http://nowhere.example/") == "its host cannot be found"
    with pytest.raises(ValidationFailed, match="its host cannot be found"):
        await outbound.require_allowed("http://nowhere.example/")


@pytest.mark.parametrize(
    ("headers", "retry_after_s"),
    [
        (["retry-after: 120"], 120.0),
        (["retry-after: 999999999999"], 86_400.0),
        (["retry-after: soon"], None),
        (["retry-after: -5"], None),
        (["retry-after: Fri, 27 Feb 99999999999999999999 12:01:30 GMT"], None),
        (
            [
                "retry-after: Fri, 27 Feb 2026 12:01:30 GMT",
                "date: Fri, 27 Feb 2026 12:00:00 GMT",
            ],
            90.0,
        ),
    ],
)
async def test_retry_after_is_read_in_both_forms(
    receiver: Receiver, headers: list[str], retry_after_s: float | None
) -> None:
    receiver.behaves = [answer(429, *headers)]

    reply = await allowing(receiver).post(receiver.url, {}, b"{}")

    assert reply == Reply(429, retry_after_s)


async def test_tls_is_with_the_name_and_at_the_judged_address(tmp_path: Path) -> None:
    told: list[str | None] = []
    tls = serving(tmp_path)
    tls.sni_callback = lambda _socket, name, _context: told.append(name)
    async with listening(tls) as secure:
        outbound = allowing(secure, resolve=Names(["127.0.0.1"]), tls=trusting())
        reply = await outbound.post(f"https://hooks.example:{secure.port}/", {}, b"{}")

    assert (reply.status, told) == (204, ["hooks.example"])


async def test_a_certificate_of_another_name_is_refused(tmp_path: Path) -> None:
    async with listening(serving(tmp_path)) as secure:
        outbound = allowing(secure, resolve=Names(["127.0.0.1"]), tls=trusting())
        reason = await refusal(outbound, f"https://other.example:{secure.port}/")

    assert reason == "its certificate is not good for this host"
    assert secure.received == []
