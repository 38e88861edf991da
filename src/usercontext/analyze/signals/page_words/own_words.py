"""A good response that the page itself says is not what it asked for.

"export incomplete: 500 of 12840 rows" behind GET /api/ledger/export: nothing failed, and whoever
wrote the line had looked. What joins the two is that one follows the other at once, and is about
the same thing. Not: lines that name their request, which are `named_answers`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.machine_words import is_of_a_device
from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.another_one import is_of_another
from usercontext.analyze.signals.answers.shared_things import shares_a_thing
from usercontext.analyze.signals.answers.still_there import is_still_there
from usercontext.analyze.signals.answers.wishes import came_otherwise
from usercontext.analyze.signals.controls.clicks import ANSWER_US
from usercontext.analyze.signals.exceptions.elements import misses_an_element
from usercontext.analyze.signals.exceptions.houses import is_of_another_house
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.nothing_wrong.made_all_the_same import (
    is_no_rule,
    was_made,
    was_undone,
)
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.page_words.parts_lacking import counts, lacks_a_part
from usercontext.analyze.signals.refusals.left_at_that import is_told_loudly
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.refusals.sentences import begins_with_a_no
from usercontext.analyze.signals.refusals.stopped import (
    Reading,
    read_stop,
    read_why,
    stops,
    without_none,
)
from usercontext.analyze.signals.refusals.told_why import read_told
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_TOLD_US, _PRESSED_US, _LOOK_BACK = 2_000_000, 15_000_000, 12
_MOST = 200
"""Lines that are looked at: the newest, since what matters is near the report."""
_SEEN = 300
"""Two words that share so many letters from the start are of one thing: premium, premiums."""

_AGED = screened(
    r"\b\d{1,5} ?(?:h|hrs?|hours?|d|days?|weeks?|months?|min(?:ute)?s?) old\b"
    r"|\b(?:from|last (?:updated?|sync(?:ed)?|refresh(?:ed)?)|as of)\b.{0,12}\b\d{1,5} ?(?:h|hrs?"
    r"|hours?|days?|weeks?|months?) ago\b|\b\d{1,5} ?(?:std\.?|stunden|tage) alt\b",
    re.I,
)
"""How a page warns of the age of what it shows."""

AMISS = screened(
    r"\b(?:but|instead of|although|though|mismatch\w*|differ\w*|unexpected|expected|asked"
    r"|older|stale|outdated|behind|missing|without|not|never|null|blank|wrong|another|gone|lost"
    r"|changed|promised|unconverted|unavailable|unusable|hidden|impossible|corrupt\w*|damaged"
    r"|invalid|unknown|exhausted|used up|0\.00)\b"
    # what was to go, or to change, and did not; and what an answer holds none of
    r"|\b[1-9]\d{0,6}(?: [a-z]+){0,3} after (?:all|every|each).{0,24} (?:read|seen|removed"
    r"|deleted|closed|dismissed|archived|resolved|cancell?ed|paid|settled|marked|revoked)\b"
    r"|\b[1-9]\d{0,6}(?: [a-z]+){0,3} after .{0,24}\b(?:emptied|cleared|wiped)\b"
    r"|\b(?:is|are|was|were|has|have|holds?|shows?|lists?|says?) still (?!valid|open|run|ok\b|fine"
    r"|alive|connected|active|load|pending|wait|support|work|availab|in progress|in use|in beta"
    r"|experimental|being|need|used|cached|fresh|under)|\bstill "
    r"(?:on|in|there|here|at|has|have|holds?|shows?|lists?|says?|the old)\b"
    r"|\bno [a-z]{3,20} in (?:it|its|the|their|them)\b|\b0 (?!errors?|warnings?|failures?)"
    r"(?:rows?|records|items|entries|lines|results|[a-z]{3,20}(?:s|ies))\b(?=.{0,30}\d)",
    re.I,
)
OF_CODE = screened(
    r"^\W{0,2}(?:warning: |vue warn\b|NG0\d)|\bundefined\b|\bprops?\b|\bsupplied to\b|\bhooks?\b"
    r"|\berror occurred in\b|\baction type\b|\bcomponents?\b|webpack|\breducers?\b|serializ"
    r"|\bunique \"?key|\bnot a (?:function|constructor)\b|\bfailed with [45]\d\d\b|: [45]\d\d$"
    r"|\b(?:(?<!\d )pixel|analytics|tracking|telemetry|beacon|measurement)s?\b",
    re.I,
)
"""What is said to programmers, of who only counts, or of another request's status."""

_NAMED = re.compile(r"\b(?:GET|POST|PUT|PATCH|DELETE) (/[\w/.~%-]{3,120})")
_CALLED_WRONG = re.compile(r'"level"\s*:\s*(?:"(?:error|fatal|warn\w*)"|[456]0\b)', re.I)
"""How loggers that write an object say it, whatever the console's method was."""

_OVERTAKEN = screened(
    r"\b(?:applied|shown|loaded|drawn|rendered|answer|response|belongs|for)\b.{0,50}"
    r"\b(?:while|but|the) .{0,30}\b(?:open|current|active|selected|shown|newest|latest)\b",
    re.I,
)
_OF_CONTENTS = screened(
    r"\b(?:differ\w*|mismatch\w*|checksum|corrupt\w*|damaged|older|stale|outdated|null|0\.00"
    r"|empty|wrong|truncated|unconverted)\b",
    re.I,
)
_BEHIND = screened(
    r"\b(?:refused|reset|dropped) (?:the |our )?connection\b"
    r"|\b(?:connection|connect) (?:was )?(?:refused|reset)\b"
    r"|\b(?:relay|smtp|mail ?server|broker|queue|worker|provider|upstream|database|gateway|host"
    r"|service|server|bucket)\b.{0,20}\b(?:unavailable|unreachable|not respond\w*|is down|is full"
    r"|refus\w*|timed out|time-?out|rejected)\b",
    re.I,
)
"""What stands behind a server and kept it from the rest of what it had just taken."""

_GOES_ON_US, _UNDECIDED = 10_000_000, (SignalKind.MIXED_UP, SignalKind.CONSOLE_ERROR)


def find_own_words(timeline: Timeline, found: Sequence[Signal]) -> Iterator[Signal]:
    """Yield each request that was answered well, and behind which the page says that it is not.

    What was ``found`` of such a line by what it says is told better so.
    """
    lines = [line for line in timeline.lines if _may_tell(line)][-_MOST:]
    texts = {line.text for line in lines}
    read_otherwise = {line.text for one in found for line in one.also} | {
        text
        for text in texts.intersection(e.event.text for e in found if e.kind not in _UNDECIDED)
        if not stops(text)
    }
    counted = Counter(_template(line) for line in {e.text: e for e in lines if counts(e)}.values())
    seen: set[int] = set()
    for line in lines:
        if line.text in read_otherwise or not _is_amiss(line) or is_of_others(timeline, line):
            continue
        if counted[_template(line)] > 1 and counts(line):
            continue  # how far something is, told again and again
        answer = _answer_told_of(timeline, line)
        if answer is None or answer.request is None or answer.index in seen:
            continue
        nothing_came = answer.request.reads and answer.request.status == HTTPStatus.NO_CONTENT
        of_code = OF_CODE.search(line.text[:_SEEN]) is not None or misses_an_element(line.text)
        if (of_code and not nothing_came) or _went_on(timeline, answer, line):
            continue
        read = _read(line, answer.request)
        if read is None:
            continue
        seen.add(answer.index)
        said = f"answered {answer.request.status}, and the page said “{clean(line.text)}”"
        signal = request_signal(timeline, answer, *read, said)
        if signal.party is not Party.BYSTANDER:
            yield replace(
                signal,
                message=_template(line),
                words=f"{signal.words} {line.text[:_SEEN]}",
                also=(line,),
                reason=_reason(read, line, answer.request),
            )


def _may_tell(line: Event) -> bool:
    if line.kind is not EventKind.CONSOLE or line.thrown is not None or line.request is not None:
        return False
    return line.element is None and not line.topic and line.level is not Level.DEBUG


def _is_amiss(line: Event) -> bool:
    """Tell a line that denies something; the more quietly it is said, the more it has to say."""
    said = line.text[:_SEEN]
    if _is_loud(line) or lacks_a_part(said) or stops(said) or begins_with_a_no(said):
        return True
    if (known := read_words(line, "", line.text)) is not None and known[0] in _UNDECIDED:
        return True
    warned = AMISS.search(without_none(said)) is not None or _AGED.search(said) is not None
    warned = warned or is_still_there(said)
    return line.level is Level.WARN and (warned or came_otherwise(said))


def _is_loud(line: Event) -> bool:
    return line.level is Level.ERROR or _CALLED_WRONG.search(line.text[:_SEEN]) is not None


def _template(line: Event) -> str:
    return message_template(line.said[:_SEEN])


def is_of_others(timeline: Timeline, line: Event) -> bool:
    """Tell a line of another house, of a habit, or of no meaning."""
    if is_harmless(line) or voice_of("", line.text) is not None:
        return True
    if "deprecat" in line.text[:_SEEN].lower() or timeline.is_habit(line, ANSWER_US):
        return True
    return is_of_another_house(timeline, line.text)


def _answer_told_of(timeline: Timeline, line: Event) -> Event | None:
    """Return the answer that a line is about: of the same thing, or all that a press asked for."""
    near = answers_before(timeline, line)
    named = _NAMED.search(line.text[:_SEEN])
    if named is not None:
        near = [one for one in near if one.request and one.request.url.path == named[1]]
    about = [one for one in near if one.request and shares_a_thing(line.text, one.request)]
    loud = _is_loud(line) and any(is_told_loudly(timeline, one, line) for one in near)
    if not about and (loud or _is_of_a_press(line)):
        click = timeline.click_before(line.index)
        pressed = click is not None and line.at_us - click.at_us <= _PRESSED_US
        about = [one for one in near if click and one.index > click.index] if pressed else []
        if len({(one.request.method, one.request.url.path) for one in about if one.request}) != 1:
            return None
    failed = any(not is_good(one) for one in about)
    return None if failed or not about else about[0]


def _is_of_a_press(line: Event) -> bool:
    """Tell a line that says enough to be of the one thing that a press asked for."""
    said = line.text[:_SEEN]
    ways = stops, begins_with_a_no, lacks_a_part, came_otherwise, read_told
    return any(tells(said) for tells in ways)


def answers_before(timeline: Timeline, line: Event) -> list[Event]:
    """Return what the page's own servers had just answered, the newest first.

    What stood there before a press is not what a line right behind the press is about.
    """
    click = timeline.click_before(line.index)
    at_once = click is not None and line.at_us - click.at_us <= _TOLD_US
    since = click.index if click is not None and at_once else -1
    return [
        one
        for one in reversed(timeline.requests_before(line.index, _LOOK_BACK))
        if one.request is not None
        and one.index > since
        and not one.request.told
        and one.request.resource == "api"
        and one.answered_us >= line.at_us - _TOLD_US
        and party_of_url(one.request.url, timeline.page_host) is Party.FIRST
    ]


def is_good(answer: Event) -> bool:
    """Tell an answer of 2xx."""
    return answer.request is not None and 200 <= (answer.request.status or 0) < 300


def _read(line: Event, asked: Request) -> Reading | None:
    """Read what the answer was not; None where others read the line by its words."""
    partial = lacks_a_part(line.text[:_SEEN])
    known = read_words(line, "", line.text)
    if is_of_a_device(line.text):
        return None  # a sale is none the less made for a slip that was not printed
    if known is not None and not partial:
        return known if known[0] in _UNDECIDED else None
    if _OVERTAKEN.search(line.text[:_SEEN]) is not None:
        return SignalKind.RACE, Category.RACE
    if is_of_another(line.text, asked):
        return SignalKind.MIXED_UP, Category.API_CONTRACT
    if (why := read_told(line.text) or read_why(line.text)) is not None:
        return why
    if begins_with_a_no(line.text):
        return SignalKind.FORM, Category.VALIDATION_REJECTED
    stopped = None if asked.reads and _OF_CONTENTS.search(line.text) else read_stop(line.text)
    if stopped is not None and not (stopped[0] is SignalKind.FORM and was_made(line, asked)):
        return stopped
    if _BEHIND.search(line.text[:_SEEN]) is not None and not asked.reads:
        return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
    loud = _is_loud(line)
    return (SignalKind.UNREADABLE if loud else SignalKind.MISMATCH), Category.API_CONTRACT


def _went_on(timeline: Timeline, answer: Event, line: Event) -> bool:
    """Tell whether the page opened another one by itself behind its line, or asked again.

    A page that no other led to was opened by its address, where a client tells what led to others.
    """
    asked = answer.request
    clicks = timeline.clicks_after(line.index, 1)
    until = min(line.at_us + _GOES_ON_US, clicks[0].at_us if clicks else timeline.end_us)
    if asked is None or asked.reads:
        return False
    pages = [p for p in timeline.opened_between(line.at_us, until) if p.index > line.index]
    led = any(page.origin is not None for page in timeline.navigations)
    return any(page.origin is not None or not led for page in pages)


def _reason(read: Reading, line: Event, asked: Request) -> Reason | None:
    if read[0] not in (SignalKind.FORM, SignalKind.DENIED) or was_undone(line.text, asked):
        return None
    return reason_of(line.text) or (None if is_no_rule(line.text) else Reason.RULE)
