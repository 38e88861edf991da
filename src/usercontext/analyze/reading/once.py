"""Caches facts about a session, however many ask for them. Not: the facts.

Detectors look at a session one after the other, and causes at it for each signal. What does not
depend on who asks is kept with the timeline and goes with it.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

from usercontext.analyze.reading.timeline import Timeline

Found = TypeVar("Found")
Asked = TypeVar("Asked", bound=Hashable)


def once(find: Callable[[Timeline], Found]) -> Callable[[Timeline], Found]:
    """Let a function of a timeline answer once for each; nobody may change what it returns."""

    @wraps(find)
    def known(timeline: Timeline) -> Found:
        kept = timeline.known
        if find not in kept:
            kept[find] = find(timeline)
        found: Found = kept[find]
        return found

    return known


def once_each(
    find: Callable[[Timeline, Asked], Found],
) -> Callable[[Timeline, Asked], Found]:
    """Let a function of a timeline and of what is asked answer once for each of both."""

    @wraps(find)
    def known(timeline: Timeline, asked: Asked) -> Found:
        kept, name = timeline.known, (find, asked)
        if name not in kept:
            kept[name] = find(timeline, asked)
        found: Found = kept[name]
        return found

    return known
