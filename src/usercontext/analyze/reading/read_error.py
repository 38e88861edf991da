"""The words and the exception of an entry of any client. Not: what they mean for the user."""

import re
from typing import Any

import msgspec

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reading.arguments import join_arguments
from usercontext.analyze.reading.events import Thrown
from usercontext.analyze.reading.fields import (
    ARGUMENTS,
    MAX_ARGUMENTS,
    Fields,
    Place,
)
from usercontext.analyze.reading.foreign_stacks import is_a_call, read_foreign
from usercontext.analyze.reading.happened import happened, thrown_last, trace_of, with_thrown
from usercontext.analyze.reading.read_frames import STACK, TRACES, frames_in, trace_in
from usercontext.analyze.reading.said_by_shape import (
    caused_by,
    said_by_object,
    sentence_alone,
    why_beside,
)
from usercontext.analyze.reading.stack import native_call, parse_stack, where_thrown
from usercontext.analyze.reading.web_servers import words_of_web_server
from usercontext.domain.log_entry import Level

MESSAGE = (
    "message", "msg", "text", "formatted", "errormessage", "description", "summary", "body",
    "eventmessage", "shortmessage", "logmessage", "condition", "logstring", "faultstring",
    "localizeddescription", "exceptionmessage", "raw", "hosttext",
)  # fmt: skip
WORDS = (
    "error", "err", "exception", "reason", "value", "content", "data", "event", "title", "log",
    "line", "output", "entry", "info", "label", "warning", "failure", "cause",
)  # fmt: skip
_WORDS_OR_TRACES = WORDS + TRACES
_TEMPLATES = ("mt", "messagetemplate", "originalformat")
"""A logger's sentence, whose values stand beside it: "Saving {No} failed"."""
LISTED = ("payload", "message", "msg", "text", "messages", "parts", "values", "lines", "data")
"""Names whose value is a text as a rule, and a console's arguments where it is a list."""
BLOCKED = ("blockeduri", "blockedurl")
DIRECTIVE = ("violateddirective", "effectivedirective")
NAME = (
    "name", "classname", "errortype", "errorname", "errorclass", "exceptiontype", "type", "class",
)  # fmt: skip
MARK = ("kind", "type", "category", "source", "event", "subtype", "mechanism", "origin", "name")

_TYPE = re.compile(
    r"(?:[a-z]\w{0,30}\.){0,6}_?[A-Z][A-Za-z0-9_.]{0,60}(?:Errors?|Exception|Rejection)|Error"
    r"|NS_ERROR_[A-Z_]{1,60}"
)
_PREFIX = re.compile(
    r"\s*(?P<uncaught>Uncaught\b|Unhandled\b(?=\s*(?:\(in promise|promise rejection\b"
    r"|rejection ?[:(]|exception\b ?:|exception [A-Z]\w*(?:Error|Exception)\b|:"
    r"|\w*(?:Error|Exception):)))?"
    r"\s*(?P<promise>\(in promise\)|Promise Rejection\b:?|\(in promise:?|rejection(?= ?\(|:):?)?"
    r"\s*:?\s*(?:exception(?::|(?= [A-Z]\w*(?:Error|Exception)\b)))?\s*",
    re.I,
)
"""What browsers and overlays put before the words of an error. "Unhandled", "Rejection" and
"Exception" may be its own first word as well: they are a prefix only where something tells."""
_UNCAUGHT = re.compile(
    r"uncaught|unhandled|onerror|windowerror|pageerror|globalerror|exceptionthrown"
)
_REJECTION = re.compile(r"reject|inpromise")
_ENDED_BY = "FATAL EXCEPTION"
_IN_A_LOG = re.compile(r'CONSOLE[:(]\d+\)?\] "(.{1,2000})", source: ', re.S)
_END_IN_A_LOG = '", source: '
_CLASHES = re.compile(r"mismatch|differ|discrepan|does(?: not|n't) match", re.I)
_SUM = re.compile(r"(?:[A-Z]{3} |[€$£])?-?\d{1,9}[.,]\d{2}(?: ?[€$£]| [A-Z]{3})?")
_BOTH = 2
_MOST_MONEY = 1e7
_FATAL = ("isfatal", "fatal", "crash", "iscrash", "unhandled")
"""What an app says of an error that ended it."""

_SHORT_LINE = 600
_CALL_BEHIND = re.compile(
    r"[\s,]{1,4}(?:at|in|@) (?P<call>(?:[\w$.<>\[\]]{1,80} )?\(?[^\s()]{1,300}"
    r"\.(?:[mc]?js|[jt]sx?|vue|svelte|html?)(?:\?[^\s():]{0,100})?:\d{1,7}(?::\d{1,7})?\)?)\W{0,2}$"
)
"""The one call that somebody wrote behind an error's words, in the same line."""

_CALLS_BELOW = re.compile(r"\n(?P<by>\s{0,12}at (?=\S)|\s{0,12}[\w$.</*~]{0,120}@(?=\w+:|/))")
"""Where the calls begin that somebody wrote below an error's words, as any browser tells them."""

_WHY = ("reason", "cause", "details", "detail")
_SHORT = 80
_ARGUMENTS = tuple(ARGUMENTS)


def read_text(fields: Fields) -> str:
    """Return the words of an entry, its console arguments put together as the console does."""
    arguments = next((v for v in fields.values(_ARGUMENTS) if isinstance(v, list)), None)
    if arguments is None:
        arguments = _listed(fields)
    text = _inner_line(fields.text(MESSAGE, (Place.OWN, Place.ERROR, Place.RESPONSE)))
    if arguments:
        joined = join_arguments(arguments)
        return text if joined in text else joined
    if text:
        if beside := value_beside(fields):
            return f"{text} {beside}"
        more = (
            _thrown_beside(fields, text) or _sums_beside(fields, text) or why_beside(fields, text)
        ) or caused_by(fields, text)
        return f"{text.rstrip('.')}: {more}" if more else text
    if template := fields.text(_TEMPLATES, (Place.OWN,)):
        thrown = fields.text(("x", "exception"), (Place.OWN,)).partition("\n")[0].strip()
        return f"{template.rstrip('.')}: {thrown}" if thrown else template
    said = fields.text(_WORDS_OR_TRACES, (Place.OWN, Place.ERROR))
    said = trace_of(fields, said).partition("\n    at ")[0]
    if "@" in said and parse_stack(said.partition("\n")[0]):
        said = _first_line(fields, said)
    said = thrown_last(said)
    if _TYPE.fullmatch(said) and (why := fields.text(_WHY, (Place.OWN, Place.ERROR))) != said:
        said = f"{said}: {why}" if why else said
    if said and said != fields.text(("event",), (Place.OWN,)):
        return happened(fields, said) or _inner_line(said)
    return _name_alone(fields) or sentence_alone(fields) or _short_named(fields)


def _short_named(fields: Fields) -> str:
    """Return words under a name of one letter: a single one may be a method or a state."""
    said = fields.layers[0][1].get("m")
    return said if isinstance(said, str) and " " in said else ""


def _name_alone(fields: Fields) -> str:
    """Return the type of an error of which nothing else is told."""
    said = fields.values(NAME, (Place.ERROR,))
    return next((one for one in said if isinstance(one, str) and _TYPE.fullmatch(one)), "")


def value_beside(fields: Fields) -> str:
    """Return the value that a line of a logger names beside its sentence, where it is a text."""
    own = fields.layers[0][1]
    value = own.get("value")
    return value if isinstance(value, str) and len(value) <= _SHORT else ""


def _thrown_beside(fields: Fields, text: str) -> str:
    """Return what was thrown, of the trace that a server's or a phone's logger puts beside."""
    trace = fields.text(TRACES, (Place.OWN,)).strip()
    if not trace:
        return ""
    lines = trace.split("\n")
    said = lines[-1 if lines[0].startswith("Traceback") else 0].strip()[:MESSAGE_CAP]
    return "" if said in text or is_a_call(said) else said


def _sums_beside(fields: Fields, text: str) -> str:
    """Return the two sums that a line says to differ, where each has a name of its own."""
    own = fields.layers[0][1]
    few = len(fields.layers) == 1 and len(own) <= _BOTH  # one of which is the text
    if few or len(text) > _SHORT or _CLASHES.search(text) is None or any(map(str.isdigit, text)):
        return ""
    written = [str(value) for value in own.values() if _is_a_sum(value)]
    return ", ".join(written) if len(written) == _BOTH else ""


def _is_a_sum(value: Any) -> bool:
    if isinstance(value, float):
        return round(value, 2) == value and value < _MOST_MONEY
    return isinstance(value, str) and _SUM.fullmatch(value) is not None


def _inner_line(text: str) -> str:
    """Return what a page wrote to its console, of the line that a phone's log makes of it.

    Of one that an application ended by, what was thrown.
    """
    if text.startswith(_ENDED_BY):
        return text.split("\n", 2)[-1]
    if text.startswith("{"):
        return said_by_object(text)
    end = text.rfind(_END_IN_A_LOG) if "CONSOLE" in text else -1
    if end < 0:
        return words_of_web_server(
            text
        )  # each beginning without an end would be followed through the whole text
    found = _IN_A_LOG.search(text, 0, end + len(_END_IN_A_LOG))
    return found[1] if found else text


def read_refusal(fields: Fields) -> str:
    """Return what a policy's report names, in its order: the rule and what it kept away, or ''."""
    for _, layer in fields.layers if fields.values(BLOCKED) else ():
        if not layer.keys().isdisjoint(BLOCKED):
            told = [value for name, value in layer.items() if name in BLOCKED + DIRECTIVE]
            named = dict.fromkeys(one[:MESSAGE_CAP] for one in told if isinstance(one, str))
            return " ".join(named)[:MESSAGE_CAP]
    return ""


def _listed(fields: Fields) -> list[Any] | None:
    """Return the list under a text's name; its members may have been written as JSON."""
    for value in fields.values(LISTED, (Place.OWN,)):
        if isinstance(value, list) and value and isinstance(value[0], str | dict):
            return [_unquoted(one) for one in value[:MAX_ARGUMENTS]]
    return None


def _unquoted(argument: Any) -> Any:
    if isinstance(argument, str) and argument[:1] == '"' == argument[-1:]:
        try:
            return msgspec.json.decode(argument)
        except (msgspec.DecodeError, UnicodeError):
            return argument[1:-1]
    return argument


def read_thrown(fields: Fields, level: Level, text: str, marked: bool) -> Thrown | None:
    """Read the exception of an entry, or None. ``marked``: the client says that it is one."""
    frames = frames_in(fields)
    stack = fields.text(STACK)
    if not frames and stack:
        frames = parse_stack(stack)
    message = fields.text((*MESSAGE[:5], "value"), (Place.ERROR, Place.OWN)) or text
    ended = message.startswith(_ENDED_BY)
    message = _inner_line(message)
    message, stack = _own_words(fields, message, stack)
    frames = frames or (parse_stack(stack) if stack else ())
    if not frames:
        message, frames = read_foreign(message, stack or trace_in(fields))
        message = with_thrown(fields, message) if frames else message
    if not message and stack:
        message = _first_line(fields, stack)
    typed = _TYPE.match(_PREFIX.sub("", message, count=1)) or _is_typed(fields)
    if not (marked or frames or stack or typed):
        return None
    prefix = _PREFIX.match(message)
    name, message = _name_and_message(fields, message[prefix.end() if prefix else 0 :], stack)
    mark = _mark(fields)
    rejection = bool(_REJECTION.search(mark)) or bool(prefix and prefix["promise"])
    uncaught = rejection or bool(_UNCAUGHT.search(mark)) or bool(prefix and prefix["uncaught"])
    if fields.flag(("handled",)) is False or fields.flag(_FATAL) is True or ended:
        uncaught = True
    # {message, stack} alone is what window.onerror wrappers send; console wrappers send arguments.
    logged = fields.has(tuple(ARGUMENTS)) or fields.has(("method", "logger", "console"))
    uncaught = uncaught or (level is Level.ERROR and bool(frames or marked) and not logged)
    frames = where_thrown(frames, fields.values(NAME, (Place.ERROR, Place.OWN)))
    uncaught = uncaught and level is Level.ERROR
    return Thrown(name, message, frames, uncaught, rejection, native_call(stack))


def _first_line(fields: Fields, stack: str) -> str:
    """Return what stands on top of a stack; Firefox writes no name there."""
    line = stack.split("\n", 1)[0][:MESSAGE_CAP]
    return fields.text(NAME[:1], (Place.ERROR, Place.OWN)) if parse_stack(line) else line


def _own_words(fields: Fields, message: str, stack: str) -> tuple[str, str]:
    """Return an error's own words for a mere "Uncaught", and the stack that stands behind them."""
    prefix = _PREFIX.match(message)
    if message and prefix and prefix.end() == len(message):
        message = fields.text(("description", "message", "value"), (Place.ERROR,)) or message
    is_a_line = len(message) < _SHORT_LINE and "\n" not in message
    call = _CALL_BEHIND.search(message) if is_a_line else None
    if call is not None:
        return message[: call.start()], stack or f"at {call['call']}"
    calls = _CALLS_BELOW.search(message[:MESSAGE_CAP])
    if calls is None or (calls["by"] != "    at " and not parse_stack(message[calls.start() :])):
        return message, stack
    return _once(message[: calls.start()]), stack or message


def _once(words: str) -> str:
    """Return an error's words without the head of its stack, which says them again or "Error"."""
    first, _, second = words.partition("\n")
    again = second.strip()
    told = not again or again == "Error" or first.strip().endswith(again)
    return first if told else words


def _is_typed(fields: Fields) -> bool:
    """Tell an exception whose type has a field of its own."""
    said = fields.values(NAME, (Place.ERROR, Place.OWN))
    return any(isinstance(value, str) and _TYPE.fullmatch(value) for value in said)


def _mark(fields: Fields) -> str:
    said = [v for v in fields.values(MARK, (Place.OWN, Place.ERROR)) if isinstance(v, str)]
    return "".join(c for c in " ".join(said)[:400].lower() if c.isalpha() or c == " ")


def _name_and_message(fields: Fields, message: str, stack: str) -> tuple[str, str]:
    """Split ``TypeError: x`` and take the type from its own field or the stack where it is bare."""
    head, colon, rest = message.partition(":")
    if colon and _TYPE.fullmatch(head.strip()):
        return head.strip(), rest.strip()
    for value in fields.values(NAME, (Place.ERROR, Place.OWN)):
        if isinstance(value, str) and _TYPE.fullmatch(value):
            return value, message.strip()
    head = stack[:200].split(":", 1)[0].strip()
    return (head if _TYPE.fullmatch(head) else ""), message.strip()
