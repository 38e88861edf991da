"""What a cause's own line says is wrong or refused, in words without a rule.

Asked last: where a rule has a reading, it stands. Not: how a line is read, points.
"""

import re
from http import HTTPStatus

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.line_kinds import LineKind, read_line
from usercontext.analyze.language.text import count_words
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.mixed_up import stands_in
from usercontext.analyze.signals.answers.two_days import is_of_another_day
from usercontext.analyze.signals.money.behind_an_order import order_before
from usercontext.analyze.signals.page_words.grave_lines import wrong_in
from usercontext.analyze.signals.refusals.told_possible import is_believed_open
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.log_entry import Level

_OPEN = frozenset(
    {SignalKind.WARNING, SignalKind.CONSOLE_ERROR, SignalKind.MONEY, SignalKind.UNREADABLE}
    | {SignalKind.CLIENT_ERROR, SignalKind.NONSENSE, SignalKind.MISMATCH, SignalKind.DOUBLE}
)
"""Kinds that say that something is not as it should be, and not what."""

_QUOTED = re.compile(r"“(.+?)”")
_REFUSES = 0.6
_SAYS_NO = frozenset(
    {HTTPStatus.BAD_REQUEST, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.CONFLICT}
    | {HTTPStatus.PRECONDITION_FAILED, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.LOCKED}
    | {HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.TOO_MANY_REQUESTS}
)
"""Answers that a rule gives. Not 401, 403, 404, 410: who may not see a thing may be wronged."""

_OF_A_FIELD = re.compile(
    r"\b(?:must|valid|invalid|required|format\w*|field|missing|characters?|letters?|digits?|number"
    r"|enter|date|exceeds?|larger|smaller|[kmg]i?b|greater|less|null|blank|empty|type"
    r"|ung\u00fcltig\w*|pflichtfeld\w*|obligatoire"
    r"|obligatori\w+|v[aá]lid\w+|invalide)\b",
    re.I,
)
"""What is wanted of an input: a page may have filled it in itself, and nobody can mend that."""

_NAMES_A_FIELD = re.compile(
    r'"(?:field|property|param(?:eter)?|pointer|attribute)"\s*:\s*"'
    r'|"(?:errors|field_?errors|fields|violations)"\s*:\s*\{\s*"',
    re.I,
)
"""A refusal that names what of a form it is of, in whatever language it says why."""
_SEEN, _THRICE = 1000, 2

_CONDITION = re.compile(
    r"\b(?:when|once|until|till|after|before|unless|first|requires?|must|owe|have to|need to"
    r"|as soon as|less than|more than|at least|at most)\b",
    re.I,
)
_RIGHTS = re.compile(
    r"\b(?:permissions?|privileges?|roles?|access|authori[sz]\w*|forbidden|not allowed|admin\w*"
    r"|owners?|managers?|editors?|staff|scopes?|token|session|sign(?:ed)? in|log(?:ged)? in)\b",
    re.I,
)
"""What somebody can still do to be let; and what only another can give them."""

_WRITTEN_BESIDE = re.compile(
    r"\b(?:(?:gift|order|delivery) )?(?:notes?|remarks?|greetings?|wishes|gift (?:wrap\w*"
    r"|cards? text|messages?)) (?:(?:is|was|were|has been|not) )?(?:dropped|left out|cut"
    r"|shortened|ignored|truncated|not (?:kept|printed|sent|taken))\b",
    re.I,
)
"""Who buys has what they bought without it."""

_OF_SETTINGS = re.compile(
    r"/(?:settings|preferences|prefs|profile|theme|locale|language|consent|visibility|wish\w*"
    r"|favou?rites?|carts?|basket|session|login|sign-?in|search|graphql)(?:[/.]|$)",
    re.I,
)
_DIFFERS = frozenset({SignalKind.MISMATCH, SignalKind.DOUBLE})
_FAILED = 400
_A_SENTENCE = 6


def told_wrong(timeline: Timeline, chain: Chain) -> LineKind | None:
    """Return what is wrong by a cause's own line, None where it says no such thing."""
    root = chain.root
    if root.kind not in _OPEN or root.reason is not None or chain.recovered is not None:
        return None
    line = _line_of(chain)
    if line is None:
        return None
    behind = root.event.request is None and order_before(timeline, line) is not None
    done = behind or _is_done(chain)
    if behind and is_of_another_day(line.text):
        return LineKind.DATA
    told = wrong_in(line.text, differs=root.kind in _DIFFERS, done=done)
    if told is LineKind.DATA and _is_beside_the_order(line):
        return None
    if told is LineKind.EXPOSED and stands_in(line.text):
        return None
    asked = chain.root.event.request
    return told if done or asked is None or told is LineKind.EXPOSED else None


def _is_beside_the_order(line: Event) -> bool:
    """Tell a line that only warns of what somebody wrote beside what they ordered."""
    return line.level is Level.WARN and _WRITTEN_BESIDE.search(line.text) is not None


def _is_done(chain: Chain) -> bool:
    """Tell what was ordered, booked or sent, by its own call: no setting, no cart, no look."""
    asked = chain.root.event.request
    if asked is None or asked.method.upper() != "POST":
        return False
    return not _OF_SETTINGS.search(asked.address[1])


def told_refused(timeline: Timeline, chain: Chain) -> bool:
    """Tell a refusal whose own words say that a rule said no, though no rule here knows them.

    Of a core action that says nothing: who cannot pay because good input is refused is stopped.
    """
    asked = chain.root.event.request
    if asked is None or chain.root.reason is not None:
        return False
    said = " ".join(_QUOTED.findall(chain.root.text))
    conditional = _sets_a_condition(asked, said)
    if asked.status not in _SAYS_NO and not conditional:
        return False
    if chain.root.party is not Party.FIRST or len(chain.root.also) > 1:
        return False  # what else was said beside it may contradict it
    if is_believed_open(timeline, chain.root.event, asked):
        return False
    if _OF_A_FIELD.search(said) is not None and not conditional:
        return False
    if refuses_a_field_again(chain):
        return False
    return read_line(said).get(LineKind.REFUSED, 0.0) >= _REFUSES


def refuses_a_field_again(chain: Chain) -> bool:
    """Tell a refusal of the third try that names a field of a form, in whatever language.

    Whoever mends one field for the third time has nothing left to mend.
    """
    asked = chain.root.event.request
    body = (asked.body or "") if asked is not None else ""
    return len(chain.retries) >= _THRICE and _NAMES_A_FIELD.search(body[:_SEEN]) is not None


def _sets_a_condition(asked: Request, said: str) -> bool:
    """Tell a change that is forbidden until its user has done something, which no right is."""
    if asked.status != HTTPStatus.FORBIDDEN or asked.reads or _RIGHTS.search(said) is not None:
        return False
    return _CONDITION.search(said) is not None and count_words(said) >= _A_SENTENCE


def _line_of(chain: Chain) -> Event | None:
    """Return the line that a cause is, or that stands behind the good answer that it is."""
    asked = chain.root.event.request
    if asked is not None and (asked.status is None or not 0 < asked.status < _FAILED):
        return None
    lines = (chain.root.event, *chain.root.also[:1])
    return next((one for one in lines if _is_said(one)), None)


def _is_said(event: Event) -> bool:
    is_line = event.kind is EventKind.CONSOLE and event.level is not Level.DEBUG
    return is_line and event.thrown is None and bool(event.text)
