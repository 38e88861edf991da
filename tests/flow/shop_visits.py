"""The shop's server and browser, and visits played on them. Not: what is asserted."""

import asyncio
from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from chromium import find_chromium
from cli.test_served import Served
from usercontext.client import Client
from usercontext.shop.driver import Played, Stage, play
from usercontext.shop.plans import Plan


class Visited(NamedTuple):
    """A visit that was played and the entries that the server has of it, in order of time."""

    played: Played
    entries: list[dict[str, Any]]


def play_all(served: Served, plans: Sequence[Plan]) -> list[Visited]:
    """Play visits on a running server and read back what each has left there."""
    stage = Stage(served.url, served.value("publishable key"), find_chromium())
    ended: list[Played] = []
    asyncio.run(play(stage, plans, ended.append))
    with Client(served.url, served.value("secret key")) as client:
        return [Visited(one, entries_of(client, one)) for one in ended]


def entries_of(client: Client, played: Played) -> list[dict[str, Any]]:
    assert played.session_id is not None, played
    found: Any = msgspec.to_builtins(list(client.session_logs(UUID(played.session_id))))
    return sorted(found, key=lambda entry: entry["timestamp"])
