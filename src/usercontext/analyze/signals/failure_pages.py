"""A page that is there to say that something failed, where a press was to lead on.

Servers lead on to such a page with a status of 200, or leave it to another house to do so: all that
says what happened is its address. Not: pages of an ended session, refusals with a status.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.parties import Party
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import Concept, concepts, telling_words
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

A_FAILURE = "a page of a failure"
_LED_US = 15_000_000
_TOLD_US = 5_000_000
"""A page that has come up tells within this time what its browser saw of it."""

_AWAY_US = 900_000_000
_REFUSED = 400
_MOST_ASKED = 20
_END = r"(?:\.\w{2,5})?/?$"
_DENIED = re.compile(
    rf"/(?:403|forbidden|(?:access|permission)[-_]?denied|denied|no[-_]?access|not[-_]?allowed"
    rf"|unauthori[sz]ed){_END}",
    re.I,
)
_FAILED = re.compile(
    r"/(?:50[0-4]|errors?|fehler|fehlerseite|erreur|errore|oops|error[-_]?page|server[-_]?error"
    r"|internal[-_]?(?:server[-_]?)?error|exception|(?:service[-_]?)?unavailable|maintenance"
    rf"|wartung|out[-_]?of[-_]?service)(?:/(?:\d{{3}}|internal|server|general|generic|index|page"
    rf"|show|unexpected|technical))?{_END}",
    re.I,
)
_UNPAID = re.compile(
    r"/(?:\w+[-_])?(?:fail(?:ed|ure)?|declined?|refused|rejected|denied|fehlgeschlagen|abgelehnt"
    rf"|echec|refuse|fallid[oa]|rechazad[oa]|rifiutat[oa]|mislukt|error|fehler)(?:[-_]\w+)?{_END}",
    re.I,
)


def find_failure_pages(timeline: Timeline) -> Iterator[Signal]:
    """Yield each page that came by a press and says by its address that something failed."""
    for page in timeline.navigations:
        path = page.target.path if page.target is not None else ""
        read = _read(path)
        if read is None or page.request is not None:
            continue
        click = timeline.click_before(page.index)
        if click is None or not _leads_here(timeline, click, page, path):
            continue
        yield Signal(
            kind=read[0],
            category=read[1],
            event=page,
            party=Party.FIRST,
            text=f"The page {clean(path, 120)} came, which says that it failed",
            words=f"error failed {path}",
            message=A_FAILURE,
            endpoint=f"page {path}",
        )


def _read(path: str) -> Reading | None:
    if Concept.PAY in concepts(path) and _UNPAID.search(path):
        return SignalKind.DECLINED, Category.PAYMENT_DECLINED
    if _DENIED.search(path):
        return SignalKind.DENIED, Category.PERMISSION_DENIED
    return (SignalKind.SERVER_ERROR, Category.BACKEND_ERROR) if _FAILED.search(path) else None


def _leads_here(timeline: Timeline, click: Event, page: Event, path: str) -> bool:
    """Tell a press that was not for this page, and after which nothing else says what failed."""
    label = click.element.label if click.element is not None else ""
    home = page.origin is None or page.target is None or page.origin.host == page.target.host
    if page.at_us - click.at_us > (_LED_US if home else _AWAY_US):
        return False
    if telling_words(label) & telling_words(path):
        return False
    since = max(click.index + 1, page.index - _MOST_ASKED)
    between = timeline.events[since : page.index + _MOST_ASKED]
    near = (e for e in between if e.at_us <= page.at_us + _TOLD_US and e is not page)
    return not any(_says_more(event) for event in near)


def _says_more(event: Event) -> bool:
    asked = event.request
    if asked is not None:
        return asked.resource in ("api", "document") and not 0 < (asked.status or 0) < _REFUSED
    return event.kind in (EventKind.EXCEPTION, EventKind.CONSOLE) and event.level is Level.ERROR
