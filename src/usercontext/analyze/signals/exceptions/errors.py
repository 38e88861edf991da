"""Errors that a page threw or logged, and its warnings. Not: requests, users."""

import re

from usercontext.analyze.grouping import frame_template, message_template, refusal_template
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.only_reported import is_only_reported
from usercontext.analyze.reading.parties import (
    Party,
    party_of_text,
)
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.codes import read_code_of, says_no
from usercontext.analyze.signals.answers.shown_nonsense import holds_no_value
from usercontext.analyze.signals.behind import follows_a_failure, is_of_the_user
from usercontext.analyze.signals.exceptions.broken_scripts import (
    defines_twice,
    is_a_page_for_a_script,
    is_broken_script,
)
from usercontext.analyze.signals.exceptions.bundlers import lacks_a_module
from usercontext.analyze.signals.exceptions.choices import is_their_choice
from usercontext.analyze.signals.exceptions.drawn_otherwise import goes_on_all_the_same
from usercontext.analyze.signals.exceptions.endings import (
    has_ended,
    is_caught_by_a_frame,
    tells_the_above,
)
from usercontext.analyze.signals.exceptions.error_phrases import (
    is_of_the_browser,
    served_by,
    shown_words,
    where_read,
    who_said,
)
from usercontext.analyze.signals.exceptions.extensions import (
    is_of_extension,
)
from usercontext.analyze.signals.exceptions.floods import (
    draws_without_end,
    is_of_no_store,
    read_endless,
)
from usercontext.analyze.signals.exceptions.kits import read_merchant, read_setting_up
from usercontext.analyze.signals.exceptions.lost_drawings import loses_its_drawing
from usercontext.analyze.signals.exceptions.own_line import read_own_line, read_tag, tagged
from usercontext.analyze.signals.exceptions.readings import is_warning, read_words
from usercontext.analyze.signals.exceptions.test_tools import waits_for_what_failed, waits_in_vain
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.exceptions.whose_error import OTHERS, party_of_error
from usercontext.analyze.signals.exchanges.broken_off import is_leaving, is_of_a_fetch
from usercontext.analyze.signals.exchanges.requests import read_part
from usercontext.analyze.signals.exchanges.statuses import (
    UNANSWERED,
    read_silence,
    read_status,
    types_in,
)
from usercontext.analyze.signals.exchanges.told_beside import caused_beside, told_beside
from usercontext.analyze.signals.exchanges.told_plainly import told_plainly
from usercontext.analyze.signals.exchanges.went_offline import went_offline
from usercontext.analyze.signals.newest import newest
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.page_words.manners import loses_a_line, read_close, read_manner
from usercontext.analyze.signals.programs.named_programs import (
    code_of,
    store_of_an_app,
    why_closed,
    why_of_a_program,
)
from usercontext.analyze.signals.programs.thrown_types import (
    is_of_a_database,
    is_of_a_rented_house,
    read_type,
    read_type_at_last,
)
from usercontext.analyze.signals.refusals.own_checks import read_own_check
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.refusals.stopped import read_stop, read_why, stops, tells_a_rule
from usercontext.analyze.signals.refusals.told_why import read_told
from usercontext.analyze.signals.refusals.unasked import is_unasked
from usercontext.analyze.signals.refusals.unentered import read_demand, read_unentered
from usercontext.analyze.signals.sign_ins.failed_in_page import (
    has_other_ways,
    is_on_the_way_back,
    read_sign_in,
)
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.analyze.signals.stores.own_stores import is_of_its_store
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SEEN = 1000

_CAUGHT = re.compile(
    r"^ERROR (?:Error|\w{1,40}(?:Error|Exception))\b|\bNG0\d{3,4}: |"
    r"^\[Vue warn\]: Unhandled error|^Unhandled error during execution of"
)
"""What frameworks write when they caught, for want of a handler, what nobody else did."""

_RAN_OUT = ("Timeout", "TimeoutError", "TimeoutException")
"""A type that says why, whatever status the server then answered with."""

_OF_A_SERVER = (Category.BACKEND_ERROR, Category.TIMEOUT_SLOW)
_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.BROKEN_SCRIPT)


def find_errors(timeline: Timeline) -> list[Signal]:
    """Return exceptions, unhandled rejections and what the console called an error."""
    return newest(timeline, timeline.loud, _error)


def find_warnings(timeline: Timeline) -> list[Signal]:
    """Return warnings that say what went wrong: a form, a decline, a race, an old version."""
    return newest(timeline, timeline.loud, _warning)


def _error(timeline: Timeline, event: Event) -> Signal | None:
    written = event.kind in (EventKind.CONSOLE, EventKind.STORAGE) and event.level is Level.ERROR
    if event.kind is EventKind.EXCEPTION or written:
        known = tells_the_above(timeline, event) or waits_for_what_failed(timeline, event)
        known = known or (is_of_a_fetch(event) and is_leaving(timeline, event))
        known = known or (event.kind is EventKind.CONSOLE and not event.text and not event.thrown)
        meant = not (known or is_harmless(event))  # who logs nothing has said nothing
        return _signal(timeline, event, _read(timeline, event)) if meant else None
    return went_offline(event) if event.online is False else None


def _warning(timeline: Timeline, event: Event) -> Signal | None:
    if not is_warning(event) or event.topic == "dead_click" or is_only_reported(event):
        return None
    stopped = stops(event.text)  # whoever says so did not go on without it
    if event.thrown is not None and not stopped:
        return None
    read = read_words(event, event.thrown.name if event.thrown else "", event.text)
    if read is None and stopped and is_of_the_user(timeline, event):
        read = read_why(event.text)
    read = read or read_close(tagged(timeline, event)) or why_closed(timeline, event)
    read = read or read_endless(event.text)
    if not read and holds_no_value(event):
        read = SignalKind.NONSENSE, Category.JS_EXCEPTION
    if read is None or is_harmless(event):
        return None
    if goes_on_all_the_same(event, read[0], timeline.description):
        return None
    return _signal(timeline, event, read_unentered(timeline, event, read))


def _signal(timeline: Timeline, event: Event, read: tuple[SignalKind, Category]) -> Signal:
    thrown = event.thrown
    message, name = (thrown.message, thrown.name) if thrown else (event.text, "")
    named = thrown.message if thrown else event.said
    shown = shown_words(event, name, message)
    kind, frames = read[0], thrown.frames if thrown else ()
    party, category = party_of_error(timeline, event, read[1])
    if is_unasked(timeline, event, kind):
        party, category = Party.BYSTANDER, Category.THIRD_PARTY
    refused = refusal_template(message) if category is Category.CSP else ""
    threw = (kind in _THROWN and (thrown or event.kind is EventKind.EXCEPTION)) or (
        thrown and thrown.uncaught
    )
    verb = "threw" if threw else "logged"  # of a line nobody has shown that it was thrown
    verb = "showed the user" if event.topic == NOTICE else verb
    who = who_said(timeline, event, party)
    nameless = "a storage error" if event.kind is EventKind.STORAGE else "an error without words"
    if event.topic == "csp" or (kind is SignalKind.REFUSED and is_of_the_browser(event)):
        who, verb = "The browser", "reported"  # nothing throws it, though clients send it as thrown
    return Signal(
        kind=kind,
        category=category,
        event=event,
        party=party,
        text=told_plainly(event)
        or f"{who} {verb} {f'“{shown}”' if shown else nameless}{where_read(timeline, event)}"
        + told_beside(event, message)
        + caused_beside(timeline.entries[event.id].payload, shown),
        words=f"{message[:300]} {frames[0].function if frames else ''}{served_by(message)}"
        + (f" {event.text[:300]}" if thrown and not thrown.uncaught else "")
        + (f" {event.request.url.path}" if event.request and event.request.told else ""),
        message=refused or message_template(f"{name}: {named}" if name else named),
        frame="" if refused else frame_template(frames, timeline.page_host),
        reason=_reason(event, kind, party) or has_other_ways(timeline, event),
    )


def _reason(event: Event, kind: SignalKind, party: Party) -> Reason | None:
    if party is Party.FOREIGN and is_of_extension(event):
        return Reason.EXTENSION
    if event.request is not None:
        return None
    if kind is SignalKind.FORM or party is Party.SERVICE:
        return Reason.THEIRS if reason_of(event.text) is Reason.THEIRS else None
    if kind is not SignalKind.DENIED:
        return None
    if event.thrown is None and tells_a_rule(event.text):
        return None if has_ended(event.text) else Reason.RULE
    return Reason.CHOICE if is_their_choice(event) else None


def _read(timeline: Timeline, event: Event) -> tuple[SignalKind, Category]:
    thrown = event.thrown
    message, name = (thrown.message, thrown.name) if thrown else (event.text, "")
    told = event.request
    if (known := _read_whole(timeline, event)) is not None:
        return known
    read = _read_said(timeline, event, name, message)
    if read and read[0] is SignalKind.SERVER_ERROR and says_no(timeline, event, message):
        return SignalKind.FORM, Category.VALIDATION_REJECTED  # a client of graphs tells a no so
    answered = told is not None and bool(told.status) and not name.endswith(_RAN_OUT)
    if read is not None and not (read[0] is SignalKind.NO_ANSWER and answered):
        return read
    if told is not None and told.told:
        if told.status and told.resource != "api":
            return read_part(timeline, told)
        if told.status:
            return read_status(told.status, "", told.method or "POST", told.url.path)
        offline = timeline.was_offline(event.at_us)
        return read_silence(types_in(event.text[:_SEEN]), offline=offline) or UNANSWERED
    if event.kind is EventKind.STORAGE:
        return SignalKind.STORAGE, Category.STORAGE
    voice = voice_of(name, message)
    if voice is not Party.SERVICE and (coded := read_code_of(timeline, event, message)) is not None:
        return coded
    if voice is None:
        if (signs_in := read_sign_in(name, message)) is not None:
            return signs_in
        if is_on_the_way_back(timeline, event):
            return SignalKind.AUTH, Category.AUTH_EXPIRED
    if thrown is None:
        return _read_line(timeline, event, voice)
    kind = SignalKind.REJECTION if thrown.rejection else SignalKind.EXCEPTION
    caught = not thrown.uncaught and not _CAUGHT.search(event.text[:_SEEN])
    caught = caught and not (thrown.frames and is_caught_by_a_frame(timeline, event))
    if caught:
        of_no_day = name == "RangeError" and holds_no_value(event)
        kind = SignalKind.NONSENSE if of_no_day else SignalKind.CONSOLE_ERROR
    return kind, read_tag(timeline, event) or code_of(timeline, f"{name} {message}")


def _read_said(
    timeline: Timeline, event: Event, name: str, message: str
) -> tuple[SignalKind, Category] | None:
    """Read what an error is by its type and its words, or None where neither is known."""
    read = read_merchant(event, name, message) or read_type(timeline, event, name)
    read = read or read_words(event, name, message) or read_own_line(event)
    if (read is None or read[1] in _OF_A_SERVER) and is_of_a_rented_house(timeline, event, name):
        return SignalKind.SERVER_ERROR, Category.THIRD_PARTY
    if read is None or read[0] is not SignalKind.FORM:
        return read or read_type_at_last(timeline, event, name)
    if (kept := store_of_an_app(timeline, event)) is not None:
        return kept
    if is_of_a_database(timeline, event, name):
        return SignalKind.CONSOLE_ERROR, Category.BACKEND_ERROR
    return read_setting_up(event, name, message) or read_unentered(timeline, event, read)


def _read_line(
    timeline: Timeline, event: Event, voice: Party | None
) -> tuple[SignalKind, Category]:
    """Read a line that the page calls an error, and of which no word is known."""
    kind = SignalKind.NONSENSE if holds_no_value(event) else SignalKind.CONSOLE_ERROR
    if voice is None and (demand := read_demand(timeline, event)) is not None:
        return demand
    if (kept := store_of_an_app(timeline, event)) is not None:
        return kept
    stopped = None if voice or follows_a_failure(timeline, event) else read_stop(event.text)
    if stopped is not None or (stopped := why_of_a_program(timeline, event)) is not None:
        return stopped
    theirs = voice or party_of_text(event.text, timeline.page_host) in OTHERS
    if not theirs and (closed := read_close(tagged(timeline, event))) is not None:
        return closed
    manner = None if theirs else read_manner(tagged(timeline, event))
    if manner is Category.SOCKET_DROP and loses_a_line(tagged(timeline, event)):
        kind = SignalKind.SOCKET
    if event.topic == NOTICE:  # no code broke: it was told, and by whom nobody knows
        return read_own_check(timeline, event, (kind, manner or Category.BACKEND_ERROR))
    return kind, manner or code_of(timeline)


def _read_whole(timeline: Timeline, event: Event) -> tuple[SignalKind, Category] | None:
    """Read what an error is by its kind, its file and what stands before it, whatever it says."""
    message = thrown.message if (thrown := event.thrown) else event.text
    if event.topic == NOTICE and (told := read_told(event.text)) is not None:
        return told
    if is_a_page_for_a_script(event):
        return SignalKind.CHUNK, Category.CHUNK_LOAD
    if is_broken_script(event) or defines_twice(event):
        return SignalKind.BROKEN_SCRIPT, Category.JS_EXCEPTION
    if is_of_its_store(timeline, event):
        return SignalKind.STORAGE, Category.STORAGE
    if thrown is None and (draws_without_end(message) or loses_its_drawing(message)):
        return SignalKind.FREEZE, Category.JS_EXCEPTION
    if waits_in_vain(event):
        return SignalKind.CONSOLE_ERROR, Category.DEAD_CONTROL
    if lacks_a_module(thrown):
        return SignalKind.STALE, Category.STALE_VERSION
    if is_of_no_store(timeline, event):
        return SignalKind.EXCEPTION, Category.JS_EXCEPTION
    return None
