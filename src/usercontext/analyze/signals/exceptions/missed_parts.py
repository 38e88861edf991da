"""Controls that are dead because what their page requested never came. Not: exceptions.

A page asks for much that it can do without. What it needed it calls an error when it fails, or
names in a line of its own, and never gets: then its controls wait for it.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.urls import split_url
from usercontext.analyze.language.words import concepts, telling_words
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party, is_vendor
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.calls import complains_of_its_call
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_ALOUD_US = 1_000_000
_MOST_LATER = 100
_OF_A_CHOICE = re.compile(
    r"\b(?:required|missing|select(?:ed)?|choose|chosen|pick(?:ed)?|empty|ausw\w+|gew\w+hlt"
    r"|choisi\w*|selecci\w+|elegi\w*|kies|gekozen|wybr\w+|wybierz)\b",
    re.I,
)
_DEAD = (SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK)
_NEEDED = (
    *(SignalKind.SERVER_ERROR, SignalKind.CLIENT_ERROR, SignalKind.NO_ANSWER),
    *(SignalKind.UNREADABLE, SignalKind.MISMATCH),
)
_WRITTEN = (Level.WARN, Level.ERROR)
_MOST_LINES = 10
_BEGINNING = 5
_SEEN = 300
_SAID = re.compile(r" (?:the response says|the page (?:said|showed the user)) ([^”]{0,300})")
_OF_RIGHTS = re.compile(
    r"/(?:[a-z]+[-_])?(?:permissions?|rights?|roles?|abilit(?:y|ies)|capabilit(?:y|ies)"
    r"|entitlements?|acl|grants?|privileges?|scopes?|me|self|whoami|session|account|profile"
    r"|user(?:info)?|(?:user)?rechte|rollen?|berechtigungen|droits|permisos|permissoes|permessi"
    r"|ruoli|rechten|uprawnienia)(?=/|$)",
    re.I,
)
"""Where a page asks who its user is, and what they may."""

_NAMELESS = frozenset({"undefined", "null", "NaN", "[object Object]", "%5Bobject%20Object%5D"})
_INSISTS, _FAILED = 3, 500
_ADDRESS = screened(r"(?<![\w/.:-])/[\w.~%-]+/[\w/.~%-]{2,120}")


def find_waiting(
    timeline: Timeline, signals: list[Signal], place: int, said: Sequence[Signal]
) -> list[Signal]:
    """Return the dead controls of a page that lacks what failed at ``place``, as it ``said``."""
    root = signals[place]
    if not _is_missed(timeline, root):
        return []
    own = root.party is Party.FIRST
    aloud = own and (_is_called_an_error(root, said) or _is_named(timeline, root.event))
    page = timeline.page_number(root.event.index)
    return [
        later
        for later in signals[place + 1 :]
        if later.kind in _DEAD
        and timeline.page_number(later.event.index) == page
        and (aloud or _is_withheld_for(timeline, root, later))
    ]


def _is_withheld_for(timeline: Timeline, root: Signal, later: Signal) -> bool:
    """Tell a control that stays disabled behind something that its page sent and that failed.

    So it does behind a question that is the page's own by its address: /checkout and its rates.
    """
    asked, element = root.event.request, later.event.element
    if asked is None or element is None or not element.disabled:
        return False
    if root.party is not Party.FIRST:
        return True  # asked for again and again, as nothing is that can be done without
    name = timeline.route_at(later.event.at_us).rstrip("/").rsplit("/", 1)[-1]
    return not asked.reads or (len(name) > 1 and name in asked.url.path.split("/"))


def _is_missed(timeline: Timeline, root: Signal) -> bool:
    """Tell what a page asked of its own server, or insistently of another, and never got."""
    asked = root.event.request
    if asked is None or asked.told or root.kind not in _NEEDED:
        return False
    if root.party is not Party.FIRST and not _is_insisted_on(timeline, root):
        return False
    return asked.address not in timeline.taken or _lacks_something(root)


def _is_insisted_on(timeline: Timeline, root: Signal) -> bool:
    """Tell what a page asked another house for again and again, by itself and in vain."""
    asked = root.event.request
    if asked is None or root.party is Party.BYSTANDER:
        return False
    same = timeline.asked.get(asked.address, ())[-_MOST_LATER:]
    page = timeline.page_number(root.event.index)
    here = [one for one in same if timeline.page_number(one.index) == page]
    here = [one for one in here if one.request and one.request.url.host == asked.url.host]
    return len(here) >= _INSISTS and all(
        one.request is not None and (one.request.status or 0) >= _FAILED for one in here
    )


def _lacks_something(root: Signal) -> bool:
    """Tell an answer that came well, and of which the page itself wrote what it lacks."""
    return root.kind in (SignalKind.MISMATCH, SignalKind.UNREADABLE) and bool(root.also)


def _is_named(timeline: Timeline, failed: Event) -> bool:
    """Tell a request of which the page wrote by its address at once, be it as a warning."""
    path = failed.request.url.path if failed.request else ""
    until = failed.answered_us + _ALOUD_US
    return any(
        line.kind is EventKind.CONSOLE
        and line.level in _WRITTEN
        and line.index > failed.index
        and any(path.endswith(named) for named in _ADDRESS.findall(line.text[:_SEEN]))
        for line in timeline.between(failed.at_us, until, _MOST_LINES)
    )


def _is_called_an_error(root: Signal, said: Sequence[Signal]) -> bool:
    """Tell what the page called an error at once."""
    until = root.event.answered_us + _ALOUD_US
    return any(one.event.at_us <= until for one in said)


def find_demanded(
    timeline: Timeline, signals: list[Signal], place: int, *, pressed: bool
) -> list[Signal]:
    """Return the choices that a page then demands, though what there was to choose never came.

    So is what a form was refused for, where its page had looked it up in vain; and what is asked
    of a thing without a name below the address at which it could not be made.
    """
    root = signals[place]
    asked = root.event.request
    if asked is None or not _is_missed(timeline, root):
        return []
    if not asked.reads:
        return [one for one in signals[place + 1 : place + _MOST_LATER] if _is_of_none(asked, one)]
    page = timeline.page_number(root.event.index)
    return [
        later
        for later in signals[place + 1 : place + _MOST_LATER]
        if timeline.page_number(later.event.index) == page
        and (
            (pressed and (_is_a_choice_left(later) or _is_sent_without(timeline, asked, later)))
            or _is_not_known_for(root, later)
            or _is_told_without_asking(root, asked, later)
        )
    ]


def _is_a_choice_left(later: Signal) -> bool:
    form = later.kind is SignalKind.FORM and later.event.request is None
    return form and _OF_A_CHOICE.search(later.words) is not None


def sent_in_vain(timeline: Timeline, effects: Sequence[Signal]) -> list[Signal]:
    """Return what was then sent off for that, refused, and never taken."""
    return [
        one
        for one in effects
        if one.kind in (SignalKind.REJECTED, SignalKind.CLIENT_ERROR)
        and one.event.request is not None
        and not one.event.request.reads
        and one.event.request.address not in timeline.taken
    ]


def _is_of_none(made: Request, later: Signal) -> bool:
    """Tell a request to "null", or the like, in the place of what was never made."""
    asked = later.event.request
    if asked is None or asked.url.host != made.url.host:
        return False
    begun = made.url.path.rstrip("/") + "/"
    if not asked.url.path.startswith(begun):
        return False
    return asked.url.path.removeprefix(begun).split("/", 1)[0] in _NAMELESS


def _is_told_without_asking(root: Signal, asked: Request, later: Signal) -> bool:
    """Tell a right that a page denies by itself, which never learned what its user may."""
    if root.kind not in (SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER):
        return False
    denied = later.kind is SignalKind.DENIED and later.event.topic == NOTICE
    return denied and _OF_RIGHTS.search(asked.url.path) is not None


def _is_sent_without(timeline: Timeline, asked: Request, later: Signal) -> bool:
    """Tell a form that was refused after a press had its page look up what it has no name for.

    An address with "undefined" in it says that the page had lost the thing before it asked.
    """
    sent = later.event.request
    if later.kind is not SignalKind.REJECTED or sent is None or sent.reads:
        return False
    lost = _NAMELESS.isdisjoint(asked.url.path.split("/"))
    return not lost and sent.address not in timeline.taken


def _is_not_known_for(root: Signal, later: Signal) -> bool:
    """Tell a form that was refused for what its page had asked about, and never got an answer to.

    The refusal's own words name it, as the end of the address does: "kasse", /api/kassen.
    """
    asked, sent = root.event.request, later.event.request
    if later.kind is not SignalKind.REJECTED or asked is None or sent is None or sent.reads:
        return False
    if root.kind not in (SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER):
        return False
    named = telling_words(asked.url.path.rstrip("/").rsplit("/", 1)[-1])
    said = telling_words(" ".join(_SAID.findall(later.text)))
    begun = {word[:_BEGINNING] for word in named if len(word) >= _BEGINNING}
    return any(word[:_BEGINNING] in begun for word in said)


def find_unserved(timeline: Timeline, signals: list[Signal], place: int) -> list[Signal]:
    """Return what a kit then complained of not being given, which the page never got for it.

    A page asks its own server for what it hands to a kit. Without it the kit is called wrongly, be
    it long after, when somebody presses.
    """
    root = signals[place]
    asked = root.event.request
    if asked is None or asked.told or root.kind not in _NEEDED or root.party is not Party.FIRST:
        return []
    if asked.address in timeline.taken:
        return []
    about, page = concepts(asked.about), timeline.page_number(root.event.index)
    return [
        later
        for later in signals[place + 1 : place + _MOST_LATER]
        if later.category in (Category.THIRD_PARTY, Category.JS_EXCEPTION)
        and timeline.page_number(later.event.index) == page
        and _is_called_without(later)
        and about & (concepts(later.words) | concepts(timeline.route_at(later.event.at_us)))
    ]


def _is_called_without(later: Signal) -> bool:
    """Tell a kit's complaint of its call: by its own frame, or by its manner."""
    thrown = later.event.thrown
    if thrown is None or not complains_of_its_call(thrown.name, thrown.message):
        return False
    theirs = bool(thrown.frames) and is_vendor(split_url(thrown.frames[0].url).host)
    return theirs or voice_of(thrown.name, thrown.message) is Party.SERVICE
