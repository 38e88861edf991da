"""Level of a line from its content, where the sender uses no level for errors. Not: its meaning.

Who tails a file, or sends nothing but events, posts a failure as quietly as everything else. Where
no line of a session is a warning or an error, one that says that something failed is an error. So
is a warning of a program that has no errors, where somebody complains of it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.asks_or_complains import is_wish, only_asks
from usercontext.analyze.language.machine_words import trouble_in
from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind, Thrown
from usercontext.analyze.reading.own_fields import part_named, said_by_fields
from usercontext.analyze.reading.programs import Program, program_of
from usercontext.analyze.reading.read_entry import read_event
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.whereabouts import is_captured
from usercontext.domain.log_entry import Level, LogEntry

_SEEN = 300
_FAILED = screened(
    r"\b(?:failed|failure|could not|couldn't|cannot|can't|unable to|timed out|refused|rejected"
    r"|denied|declined|aborted|crashed|killed|sig(?:kill|segv|abrt)|out of memory|gave up|given up"
    r"|dead after|locked by|no \w+ (?:reached|answered)|jammed|rebuffer\w*|stalled"
    r"|kann nicht|konnte nicht|fehlgeschlagen|abgebrochen|abgelehnt|gesperrt|abgelaufen"
    r"|impossible|échec|échou\w+|refusé\w*|no se pudo|falló|fallid\w+|rechazad\w+|imposible"
    r"|impossibile|fallit\w+|non riuscit\w+|rifiutat\w+|falhou|não foi possível|recusad\w+"
    r"|mislukt|geweigerd|nie uda\w+|odrzucon\w+|misslyckades|nekad|mislyktes|avvist)\b"
    r"|\b(?:errors?|exception|fehler|erreur|errore|erro|fout|błąd)(?= ?[:=] ?[^\s0])"
    r"|не удалось|отказ|ошибка:|失敗|できません|失败|无法|실패|거부",
    re.I,
)
_NO_FAILURE = screened(
    r"\b(?:0|no|without|zero|any|ohne|keine?|sans|sin|senza|sem|zonder|bez) (?:\w+ )?"
    r"(?:errors?|failures?|fehler|erreurs?|errores|errori|erros|fouten|mismatch\w*|exceptions?)\b"
    r"|\b(?:error|exception|failure|fail)(?:s?[ -]?(?:handler|reporting|reporter|tracking|page"
    r"|budget|rate|over|safe|log)|=0|: ?0|s: ?0)\w*\b"
    r"|\b(?:not|never|isn't|wasn't) (?:yet )?(?:expired|rejected|denied|declined|failed|refused)\b"
    r"|\b(?:retry\w*|retried|recover\w*|resolved|cleared|succeeded|fixed|test(?:ed|ing)?|fall\w*"
    r"|using|instead|anew|default\w*|optional|ignor\w*|creating|refetch\w*|reconnect\w*"
    r"|continu\w*)\b",
    re.I,
)
"""What holds such a word and tells of nothing that failed, or of what is over."""

_CODED = re.compile(r"(?:^|\s)(?:E\d{2,5}|ERR[-_ ]?\d{2,5})\b")
"""How handhelds and machines number what they refuse."""

_A_TYPE_FIRST = re.compile(
    r"(?:[A-Z]\w{0,60}::){1,6}[A-Z]\w{0,60}: \S"
    r"|(?:[a-z]\w{0,30}\.){0,6}[A-Z]\w{1,60}(?:Error|Exception|Timeout): \S"
)
_OUTCOMES = frozenset({"result", "status", "state", "outcome", "verdict", "res", "phase"})
_ENDED_BADLY = re.compile(
    r"(?:fail(?:ed|ure)?|error|reject(?:ed)?|declin(?:ed)?|denied|refused|timed?[_ ]?out|expired"
    r"|abort(?:ed)?|blocked|unreachable|jammed|lost|crashed|killed|ko|nok)",
    re.I,
)
_ENDED_WELL = re.compile(
    r"(?:ok|okay|success(?:ful)?|succeeded|accepted|approved|done|passed|completed?|valid|granted)",
    re.I,
)
_FLAGS = ("ok", "success", "succeeded", "successful", "accepted", "approved", "valid")
_WHY = ("err", "error", "reason", "why", "code", "msg", "message", "errors", "errorcode")
_ERRORS = frozenset({"err", "error", "exception", "cause", "errormessage", "exceptionmessage"})
_HOLD = frozenset({"fields", "attributes", "data", "context", "extra", "properties"})
_OF_A_KIT = re.compile(
    r"(?:qt|gtk|gdk|glib|gobject|pango|chromium|electron|skia|vulkan|angle)\b"
    r"|com\.(?:apple|google|android|microsoft)\.|org\.(?:hibernate|springframework|apache)\b"
    r"|androidx?\.|Microsoft\.|System\.|Choreographer\b",
    re.I,
)
"""Parts of what a program is built with: they warn of what they draw with, whoever uses them."""

_DEEPEST = 2
_NAMES = frozenset({"event", "name", "eventname", "type", "action", "evt", "ev"})
_NAMED_BADLY = re.compile(
    r"(?<![a-z])(?:fail\w*|error|reject\w*|declin\w*|abort\w*|mismatch|timeout|timed_out|denied"
    r"|crash|rebuffer\w*|stall\w*|refus\w*|lost)(?![a-z])",
    re.I,
)
_TITLED_BADLY = re.compile(
    r"[A-Z]\w{1,20}(?: [A-Z]\w{1,20}){0,3} (?:Fail(?:ed|ure)|Error|Errored|Rejected|Declined|Denied"
    r"|Aborted|Crashed|Timeout|Timed Out|Refused|Lost)"
)
"""How events are called whose names are titles: "Video Playback Error"."""


def as_loud_as_told(
    report: Report, events: Sequence[Event], entries: Sequence[LogEntry]
) -> Sequence[Event]:
    """Return the events of a session, what says that it failed as an error if nothing is loud."""
    lines = [event for event in events if event.kind is EventKind.CONSOLE]
    if not lines or is_captured(events) or any(one.level is Level.ERROR for one in events):
        return events
    if any(event.level is Level.WARN for event in lines):
        thrown = [_thrown(event, one) for event, one in zip(events, entries, strict=True)]
        if any(one.level is Level.ERROR for one in thrown) or not _tells_by_warnings(
            report, thrown
        ):
            return thrown
        return [_warned(event, one) for event, one in zip(thrown, entries, strict=True)]
    usual = _usual(entries)
    both = zip(events, entries, strict=True)
    return [_read_again(event, entry, usual) for event, entry in both]


def raised_among(read: Sequence[Event], loud: Sequence[Event]) -> frozenset[str]:
    """Return the ids of what a session reads as an error, and its client sent as less."""
    both = zip(read, loud, strict=True)
    raised = (told.id for sent, told in both if told.level is not sent.level)
    return frozenset(raised)


def _tells_by_warnings(report: Report, events: Sequence[Event]) -> bool:
    """Tell a program of which somebody complains, and whose log has warnings and no press.

    A page warns all day long, and what comes of a press is read by what came of it.
    """
    said = report.description
    if report.is_silent or not said or is_wish(said) or only_asks(said):
        return False
    pressed = any(event.kind is EventKind.CLICK for event in events)
    return not pressed and program_of(report, events) is not Program.PAGE


def _thrown(event: Event, entry: LogEntry) -> Event:
    """Return a warning that begins with a type that was thrown as loud as what it says.

    Runners of jobs warn of each failure, for they try again: a log of theirs has no errors.
    """
    warned = event.kind is EventKind.CONSOLE and event.level is Level.WARN
    if not warned or _A_TYPE_FIRST.match(event.text) is None:
        return event
    loud = read_event(replace(entry, level=Level.ERROR), event.index)
    if loud.thrown is not None or loud.request is not None:
        return loud
    name, _, message = loud.text.partition(": ")
    thrown = Thrown(name, message, (), uncaught=False, rejection=False)
    return replace(loud, kind=EventKind.EXCEPTION, thrown=thrown)


def _warned(event: Event, entry: LogEntry) -> Event:
    """Return a warning of a program that has no louder level as an error, if it failed by it.

    Its own words say so, or it holds an error under a name for that.
    """
    if event.kind is not EventKind.CONSOLE or event.level is not Level.WARN:
        return event
    if _OF_A_KIT.match(part_named(entry.payload)) is not None:
        return event
    said = event.text[:_SEEN]
    failed = _says_it_failed(said) or _holds_an_error(entry.payload)
    if not failed or _NO_FAILURE.search(said) is not None:
        return event
    loud = read_event(replace(entry, level=Level.ERROR), event.index)
    if loud.thrown is None:
        return loud
    return replace(loud, thrown=replace(loud.thrown, uncaught=False))


def _holds_an_error(payload: Mapping[str, Any]) -> bool:
    """Tell an entry, or its fields, with the words of an error under a name for that."""
    for name, value in payload.items():
        if isinstance(value, str) and plain(name) in _ERRORS and " " in value.strip():
            return True
        if isinstance(value, dict) and plain(name) in _HOLD and _holds_an_error(value):
            return True
    return False


def _usual(entries: Sequence[LogEntry]) -> frozenset[int]:
    """Return the places of what ended badly among many of its kind, good ones before and after.

    A gate turns one ticket away and lets the next one in: that is what it is there for.
    """
    good: dict[str, tuple[int, int]] = {}
    bad: dict[int, str] = {}
    for place, entry in enumerate(entries):
        kind = next((v for k, v in entry.payload.items() if plain(k) in _NAMES), None)
        if not isinstance(kind, str):
            continue
        if any(map(_is_bad, entry.payload.items())):
            bad[place] = kind
        elif any(map(_is_good, entry.payload.items())):
            good[kind] = (good.get(kind, (place, place))[0], place)
    return frozenset(
        place
        for place, kind in bad.items()
        if kind in good and good[kind][0] < place < good[kind][1]
    )


def _is_good(field: tuple[str, Any]) -> bool:
    value = field[1]
    said = isinstance(value, str) and plain(field[0]) in _OUTCOMES
    return said and _ENDED_WELL.fullmatch(value.strip()) is not None


def _read_again(event: Event, entry: LogEntry, usual: frozenset[int]) -> Event:
    if event.kind is not EventKind.CONSOLE or event.element is not None or event.online is not None:
        return event
    if _says_it_failed(event.text[:_SEEN]):
        return read_event(replace(entry, level=Level.ERROR), event.index)
    bad = any(map(_is_bad, entry.payload.items())) or _came_to_nothing(entry.payload, 0)
    if not bad or event.index in usual:
        return event
    told = replace(entry, level=Level.ERROR)
    return replace(read_event(told, event.index), text=said_by_fields(entry.payload, ""))


def _came_to_nothing(payload: Mapping[str, Any], depth: int) -> bool:
    """Tell an outcome that is no, with an error or a reason beside it, however deep it stands."""
    names = {plain(name): value for name, value in payload.items()}
    no = any(names.get(name) is False for name in _FLAGS)
    if no and any(isinstance(names.get(name), str | dict) and names[name] for name in _WHY):
        return True
    inner = [value for value in names.values() if isinstance(value, dict)]
    return depth < _DEEPEST and any(_came_to_nothing(one, depth + 1) for one in inner)


def _says_it_failed(said: str) -> bool:
    if ("E" in said and _CODED.search(said) is not None) or trouble_in(said) != "":
        return True
    return _FAILED.search(said) is not None and _NO_FAILURE.search(said) is None


def _is_bad(field: tuple[str, Any]) -> bool:
    name, value = plain(field[0]), field[1]
    if not isinstance(value, str) or len(value) > _SEEN:
        return False
    if name in _OUTCOMES:
        return _ENDED_BADLY.fullmatch(value.strip()) is not None
    if name in _NAMES and " " in value:
        return _TITLED_BADLY.fullmatch(value) is not None
    return name in _NAMES and _NAMED_BADLY.search(value) is not None
