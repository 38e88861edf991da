"""Player errors explained by a video that was blocked or is missing. Not: scripts.

That the file itself did not load is left out where a policy is found to have refused it; the
player's line names no address.
"""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_TOGETHER_US = 500_000
_SEEN = 600
_UNPLAYED = ("NotSupportedError", "AbortError")
"""What a browser throws at whoever plays an element that has nothing to play."""

_OF_MEDIA = re.compile(r"\bmedia-src\b", re.I)
_OF_A_FILE = screened(
    r"\.(?:m3u8?|mpd|m4[asv]|mp[34]|webm|og[gv]|aac|flac|wav|mov|ism|f4m)\b", re.I
)
"""Players fetch the parts of a film by themselves: a policy then calls them connections."""


def is_unplayed(root: Signal, other: Signal, near: list[Signal]) -> bool:
    """Tell a player's line beside the refusal of a film, where no other film failed there."""
    if root.category is not Category.CSP or root.event.request is not None:
        return False
    if other.kind is not SignalKind.MEDIA or other.event.request is not None:
        return False
    if abs(other.event.at_us - root.event.at_us) > _TOGETHER_US or not _keeps_media(root):
        return False
    return not any(_is_another(root, other, one) for one in near)


def _keeps_media(root: Signal) -> bool:
    said = root.event.text[:_SEEN]
    return bool(_OF_MEDIA.search(said) or _OF_A_FILE.search(said))


def _is_another(root: Signal, line: Signal, one: Signal) -> bool:
    """Tell another film that did not load at that time: the player may speak of that one."""
    asked = one.event.request
    if one.kind is not SignalKind.MEDIA or asked is None or asked.url.host in root.event.text:
        return False
    return abs(one.event.at_us - line.event.at_us) <= _TOGETHER_US


def played_in_vain(timeline: Timeline, root: Signal, later: list[Signal]) -> list[Signal]:
    """Return what was thrown each time that somebody pressed to play what did not load."""
    if root.kind is not SignalKind.MEDIA or root.event.request is None:
        return []
    page = timeline.page_number(root.event.index)
    return [
        one
        for one in later
        if one.kind in (SignalKind.REJECTION, SignalKind.MEDIA)
        and one.event.thrown is not None
        and one.event.thrown.name in _UNPLAYED
        and not one.event.thrown.frames
        and timeline.page_number(one.event.index) == page
    ]
