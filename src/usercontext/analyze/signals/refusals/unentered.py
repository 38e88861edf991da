"""An invalid value that nobody had entered: it came with a response. Not: forms.

"Invalid date" is said of what somebody typed and of what a server sent alike. It is the server's
where it is said as soon as an answer or the page itself came, and nothing of the page was filled in
or handed in before.
"""

import re

from usercontext.analyze.language.words import concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.shown_nonsense import holds_no_value
from usercontext.analyze.signals.exceptions.lone_warnings import DONE_BY_A_SERVER
from usercontext.analyze.signals.refusals.demands import demands_at_once
from usercontext.analyze.signals.refusals.own_checks import calls_it_invalid
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

_SEEN = 400
_AT_ONCE_US = 1_500_000
_MOST_PRESSES = 50
_LOOK_BACK = 20
_OF_A_VALUE = re.compile(
    r"\b(?:date|day|month|year|time|timestamp|datetime|duration|number|value|amount|price|iso)s?\b"
    r"|\b(?:datum\w*|uhrzeit\w*|zeitpunkt\w*|zahl(?:en)?|betr[aä]ge?|fechas?|importes?|heures?"
    r"|montants?|datas?|orari?o?|importi?|tijdstip\w*|bedrag\w*|dat[ay]|kwot[ay]|tarih\w*"
    r"|дат[аы])\b",
    re.I,
)
_OF_A_FORM = re.compile(
    r"\b(?:fields?|forms?|inputs?|e-?mail|password|phone|post ?code|zip|address|card|code|coupon"
    r"|please|enter|required|choose|select|validat\w*|your?)\b",
    re.I,
)
_FIELDS = ("input|", "textarea|", "select|", "option|", "label|", "form|")


def read_unentered(timeline: Timeline, event: Event, read: Reading) -> Reading:
    """Read a form's refusal of a value anew where nobody can have entered the value."""
    if read[0] is not SignalKind.FORM or event.request is not None:
        return read
    if event.topic == NOTICE:  # of what somebody typed a form says no such word
        shows_none = SignalKind.NONSENSE, Category.JS_EXCEPTION
        return shows_none if holds_no_value(event) else read
    said = event.text[:_SEEN]
    if _OF_A_VALUE.search(said) is None or _OF_A_FORM.search(said) is not None:
        return read
    presses = _presses_here(timeline, event)
    if any(map(_enters, presses)):
        return read
    came = _came_with(timeline, event, presses[-1].index if presses else -1)
    if not came and (presses or not _has_just_loaded(timeline, event)):
        return read
    if came and (presses or event.level is not Level.WARN):
        return SignalKind.MISMATCH, Category.API_CONTRACT
    uncaught = event.thrown is not None and event.thrown.uncaught
    kind = SignalKind.EXCEPTION if uncaught else SignalKind.CONSOLE_ERROR
    return kind, Category.API_CONTRACT if came else Category.JS_EXCEPTION


def read_demand(timeline: Timeline, event: Event) -> Reading | None:
    """Read a line of which no word is known as one about a value, of a form's or of an answer's."""
    read = read_unentered(timeline, event, (SignalKind.FORM, Category.VALIDATION_REJECTED))
    if demands_at_once(timeline, event):
        return read
    invalid = event.thrown is None and calls_it_invalid(event.text)
    return read if invalid and read[0] is not SignalKind.FORM else None


def _presses_here(timeline: Timeline, event: Event) -> list[Event]:
    """Return the presses since the page was loaded: a route of its own keeps what was typed."""
    presses = timeline.clicks_before(event.index, _MOST_PRESSES)
    loaded = _loaded_before(timeline, event)
    return [press for press in presses if loaded is None or press.index > loaded.index]


def _loaded_before(timeline: Timeline, event: Event) -> Event | None:
    pages = reversed(timeline.navigations)
    return next((e for e in pages if e.index < event.index and e.topic == "load"), None)


def _has_just_loaded(timeline: Timeline, event: Event) -> bool:
    loaded = _loaded_before(timeline, event)
    return loaded is not None and event.at_us - loaded.at_us <= _AT_ONCE_US


def _enters(press: Event) -> bool:
    """Tell a press in a field, or of what hands something in."""
    element = press.element
    if element is None or element.key.startswith(_FIELDS):
        return True
    return bool(concepts(element.label) & DONE_BY_A_SERVER)


def _came_with(timeline: Timeline, event: Event, since: int) -> bool:
    """Tell whether an answer to a question came just before, that was asked behind the press."""
    for before in timeline.requests_before(event.index, _LOOK_BACK):
        asked = before.request
        if asked is None or asked.told or asked.resource != "api" or before.index < since:
            continue
        late = event.at_us - before.answered_us
        near = -_AT_ONCE_US // 10 <= late <= _AT_ONCE_US
        good = asked.reads and 200 <= (asked.status or 0) < 300
        if near and good and party_of_url(asked.url, timeline.page_host) is Party.FIRST:
            return True
    return False
