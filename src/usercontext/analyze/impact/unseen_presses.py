"""Importance of a failure where no clicks are captured: by address, code, extent.

Whoever writes entries by hand seldom tells what was pressed. What was sent says it by its address,
what was thrown by the names of the team's own code, and where nothing at all was answered, the
whole application stands still. Not: presses that are told (`handed_in`), points.
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.insisted import all_failed
from usercontext.analyze.impact.pages_of_oneself import is_of_oneself
from usercontext.analyze.impact.tried_in_vain import was_tried_in_vain
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_GAVE_UP = frozenset({SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER, SignalKind.UNREADABLE})
_WRITES = frozenset({"POST", "PUT"})
_HANDED_IN = re.compile(
    r" (?:applications?|claims?|timesheets?|declarations?|prescriptions?|refills?|petitions?"
    r"|enrol\w*|tenders?|proposals?|quotes?|kyc|identity|verifications?|onboarding|transfers?"
    r"|antrage?|schadensmeldung\w*|demandes?|solicitud\w*|wniosk\w*|aanvra\w+) "
)
"""What offices, insurers, banks and doctors take in, as their addresses call it."""

_BESIDE = re.compile(
    r" (?:approve|reject|export|caches?|lists?|history|reports?|e?mails?|receipts?|sync"
    r"|drafts?|comments?|feedback|ratings?|reviews?|preview|validate|count|search|log|logs"
    r"|events?|metrics|track\w*|telemetry|avatar|settings?|preferences) "
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FAILED = re.compile(r"\bfailed$|^(?:failed to|could not|cannot|unable to) ", re.I)
_ASKED = re.compile(r"\b(?:POST|PUT|PATCH|DELETE) (/[\w/.~-]{2,120})")
_NEAR, _SEEN, _SERVED_US = 4, 200, 5_000_000
_SEVERAL = 2
_FEW = 6


def is_handed_in(chain: Chain) -> bool:
    """Tell what was sent to where an office takes things in, and the server gave up on."""
    asked = chain.root.event.request
    if asked is None or asked.method.upper() not in _WRITES or chain.recovered is not None:
        return False
    if chain.root.kind not in _GAVE_UP or chain.root.party is not Party.FIRST:
        return False
    if 200 <= (asked.status or 0) < 500:
        return False  # what was taken, or refused for a reason, is looked at by others
    words = fold(asked.url.path)
    return _HANDED_IN.search(words) is not None and _BESIDE.search(words) is None


def nothing_came(timeline: Timeline, chain: Chain) -> bool:
    """Tell an application that asked for several things of its own and was answered none.

    Whose connection was gone knows it, and finds all of it again.
    """
    if was_tried_in_vain(timeline, chain):
        return True
    if _never_opened(timeline, chain):
        return True
    if timeline.program is not Program.PAGE and all_failed(timeline, chain):
        return True
    if chain.root.kind is not SignalKind.NO_ANSWER or chain.root.category is Category.OFFLINE:
        return False
    if timeline.heard or chain.root.party is not Party.FIRST or chain.recovered is not None:
        return False
    asked = {one.request.address for one in timeline.answered if one.request is not None}
    return len(asked) >= _SEVERAL


def _never_opened(timeline: Timeline, chain: Chain) -> bool:
    """Tell a page that was pressed for twice, and whose own part of the application never came."""
    if chain.root.kind is not SignalKind.CHUNK or chain.root.party is not Party.FIRST:
        return False
    page = chain.opened.target if chain.opened is not None else None
    if page is None or is_of_oneself(page.path) or chain.recovered is not None:
        return False
    asked = chain.root.event.request
    same = timeline.asked.get(asked.address, ()) if asked is not None else ()
    return bool(chain.retries) or len(same) > 1


def code_words(timeline: Timeline, chain: Chain) -> str:
    """Return what a logger says that failed, or the names of the team's own code that threw.

    Only where nothing tells of a page or a press.
    """
    thrown = chain.root.event.thrown
    if timeline.tells_presses or timeline.page_host:
        return ""
    if timeline.program is Program.SERVER and (served := _served(timeline, chain)):
        return served
    said = chain.root.event.text.partition(":")[0]
    if _FAILED.search(said) and len(said.split()) <= _FEW and not _BESIDE.search(fold(said)):
        return said
    if thrown is None or not thrown.frames:
        return ""
    frame = thrown.frames[0]
    stem = frame.url.rsplit("/", 1)[-1].partition(".")[0]
    return _CAMEL.sub(" ", f"{stem} {frame.function}")


def _served(timeline: Timeline, chain: Chain) -> str:
    """Return the address of the change that a server was asked for as it wrote an error."""
    place = chain.root.event.index
    for event in reversed(timeline.events[max(0, place - _NEAR) : place]):
        if (asked := _ASKED.search(event.text[:_SEEN])) is not None:
            return asked[1] if chain.root.event.at_us - event.at_us <= _SERVED_US else ""
    return ""
