"""A payment decline that was only a warning before a confirmation. Not: refusals.

A card that a house will not keep, or a first try with another house, is declined too; whoever is
shown, unasked, that the order stands has paid. An error says that something is wrong all the same.
"""

import re

from usercontext.analyze.language.words import Concept, concepts, means_success
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.says_more import DENIES
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.log_entry import Level

_LED_US = 10_000_000
_SETTLED_US = 60_000_000
_SEEN, _MOST = 300, 60
_TAG = re.compile(r"\[[\w :.-]{2,30}\]")
_IS_DONE = re.compile(
    r"\b(?:playing|resumed|approved|accepted|confirmed|completed?|done|succeeded|paid|genehmigt"
    r"|erledigt|fertig)\b",
    re.I,
)
_GIVEN_UP = re.compile(r"\b(?:aborted|cancell?ed|interrupted|superseded) \(\w{3,12}\)\W*$", re.I)
"""What was given up for a reason that the page names in a word: another place was sought."""

_ASKED = re.compile(r"\b(?:asked|required|requested)\b(?= for\b|\W*$)", re.I)
"""What is wanted of somebody, who then gives it."""

_OPEN = (SignalKind.UNREADABLE, SignalKind.MISMATCH, SignalKind.FORM, SignalKind.CONSOLE_ERROR)


def was_confirmed_then(timeline: Timeline, signal: Signal) -> bool:
    """Tell a decline of which there are only warnings, each before a page that confirms."""
    if signal.kind is not SignalKind.DECLINED or Concept.PAY in concepts(timeline.description):
        return False
    lines = [one for one in (signal.event, *signal.also) if one.request is None]
    return bool(lines) and all(_leads_on(timeline, line) for line in lines)


def was_settled_then(timeline: Timeline, signal: Signal) -> bool:
    """Tell a warning of a limit, behind which the same part of a page says that it is done."""
    line = signal.also[0] if signal.event.request and signal.also else signal.event
    tag = _TAG.match(line.text)
    loud = line.level is Level.ERROR and _GIVEN_UP.search(line.text[:_SEEN]) is not None
    if line.kind is not EventKind.CONSOLE or tag is None:
        return False
    if line.level is not Level.WARN and not loud:
        return False
    said = _ASKED.sub(" ", line.text[:_SEEN])
    if signal.kind not in _OPEN or AMISS.search(said) or DENIES.search(said):
        return False
    clicks = timeline.clicks_after(line.index, 1)
    until = min(line.at_us + _SETTLED_US, clicks[0].at_us if clicks else timeline.end_us)
    later = [one for one in timeline.between(line.at_us, until, _MOST) if one.index > line.index]
    return any(
        one.level is Level.INFO
        and one.text.startswith(tag[0])
        and _IS_DONE.search(one.text[:_SEEN]) is not None
        and DENIES.search(one.text[:_SEEN]) is None
        for one in later
    )


def _leads_on(timeline: Timeline, line: Event) -> bool:
    if line.level is not Level.WARN:
        return False
    clicks = timeline.clicks_after(line.index, 1)
    until = min(line.at_us + _LED_US, clicks[0].at_us if clicks else timeline.end_us)
    opened = timeline.opened_between(line.at_us, until)
    return any(one.target is not None and means_success(one.target.path) for one in opened)
