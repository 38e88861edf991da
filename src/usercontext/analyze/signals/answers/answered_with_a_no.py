"""Successful responses after which the page showed the user a refusal each time.

A server may refuse with a 200, and its page hands that on in a notice: no request fails, nothing is
written down, and where bodies are not captured nothing else tells it. That it is no good news is
told by the same press, made again and answered alike; why, by what the notice says.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.told_to_users import tells_of_a_failure
from usercontext.analyze.language.words import means_success
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.refusals.demands import demands
from usercontext.analyze.signals.refusals.left_at_that import is_left_at_that
from usercontext.analyze.signals.refusals.stopped import Reading, read_why
from usercontext.analyze.signals.refusals.told_refusals import answer_before
from usercontext.analyze.signals.refusals.told_why import read_told
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_TOLD_US = 15_000_000
_BROKE: Reading = (SignalKind.SERVER_ERROR, Category.BACKEND_ERROR)
_MOST, _SEEN, _TIMES = 60, 200, 2
_LOOKS_ELSEWHERE = re.compile(
    r"\b(?:e-?mails?|inbox|postfach|posteingang|boîte|messagerie|correo|bandeja|casella|posta"
    r"|e-?mailadres|skrzynk\w*|sms)\b",
    re.I,
)
"""What was sent is to be looked at there: asked for again, it is told again."""


def find_answered_with_a_no(timeline: Timeline) -> Iterator[Signal]:
    """Yield what was sent off twice and more, taken each time, and told to be refused each time."""
    told: set[str] = set()
    notices = [one for one in timeline.lines if one.topic == NOTICE]
    for notice in notices[-_MOST:]:
        press, read = timeline.click_before(notice.index), _read(notice)
        element = press.element if press is not None else None
        if press is None or element is None or element.key in told or read is None:
            continue
        answers = _answered_alike(timeline, notice, notices, element.key)
        plainly = read_told(notice.text) is not None or read == _BROKE
        if len(answers) < (1 if plainly else _TIMES) or _something_failed(timeline, press, notice):
            continue
        if len(answers) < _TIMES and not is_left_at_that(timeline, notice):
            continue
        told.add(element.key)
        yield _signal(timeline, notice, answers, read)


def _something_failed(timeline: Timeline, press: Event, notice: Event) -> bool:
    """Tell whether anything else went wrong between a press and what was told behind it."""
    near = timeline.between(press.at_us, notice.at_us, _MOST)
    near = [one for one in near if press.index < one.index < notice.index]
    asked = [one.request for one in near if one.request is not None]
    if any(not 200 <= (one.status or 0) < 400 for one in asked):
        return True
    return any(one.level is Level.ERROR and one.request is None for one in near)


def _read(notice: Event) -> Reading | None:
    """Read why something was not done; None where a notice does not say so."""
    said = notice.text[:_SEEN]
    if means_success(said) or said.rstrip().endswith(("…", "...")):
        return None
    if (known := read_told(said) or read_why(said)) is not None:
        return known
    if demands(said) and _LOOKS_ELSEWHERE.search(said) is None:
        return SignalKind.FORM, Category.VALIDATION_REJECTED
    broke = notice.level is Level.ERROR and tells_of_a_failure(said)
    return _BROKE if broke else None


def _answered_alike(
    timeline: Timeline, notice: Event, notices: Sequence[Event], key: str
) -> list[Event]:
    """Return the good answers to one control behind which the same was told, if all were so."""
    presses = [one for one in timeline.clicks_by_key.get(key, ()) if one.index < notice.index]
    presses = presses[-1:] + [p for p in timeline.clicks_by_key[key] if p.index > notice.index]
    answers = []
    for press in presses:
        said = next((n for n in notices if _is_behind(timeline, press, n, notice)), None)
        answer = answer_before(timeline, press, said) if said is not None else None
        asked = answer.request if answer is not None else None
        if answer is None or asked is None or asked.reads or asked.body:
            return []  # what an answer itself says is read by itself
        answers.append(answer)
    last = presses[-1]
    return [] if timeline.opened_between(last.at_us, timeline.moment_us) else answers


def _is_behind(timeline: Timeline, press: Event, notice: Event, first: Event) -> bool:
    if notice.text != first.text or notice.at_us - press.at_us > _TOLD_US:
        return False
    return timeline.click_before(notice.index) is press


def _signal(timeline: Timeline, notice: Event, answers: Sequence[Event], read: Reading) -> Signal:
    asked = answers[0].request
    status = asked.status if asked is not None else None
    said = f"answered {status}, and the page showed the user “{clean(notice.text[:_SEEN])}”"
    signal = request_signal(timeline, answers[0], *read, said)
    words = f"{signal.words} {notice.text[:_SEEN]}"
    if signal.party is not Party.FIRST:
        return replace(signal, words=words, also=(notice,))
    return replace(signal, words=words, message="told no", also=(notice, *answers[1:3]))
