"""Work of a user that a page lost without being told to. Not: how a page words it."""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.language.asks_or_complains import complains
from usercontext.analyze.language.machine_words import trouble_in
from usercontext.analyze.language.told_missing import misses_something, says_gone
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.unsaved import is_of_a_draft
from usercontext.analyze.signals.answers.kept_anew import is_kept_anew
from usercontext.analyze.signals.nothing_wrong.wished_away import was_told_to
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.signals.stores.held_databases import is_held
from usercontext.analyze.signals.stores.lost_lines import says_lost
from usercontext.domain.log_entry import Level

_NO_ROOM = re.compile(
    r"\b(?:ENOSPC|SQLITE_FULL|EDQUOT|no space left|disk (?:is )?full|database or disk is full"
    r"|quota exceeded)\b",
    re.I,
)
_OF_COPIES = re.compile(
    r"\b(?:caches?|logs?|thumbnails?|thumbs?|previews?|temp|tmp|telemetry|analytics|updates?"
    r"|metrics|downloads?|icons?|maps?)\b",
    re.I,
)
"""What a program makes anew when there is room."""

_KEPT = re.compile(
    r"\b(?:saved|sav(?:e|ing) (?:done|ok)|stored|written|gespeichert|enregistr\w+)\b", re.I
)
_TAKES_BACK = re.compile(
    r"\b(?:re-?load|re-?fetch|re-?plac|restor|tak|us|discard|dropp|overwrit)(?:e|es|ed|ing)\b"
    r".{0,60}\b(?:server|remote|theirs|latest|newer|local|mine)\b",
    re.I,
)
_LOST = ("emptied ", "written over ")
_OPENS = re.compile(
    r"\b(?:open|connect)\w*\b.{0,60}\b(?:indexed ?db|database|backing store)\b", re.I
)
"""How a browser says that there is no store to keep anything in."""

_SEEN = 300
_MOST_LATER = 200
_OF_A_COPY = (SignalKind.STORAGE, SignalKind.SOCKET)
"""Behind these a page tells what became of what only it had."""

_SO_MANY = re.compile(r'"(?:saved|stored|created|updated|imported)"\s*:\s*(?:[2-9]|[1-9]\d)', re.I)
_CONFLICTS = (409, 412)
_SAID_US = 2_000_000
_LATER_US = 30_000_000


def lost_work(timeline: Timeline, chain: Chain) -> Event | None:
    """Return the line by which what somebody made is lost, unless they had told the page to."""
    loud = (Level.ERROR,) if timeline.program is Program.PAGE else (Level.ERROR, Level.WARN)
    own = [one for one in (chain.root.event, *chain.root.also[:1]) if one.level in loud]
    if own and chain.root.event.level is Level.ERROR and _is_missed(timeline, chain.root.event):
        return chain.root.event
    lines = (*own, *_of_a_conflict(timeline, chain), *_of_what_followed(timeline, chain))
    return next((line for line in lines if _tells(line) and not was_told_to(timeline, line)), None)


def is_missed_draft(timeline: Timeline, chain: Chain) -> bool:
    """Tell a draft that could not be kept, or a database that stays shut, and that is missed."""
    root = chain.root.event
    if chain.root.kind is SignalKind.STORAGE and chain.recovered is None and is_held(root.text):
        return complains(timeline.description) and not went_on(timeline, chain)
    if not is_of_a_draft(root) or root.kind is not EventKind.STORAGE or chain.recovered is not None:
        return False
    return misses_something(timeline.description)


def is_replaced(timeline: Timeline, chain: Chain) -> bool:
    """Tell a version that a program took back behind a conflict, and that its report misses."""
    lines = _of_a_conflict(timeline, chain)
    missed = says_gone(timeline.description)
    return missed and any(_TAKES_BACK.search(one.text[:_SEEN]) for one in lines)


def is_replaced_or_gone(timeline: Timeline, chain: Chain) -> bool:
    """Tell what was kept and is another, or is not there, and that the report misses."""
    return is_replaced(timeline, chain) or is_gone_from_its_list(timeline, chain)


def is_gone_from_its_list(timeline: Timeline, chain: Chain) -> bool:
    """Tell a list that is empty after several were kept in it, and that its report misses."""
    root = chain.root
    if root.kind is not SignalKind.MISMATCH or "with an empty list" not in root.text:
        return False
    kept = [one.request.body or "" for one in root.also[:1] if one.request is not None]
    missed = misses_something(timeline.description)
    return missed and any(_SO_MANY.search(body[:_SEEN]) for body in kept)


def is_a_missed_store(timeline: Timeline, chain: Chain) -> bool:
    """Tell what a page had kept and could no longer read, or emptied, and that its report misses.

    So is a store that is full, or that it could not open at all, which it calls an error.
    """
    root = chain.root
    if root.kind is not SignalKind.STORAGE or not says_gone(timeline.description):
        return False
    unread = root.message.endswith("invalid json") and is_kept_anew(timeline, root.event)
    if unread or root.message.startswith(_LOST):
        return True
    thrown = root.event.thrown
    full = thrown is not None and thrown.name == "QuotaExceededError"
    return full or (thrown is not None and _OPENS.search(root.event.text[:_SEEN]) is not None)


def _of_a_conflict(timeline: Timeline, chain: Chain) -> list[Event]:
    """Return what was written of two versions just after one of them was refused."""
    asked, root = chain.root.event.request, chain.root.event
    if asked is None or asked.status not in _CONFLICTS:
        return []
    near = timeline.between(root.at_us, root.answered_us + _SAID_US)
    return [one for one in near if one.index > root.index and one.level is Level.WARN]


def _of_what_followed(timeline: Timeline, chain: Chain) -> list[Event]:
    """Return what was written once a store was gone, or full: whether anything was in it."""
    root = chain.root.event
    if timeline.program is Program.PAGE and chain.root.kind in _OF_A_COPY:
        near = timeline.between(root.at_us, root.at_us + _SAID_US)
        return [one for one in near if one.index > root.index and one.level is Level.ERROR]
    if timeline.program is Program.PAGE or trouble_in(root.text) != "wiped":
        return []
    later = timeline.between(root.at_us, root.at_us + _LATER_US, _MOST_LATER)
    return [one for one in later if one.level in (Level.ERROR, Level.WARN)]


def _is_missed(timeline: Timeline, root: Event) -> bool:
    """Tell a store that was made anew, of which the report says that what was in it is gone."""
    if timeline.program is Program.PAGE or trouble_in(root.text) != "wiped":
        return False
    return _OF_COPIES.search(root.text[:_SEEN]) is None and says_gone(timeline.description)


def _tells(line: Event) -> bool:
    return line.kind is EventKind.CONSOLE and says_lost(line.text)


def could_keep_nothing(timeline: Timeline, chain: Chain) -> bool:
    """Tell a program whose own disk had no room for what somebody made: there is no other copy.

    A page keeps what its server has as well.
    """
    root = chain.root
    if timeline.program is Program.PAGE or root.kind is not SignalKind.STORAGE:
        return False
    said = root.event.text[:_SEEN]
    if _NO_ROOM.search(said) is None or _OF_COPIES.search(said) is not None:
        return False
    later = timeline.between(root.event.at_us, timeline.end_us, _MOST_LATER)
    return not any(
        one.index > root.event.index and _KEPT.search(one.text[:_SEEN]) is not None for one in later
    )
