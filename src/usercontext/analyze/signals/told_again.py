"""A page's line that only tells again what was pressed for, or what the answer says. Not: refusals.

"user 9 blocked, 14 posts removed" behind "Block user", whose answer says `blocked`, refuses nobody;
an error of the console "[order] 88 confirmed" behind an order that is confirmed is only loud.
"""

import re
from collections.abc import Collection

from usercontext.analyze.events import Event, EventKind, Request
from usercontext.analyze.parties import Party, party_of_url
from usercontext.analyze.screens import screened
from usercontext.analyze.signals.own_words import (
    AMISS,
    answers_before,
    is_good,
    lacks_a_part,
)
from usercontext.analyze.signals.said_done import MADE
from usercontext.analyze.signals.sentences import begins_with_a_no
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stopped import stops
from usercontext.analyze.signals.two_sides import shows_another, was_given_another
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import fold
from usercontext.domain.log_entry import Level

_SEEN = 300
_BODY = 2000
_STEM = 5
_SHORTEST = 4
_PRESSED_US = 10_000_000
_AT_ONCE_US = 2_000_000
_LOOK_BACK = 50
_KINDS = (
    *(SignalKind.CONSOLE_ERROR, SignalKind.UNREADABLE, SignalKind.MISMATCH),
    *(SignalKind.FORM, SignalKind.DENIED, SignalKind.SOCKET),
)
_DENIES = screened(
    r"\b(?:not|never|no|none|but|although|though|fail\w*|errors?|could|cannot|can't|without|still"
    r"|already|instead|twice|wrong|missing|null|undefined|den(?:y|ied)|refus\w*|declin\w*|ignor\w*"
    r"|expired|time-?d? ?out|unavailable|unknown|invalid|unexpected|crash\w*|broken|mismatch"
    r"|nicht|kein\w*|aber|pas|mais|aucun\w*|pero|não|non|niet|geen|nie|inte|ikke|не|нет)\b"
    r"|ない|ません|不|没|未|실패",
    re.I,
)
"""What a line says only where more is amiss than was asked for, and what several tongues deny by.

A refusal is left to the press only where the press refuses, which is `wished`.
"""

_SUM = re.compile(r"\d[.,]\d\d\b|[€$£¥₹]|\b[A-Z]{3} \d")
_REASON = re.compile(
    r"\((?P<last>[\w -]{3,40})\)\W*$|\b(?:reason|cause|why|grund|motif|motivo)\b\W{1,3}"
    r"(?P<named>[\w -]{3,40})\W*$|: (?P<behind>[\w -]{3,40})\W*$",
    re.I,
)
_THEIRS = frozenset(
    {"user", "customer", "client", "member", "guest", "owner", "local", "self", "own", "by", "on"}
    | {"the", "request", "requested", "initiated", "action", "choice", "wish", "manual", "manually"}
)
"""What a reason is made of that names who was pressed for it, and not what came in between."""

_ENDS = frozenset(
    {"hangup", "hung", "disconnect", "disconnected", "close", "closed", "logout", "stop", "stopped"}
    | {"cancel", "cancelled", "canceled", "abort", "aborted", "quit", "exit", "leave", "left"}
)
_VALUE = re.compile(r':\s*"([A-Za-z][\w -]{3,40})"')
_OF_A_KIND = 6
_A_NUMBER = re.compile(r":\s*-?(?:0\.0*)?[1-9]")
_A_LIST = re.compile(r"\[\s*[^\]\s]")
_NONE = re.compile(r'":\s*(?:0(?:\.0+)?\s*[,}\]]|\[\s*\])')
_ZERO = re.compile(r"(?<![\d.,])0(?:[.,]0+)?(?![\d.,]*\d)")


def tells_again(timeline: Timeline, signal: Signal) -> bool:
    """Tell what was read as a failure by a line that says only what was asked for and done."""
    line = signal.also[0] if signal.event.request and signal.also else signal.event
    if signal.kind not in _KINDS or line.kind is not EventKind.CONSOLE or line.thrown is not None:
        return False
    near = answers_before(timeline, line)
    asked = near[0].request if near else None
    if line.topic or not all(map(is_good, near)):
        return False
    if asked is None:
        return is_ended_by_them(timeline, line)
    if asked.reads:
        return _is_of_a_record(timeline, line, asked) or _is_none_of_none(line, asked)
    label = _label_before(timeline, line)
    return _is_only_loud(line, asked, label) or _is_the_act(line, asked, label)


def is_ended_by_them(timeline: Timeline, line: Event) -> bool:
    """Tell a line right behind a press that names as the reason who pressed it: local hangup."""
    press = timeline.click_before(line.index)
    at_once = press is not None and line.at_us - press.at_us <= _AT_ONCE_US
    return at_once and not _says_more(line.text[:_SEEN]) and _is_their_reason(line.text, _ENDS)


def _label_before(timeline: Timeline, line: Event) -> str:
    press = timeline.click_before(line.index)
    near = press is not None and line.at_us - press.at_us <= _PRESSED_US
    return press.element.label if near and press is not None and press.element else ""


def _is_only_loud(line: Event, asked: Request, label: str) -> bool:
    """Tell an error that denies nothing, and all of which stands in what was asked and answered."""
    said = line.text[:_SEEN]
    if line.level is not Level.ERROR or _says_more(said) or MADE.search(said) is None:
        return False
    if stops(said) or AMISS.search(said) is not None:
        return False
    known = _stems(f"{asked.url.path} {label} {(asked.body or '')[:_BODY]}")
    told = {one for one in _stems(said) if MADE.search(one) is None}
    return told <= known


def _is_the_act(line: Event, asked: Request, label: str) -> bool:
    """Tell a line whose bad word is the very act that was pressed, or named as its reason."""
    said = line.text[:_SEEN]
    if _says_more(said):
        return False
    path = asked.url.path.rstrip("/").rpartition("/")[2]
    acts = {w for w in fold(f"{label} {path}").split() if len(w) >= _SHORTEST and w.isalpha()}
    if _is_their_reason(said, acts):
        return True
    states = set(fold(" ".join(_VALUE.findall((asked.body or "")[:_BODY]))).split())
    keys = set(fold((asked.body or "")[:_BODY]).split())
    words = [w for w in fold(said).split() if len(w) >= _SHORTEST]
    return any(
        (word in states and _of_one_act(word, acts))
        or (word in keys and any(word != act and _is_done(word, act) for act in acts))
        for word in words
    )


def _is_their_reason(said: str, acts: Collection[str]) -> bool:
    """Tell a reason that is given last, and names the press or whoever pressed, and nobody else."""
    found = _REASON.search(said[:_SEEN])
    words = fold((found["last"] or found["named"] or found["behind"]) if found else "").split()
    named = [w for w in words if w not in _THEIRS]
    theirs = not named and len(words) > 1
    if acts is _ENDS and len(words) == len(named):
        return False  # that it was closed does not say by whom
    return theirs or bool(named and all(_of_one_act(word, acts) for word in named))


def _of_one_act(word: str, acts: Collection[str]) -> bool:
    return any(word[:_STEM] == act[:_STEM] for act in acts if len(word) >= _SHORTEST)


def _is_done(word: str, act: str) -> bool:
    """Tell the participle of an act: block, blocked."""
    stem = act.removesuffix("s").removesuffix("e")
    return len(stem) >= _SHORTEST and word.startswith(stem) and word.endswith("ed")


def _says_more(said: str) -> bool:
    if _DENIES.search(said) is not None or _SUM.search(said) is not None:
        return True
    tells = (shows_another, was_given_another, lacks_a_part, begins_with_a_no)
    return any(tell(said) for tell in tells)


def _is_of_a_record(timeline: Timeline, line: Event, asked: Request) -> bool:
    """Tell a state that is the record's own, of what nobody made or changed in this visit.

    A parcel that was not delivered is a line of its story; a job that somebody had just begun and
    that failed is a failure.
    """
    before = timeline.requests_before(line.index, _LOOK_BACK)
    if line.level is Level.ERROR or any(_makes(timeline, e.request) for e in before if e.request):
        return False
    said = fold(line.text[:_SEEN])
    values = (fold(one) for one in _VALUE.findall((asked.body or "")[:_BODY]))
    return any(len(one) > _OF_A_KIND and one in said and _is_bad(one) for one in values)


def _makes(timeline: Timeline, asked: Request) -> bool:
    own = party_of_url(asked.url, timeline.page_host) is Party.FIRST
    return own and not asked.reads and asked.resource == "api"


def _is_bad(state: str) -> bool:
    return stops(state) or _DENIES.search(state) is not None


def _is_none_of_none(line: Event, asked: Request) -> bool:
    """Tell a nought, where the answer holds nothing but noughts and empty lists."""
    body = (asked.body or "")[:_BODY]
    if _NONE.search(body) is None or _A_NUMBER.search(body) or _A_LIST.search(body):
        return False
    rest, times = _ZERO.subn("", line.text[:_SEEN])
    return times > 0 and AMISS.search(rest) is None and not stops(rest)


def _stems(text: str) -> set[str]:
    return {w.removesuffix("s") for w in fold(text).split() if len(w) > 2 or w.isdigit()}
