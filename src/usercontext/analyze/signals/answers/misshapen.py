"""Successful responses that could not be used: another shape than expected. Not: failures."""

import re
from collections.abc import Iterator
from http import HTTPStatus

from usercontext.analyze.grouping import may_be_worded, message_template, wording_of
from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import is_foreign_code
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.answers.kept_anew import is_kept_anew
from usercontext.analyze.signals.answers.other_media import READ_US, find_other_media, unusable
from usercontext.analyze.signals.answers.other_types import field_of_another_type
from usercontext.analyze.signals.answers.short_answers import sent_with
from usercontext.analyze.signals.exceptions.broken_scripts import is_broken_script
from usercontext.analyze.signals.exceptions.bundlers import is_of_a_run_time, lacks_a_module
from usercontext.analyze.signals.exceptions.decoders import (
    breaks_a_schema,
    could_not_decode,
    did_without,
    field_of,
    is_of_another_type,
    what_came,
)
from usercontext.analyze.signals.exceptions.elements import calls_its_own, is_of_an_element
from usercontext.analyze.signals.exceptions.fields_lacking import field_lacking
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.nothing_wrong.noise import is_of_an_extension
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_TOUCHED_US = 400_000
"""What is made of an answer is made at once, drawing included."""

_DRAWN_US = 150_000
_AT_ONCE_US = 100_000
"""What a click's own handler throws, it throws before anything could be asked and answered."""

_LOOK_BACK, _SEEN = 60, 1000
_SHORT = 400
"""What an engine says of a text that is no JSON, with the piece of it that some quote."""
_HINTS = ("JSON", "token", "EOF", "end of")
_SAFARI = "string did not match the expected pattern"
"""All that Safari says of an answer that its own reader could not take for JSON."""

KEPT = screened(
    r"\b(?:the|a|your|from|read(?:ing)?|load(?:ing)?|pars(?:e|ing)|restor(?:e|ing)) "
    r"(?:saved|stored|cached|persisted)\b|\b(?:local|session) ?storage\b",
    re.I,
)
"""What a page calls that which it kept itself: no server's answer."""

_OWN_VALUE = re.compile(r"\[object \w{1,20}\].{0,3} is not valid JSON")
"""What a page makes of a value that it kept as words: no server ever answers so."""

_NOTHING_KEPT = re.compile(r"\"undefined\" is not valid JSON|identifier \"undefined\"")
"""What a page makes of what it never kept, and reads as it comes up."""

_SHAPES = ("not a function", "not iterable", "is undefined", "is null")
_NEWER = re.compile(
    r"\b(?:toSorted|toReversed|toSpliced|with|at|findLast|findLastIndex|flat|flatMap|replaceAll"
    r"|matchAll|fromEntries|allSettled|any|withResolvers|hasOwn|groupBy|structuredClone|randomUUID"
    r"|isWellFormed|union|intersection|difference)['\"“”)]{0,2} is(?: not|n't) a function"
)
"""What younger browsers can do with any value: where it is missing, the browser is old."""

_ALL_NULL = re.compile(r'\s*(?:null|\{\s*"[\w.-]{1,40}"\s*:\s*null\s*\})\s*')
_WALKS_NULL = re.compile(
    # from where a line begins: from each letter of one, it took the square of its length
    r"^(?=.*\bnull\b).*\b(?:map|forEach|filter|reduce|find|some|every|sort|slice|join|length|size"
    r"|entries|keys|iterator|iterable)\b",
    re.M,
)
_SCHEMAS = frozenset({"ZodError", "ValiError", "StructError", "DecodeError", "SchemaError"})
"""What libraries throw that compare an answer with what was expected of it."""

_OF_AN_ANSWER = re.compile(
    r"\b(?:answer|response|reply|payload|api|endpoint|schema|contract)s?\b|"
    r"\b(?:GET|POST|PUT|PATCH|DELETE) /"
)
"""By which a page says that it checked what it was sent, not what somebody typed."""

_NOT_JSON = message_template("Unexpected token in JSON")


def find_unreadable_answers(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer after which the page complained that it is no JSON."""
    seen: set[int] = set()
    for event in timeline.loud:
        if not _says_no_json(event):
            continue
        answer = _answer_before(timeline, event, READ_US)
        if answer is not None and _is_thrown_by_a_later_click(timeline, event, answer):
            continue
        if _is_read_from_a_store(timeline, event) or is_kept_anew(timeline, event):
            continue
        if answer is not None and answer.index not in seen:
            seen.add(answer.index)
            yield unusable(timeline, answer, what_came(event.text), event)
    yield from find_other_media(timeline, seen)


def find_misshapen_answers(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer that was followed at once by a type error behind its promise."""
    seen: set[int] = set()
    alone: dict[str, list[Event]] = {}
    without: set[tuple[str, str]] = set()
    for event in timeline.errors:
        decodes = _decodes(event)
        if event.thrown is None and not decodes:
            continue
        patience = READ_US if decodes or _WALKS_NULL.search(event.text[:_SEEN]) else _TOUCHED_US
        answer = _answer_before(timeline, event, patience)
        if answer is None:
            alone.setdefault(_thrown_at(event)[0], []).append(event)
            continue
        of_it = _is_checked_behind_a_reading(timeline, event, answer)
        of_it = of_it or _touches_what_is_missing(event, timeline.page_host)
        if answer.index in seen or not of_it:
            continue
        for other in alone.pop(_thrown_at(event)[0], ()):
            if _touches_what_is_missing(other, timeline.page_host):
                without.add(_thrown_at(other))
        if _thrown_at(event) in without:
            continue  # it is thrown without any answer as well
        if _is_made_of(timeline, event, answer) or _is_drawn_of(timeline, event, answer):
            seen.add(answer.index)
            thrown, said = event.thrown, event.thrown.message if event.thrown else event.text
            named = field_of(said) if decodes or (thrown and thrown.name in _SCHEMAS) else ""
            field = named if decodes else named or _field_otherwise(timeline, event, answer)
            about = f": its field “{field}”" if field else ""
            yield unusable(timeline, answer, f"with data the page could not use{about}", event)


def answer_touched(timeline: Timeline, error: Event) -> Event | None:
    """Return the good answer that came right before an error of the kind that answers make."""
    if error.thrown is None or not _touches_what_is_missing(error, timeline.page_host):
        return None
    return _answer_before(timeline, error, _TOUCHED_US)


def _decodes(event: Event) -> bool:
    """Tell what a typed language, or a schema, says of an answer that it could not take."""
    decodes = could_not_decode(event.text) or (event.thrown is None and breaks_a_schema(event.text))
    return decodes and not KEPT.search(event.text[:_SEEN])


def _is_checked_behind_a_reading(timeline: Timeline, error: Event, answer: Event) -> bool:
    """Tell what a schema refused right behind a reading: the same library checks what is typed.

    What somebody typed is checked as they press, or before it is sent.
    """
    thrown, asked = error.thrown, answer.request
    if thrown is None or thrown.name not in _SCHEMAS or asked is None or not asked.reads:
        return False
    press = timeline.pressed_before(error.index)
    return press is None or press.at_us < answer.at_us


def _thrown_at(event: Event) -> tuple[str, str]:
    """Name an error by its words and where it was thrown."""
    frames = event.thrown.frames if event.thrown else ()
    return (event.thrown.message if event.thrown else event.text), repr(frames[:1])


def _says_no_json(event: Event) -> bool:
    """Tell an error, thrown or only written down, of a text that could not be read as JSON."""
    thrown = event.thrown
    if thrown is None and not _is_called_wrong(event):
        return False
    if thrown is not None and event.kind is not EventKind.EXCEPTION:
        return False
    message = thrown.message if thrown else event.text
    if KEPT.search(event.text[:_SEEN]) or _OWN_VALUE.search(message[:_SEEN]):
        return False
    if thrown is not None and thrown.name == "SyntaxError" and _SAFARI in message:
        return thrown.rejection
    if not any(map(message.__contains__, _HINTS)):
        return False
    if is_broken_script(event):
        return False
    named = f"{thrown.name}: {message}" if thrown else message
    # the template of a text at length costs as much as all else that is asked of it
    if len(named) < _SHORT:
        return message_template(named) == _NOT_JSON
    return may_be_worded(named, _NOT_JSON) and wording_of(named) == _NOT_JSON


def _is_called_wrong(event: Event) -> bool:
    """Tell a line that calls it an error, or warns of it and does not say what it took instead."""
    if event.kind is not EventKind.CONSOLE:
        return False
    warned = event.level is Level.WARN and not did_without(event.text)
    return event.level is Level.ERROR or warned


def _is_thrown_by_a_later_click(timeline: Timeline, error: Event, answer: Event) -> bool:
    """Tell what a click made the page read at once, after the answer: something that it had."""
    if error.thrown is None or not error.thrown.uncaught or error.thrown.rejection:
        return False
    click = timeline.pressed_before(error.index)
    if click is None or click.at_us < error.at_us - _AT_ONCE_US:
        return False
    return answer.answered_us <= click.at_us


def _is_read_from_a_store(timeline: Timeline, error: Event) -> bool:
    """Tell what a page read at once as it came up, behind no promise: something that it kept."""
    thrown = error.thrown
    if thrown is None or thrown.rejection or not _NOTHING_KEPT.search(thrown.message[:_SEEN]):
        return False
    click = timeline.click_before(error.index)
    page = timeline.page_number(error.index)
    return click is None or timeline.page_number(click.index) != page


def _touches_what_is_missing(event: Event, page_host: str) -> bool:
    """Tell an error of the kind that data of another shape makes, thrown behind a promise."""
    thrown = event.thrown
    if _decodes(event):
        return True
    if thrown is None:
        return False
    if thrown.name in _SCHEMAS:
        return thrown.rejection or _OF_AN_ANSWER.search(event.text[:_SEEN]) is not None
    if thrown.name not in ("TypeError", "", "_TypeError"):
        return False
    if is_of_another_type(thrown.message):
        return True
    if is_foreign_code(thrown.frames, page_host) or _NEWER.search(thrown.message[:_SEEN]):
        return False
    if is_of_an_extension(thrown.message):
        return False
    if read_words(event, thrown.name, thrown.message) is not None:
        return False
    if is_of_a_run_time(thrown) or lacks_a_module(thrown):
        return False
    if is_of_an_element(thrown.message) or calls_its_own(thrown.message):
        return False
    template = message_template(f"{thrown.name}: {thrown.message}")
    return template.startswith("access ") or template.endswith(_SHAPES)


def _is_made_of(timeline: Timeline, error: Event, answer: Event) -> bool:
    """Tell an error behind the answer's promise, or any at once where nothing was answered."""
    thrown, asked = error.thrown, answer.request
    if _decodes(error) or (thrown is not None and is_of_another_type(thrown.message)):
        return True
    if thrown is None or asked is None:
        return False
    if _is_of_a_null(error, asked.body or "") or _field_otherwise(timeline, error, answer):
        return True
    return thrown.rejection or thrown.name in _SCHEMAS or asked.status == HTTPStatus.NO_CONTENT


def _field_otherwise(timeline: Timeline, error: Event, answer: Event) -> str:
    """Return the field that the page took for something else than the captured answer has."""
    body = answer.request.body if answer.request is not None else None
    message = error.thrown.message if error.thrown is not None else ""
    if not body or answer.request is None or says_that_it_failed(answer.request):
        return ""  # it says itself why it holds nothing
    otherwise = field_of_another_type(message, body)
    return otherwise or field_lacking(message, body, sent_with(timeline, answer))


def _is_of_a_null(error: Event, body: str) -> bool:
    """Tell what was walked through as a list, where the one thing that an answer held is null."""
    message = error.thrown.message if error.thrown is not None else ""
    return _ALL_NULL.fullmatch(body) is not None and _WALKS_NULL.search(message[:_SEEN]) is not None


def _is_drawn_of(timeline: Timeline, error: Event, answer: Event) -> bool:
    """Tell what a framework caught as it drew the answer that a press had just asked for.

    What the press itself did wrong, it did before there was an answer.
    """
    thrown = error.thrown
    if thrown is None or thrown.uncaught or not thrown.frames:
        return False
    press = timeline.pressed_before(answer.index)
    asked = press is not None and 0 <= answer.at_us - press.at_us <= _AT_ONCE_US
    return asked and 0 <= error.at_us - answer.answered_us <= _DRAWN_US


def _answer_before(timeline: Timeline, error: Event, within_us: int) -> Event | None:
    """Return the answer that came last before an error, if all was well with it."""
    found: Event | None = None
    for event in reversed(timeline.requests_before(error.index, _LOOK_BACK)):
        asked = event.request
        if asked is None or asked.told or asked.resource != "api":
            continue
        if not error.at_us - within_us <= event.answered_us <= error.at_us + within_us // 4:
            continue
        if found is None or event.answered_us > found.answered_us:
            found = event
    if found is None or found.request is None:
        return None
    return found if 200 <= (found.request.status or 0) < 300 else None
