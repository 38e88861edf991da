"""A line that another user is signed in now, after a deliberate switch.

Applications listen for it to start anew. Where nobody signed in, out or over, the same line is told
of an identity that changed by itself. Not: whose data are shown.
"""

import re

from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_SEEN = 300
_JUST_US = 30_000_000
_MOST_CLICKS, _MOST_REQUESTS = 3, 10
_SWITCHED = re.compile(
    r"^\W{0,2}(?:\[[\w .:/-]{2,30}\]\W{1,2}|\w{2,20}: )?(?:the |current |active |signed[ -]in )?"
    r"(?:user|account|customer|owner|profile)s? (?:was |has |is )?(?:changed|switched) from "
    r"[\w-]{1,40} to [\w-]{1,40}\b(?!.*\b(?:without|though|but|unexpected\w*|wrong|not|never"
    r"|still|shown|while)\b)",
    re.I,
)
_SWITCHES = re.compile(
    r" (?:switch|change|other|another|different|add|use|wechsel\w*|andere\w*|changer|autre|cambiar"
    r"|otra|trocar|cambia|altro|wissel\w*|zmien|byt|skift)\b.* (?:user|account|profile|konto"
    r"|benutzer|profil|compte|cuenta|conta|utente|perfil|usuario|uzytkownika|anvandare)\b"
    r"| (?:konto|benutzer|profil|compte) (?:wechseln|andern) | (?:sign|log) (?:in|out) "
    r"| (?:logout|signout|login|signin|abmelden|anmelden|deconnexion|connexion|switch) "
)
_SWITCHING = re.compile(
    r"/(?:auth/|users?/|accounts?/|sessions?/|oauth2?/)?(?:log|sign)[-_]?(?:in|out|on|off)/?$"
    r"|/(?:sessions?|token|impersonat\w*|authenticate|switch|su)/?$"
    r"|/(?:switch|change)[-_/]?(?:users?|accounts?|profiles?|tenants?)/?$"
    r"|/(?:users?|accounts?|profiles?|me)/(?:switch|change|active|current)/?$",
    re.I,
)


def tells_a_switch(timeline: Timeline, signal: Signal) -> bool:
    """Tell what was read as somebody else's, and only tells who signed in just then."""
    if signal.kind is not SignalKind.MIXED_UP:
        return False
    line = signal.also[0] if signal.event.request and signal.also else signal.event
    return _SWITCHED.search(line.text[:_SEEN]) is not None and _was_seen_to(timeline, line)


def _was_seen_to(timeline: Timeline, line: Event) -> bool:
    since_us = line.at_us - _JUST_US
    pressed = (e for e in timeline.clicks_before(line.index, _MOST_CLICKS) if e.at_us >= since_us)
    sent = (e for e in timeline.requests_before(line.index, _MOST_REQUESTS) if e.at_us >= since_us)
    return any(map(_is_of_a_switch, (e.element.label for e in pressed if e.element))) or any(
        _is_a_switch(e.request) for e in sent if e.request
    )


def _is_a_switch(asked: Request) -> bool:
    """Tell what signs in, out or over, by the end of its address; what is about it does not."""
    if asked.reads or not 200 <= (asked.status or 0) < 400:
        return False
    return _SWITCHING.search(asked.url.path) is not None


def _is_of_a_switch(words: str) -> bool:
    return Concept.LOG_IN in concepts(words) or _SWITCHES.search(fold(words)) is not None
