"""A line that only repeats what was requested or answered. Not: refusals.

"user 9 blocked, 14 posts removed" behind "Block user", whose answer says `blocked`, refuses nobody;
an error of the console "[order] 88 confirmed" behind an order that is confirmed is only loud.
"""

import re
from collections.abc import Collection
from http import HTTPStatus

from usercontext.analyze.language.asks_or_complains import complains
from usercontext.analyze.language.words import fold, telling_words
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.nothing_wrong.counted_up import (
    is_counted_there,
    is_counted_up,
    without_words_of,
)
from usercontext.analyze.signals.nothing_wrong.news_again import is_news_again
from usercontext.analyze.signals.nothing_wrong.shouted_states import tells_how_it_stands
from usercontext.analyze.signals.nothing_wrong.tells_the_deed import is_done, tells_the_deed
from usercontext.analyze.signals.nothing_wrong.tells_the_record import tells_the_record
from usercontext.analyze.signals.nothing_wrong.wished_away import was_told_to
from usercontext.analyze.signals.page_words.own_words import (
    AMISS,
    answers_before,
    is_good,
)
from usercontext.analyze.signals.page_words.said_done import MADE
from usercontext.analyze.signals.page_words.says_more import DENIES, says_more
from usercontext.analyze.signals.refusals.consents import tells_a_refused_consent
from usercontext.analyze.signals.refusals.stopped import stops
from usercontext.analyze.signals.signal import Signal, SignalKind
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
_OF_SERVERS = (SignalKind.SERVER_ERROR, SignalKind.CLIENT_ERROR)
"""What a line that names a status is read as; it may be that of another exchange."""

_REASON = re.compile(
    r"\((?P<last>[\w -]{3,40})\)\W*$|\b(?:reason|cause|why|grund|motif|motivo)\b\W{1,3}"
    r"(?P<named>[\w -]{3,40})\W*$|: (?P<behind>[\w -]{3,40})\W*$",
    re.I,
)
_THEIRS = frozenset(
    {"user", "customer", "client", "member", "guest", "owner", "local", "self", "own", "by", "on"}
    | {
        "operator",
        "the",
        "request",
        "requested",
        "initiated",
        "action",
        "choice",
        "wish",
        "manual",
        "manually",
    }
)
"""What a reason is made of that names who was pressed for it, and not what came in between."""

_ENDS = frozenset(
    {"hangup", "hung", "disconnect", "disconnected", "close", "closed", "logout", "stop", "stopped"}
    | {"cancel", "cancelled", "canceled", "abort", "aborted", "quit", "exit", "leave", "left"}
)
_VALUE = re.compile(r':\s*"([A-Za-z][\w -]{3,40})"')
_BY_SOMEBODY = re.compile(
    r"\b(?:by|actor|operator)=(?!(?:\w+[_-])?(?:policy|rule|server|system|gateway|firewall|limit\w*"
    r"|browser|timeout|watchdog|proxy|host|signal|cron|job|worker)\b)[\w.@-]{2,40}\W*$",
    re.I,
)
"""How a journal names who did something."""

_OF_A_KIND = 6
_A_NUMBER = re.compile(r":\s*-?(?:0\.0*)?[1-9]")
_A_LIST = re.compile(r"\[\s*[^\]\s]")
_NONE = re.compile(r'":\s*(?:0(?:\.0+)?\s*[,}\]]|\[\s*\])')
_EMPTY = re.compile(r'"([a-zA-Z_]{3,30})"\s*:\s*\[\s*\]')
_ROW = re.compile(r"\{[^{}]{4,400}\}")
_WORD = re.compile(r':\s*"([A-Za-z][\w -]{1,40})"')
_ZERO = re.compile(r"(?<![\d.,])0(?:[.,]0+)?(?![\d.,]*\d)")


def tells_again(timeline: Timeline, signal: Signal) -> bool:
    """Tell what was read as a failure by a line that says only what was asked for and done."""
    line = signal.also[0] if signal.event.request and signal.also else signal.event
    if line.kind is not EventKind.CONSOLE or line.thrown is not None or line.topic:
        return False
    of_servers = signal.kind in _OF_SERVERS
    if not of_servers and signal.kind not in _KINDS:
        return False
    near = answers_before(timeline, line)
    asked = near[0].request if near else None
    if not all(map(is_good, near)):
        return False
    if asked is None:
        by_them = is_ended_by_them(timeline, line) or _is_undone(timeline, line)
        return by_them and not of_servers
    untouched = asked.reads and _is_untouched(timeline, line)
    if untouched and _is_complained_of(timeline, line):
        untouched = False
    if tells_the_record(line, asked, untouched=untouched):
        return True
    if untouched and not of_servers:
        theirs = _is_their_reason(line.text, ()) and not says_more(line.text[:_SEEN])
        if theirs or tells_how_it_stands(timeline, line):
            return True
    return not of_servers and _tells_the_answer(timeline, line, asked)


def _is_complained_of(timeline: Timeline, line: Event) -> bool:
    """Tell what a complaint has a word of, and behind which nothing else was pressed."""
    said = timeline.description
    if not said or timeline.clicks_after(line.index, 1) or not complains(said):
        return False
    return bool(telling_words(said) & telling_words(line.text[:_SEEN]))


def _tells_the_answer(timeline: Timeline, line: Event, asked: Request) -> bool:
    """Tell a line that has its bad word from the answer, or from the press that asked for it."""
    if asked.reads:
        return _is_of_a_record(timeline, line, asked) or _is_none_of_none(timeline, line, asked)
    label = _label_before(timeline, line)
    if is_counted_there(line, asked) or tells_the_deed(line, asked, label):
        return True
    if tells_a_refused_consent(line.text, asked, label) or is_counted_up(line, asked):
        return True
    if was_told_to(timeline, line) and _is_their_reason(line.text, fold(label).split()):
        return True
    if _is_only_loud(line, asked, label) or _is_the_act(line, asked, label):
        return True
    return is_news_again(timeline, line, asked)


def is_ended_by_them(timeline: Timeline, line: Event) -> bool:
    """Tell a line right behind a press that names as the reason who pressed it: local hangup."""
    press = timeline.click_before(line.index)
    at_once = press is not None and line.at_us - press.at_us <= _AT_ONCE_US
    if not at_once or press is None or says_more(line.text[:_SEEN]):
        return False
    label = fold(press.element.label).split() if press.element is not None else ()
    return _is_their_reason(line.text, _ENDS) or _is_their_reason(line.text, label)


def _is_undone(timeline: Timeline, line: Event) -> bool:
    """Tell what was taken back by a press that takes back, at once, whatever it is called."""
    press = timeline.click_before(line.index)
    at_once = press is not None and line.at_us - press.at_us <= _AT_ONCE_US
    return at_once and not says_more(line.text[:_SEEN]) and was_told_to(timeline, line)


def _label_before(timeline: Timeline, line: Event) -> str:
    press = timeline.click_before(line.index)
    near = press is not None and line.at_us - press.at_us <= _PRESSED_US
    return press.element.label if near and press is not None and press.element else ""


def _is_only_loud(line: Event, asked: Request, label: str) -> bool:
    """Tell an error that denies nothing, and names who did it or has all its words there."""
    said = line.text[:_SEEN]
    if line.level is not Level.ERROR or says_more(said):
        return False
    if stops(said) or AMISS.search(said) is not None:
        return False
    if _BY_SOMEBODY.search(said) is not None:
        return True
    if MADE.search(said) is None:
        return False
    known = _stems(f"{asked.url.path} {label} {(asked.body or '')[:_BODY]}")
    told = {one for one in _stems(said) if MADE.search(one) is None}
    return told <= known


def _is_the_act(line: Event, asked: Request, label: str) -> bool:
    """Tell a line whose bad word is the very act that was pressed, or named as its reason."""
    said = line.text[:_SEEN]
    if says_more(said):
        return False
    path = asked.url.path.rstrip("/").rpartition("/")[2]
    acts = {w for w in fold(f"{label} {path}").split() if len(w) > 2 and w.isalpha()}
    if _is_their_reason(said, acts):
        return True
    states = set(fold(" ".join(_VALUE.findall((asked.body or "")[:_BODY]))).split())
    keys = set(fold((asked.body or "")[:_BODY]).split())
    words = [w for w in fold(said).split() if len(w) >= _SHORTEST]
    gone = asked.status == HTTPStatus.NO_CONTENT  # which has nothing more to say
    return any(
        (word in states and _of_one_act(word, acts))
        or ((word in keys or gone) and any(is_done(word, act) for act in acts))
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
    if len(word) < _SHORTEST:
        return word in acts
    return any(
        word[:_STEM] == act[:_STEM] or (len(act) >= _SHORTEST and word.startswith(act))
        for act in acts
    )


def _is_of_a_record(timeline: Timeline, line: Event, asked: Request) -> bool:
    """Tell a state that is the record's own, of what nobody made or changed in this visit.

    A parcel that was not delivered is a line of its story; a job that somebody had just begun and
    that failed is a failure.
    """
    if not _is_untouched(timeline, line):
        return False
    said = fold(line.text[:_SEEN])
    if line.level is Level.ERROR:
        return _is_one_of_a_board(said, asked)
    values = (fold(one) for one in _VALUE.findall((asked.body or "")[:_BODY]))
    return any(len(one) > _OF_A_KIND and one in said and _is_bad(one) for one in values)


def _is_one_of_a_board(said: str, asked: Request) -> bool:
    """Tell one of several things that an answer lists, with its name and its state in the line."""
    rows = _ROW.findall((asked.body or "")[:_BODY])
    told = [[fold(one).strip() for one in _WORD.findall(row)] for row in rows]
    held = [[one for one in row if f" {one} " in said] for row in told]
    return len(rows) > 1 and any(len(set(row)) > 1 for row in held)


def _is_untouched(timeline: Timeline, line: Event) -> bool:
    """Tell that nobody had made or changed anything in this visit shortly before a line."""
    made = _made(timeline).last_before(line.index)
    before = timeline.requests_before(line.index, _LOOK_BACK)
    return made is None or not before or made.index < before[0].index


@once
def _made(timeline: Timeline) -> Marks:
    return Marks(e for e in timeline.requests if e.request and _makes(timeline, e.request))


def _makes(timeline: Timeline, asked: Request) -> bool:
    own = party_of_url(asked.url, timeline.page_host) is Party.FIRST
    return own and not asked.reads and asked.resource == "api"


def _is_bad(state: str) -> bool:
    return stops(state) or DENIES.search(state) is not None


def _is_none_of_none(timeline: Timeline, line: Event, asked: Request) -> bool:
    """Tell a nought, where the answer holds nothing but noughts and empty lists.

    Or that there is none of what it lists, where somebody then looked for something else.
    """
    body = (asked.body or "")[:_BODY]
    if _NONE.search(body) is None or _A_NUMBER.search(body) or _A_LIST.search(body):
        return False
    said = line.text[:_SEEN]
    if timeline.clicks_after(line.index, 1):
        for name in _EMPTY.findall(body):
            one = f"{re.escape(name.removesuffix('s'))}s?"
            said = re.sub(rf"\bno (?:[\w-]+ )?{one}\b", "0", said, flags=re.I)
    rest, times = _ZERO.subn("", without_words_of(asked.url.path, said))
    return times > 0 and AMISS.search(rest) is None and not stops(rest)


def _stems(text: str) -> set[str]:
    return {w.removesuffix("s") for w in fold(text).split() if len(w) > 2 or w.isdigit()}
