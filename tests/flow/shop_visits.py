"""The shop's server and browser, and visits played on them. Not: what is asserted."""

import asyncio
from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from chromium import find_page_chromium
from cli.server import Served
from usercontext.client.clients import Client
from usercontext.shop.driver import Played, Stage, play
from usercontext.shop.expected import compare
from usercontext.shop.plans import Plan

PATIENCE_S = 60.0


class Visited(NamedTuple):
    """A visit that was played and the entries that the server has of it, in order of time."""

    played: Played
    entries: list[dict[str, Any]]

    @property
    def holds(self) -> bool:
        """Tell whether it ended well and left what its plan says."""
        expected = compare(self.played.plan.expects, self.entries)
        return self.played.trouble is None and expected.holds


def play_all(served: Served, plans: Sequence[Plan]) -> list[Visited]:
    """Play visits on a running server and read back what each has left there.

    What a busy machine was too slow for is played once more, by visitors who wait for a minute.
    """
    stage = Stage(served.url, served.value("publishable key"), find_page_chromium())
    visited = _play(served, stage, plans)
    cut_off = [one.played.plan for one in visited if not one.holds]
    patient = msgspec.structs.replace(stage, least_patience_s=PATIENCE_S)
    return [one for one in visited if one.holds] + _play(served, patient, cut_off)


def _play(served: Served, stage: Stage, plans: Sequence[Plan]) -> list[Visited]:
    ended: list[Played] = []
    if plans:
        asyncio.run(play(stage, plans, ended.append))
    with Client(served.url, served.value("secret key")) as client:
        return [Visited(one, entries_of(client, one) if one.session_id else []) for one in ended]


def entries_of(client: Client, played: Played) -> list[dict[str, Any]]:
    assert played.session_id is not None, played
    found: Any = msgspec.to_builtins(list(client.session_logs(UUID(played.session_id))))
    return sorted(found, key=lambda entry: entry["timestamp"])
