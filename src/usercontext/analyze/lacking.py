"""What is missed of a part that never came, whenever it is needed. Not: controls, whole pages."""

from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import concepts, fold, telling_words

_LONG_WORD = 7


def find_lacking(
    timeline: Timeline, root: Signal, later: list[Signal], unread: tuple[SignalKind, ...]
) -> list[Signal]:
    """Return what a missing script would have defined, and what its other half then waits for."""
    vague = (*unread, SignalKind.NO_ANSWER)
    said = (s for s in later if s.event.request is None and s.kind in vague)
    missed = {id(s) for s in said if misses_it(timeline, root, s)}
    return [s for s in later if misses_a_name(s) or id(s) in missed]


def misses_a_name(later: Signal) -> bool:
    """Tell what was thrown for want of a name that a script would have defined."""
    return later.event.thrown is not None and later.event.thrown.name == "ReferenceError"


def misses_it(timeline: Timeline, root: Signal, later: Signal) -> bool:
    """Tell a vague complaint on the same page about what the missing part's address speaks of."""
    part = root.event.request
    if part is None:
        return False
    if timeline.page_number(root.event.index) != timeline.page_number(later.event.index):
        return False
    about = f"{part.url.host.rpartition('.')[0]} {part.url.path}"
    if concepts(about) & concepts(later.words):
        return True
    named, said = telling_words(about), telling_words(later.words)
    if named & said:
        return True
    return _is_part_of(said, fold(about)) or _is_part_of(named, fold(later.words))


def _is_part_of(words: frozenset[str], folded: str) -> bool:
    """Tell a long word within another: what a page calls `captcha` its vendor calls `recaptcha`."""
    return any(len(word) >= _LONG_WORD and word in folded for word in words)
