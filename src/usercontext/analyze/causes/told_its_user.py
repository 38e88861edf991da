"""What an app logs it showed the user right after an error: "message box: …".

Of several loud lines, that is the one that somebody met; what a program writes of a counter or of
an avatar, it shows nobody. Not: what a page showed, which is captured (`shown_notices`).
"""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_SOON_US = 1_500_000
_NEXT = 4
_REFUSED = 400
_APART_US = 3_000_000
"""Sooner, and more often, programs try again by themselves."""

_MOST_TRIES = 5
_SEEN = 160
_SHOWS = screened(
    r"\b(?:dialogue?|message ?box|alert(?! ?(?:manager|ing|rule))|toast|snack ?bar|banner|pop-?up"
    r"|modal|(?:error|failure|offline|empty) (?:screen|page|view|state|card)|placeholder"
    r"|generic error|fehler(?:seite|meldung)|meldung|hinweis)\b"
    r"|\bscreen\b.{0,30}(?:fail|error|fehl)|(?:Failed|Failure|Error)State\b"
    r"|\bnextstate: \w*(?:failed|failure|error)\b",
    re.I,
)
_ENDS_BADLY = screened(
    r"\b(?:ok|success|successful|done|completed|result|outcome)\b[\"']?\s?[=:]\s?[\"']?"
    r"(?:false|no|ko|fail\w*|error|abort\w*|cancell?ed)\b",
    re.I,
)
_OF_THE_USER = re.compile(r"\b(?:closed|dismissed|by user)\b", re.I)


def is_told_its_user(timeline: Timeline, root: Signal) -> bool:
    """Tell an error of an app behind which its log says at once what the user was shown of it."""
    event = root.event
    if timeline.program is not Program.APP or root.party is not Party.FIRST:
        return False
    after = timeline.events[event.index + 1 : event.index + 1 + _NEXT]
    for line in after:
        if line.at_us - event.at_us > _SOON_US or _is_another(line, event):
            return False
        if _tells(line):
            return True
    return False


def _is_another(line: Event, event: Event) -> bool:
    """Tell what is loud itself, or was done anew: what is shown behind that is not of the first."""
    if line.kind is EventKind.CLICK:
        return True
    return line.level is Level.ERROR and line.text != event.text


def _tells(line: Event) -> bool:
    if line.kind is not EventKind.CONSOLE or line.level is Level.ERROR:
        return False
    said = line.text[:_SEEN]
    if _OF_THE_USER.search(said):
        return False
    return _SHOWS.search(said) is not None or _ENDS_BADLY.search(said) is not None


def is_tried_in_vain(timeline: Timeline, root: Signal) -> bool:
    """Tell what somebody asked a server to do, twice and more, each time for the same no.

    Of a program that tells no presses that is all there is of them.
    """
    asked = root.event.request
    if timeline.program is Program.PAGE or timeline.clicks or asked is None or asked.reads:
        return False
    same = timeline.asked.get(asked.address, ())
    refused = [one for one in same if one.request and (one.request.status or 0) >= _REFUSED]
    apart = refused and refused[-1].at_us - refused[0].at_us >= _APART_US
    return bool(apart) and len(refused) == len(same) <= _MOST_TRIES
