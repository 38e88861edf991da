"""A business refusal that a page only logs quietly after a good response. Not: payments.

"booking result: NO_CAPACITY" is written down as any state is: no request failed, nothing was
thrown, and whoever pressed was told no. Not: warnings, which are `told_refusals`; bodies.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.screens import any_of, screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.shared_things import shares_a_thing
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.refusals.quiet_declines import MOST, is_no_no, notes_a_no, went_on
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.refusals.told_refusals import answer_before
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SEEN = 300
_PRESSED_US = 5_000_000
_HINTS = ("declined", "refused", "rejected", "denied", "not_", "not ", "ineligible", "unavailable",
          "sold", "no_", "no ", "booked", "stock", "taken", "limit", "too_", "closed")  # fmt: skip
_ANY_HINT = any_of(_HINTS)
_NO = (
    r"(?:declined|refused|rejected|denied|not[_ ](?:approved|accepted|applicable|eligible|available"
    r"|possible|granted|confirmed)|ineligible|unavailable|sold[_ ]out|fully[_ ]booked|overbooked"
    r"|no[_ ](?:availability|capacity|vacancy|seats|slots|rooms|tables)|out[_ ]of[_ ]stock"
    r"|[a-z]{2,20}_(?:taken|unavailable|full)|[a-z_]{0,20}limit_(?:exceeded|reached)|too_(?:late"
    r"|early))(?![a-z])"
)
_IS_NO = screened(
    r"\w\W{0,3}\b(?:state|status|result|decision|outcome|verdict|answer)?"
    rf"(?: (?:is|was|has been)|\s?[:=]|\s?[-=]>|\s?→)\s*[\"']?{_NO}"
    r"|\w (?:denied|refused|rejected|declined)\s?[:(,-]{1,2}\s?[a-z]+(?:_[a-z]+)+",
    re.I,
)
"""A thing and its state, which is a no; or a no with the code of its reason."""
_WHY = screened(rf"{_NO}\W{{1,3}}[a-z]+(?:_[a-z]+)+", re.I)


def find_quiet_refusals(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer to a press behind which the page noted that it was refused."""
    told: dict[int, tuple[Event, Event]] = {}
    for line in [one for one in timeline.lines if _notes_a_refusal(one)][-MOST:]:
        if went_on(timeline, line):
            continue
        answer = _answer_to_a_press(timeline, line)
        if answer is not None:
            told.setdefault(answer.index, (answer, line))
    for answer, line in told.values():
        if not _was_taken_later(timeline, answer, told):
            yield _signal(timeline, answer, line)


def _signal(timeline: Timeline, answer: Event, line: Event) -> Signal:
    status = answer.request.status if answer.request else None
    said = f"answered {status}, and the page wrote “{clean(line.text)}”"
    kind, category = SignalKind.REJECTED, Category.VALIDATION_REJECTED
    signal = request_signal(timeline, answer, kind, category, said)
    reason = reason_of(line.text[:_SEEN]) or Reason.RULE
    return replace(signal, message=message_template(line.said[:_SEEN]), also=(line,), reason=reason)


def _answer_to_a_press(timeline: Timeline, line: Event) -> Event | None:
    """Return the good answer to what a press sent off, and that a line tells the outcome of."""
    click = timeline.click_before(line.index)
    if click is None or click.at_us < line.at_us - _PRESSED_US:
        return None
    answer = answer_before(timeline, click, line)
    asked = answer.request if answer is not None else None
    label = click.element.label if click.element else ""
    if asked is None or asked.reads:
        return None
    if Concept.PAY in concepts(f"{asked.about} {label}") and notes_a_no(line):
        return None
    of_it = shares_a_thing(line.text, asked) or _WHY.search(line.text[:_SEEN]) is not None
    return answer if of_it else None


def _was_taken_later(
    timeline: Timeline, answer: Event, told: dict[int, tuple[Event, Event]]
) -> bool:
    """Tell what was asked again, and of which no such thing was noted then."""
    asked = answer.request
    later = timeline.asked.get(asked.address, ()) if asked is not None else ()
    return any(
        one.index > answer.index and one.index not in told and one.request and _is_good(one.request)
        for one in later
    )


def _is_good(asked: Request) -> bool:
    return 200 <= (asked.status or 0) < 300


def _notes_a_refusal(line: Event) -> bool:
    if line.kind is not EventKind.CONSOLE or line.level not in (Level.INFO, Level.DEBUG):
        return False
    if line.topic or line.request is not None or line.thrown is not None or line.element:
        return False
    said = line.text[:_SEEN]
    lowered = said.lower()
    if not _ANY_HINT.may_match(lowered) or not any(map(lowered.__contains__, _HINTS)):
        return False
    return _IS_NO.search(said) is not None and not is_no_no(said)
