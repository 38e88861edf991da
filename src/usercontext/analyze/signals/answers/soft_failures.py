"""A server's own failure behind a 2xx response, as the page threw or logged it.

Not: bodies and GraphQL, which are `bodies`.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.machine_words import is_of_a_device
from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.sign_ins.tokens import read_token
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_HINTS = (
    *("sql", "ora-", "lock", "connection", "database", "key", "constraint", "serialize", "exist"),
    *("internal", "gateway", "service", "upstream", "econn", "etimedout", "eai_again", "java."),
    *("pointer", "traceback", "system.", "panic", "psycopg", "record", "pdo", "serv", "serwer"),
    *("datenbank", "donn", "datos", "dados", "danych", "сервер", "服务", "サーバー", "서버"),
)
"""One of these stands in each of the below: a substring costs a twentieth of a pattern."""

_TOLD_US = 1_500_000
_STREAMED_US = 120_000_000
_EVENTS = "text/event-stream"
_LOOK_BACK = 20
_SEEN = 1000
_PRINTED_IN = 3000
_OF_A_SERVER = screened(
    r"\bSQLSTATE\b|\bORA-\d{5}\b|\bdeadlock\b|\block wait timeout\b|\btoo many connections\b|"
    r"\bdatabase (?:is |was )?(?:locked|error|unavailable)|\bconnection pool\b|"
    r"\b(?:duplicate key value|unique constraint|foreign key constraint|could not serialize)\b|"
    r"\brelation .{1,60} does not exist\b|\binternal (?:server )?error\b|"
    r"\bbad gateway\b|\bgateway time-?out\b|\bservice (?:is |temporarily )?unavailable\b|"
    r"\bupstream\b|\bECONN(?:REFUSED|RESET)\b|\bETIMEDOUT\b|\bEAI_AGAIN\b|"
    r"\bjava\.\w+\.|\bNullPointerException\b|\bTraceback \(most recent|\bSystem\.\w+Exception\b|"
    r"\bpanic: runtime error\b|\b(?:psycopg|sqlalchemy|ActiveRecord|PDOException)\b|"
    r"\bserver (?:has )?(?:failed|refused|crashed|had an error|is (?:down|overloaded))\b|"
    r"\b(?:datenbank|serverfehler|serverfout|b[łl][ąa]d serwera|baza danych|base de donn[ée]es"
    r"|base de datos|banco de dados)\b|\berr(?:eur|or|ore|o) (?:du |del |de |do |no )?"
    r"(?:serveur|servidor|server)\b|ошибка сервера|服务器错误|サーバーエラー|서버 오류",
    re.I,
)
"""Words of databases, languages and proxies that no browser and no page has of its own."""

_OF_A_STREAM = screened(
    r"\bstream(?:ing|ed)?\b.{0,20}\b(?:error|fail|broke|abort|interrupt|clos"
    r"|ended (?:early|before))"
    r'|"type"\s*:\s*"(?:\w{1,30}_)?error"',
    re.I,
)
"""How a page tells that what was sent bit by bit came to no good end."""


_PRINTS = (
    *("fatal error", "parse error", "uncaught ", "sqlstate", "traceback", "ora-", "exception"),
    *("<title", "<h1"),
)
_OF_A_STATUS = (
    r"(?:internal|fatal|error|errore|erreur|fehler|fout|server|web server|backend|gateway|origin"
    r"|interner?|serwer|proxy error|unknown error|not implemented|bad gateway|over capacity"
    r"|time-?out|(?:service )?(?:is )?(?:temporarily )?unavailable|connection timed|ssl handshake"
    r"|invalid ssl|http version|insufficient storage|loop detected|network auth\w*|oops|sorry)\b"
)
"""How a title goes on behind a status of 5xx; goods have such numbers too ("501 Original")."""
_PRINTED = re.compile(
    r"(?:(?:fatal|parse) error\b(?:</\w+>)?\s*:\s*|\buncaught )(?:uncaught )?"
    r"(?P<said>[^\n<]{3,300})"
    r"|<(?:title|h1)\b[^<>]{0,200}>\s*(?P<page>(?:error |http )5\d\d\b[^<]{0,80}|5\d\d\s*"
    rf"|5\d\d[\s:|–—-]{{1,3}}{_OF_A_STATUS}[^<]{{0,80}}|[^<]{{0,40}}"
    r"\b(?:(?:internal|server|application) error|bad gateway|service unavailable"
    r"|something went wrong)\b[^<]{0,40})<"
    r"|(?P<line>(?:SQLSTATE\[|Traceback \(most recent call|ORA-\d{5}|(?:javax?|jakarta|org|com"
    r"|System|Microsoft)\.[\w.$]{3,80}Exception\b|Unhandled exception\b)[^\n<]{0,300})",
    re.I,
)
"""What a language prints of its own failure into the piece of a page that it was to make."""


def printed_in(asked: Request) -> re.Match[str] | None:
    """Return the error that stands in a good answer in markup, if one does."""
    body = asked.body or ""
    if not body or not 200 <= (asked.status or 0) < 300:
        return None
    if body.lstrip()[:1] in "{[" or asked.resource not in ("api", "document"):
        return None
    seen = body[:_PRINTED_IN]
    lowered = seen.lower()
    return _PRINTED.search(seen) if any(map(lowered.__contains__, _PRINTS)) else None


def find_printed_failures(timeline: Timeline) -> Iterator[Signal]:
    """Yield each answer in markup, good by its status, into which its server printed an error."""
    for event in timeline.answered:
        asked = event.request
        found = printed_in(asked) if asked is not None else None
        if asked is not None and found is not None:
            words = clean(found["said"] or found["page"] or found["line"])
            said = f"answered {asked.status}, and says “{words}”"
            read = read_token(found[0]) or (SignalKind.SERVER_ERROR, Category.BACKEND_ERROR)
            yield request_signal(timeline, event, *read, said)


def find_soft_failures(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer after which the page told, at once, that its server had failed."""
    seen: set[int] = set()
    for error in timeline.errors:
        if error.level is not Level.ERROR or error.request is not None:
            continue
        message = error.thrown.message if error.thrown else error.text
        answer = _answer_told_of(timeline, error, message[:_SEEN])
        if answer is None or answer.index in seen or answer.request is None:
            continue
        seen.add(answer.index)
        said = f"answered {answer.request.status}, and the page said “{clean(message)}”"
        read = SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
        signal = request_signal(timeline, answer, *read, said)
        if signal.party is not Party.BYSTANDER:
            yield replace(signal, also=(error,))


def _answer_told_of(timeline: Timeline, error: Event, message: str) -> Event | None:
    streamed = _answer_before(timeline, error, streamed=True)
    if streamed is not None and _OF_A_STREAM.search(message) is not None:
        return streamed
    answer = _answer_before(timeline, error, streamed=False)
    return answer if answer is not None and _is_of_a_server(message) else None


def _is_of_a_server(message: str) -> bool:
    if is_of_a_device(message):
        return False
    lowered = message.lower()
    return any(map(lowered.__contains__, _HINTS)) and _OF_A_SERVER.search(message) is not None


def _answer_before(timeline: Timeline, error: Event, *, streamed: bool) -> Event | None:
    """Return what was last asked to be done before an error, if it had just been answered well.

    What comes as a stream of events was answered when it began, and fails later.
    """
    for before in reversed(timeline.requests_before(error.index, _LOOK_BACK)):
        asked = before.request
        if asked is None or asked.told or asked.reads:
            continue
        if streamed and asked.media != _EVENTS:
            return None
        since = error.at_us - (_STREAMED_US if streamed else _TOLD_US)
        if before.kind is not EventKind.REQUEST or before.answered_us < since:
            return None
        return before if 200 <= (asked.status or 0) < 300 else None
    return None
