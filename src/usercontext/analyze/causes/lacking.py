"""Errors caused later by a part that never loaded. Not: controls, whole pages."""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.urls import Url, split_url
from usercontext.analyze.language.words import concepts, fold, telling_words
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.stack import Frame
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_LONG_WORD = 7
_SEEN = 600
_TOO_EARLY = re.compile(r"before initiali[sz]ation|lexical declaration", re.I)
"""Of what the page's own code defines further down: no script that is missing would have."""

_KEPT_AWAY = screened(r"(?:https?|wss?)://[^\s'\"“”’<>()]{1,300}")


def find_lacking(
    timeline: Timeline, root: Signal, later: list[Signal], unread: tuple[SignalKind, ...]
) -> list[Signal]:
    """Return what a missing script would have defined, and what its other half then waits for."""
    vague = (*unread, SignalKind.NO_ANSWER)
    said = [s for s in later if s.event.request is None and s.kind in vague]
    missed = {id(s) for s in said if misses_it(timeline, root, s)}
    missed |= {id(s) for s in _left_undone(timeline, root, said)}
    return [s for s in later if misses_a_name(s) or id(s) in missed]


def misses_a_name(later: Signal) -> bool:
    """Tell what was thrown for want of a name that a script would have defined."""
    thrown = later.event.thrown
    if thrown is None or thrown.name != "ReferenceError":
        return False
    return _TOO_EARLY.search(thrown.message[:_SEEN]) is None


def misses_it(timeline: Timeline, root: Signal, later: Signal) -> bool:
    """Tell a vague complaint on the same page about what the missing part's address speaks of."""
    url = _address_of(root)
    if url is None or not _is_on_its_page(timeline, root, later):
        return False
    about = f"{url.host.rpartition('.')[0]} {url.path}"
    if concepts(about) & concepts(later.words):
        return True
    named, said = telling_words(about), telling_words(later.words)
    if named & said:
        return True
    return _is_part_of(said, fold(about)) or _is_part_of(named, fold(later.words))


def _left_undone(timeline: Timeline, root: Signal, said: list[Signal]) -> list[Signal]:
    """Return what is read of nothing on a page whose own code stopped for want of the part's name.

    What that code would have made is missing from then on, whoever presses for it.
    """
    stopped = next((s for s in said if _stopped_for_it(timeline, root, s)), None)
    if stopped is None:
        return []
    place = said.index(stopped)
    return [s for s in said[place + 1 :] if _reads_nothing(s) and _is_near(timeline, stopped, s)]


def _stopped_for_it(timeline: Timeline, root: Signal, one: Signal) -> bool:
    """Tell code that a missing name stopped where a part was kept away, as the page came up."""
    if not misses_a_name(one) or not _is_on_its_page(timeline, root, one):
        return False
    press = timeline.pressed_before(one.event.index)
    page = timeline.page_number(one.event.index)
    return press is None or timeline.page_number(press.index) != page


def _reads_nothing(later: Signal) -> bool:
    """Tell a value that is not there: not one of another shape."""
    ours = later.party is Party.FIRST and later.event.request is None
    return ours and later.message.startswith("access ") and later.message.endswith("of nothing")


def _is_near(timeline: Timeline, stopped: Signal, later: Signal) -> bool:
    """Tell code of the same page, and of the same file where both tell one."""
    if not _is_on_its_page(timeline, stopped, later):
        return False
    files = [_file_of(one) for one in (stopped, later)]
    return "" in files or files[0] == files[1]


def _file_of(one: Signal) -> str:
    frames: tuple[Frame, ...] = one.event.thrown.frames if one.event.thrown else ()
    return split_url(frames[0].url).path if frames else ""


def _address_of(root: Signal) -> Url | None:
    """Return the address of a part that did not come: asked for, or kept away by a policy."""
    if root.event.request is not None:
        return root.event.request.url
    found = _KEPT_AWAY.search(root.event.text[:_SEEN])
    return split_url(found[0].rstrip(".,")) if found is not None else None


def _is_on_its_page(timeline: Timeline, root: Signal, later: Signal) -> bool:
    return timeline.page_number(root.event.index) == timeline.page_number(later.event.index)


def _is_part_of(words: frozenset[str], folded: str) -> bool:
    """Tell a long word within another: what a page calls `captcha` its vendor calls `recaptcha`."""
    return any(len(word) >= _LONG_WORD and word in folded for word in words)
