"""Responses of 2xx whose body, or the page's reaction to it, says that they failed.

GraphQL answers everything with 200, and so do many older services. Not: answers of another shape.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.screens import Screened, screened
from usercontext.analyze.language.text import clean, quote
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.envelopes import Outcome, outcome_of
from usercontext.analyze.signals.answers.graphs import states_a_rule, where_it_failed
from usercontext.analyze.signals.answers.sent_by_name import is_sent_whole
from usercontext.analyze.signals.answers.soft_failures import printed_in
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.newest import newest
from usercontext.analyze.signals.nothing_wrong.wished import is_wished, names_its_end
from usercontext.analyze.signals.refusals.answer_codes import (
    codes_in,
    in_one,
    names_a_rule,
    said_in,
)
from usercontext.analyze.signals.refusals.conflicts import changed_meanwhile
from usercontext.analyze.signals.refusals.keys import of_another_house
from usercontext.analyze.signals.refusals.payments import declines
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.refusals.refused_fields import refuses_fields
from usercontext.analyze.signals.refusals.stopped import is_decided, read_why
from usercontext.analyze.signals.refusals.too_old import calls_too_old
from usercontext.analyze.signals.sign_ins.tokens import read_token
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

_LINKED = re.compile(r"^\W{0,3}graph ?ql ?errors?\b", re.I)
_READ_US, _LOOK_BACK, _REFUSED = 1_500_000, 20, 400
_SEEN = 2000
_FAILED = screened(
    r'^\s*(?:\{|\[\s*\{\s*"data"\s*:|\[\s*(?=\{\s*"errors"))'
    r'.{0,1500}?"errors"\s*:\s*\[\s*\{|^\s*\{.{0,200}?"(?:success|ok)"\s*:\s*false\b'
    r'|^\s*[\[{].{0,1500}?"(?:status|statusCode|code)"\s*:\s*5\d\d\b'
    r'|^\s*\{\s*"error"\s*:\s*(?:"[^"]|\{)|^\s*\{\s*"status"\s*:\s*"(?:error|fail)'
    # an envelope: a number that is none of those for "well", and a sentence
    r'|^\s*\{\s*"(?:code|errcode|err_?no|ret|ret_?code|result_?code)"\s*:\s*"?(?!0*"?\s*[,}]'
    r'|2\d\d\b|20{3,4}\b)-?\d{1,6}"?\s*,.{0,200}?"(?:msg|message|err_?msg|error_?msg)"\s*:\s*'
    r'"(?!ok\b|success)[^"]'
    # what was asked after is over, and not well, and the response says why
    r'|^\s*\{(?=[^{}\[\]]{0,300}"(?:error|reason|message|error_?message|failure_?reason)"\s*:\s*'
    r'"[^"])[^{}\[\]]{0,200}?"(?:status|state|result|outcome)"\s*:\s*"(?:error|fail\w*|aborted)"'
    r'|^\s*\{.{0,300}?"error_?(?:message|msg|description)"\s*:\s*"[^"]',
    re.S | re.I,
)
_SAID = re.compile(
    r'"(?:(?:error_?)?(?:message|msg)|error|reason|detail|error_description)"\s*:\s*'
    r'"((?:[^"\\]|\\["nt]){3,200})',
    re.I,
)
_STATUS_CODE = re.compile(r'"(?:status|code)"\s*:\s*"([A-Z]+(?:_[A-Z]+)+)"')
_COUNTED = screened(
    r'"(?:failed|failures|rejected|errors?_?count|failed_?count)"\s*:\s*([1-9]\d{0,6})\b'
)
"""How many of several were not taken, in an answer that was good for the rest, or for none."""
_TAKEN = (
    r'"(?:imported|created|inserted|updated|saved|sent|processed|accepted|added|taken|succeeded'
    r'|invited|moved|copied|restored)(?:_?count)?"\s*:\s*'
)
_NONE_TAKEN, _SOME_TAKEN = screened(rf"{_TAKEN}0\b"), screened(rf"{_TAKEN}[1-9]")
_LEFT_OUT = re.compile(
    r'"(?:skipped|ignored|errors?|invalid|duplicates?|dropped|unmatched)(?:_?count)?"\s*:\s*'
    r"([1-9]\d{0,6})\b"
)
"""Nothing was done, and so many were left out: the answer to a write that came to nothing."""

_REFUSES = re.compile(
    r'^\s*\{.{0,200}?"(?:success|ok|succeeded|valid|accepted)"\s*:\s*false\b', re.S
)
_OF_TROUBLE = re.compile(
    r"error|exception|fail|time-?out|timed out|unavailable|internal|server|database|\bsql|null"
    r"|undefined|unexpected|could not|couldn't|unable|try again|went wrong|respond|\b5\d\d\b"
    r"|not[ _]available\b|offline|\bbusy|concurren|overload|capacity|maintenance|\bdown\b"
    r"|unreachable|\blag\b|\bsync|\block(?:ed)? (?:held|wait)|deadlock|replica",
    re.I,
)
"""What a server says of itself; any other sentence behind a no is about what was asked for."""
_CODES: tuple[tuple[Screened, Reading], ...] = tuple(
    (screened(pattern, re.I), reading)
    for pattern, reading in (
        (
            r"unauthenticated|not authenticated|(?:token|session) (?:has )?expired|invalid token",
            (SignalKind.AUTH, Category.AUTH_EXPIRED),
        ),
        (
            r"forbidden|permission.?denied|not authorized|access denied",
            (SignalKind.DENIED, Category.PERMISSION_DENIED),
        ),
        (
            r"card_declined|do_not_honor|insufficient_funds|\bdeclined\b|expired_card|card_expired"
            r"|incorrect_cvc|\bcard (?:has |was |is )?(?:expired|refused|not accepted)\b",
            (SignalKind.DECLINED, Category.PAYMENT_DECLINED),
        ),
        (
            r"graphql_validation_failed|graphql_parse_failed|cannot query field"
            r"|unknown (?:argument|type|field)|was not provided|got invalid value",
            (SignalKind.CLIENT_ERROR, Category.API_CONTRACT),
        ),
        (
            r"bad_user_input|validation|invalid_input|is required|must not be blank",
            (SignalKind.REJECTED, Category.VALIDATION_REJECTED),
        ),
        (
            r"rate.?limit|too many requests|throttled",
            (SignalKind.LIMITED, Category.BACKEND_ERROR),
        ),
        (
            r"version_mismatch|stale|conflict\b|out of date|(?:persisted|trusted).?(?:quer|op|doc)",
            (SignalKind.STALE, Category.STALE_VERSION),
        ),
    )
)
"""Codes and words that services share; what none of them says is the service's own failure."""

_NO_WORDS = "that it failed"
_OF_A_SYSTEM = re.compile(
    r"\b(?:host|system|services?|server|core|gateway|backend|provider|network|connection|switch"
    r"|node|registry|upstream|partner|bank)\b.{0,20}\b(?:not[ _](?:available|reachable|respond\w*)"
    r"|unavailable|unreachable|down|offline|busy|closed|time[ds]?[ -]?out)\b",
    re.I,
)
"""What is away where a server says so: no goods, no seat, nothing that somebody asked for."""
_MISCALLED = (-32700, -32600, -32601, -32602)
"""A remote call that could not be read, is not known, or has other arguments."""


def find_failed_bodies(timeline: Timeline) -> list[Signal]:
    """Return each good answer whose body says that it failed, where bodies are captured."""
    return newest(timeline, timeline.answered, _failed_body)


def _failed_body(timeline: Timeline, event: Event) -> Signal | None:
    request = event.request
    if request is None or not _is_good(request) or not request.body:
        return None
    if declines(request) or refuses_fields(request):
        return None  # read by themselves
    told = outcome_of(request.body, reads=request.reads, path=request.url.path)
    plainly = _says_that_it_failed(request)
    if not (plainly or told) or is_sent_whole(timeline, event) or is_wished(timeline, event):
        return None
    read = _read_outcome(told) if told and not plainly else _read_answer(request)
    said = _words(request.body[:_SEEN])
    said = quote(told.said) if told and (not plainly or said == _NO_WORDS) else said
    outcome = f"answered {request.status}, and says {said}{where_it_failed(request)}"
    why = _reason(request.body, told) if read[0] is SignalKind.REJECTED else None
    signal = replace(request_signal(timeline, event, *read, outcome), reason=why)
    return of_another_house(timeline, signal)


def says_that_it_failed(asked: Request) -> bool:
    """Tell an answer whose body says that it failed, whatever its status."""
    told = outcome_of(asked.body, reads=asked.reads, path=asked.url.path) if asked.body else None
    failed = (told is not None or _says_that_it_failed(asked)) and not names_its_end(asked)
    return failed or refuses_fields(asked) or printed_in(asked) is not None


def _says_that_it_failed(asked: Request) -> bool:
    body = (asked.body or "")[:_SEEN]
    return _FAILED.search(body) is not None or (not asked.reads and _count(body) is not None)


def _count(body: str) -> str | None:
    """Return how many of several an answer says it did not take, or None."""
    if "{" not in body[:10]:
        return None
    found = _COUNTED.search(body)
    if found is None and _NONE_TAKEN.search(body) is not None and not _SOME_TAKEN.search(body):
        found = _LEFT_OUT.search(body)
    return found[1] if found else None


def _words(body: str) -> str:
    said, code, count = _SAID.search(body), _STATUS_CODE.search(body), _count(body)
    if said is None:
        named = "" if code else said_in(body)
        if count and not code:
            return f"that {count} failed"
        return quote(named) if named else _NO_WORDS
    many = f"that {count} failed, with " if count and not code else ""
    sentence = f"{many}“{clean(in_one(said[1]))}”"
    return f"“{code[1]}”: {sentence}" if code and code[1] not in said[1] else sentence


def _read_answer(asked: Request) -> Reading:
    """Read what a good answer says of its failure; a plain no to what was asked is a refusal."""
    body = (asked.body or "")[:_SEEN]
    read = _read(body)
    refuses = _REFUSES.search(body) is not None or states_a_rule(body)
    if read[0] is not SignalKind.SERVER_ERROR or asked.reads or not refuses:
        return read
    trouble = not (said := said_in(body)) or _OF_TROUBLE.search(said.replace("_", " ")) is not None
    return read if trouble else (SignalKind.REJECTED, Category.VALIDATION_REJECTED)


def _reason(body: str, told: Outcome | None) -> Reason | None:
    """Return why nobody has to be called for it: known words, or a code of the business."""
    reason = reason_of(body)
    codes = (told.said,) if told is not None and told.said.isupper() else ()
    if told is not None and told.denied and not told.own and " " in told.said:
        codes = (*codes, *codes_in(body))
    return reason or (Reason.RULE if any(map(names_a_rule, codes)) or states_a_rule(body) else None)


def _read_outcome(told: Outcome) -> Reading:
    """Read how an answer says that it failed: its words first, then whose part it was."""
    if _OF_A_SYSTEM.search(told.said) is not None:
        return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
    read = read_token(told.said) or _read(f"{told.code} {told.said}")
    if read[0] is not SignalKind.SERVER_ERROR:
        return read
    if told.remote in _MISCALLED:
        return SignalKind.CLIENT_ERROR, Category.API_CONTRACT
    trouble = told.own or _OF_TROUBLE.search(told.said.replace("_", " ")) is not None
    if trouble or not (told.denied or names_a_rule(told.said)):
        return read
    return SignalKind.REJECTED, Category.VALIDATION_REJECTED


def find_failed_graphs(timeline: Timeline) -> Iterator[Signal]:
    """Yield each answer of a GraphQL endpoint that the page then threw or logged errors of.

    Also one of 400: what it was refused for stands in the errors, and is the page's question.
    """
    seen: set[int] = set()
    for error in _told_of_graphs(timeline):
        answer = _graph_before(timeline, error)
        if answer is None or answer.index in seen or answer.request is None:
            continue
        name, message = (it.name, it.message) if (it := error.thrown) else ("", error.text)
        told = read_words(error, name, message)
        if told is None or told[0] is not SignalKind.SERVER_ERROR:
            continue
        seen.add(answer.index)
        well = "answered" if _is_good(answer.request) else "failed with"
        said = f"{well} {answer.request.status}, and the page said “{clean(message)}”"
        signal = request_signal(timeline, answer, *(read_why(message) or _read(message)), said)
        yield replace(signal, also=(error,))


def _told_of_graphs(timeline: Timeline) -> Iterator[Event]:
    """Yield errors, and what a link of a GraphQL client logs of them at whatever level."""
    for event in timeline.lines:
        if event.kind is EventKind.EXCEPTION or (
            event.kind is EventKind.CONSOLE
            and (event.level is Level.ERROR or _LINKED.match(event.text, 0, _SEEN) is not None)
        ):
            yield event


def _read(text: str) -> Reading:
    if calls_too_old(text):
        return SignalKind.STALE, Category.STALE_VERSION
    for pattern, reading in _CODES:
        if pattern.search(text):
            changed = reading[0] is SignalKind.STALE and changed_meanwhile(said_in(text) or text)
            return (SignalKind.RACE, Category.RACE) if changed else reading
    if reason_of(text) is not None or is_decided(said_in(text)):
        return SignalKind.REJECTED, Category.VALIDATION_REJECTED
    return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR


def _graph_before(timeline: Timeline, error: Event) -> Event | None:
    for before in reversed(timeline.requests_before(error.index, _LOOK_BACK)):
        asked = before.request
        if asked is None or asked.told or not asked.asks_a_graph:
            continue
        if before.answered_us < error.at_us - _READ_US:
            return None
        return before if _is_good(asked) or asked.status == _REFUSED else None
    return None


def _is_good(request: Request) -> bool:
    return 200 <= (request.status or 0) < 300
