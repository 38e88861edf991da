"""Which app or server said or threw it, by the name it gives itself.

Not: what kind of program a session is of (`programs`), what went wrong.
"""

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import speaks_of_two_amounts
from usercontext.analyze.signals.programs.shouted import read_shouted
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.refusals.stopped import Reading, read_why
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.sockets.socket_reasons import why_refused
from usercontext.domain.analysis import Category

_PAGE = "The page "
_WITHIN = " the page said "
_NO_USE = " the page could not use"
_NAMES = ("servicename", "service", "app", "application", "appname", "component")
_LONGEST = 60
_SEEN = 300
_OF_A_PEER = re.compile(
    r"\bfailed\b.{0,20}\b(?:status|code|rc)\W{1,3}(?:0x[\dA-F]{2,8}|\d{2,6})\b"
    r"|\b[45]\d\d (?:Not Found|Busy Here|Forbidden|Bad \w+|Internal \w+|Service \w+|Temporarily)"
)
"""A status that no request of the log has: whoever was called said so."""

_TWO_SUMS = re.compile(
    r"(?<![\w.,:-])(?P<one>\d[\d.,]*[.,]\d\d)(?!\d).{3,80}?"
    r"(?<![\w.,:-])(?!(?P=one)(?!\d))\d[\d.,]*[.,]\d\d(?!\d)"
)
"""Two sums in a line that a program calls an error."""

_WHOLE = re.compile(
    r"\b(?:sum|total|balance|ledger|booked|stored|computed|recorded|reported|counted|drawer|cash"
    r"|statement)\b",
    re.I,
)
_PARTS = re.compile(
    r"\b(?:fail\w*|declin\w*|refus\w*|reject\w*|available|insufficient|limit|net|gross|tax|vat"
    r"|fees?|subtotal|discount|tip|deposit|minimum|remaining|left)\b",
    re.I,
)

_DECIDED: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (
        re.compile(
            r"\b(?:provider|carrier|vendor|supplier|acquirer|aggregator|upstream)\b.{0,12}"
            r"\b(?:reject|refus|declin)ed\b",
            re.I,
        ),
        (SignalKind.CONSOLE_ERROR, Category.THIRD_PARTY),
    ),
    (
        re.compile(
            r"\brow-level security\b|\bdenied[:;|,\t] ?\S|\baccess\b.{0,40}\bdenied\b", re.I
        ),
        (SignalKind.DENIED, Category.PERMISSION_DENIED),
    ),
    (
        _STORE := re.compile(
            r"\b(?:unique|foreign key|check|not null) constraint failed\b|\bdatabase is locked\b"
            r"|\bdatabase disk image is malformed\b|\bSQLITE_[A-Z]+|\bHiveError\b"
            r"|\bRealmMigrationNeeded|\bmodel used to open the store is incompatible\b"
            r"|\b(?:database|db|store|box|realm|vault|save ?file|save ?game)\b.{0,30}"
            r"\bcorrupt(?:ed)?\b",
            re.I,
        ),
        (SignalKind.STORAGE, Category.STORAGE),
    ),
    (
        _DATABASE := re.compile(
            r"\bdeadlock\w*\b.{0,60}\b(?:victim|detected|found)\b|\bSQLSTATE\b|\bORA-\d{5}\b"
            r"|\block wait timeout\b|\bcould not serialize\b|\btoo many connections\b"
            r"|\b(?:Sql|PSQL|JDBC\w*|Mongo\w*|Npgsql|MySql|Postgres|Oracle|MariaDb)"
            r"(?:Exception|Error)\b|\bviolates (?:unique|foreign key|not-null|check) constraint\b"
            r"|\bremaining connection slots\b"
            r"|\bconnection pool\b.{0,40}\b(?:exhausted|time[ds]? ?out|full)\b",
            re.I,
        ),
        (SignalKind.CONSOLE_ERROR, Category.BACKEND_ERROR),
    ),
    (
        re.compile(
            r"\bno (?:response|answer|reply) from\b|\b(?:is|are|was) not responding\b"
            r"|\b(?:did|does) not (?:respond|answer|reply)\b|\bkeine antwort von\b"
            r"|\bsin respuesta de\b|\b(?:pas de|aucune) réponse de\b|\bnessuna risposta da\b"
            r"|\bsem resposta d[aeo]\b|\bgeen antwoord van\b",
            re.I,
        ),
        (SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW),
    ),
    (
        re.compile(
            r"\b(?:reason|code|error|why) (?:(?:is|was) )?(?:invalid|missing|required|wrong|bad"
            r"|malformed|too|not|unsupported|already|exceeds?|below|above|min|max)_\w+"
            r"|\bfield \w+, (?:reason|code|error|message) \w",
        ),
        (SignalKind.FORM, Category.VALIDATION_REJECTED),
    ),
    (
        re.compile(r"(?<!connection )(?<!handshake )\b(?:rejected|refused|declined): \S", re.I),
        (SignalKind.FORM, Category.VALIDATION_REJECTED),
    ),
)
"""How a program says that somebody decided it, and gives the reason behind a colon."""

_DAMAGED = re.compile(
    r"\bdatabase disk image is malformed\b|\bfile is not a database\b"
    r"|\bSQLITE_(?:CORRUPT|NOTADB)\b",
    re.I,
)
"""A file that a program keeps its data in is broken, wherever that program runs."""

_CLOSED_FOR = re.compile(
    r"\bclosed?\b.{0,40}?\b4\d{3}\b.{0,12}?\breason\W{1,3}(?P<why>[^\"'\n]{4,160})", re.I
)
"""The same in words: the number, and why."""

_CHOSEN = range(4000, 5000)
_HOLD = ("attributes", "resource", "labels", "tags", "fields", "context")


def name_program(timeline: Timeline, signal: Signal) -> Signal:
    """Return a signal that says who spoke, where it was no page."""
    within = next((one for one in (_WITHIN, _NO_USE) if one in signal.text), "")
    if timeline.program is Program.PAGE or not (signal.text.startswith(_PAGE) or within):
        return signal
    who = f"the {timeline.program.value}"
    text = (
        signal.text.replace(within, within.replace("the page", who), 1) if within else signal.text
    )
    if text.startswith(_PAGE):
        named = _named(timeline, signal.event) if timeline.program is Program.SERVER else ""
        text = f"{named or who.capitalize()} {text[len(_PAGE) :]}"
    return replace(signal, text=text)


def code_of(timeline: Timeline, message: str = "") -> Category:
    """Return what an error of a program's own is: a server has no script that a page would run.

    Nor has a database, whose words an application throws as they came.
    """
    if _DAMAGED.search(message[:_SEEN]) is not None:
        return Category.STORAGE
    if timeline.program is Program.SERVER:
        return Category.BACKEND_ERROR
    if timeline.program is not Program.PAGE:
        if _STORE.search(message[:_SEEN]) is not None:
            return Category.STORAGE
        if _DATABASE.search(message[:_SEEN]) is not None:
            return Category.BACKEND_ERROR
    return Category.JS_EXCEPTION


def store_of_an_app(timeline: Timeline, event: Event) -> Reading | None:
    """Read what the store of an application says of itself, whatever it keeps there."""
    own = timeline.program is Program.APP and _STORE.search(event.text[:_SEEN]) is not None
    return (SignalKind.STORAGE, Category.STORAGE) if own else None


def why_of_a_program(timeline: Timeline, event: Event) -> Reading | None:
    """Read why something did not happen, where no page speaks: what it writes is no chatter."""
    if timeline.program is Program.PAGE:
        return None
    if speaks_of_two_amounts(event.text) and _ought_to_be_one(event.text[:_SEEN]):
        return SignalKind.MONEY, Category.API_CONTRACT
    said = event.text[:_SEEN]
    known = read_shouted(said) or read_why(said)
    known = known or why_closed(timeline, event)
    known = known or next((read for words, read in _DECIDED if words.search(said)), None)
    if known is None and event.thrown is None and reason_of(said) is not None:
        return SignalKind.FORM, Category.VALIDATION_REJECTED
    if known is None and _OF_A_PEER.search(said) is not None:
        return SignalKind.CONSOLE_ERROR, Category.BACKEND_ERROR
    return known


def why_closed(timeline: Timeline, event: Event) -> Reading | None:
    """Read a line beside one of the codes that a WebSocket's other end may choose for itself."""
    code = timeline.entries[event.id].payload.get("code")
    if type(code) is int and code in _CHOSEN:
        return why_refused(event.text[:_SEEN])
    told = _CLOSED_FOR.search(event.text[:_SEEN])
    return why_refused(told["why"]) if told is not None else None


def _ought_to_be_one(said: str) -> bool:
    """Tell two sums that are each said to be the whole of something; a bill's parts are none."""
    whole = {found.lower() for found in _WHOLE.findall(said)}
    parts = _PARTS.search(said) is not None
    return len(whole) > 1 and not parts and _TWO_SUMS.search(said) is not None


def _named(timeline: Timeline, event: Event) -> str:
    """Return the name that a server gives itself beside what it says, '' where it gives none."""
    payload: Mapping[str, Any] = timeline.entries[event.id].payload
    layers = [payload, *(payload[n] for n in _HOLD if isinstance(payload.get(n), dict))]
    for one in layers:
        for key, value in one.items():
            if plain(key) in _NAMES and isinstance(value, str) and 0 < len(value) <= _LONGEST:
                return clean(value, _LONGEST)
    return ""
