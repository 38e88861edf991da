"""The level inside a payload, where the client posts every entry at one level.

A logger's own level, a severity of syslog or of OpenTelemetry. Not: what the line means.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.reading.browser_lines import is_of_its_browser
from usercontext.analyze.reading.events import Event, EventKind, Thrown
from usercontext.analyze.reading.fields import Fields, Place
from usercontext.analyze.reading.read_frames import is_of_the_web
from usercontext.analyze.reading.spans import span_failed
from usercontext.analyze.reading.told_requests import names_an_address
from usercontext.domain.log_entry import Level

_WRITTEN = (EventKind.CONSOLE, EventKind.EXCEPTION)
_NAMED = (
    "level", "severity", "levelname", "loglevel", "severitytext", "levelstr", "lvl", "l",
    "logtype",
)  # fmt: skip
_SAID = {
    "error": Level.ERROR, "err": Level.ERROR, "fatal": Level.ERROR, "critical": Level.ERROR,
    "crit": Level.ERROR, "alert": Level.ERROR, "emerg": Level.ERROR, "emergency": Level.ERROR,
    "panic": Level.ERROR, "severe": Level.ERROR, "exception": Level.ERROR, "e": Level.ERROR,
    "warn": Level.WARN, "warning": Level.WARN, "w": Level.WARN,
}  # fmt: skip
_LONGEST = max(map(len, _SAID))
_KINDS = ("type", "eventtype", "kind")
_OPS = ("op", "kind", "type")
_PLACES = (Place.OWN,)
_COUNTED = (
    (("severitynumber",), 17, 13, 24),
    (("levelno", "levelvalue"), 40, 30, 99),
    (("level",), 50, 40, 60),
)
"""Names of numbers that grow with what is wrong: from where it is an error, from where a warning,
and what none is over (a status is a number as well)."""

_OF_LOGGERS = ("msg", "pid", "hostname", "time", "v")
"""What stands beside a logger's number: a game has levels as well."""

_ALL = (*_NAMED, "severitynumber", "levelno", "levelvalue")
_CAUGHT = re.compile(r"\bError in [\w ./<>()-]{2,40}: \"\w{0,40}(?:Error|Exception): ")
_SEEN = 300
_SYSLOG_ERROR = 3
_SYSLOG_WARNING = 4


def level_of(fields: Fields, sent: Level) -> Level:
    """Return the level that an entry was sent with, or the louder one that it says itself."""
    if sent in (Level.ERROR, Level.WARN):
        return sent
    named = fields.values(_ALL, _PLACES)
    for value in named:
        if isinstance(value, dict):
            value = value.get("name", value.get("levelStr"))
        if isinstance(value, str) and len(value) <= _LONGEST:
            said = _SAID.get(value.lower())
            if said is not None:
                return said
    if len(fields.layers) > 1 and _is_of_an_error(fields):
        return Level.ERROR
    if span_failed(fields):
        return Level.ERROR
    if not named:
        return sent
    return _counted(fields) or sent


def _is_of_an_error(fields: Fields) -> bool:
    """Tell an event that is called an error and holds one."""
    held = any(place is Place.ERROR for place, _ in fields.layers)
    if held and "error" in fields.values(_KINDS, _PLACES):
        return True
    # a frame of a socket that brings an error: what it is, and why
    return "error" in fields.values(_OPS, _PLACES) and bool(fields.text(("code",), _PLACES))


def told_apart(event: Event, sent: Level) -> Event:
    """Return an event that says itself to be an error as a warning, if it is only a sentence.

    A job that says what it left out is as loud as a failure; which exchange failed, or what was
    thrown, is no matter of taste. What a browser remarks for whoever makes the page is quiet.
    """
    if _is_a_remark(event):
        told = replace(event, level=Level.DEBUG, kind=EventKind.CONSOLE, thrown=None)
        return replace(told, topic=event.topic or "remark")
    if sent is event.level or event.level is not Level.ERROR or event.kind is not EventKind.CONSOLE:
        return event
    if event.request is not None or names_an_address(event.text) or is_caught_and_told(event.text):
        return event
    return replace(event, level=Level.WARN)


def _is_a_remark(event: Event) -> bool:
    loud = event.level in (Level.ERROR, Level.WARN) and event.kind in _WRITTEN
    if not loud or event.request is not None or event.topic == "csp":
        return False
    thrown = event.thrown
    broke = thrown is not None and (thrown.uncaught or bool(thrown.frames))
    return not broke and is_of_its_browser(event.text)


def is_caught_and_told(text: str) -> bool:
    """Tell what a framework caught and warns of, with the error in quotes behind where it was."""
    return _CAUGHT.search(text[:_SEEN]) is not None


def is_only_warned(event: Event, thrown: Thrown) -> bool:
    """Tell a warning of an engine, which writes the calls beside each of its lines."""
    untyped = event.level is Level.WARN and not thrown.name
    return untyped and bool(thrown.frames) and not is_of_the_web(thrown.frames)


def _counted(fields: Fields) -> Level | None:
    for names, error, warning, most in _COUNTED:
        number = fields.number(names, warning, most, _PLACES)
        if number is not None and (names != ("level",) or fields.values(_OF_LOGGERS, _PLACES)):
            return Level.ERROR if number >= error else Level.WARN
    if not fields.values(("facility",), _PLACES):
        return None
    number = fields.number(("severity",), 0, _SYSLOG_WARNING, _PLACES)
    if number is None:
        return None
    return Level.ERROR if number <= _SYSLOG_ERROR else Level.WARN
