"""A state in capitals in a log line: "SLA BREACHED ticket 9". Not: failures.

Boards, shops and desks log what their records say as loudly as they can. Where nobody had changed
anything, the answer was good and whoever saw it went on with what they had come for, it is news.
"""

import re

from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.parts_lacking import lacks_a_part
from usercontext.analyze.signals.page_words.says_more import DENIES
from usercontext.analyze.signals.refusals.stopped import stops

_SEEN = 300
_SHOUTED = re.compile(r"(?<![\w./-])(?:NO[ _-])?[A-Z]{3,}(?:[ _][A-Z]{2,})*(?![\w/]|\.\w)")
_STATE = re.compile(r"[A-Z]{4,}|\bLOW\b|\bNEW\b")
_OF_A_FAILURE = re.compile(
    r"FAIL|\bERR|INVALID|\bNULL\b|\bNAN\b|UNDEFINED|MISMATCH|CORRUPT|MISSING|TIME_?OUT|CRASH"
    r"|UNKNOWN|UNAVAIL|UNREACH|EXCEPTION|PANIC|FATAL|ABORT|BROKEN|DENIED|FORBIDDEN|UNAUTH"
    r"|CONFLICT|QUOTA|STALE|LOCKED|DUPLIC|DECLIN|\bDATA|\bNOT\b|\bNO\b|EMPTY|ROLLBACK|ROLLED"
    r"|RETRY|DROPPED|NETWORK|SOCKET|CONNECTION|\b(?:HTTP|JSON|CORS|SQL|GET|POST|PUT|PATCH)\b"
)
"""Names by which programs call what went wrong in them, or what they spoke with."""

_ALARM = re.compile(
    r"\b(?:(?:over|above|below|under) (?:the |its |their )?(?:budget|limit|target|threshold|minimum"
    r"|maximum|plan|par|quota)|exceed\w*|overdue|überschr\w+|unterschr\w+|dépass\w+|supera\w*"
    r"|overschr\w+|przekrocz\w+)(?=\b.{0,60}\d)",
    re.I,
)
"""How a budget, a shelf or a patient's chart says that a number is not what it may be."""

_OF_MACHINES = re.compile(
    r"\b(?:m?s|[kmg]i?b|bytes?|heap|memory|cpu|latency|responses?|requests?|render\w*|bundles?"
    r"|chunks?|payload|stack|storage|time-?outs?|fps|frames?|sockets?|caches?|retr(?:y|ies)"
    r"|rate|api|dom|nodes?|calls?|depth|recursion|connections?|pool|upload|file|size)\b",
    re.I,
)
"""Of what programs have limits, and nobody knows who has none of their own."""

_NAMES_ONE = re.compile(r"\d|\b[A-Z]?[a-z]{3,}\b")
_WORKED_US = 2_500_000
_MOST_NEAR, _MOST_PRESSES = 40, 5


def tells_how_it_stands(timeline: Timeline, line: Event) -> bool:
    """Tell a line that shouts a thing's state, after which something else was pressed and came."""
    said = line.text[:_SEEN]
    if _is_an_alarm(said):
        return _went_on(timeline, line)
    shouted = _SHOUTED.findall(said)
    if not any(map(_STATE.search, shouted)) or any(map(_OF_A_FAILURE.search, shouted)):
        return False
    rest = _SHOUTED.sub(" ", said)
    if _NAMES_ONE.search(rest) is None or lacks_a_part(rest) or stops(rest):
        return False
    if any(says.search(rest) for says in (AMISS, DENIES)):
        return False
    return _went_on(timeline, line)


def _is_an_alarm(said: str) -> bool:
    """Tell what was measured of somebody's own things, and is more or less than it may be."""
    if _ALARM.search(said) is None or _OF_MACHINES.search(said) is not None:
        return False
    rest = _ALARM.sub(" ", said)
    return not (stops(rest) or any(says.search(rest) for says in (AMISS, DENIES)))


def _went_on(timeline: Timeline, line: Event) -> bool:
    later = timeline.clicks_after(line.index, _MOST_PRESSES)
    return bool(later) and all(_came(timeline, click) for click in later)


def _came(timeline: Timeline, click: Event) -> bool:
    """Tell a press behind which only good answers came, and one at least, or a page."""
    near = timeline.between(click.at_us, click.at_us + _WORKED_US, _MOST_NEAR)
    asked = [e.request for e in near if e.index > click.index and e.request is not None]
    opened = any(e.kind is EventKind.NAVIGATION and e.index > click.index for e in near)
    good = all(200 <= (one.status or 0) < 300 for one in asked)
    return good and (bool(asked) or opened)
