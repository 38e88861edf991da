"""The commands about destinations against a served process, whose worker sends the test."""

import asyncio
import json
import re
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.conftest import Ended, inside
from cli.server import Served
from cli.serving import serve_migrated
from deliver.receiver import Receiver, answer, listening
from deliver.test_webhook import verified_by_python

Command = Callable[..., Ended]


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    """Listen in a thread of its own, since commands run in this one."""
    found: list[Receiver] = []
    ready, stop = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def listen() -> None:
        async with listening() as receiver:
            found.append(receiver)
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(listen(),))
    thread.start()
    assert ready.wait(60)
    yield found[0]
    loop.call_soon_threadsafe(stop.set)
    thread.join()
    loop.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, receiver: Receiver) -> Iterator[Served]:
    found = serve_migrated(
        tmp_path_factory.mktemp("alerts"),
        USERCONTEXT_DELIVER_PRIVATE="127.0.0.0/8",
        USERCONTEXT_DELIVER_PORTS=f"80,443,{receiver.port}",
    )
    with found.running:  # closes what it wrote to
        yield found
        found.running.send_signal(signal.SIGTERM)
        found.running.wait(60)


@pytest.fixture(scope="module")
def on(served: Served) -> Command:
    def call(*arguments: str) -> Ended:
        environ = {"USERCONTEXT_DELIVER_PRIVATE": "", "USERCONTEXT_DATA": str(served.folder)}
        return inside(*arguments, **environ)

    return call


def test_a_destination_is_added_tested_listed_and_removed(
    on: Command, receiver: Receiver, tmp_path: Path
) -> None:
    added = on("destination", "add", "webhook", receiver.url, "--on", "P0,reopened")
    found = re.search(r"destination +(\S+)\nsecret +(whsec_\S+)", added.out)
    assert found is not None, added
    tested = on("destination", "test", found[1])
    listed = on("destination", "list")
    shown = json.loads(on("destination", "list", "--json").out)
    removed = [on("destination", "remove", found[1]).code for _ in range(2)]

    got = receiver.received[-1]
    assert (tested.code, tested.out) == (0, "delivered\n")
    assert verified_by_python(found[2], got.headers, got.body)
    assert "delivered" in listed.out
    assert shown[0]["on"] == ["P0", "reopened"]
    assert removed == [0, 3]


def test_a_test_that_does_not_arrive_says_why(on: Command, receiver: Receiver) -> None:
    receiver.always = answer(404)
    added = json.loads(on("destination", "add", "webhook", receiver.url, "--json").out)

    tested = on("destination", "test", added["destinationId"])

    assert (tested.code, tested.out) == (1, "")
    assert tested.err == "usercontext: not delivered: answered 404\n"


def test_a_private_address_is_refused_in_one_line(on: Command) -> None:
    refused = on("destination", "add", "webhook", "http://10.0.0.1/")

    assert (refused.code, refused.out) == (5, "")
    assert "leads to an address that is not allowed" in refused.err
    assert on("destination", "test", "none").code == 2
