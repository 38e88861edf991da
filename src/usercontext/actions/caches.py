"""What the hot path remembers so that it reads nothing: live keys, owners of sessions, rules.

No I/O.
"""

import asyncio
from collections import OrderedDict
from uuid import UUID

from msgspec import Struct

from usercontext.domain.project import ApiKey
from usercontext.ingest.own_rules import OwnRules

KEY_FRESH_US = 800_000
"""Revocation takes effect within a second on a node (contract section 2), so trust for 0.8 s."""

RULES_FRESH_US = 800_000
"""A rule that was just made is to mask what arrives next, on every node: as soon as a key ends."""


_AGEING = 3
"""After that part of the time keys and rules are read again."""


class KeyReading(Struct, frozen=True, eq=False):
    """A key that is being read; None will mean that there is none."""

    began_us: int
    task: asyncio.Task[ApiKey | None]


class KeyCache:
    """Keys by their text, each trusted for a moment after it was read.

    ``reading`` holds those that are being read, each once for all who wait for it.
    """

    def __init__(self, fresh_us: int = KEY_FRESH_US, size: int = 10_000) -> None:
        self._fresh_us = fresh_us
        self._size = size
        self._known: OrderedDict[str, tuple[ApiKey, int]] = OrderedDict()
        self._used_us: OrderedDict[int, int] = OrderedDict()
        self.reading: dict[str, KeyReading] = {}

    def get(self, text: str, now_us: int) -> ApiKey | None:
        """Return the key if it was read a moment ago; a clock that went back makes it stale."""
        known = self._known.get(text)
        if known is not None and 0 <= now_us - known[1] < self._fresh_us:
            return known[0]
        return None

    def last_known(self, text: str) -> ApiKey | None:
        """Return the key as it was read last, however long ago: good for refusals alone."""
        known = self._known.get(text)
        return None if known is None else known[0]

    def is_ageing(self, text: str, now_us: int) -> bool:
        """Tell whether a known key should be read again now, so that nobody has to wait for it."""
        return not 0 <= now_us - self._known[text][1] <= self._fresh_us // _AGEING

    def being_read(self, text: str, now_us: int) -> KeyReading | None:
        """Return the reading of a key that is under way, if what it finds will be fresh."""
        reading = self.reading.get(text)
        if reading is not None and 0 <= now_us - reading.began_us < self._fresh_us:
            return reading
        return None

    def put(self, text: str, key: ApiKey, now_us: int) -> None:
        """Remember a key as read at ``now_us``, and as used then."""
        self._known[text] = (key, now_us)
        self._used_us[key.row] = now_us
        self._used_us.move_to_end(key.row)
        if len(self._used_us) > self._size:
            self._used_us.popitem(last=False)
        if len(self._known) > self._size:
            self._known.popitem(last=False)

    def drop(self, text: str) -> None:
        """Forget a key that nobody has any more."""
        self._known.pop(text, None)

    def used_us(self, key_row: int) -> int | None:
        """Return when a key was sent here last, within a second; None since this server began."""
        return self._used_us.get(key_row)

    def clear(self) -> None:
        """Forget all, after a key was revoked here; when each was used stays known.

        What is being read is too old to be remembered.
        """
        self._known.clear()
        self.reading.clear()


class KnownRules(Struct, frozen=True):
    """What a project's rules were when they were read; None: it had none."""

    rules: OwnRules | None
    read_us: int


class RulesCache:
    """The scrubbing rules of projects, each trusted for a moment after it was read.

    ``reading`` holds the projects whose rules are read again while the known ones still hold.
    """

    def __init__(self, fresh_us: int = RULES_FRESH_US, size: int = 10_000) -> None:
        self._fresh_us = fresh_us
        self._size = size
        self._known: OrderedDict[int, KnownRules] = OrderedDict()
        self.reading: dict[int, asyncio.Task[None]] = {}

    def is_ageing(self, known: KnownRules, now_us: int) -> bool:
        """Tell whether rules should be read again now, so that nobody has to wait for them."""
        return now_us - known.read_us > self._fresh_us // _AGEING

    def get(self, project_row: int, now_us: int) -> KnownRules | None:
        """Return the rules if they were read a moment ago, by a clock that did not go back."""
        known = self._known.get(project_row)
        if known is not None and 0 <= now_us - known.read_us < self._fresh_us:
            return known
        return None

    def put(self, project_row: int, rules: OwnRules | None, now_us: int) -> None:
        """Remember a project's rules as read at ``now_us``."""
        self._known[project_row] = KnownRules(rules, now_us)
        if len(self._known) > self._size:
            self._known.popitem(last=False)

    def drop(self, project_row: int) -> None:
        """Forget a project's rules, after they were changed here; what is being read is too old."""
        self._known.pop(project_row, None)
        self.reading.pop(project_row, None)


class SessionCache:
    """Which project owns a session and its row, for the last ``size`` sessions used."""

    def __init__(self, size: int = 100_000) -> None:
        self._size = size
        self._known: OrderedDict[UUID, tuple[int, int]] = OrderedDict()

    def get(self, session_id: UUID, project_row: int) -> int | None:
        """Return the session's row if the cache knows that the project owns it."""
        known = self._known.get(session_id)
        if known is None or known[0] != project_row:
            return None
        self._known.move_to_end(session_id)
        return known[1]

    def put(self, session_id: UUID, project_row: int, session_row: int) -> None:
        """Remember a session, forgetting the one unused for longest when full."""
        self._known[session_id] = (project_row, session_row)
        if len(self._known) > self._size:
            self._known.popitem(last=False)

    def drop(self, session_id: UUID) -> None:
        """Forget a deleted session."""
        self._known.pop(session_id, None)
