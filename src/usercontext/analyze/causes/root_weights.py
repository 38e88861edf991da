"""The weight of a signal by itself, before its effects. Not: chains, competitors."""

from usercontext.analyze.causes import weights
from usercontext.analyze.causes.line_not_back import is_loaded_anew_for
from usercontext.analyze.causes.own_writes import is_never_taken
from usercontext.analyze.causes.told_its_user import is_told_its_user, is_tried_in_vain
from usercontext.analyze.language.asks_or_complains import complains, is_elsewhere
from usercontext.analyze.language.told_missing import misses_something
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.unsaved import is_of_a_draft, is_of_others
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stores.held_databases import is_held
from usercontext.analyze.signatures.signature import names_of
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_ANYBODY_S = (Category.JS_EXCEPTION, Category.THIRD_PARTY)


def weight_of(root: Signal) -> float:
    """Return what a kind weighs; what nothing caught stopped its code, whatever it speaks of."""
    thrown = root.event.thrown
    if root.kind is SignalKind.NONSENSE and root.event.topic == NOTICE:
        return weights.BASE[root.kind] + weights.SAID_ALOUD
    if is_of_a_draft(root.event):
        return weights.BASE[root.kind] + weights.UNSAVED
    if thrown is None or not thrown.uncaught or root.party is Party.BYSTANDER:
        return weights.BASE[root.kind]
    stopped = SignalKind.REJECTION if thrown.rejection else SignalKind.EXCEPTION
    return max(weights.BASE[root.kind], weights.BASE[stopped])


def is_what_the_page_is(timeline: Timeline, root: Signal) -> bool:
    """Tell a missing thing that the page is about: its address ends in the same name or number."""
    asked = root.event.request
    if root.kind is not SignalKind.CLIENT_ERROR or asked is None or asked.told:
        return False
    name = asked.url.path.rstrip("/").rsplit("/", 1)[-1]
    shown = timeline.route_at(root.event.at_us).rstrip("/").rsplit("/", 1)[-1]
    return bool(name) and name == shown


def of_its_place(timeline: Timeline, root: Signal) -> float:
    """Return what speaks for a failure by where it stands: its page, what was shown behind it."""
    told = weights.TOLD_ITS_USER if is_told_its_user(timeline, root) else 0.0
    anew = complains(timeline.description) and is_loaded_anew_for(timeline, root)
    again = weights.RETRIED if anew or is_tried_in_vain(timeline, root) else 0.0
    return of_its_page(timeline, root) + told + again


def of_its_page(timeline: Timeline, root: Signal) -> float:
    """Return what speaks for a failure of the very thing that its page shows, or keeps."""
    if is_what_the_page_is(timeline, root):
        return weights.OF_THE_PAGE
    if is_never_taken(timeline, root):
        return weights.NEVER_TAKEN
    if root.kind is SignalKind.STORAGE and (_is_missed(timeline, root) or _is_kept_shut(root)):
        return weights.UNSAVED
    if root.kind is not SignalKind.CONSOLE_ERROR or root.category is not Category.TIMEOUT_SLOW:
        return 0.0
    shown = timeline.route_at(root.event.at_us).rstrip("/").rsplit("/", 1)[-1]
    named = shown and any(f"{mark}{shown}{mark}" in root.event.text for mark in "'\"`")
    return weights.NAMES_ITS_PAGE if named else 0.0


def _is_kept_shut(root: Signal) -> bool:
    """Tell a database that is kept shut, in what the page itself calls an error."""
    loud = root.party is Party.FIRST and root.event.level is Level.ERROR
    return loud and is_held(root.event.text)


def _is_missed(timeline: Timeline, root: Signal) -> bool:
    """Tell what a page could not keep, or read, where somebody misses what it kept for them."""
    if root.party is not Party.FIRST or is_of_others(root.event):
        return False
    said = timeline.description
    return misses_something(said) and complains(said) and not is_elsewhere(said)


def is_a_stranger_s(root: Signal) -> bool:
    """Tell what another house did not answer."""
    asked = root.event.request
    return asked is not None and asked.resource == "api" and root.party is Party.FOREIGN


def rarity_of(timeline: Timeline, root: Signal) -> float:
    """Return the share of healthy sessions that carry this signal too, 0 where nobody counted."""
    if not timeline.rarity:
        return 0.0
    return min(1.0, max(0.0, *(timeline.rarity.get(n, 0.0) for n in names_of(timeline, root))))


def mute_of(timeline: Timeline, root: Signal, *, dead: bool) -> float:
    """Return what speaks for, or against, what no press set off; ``dead``: controls are, by it."""
    if dead:
        return weights.DEADENS if root.kind is SignalKind.CONSOLE_ERROR else 0.0
    if root.kind is SignalKind.NO_ANSWER and root.category is Category.THIRD_PARTY:
        return 0.0  # who kept it waiting is known
    return weights.MUTE if is_mute(timeline, root) else 0.0


def is_mute(timeline: Timeline, root: Signal) -> bool:
    """Tell what was thrown without a frame that says whose code it was, or what it asked for."""
    thrown, told = root.event.thrown, root.event.request
    if thrown is None or not thrown.uncaught or thrown.frames:
        return False
    if not timeline.page_host:
        return False  # an application that has no address runs nobody else's scripts
    if told is None and root.kind is not SignalKind.NO_ANSWER:
        return root.category in _ANYBODY_S
    # where requests are captured, the page's own that failed stands there by itself
    nameless = told is None or (not told.status and told.url.path in ("", "/"))
    return nameless and bool(timeline.answered)
