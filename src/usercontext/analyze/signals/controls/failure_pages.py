"""Error pages that a click led to instead of the next step.

Servers lead on to such a page with a status of 200, or leave it to another house to do so: all that
says what happened is its address. Not: pages of an ended session, refusals with a status.

A payment is declined where the address says so, or a third party sends back as failed
(`?status=failed`). A section of that name (`/errors`) is none where its own pages were open before.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import CORE, Concept, concepts, fold, needles, telling_words
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
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
    rf"|wartung|out[-_]?of[-_]?service)(?:/(?:[45]\d\d|internal|server|general|generic|index|page"
    rf"|show|unexpected|technical))?{_END}",
    re.I,
)
_BEFORE = r"/(?:\w+[-_])?"
_AFTER = rf"(?:[-_]\w+)?{_END}"
_REJECTED = re.compile(
    rf"{_BEFORE}(?:declined?|refused|rejected|denied|abgelehnt|refuse|rechazad[oa]|rifiutat[oa])"
    rf"{_AFTER}",
    re.I,
)
_UNPAID = re.compile(
    rf"{_BEFORE}(?:fail(?:ed|ure)?|fehlgeschlagen|echec|fallid[oa]|mislukt){_AFTER}", re.I
)
_BROKEN = re.compile(rf"{_BEFORE}(?:error|fehler){_AFTER}", re.I)
_LISTS = re.compile(rf"/(?:errors|exceptions?|maintenance|wartung){_END}", re.I)
"""What lists are called as well: such a page of a failure is sent by the server, as a whole."""

_PAYMENTS = re.compile(
    r"/(?:payments|transactions|charges|invoices|zahlungen|transaktionen|paiements|pagos|pagamenti"
    r"|betalingen)/[\w-]+/?$",
    re.I,
)
"""A list of what was paid, and the part of it that an address names."""

_SENT_BACK = re.compile(
    r"[?&](?P<told>(?:\w{1,20}[-_])?(?:status|result|result_?code|outcome|state|payment)="
    r"(?:(?P<no>fail(?:ed|ure)?|declined?|refused|rejected|denied|unsuccessful|unpaid)|error))"
    r"(?=[&#]|$)",
    re.I,
)
"""How a bank tells the shop what came of it, where the page keeps that part of its address."""

_REFUSES = needles(
    " reject| deny | denied | declin| refus| disapprov| ablehn| verweiger| rechaz| rifiut| weiger|"
    " odrzu| отклон"
)
_MOST_PAGES = 50
_MOST_WRITTEN = 2000


def find_failure_pages(timeline: Timeline) -> Iterator[Signal]:
    """Yield each page that came by a press and says by its address that something failed."""
    for page in timeline.navigations:
        path = page.target.path if page.target is not None else ""
        read = _read(page, path)
        if read is None or page.request is not None or _is_a_section(timeline, page, path):
            continue
        click = timeline.click_before(page.index)
        if click is None or not _leads_here(timeline, click, page, path):
            continue
        if Concept.PAY in concepts(path) and not _paid_there(timeline, click, page, path):
            continue
        if read[0] is not SignalKind.SERVER_ERROR and _refuses(click):
            continue  # what the press did, not what became of it
        yield Signal(
            kind=read[0],
            category=read[1],
            event=page,
            party=Party.FIRST,
            text=f"The page {clean(path, 120)} opened, which says that it failed",
            words=f"error failed {path}",
            message=A_FAILURE,
            endpoint=f"page {path}",
        )


def find_sent_back(timeline: Timeline) -> Iterator[Signal]:
    """Yield each return from where one pays whose address says that it came to nothing."""
    for page in timeline.loads.events:
        path = page.target.path if page.target is not None else ""
        if Concept.PAY not in concepts(path) or not _comes_from_another_origin(page):
            continue
        written = timeline.entries[page.id].event_metadata.get("to")
        told = _SENT_BACK.search(written[:_MOST_WRITTEN]) if isinstance(written, str) else None
        click = timeline.click_before(page.index)
        if told is None or click is None or page.at_us - click.at_us > _AWAY_US:
            continue
        no = SignalKind.DECLINED, Category.PAYMENT_DECLINED
        kind, category = no if told["no"] else (SignalKind.SERVER_ERROR, Category.BACKEND_ERROR)
        yield Signal(
            kind=kind,
            category=category,
            event=page,
            party=Party.FIRST,
            text=f"The page {clean(path, 120)} came back with “{clean(told['told'], 60)}”",
            words=f"error failed declined payment {path}",
            message=A_FAILURE,
            endpoint=f"page {path}",
        )


def _comes_from_another_origin(page: Event) -> bool:
    if page.origin is None or page.target is None:
        return False
    return bool(page.origin.host) and page.origin.authority != page.target.authority


def _read(page: Event, path: str) -> Reading | None:
    """Read what failed: of a payment, whether a bank refused it or the way to the bank broke."""
    if Concept.PAY in concepts(path):
        unpaid = _UNPAID.search(path) is not None
        if _REJECTED.search(path) or (unpaid and _comes_from_elsewhere(page)):
            return SignalKind.DECLINED, Category.PAYMENT_DECLINED
        if unpaid or _BROKEN.search(path):
            return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
    if _DENIED.search(path):
        return SignalKind.DENIED, Category.PERMISSION_DENIED
    return (SignalKind.SERVER_ERROR, Category.BACKEND_ERROR) if _FAILED.search(path) else None


def _is_a_section(timeline: Timeline, page: Event, path: str) -> bool:
    """Tell a part of the site that is called so: it was gone to by name, or what lies under it."""
    if page.topic != "load" and _LISTS.search(path):
        return True
    before = timeline.navigations[: timeline.page_number(page.index)][-_MOST_PAGES:]
    own = f"{path.rstrip('/')}/"
    for one in before:
        there = one.target.path if one.target is not None else ""
        if there.startswith(own) and _read(one, there) is None:
            return True
        if there == path and _is_named(timeline.click_before(one.index), path):
            return True
    return False


def _is_named(click: Event | None, path: str) -> bool:
    label = click.element.label if click is not None and click.element is not None else ""
    return bool(telling_words(label) & telling_words(path))


def _paid_there(timeline: Timeline, click: Event, page: Event, path: str) -> bool:
    """Tell a press that may have paid from one that shows what has become of payments.

    A link beside the business leads to a page that tells of an earlier one, and a list of payments
    has a part for those that failed.
    """
    if _comes_from_elsewhere(page):
        return True
    key, label = (click.element.key, click.element.label) if click.element else ("", "")
    if key.startswith("a|"):
        return Concept.PAY in concepts(timeline.route_at(click.at_us)) and not _PAYMENTS.search(
            path
        )
    return not _PAYMENTS.search(path) or bool(concepts(label) & CORE)


def _refuses(click: Event) -> bool:
    label = fold(click.element.label) if click.element is not None else ""
    return any(map(label.__contains__, _REFUSES))


def _comes_from_elsewhere(page: Event) -> bool:
    if page.origin is None or page.target is None:
        return False
    return page.origin.host != page.target.host


def _leads_here(timeline: Timeline, click: Event, page: Event, path: str) -> bool:
    """Tell a press that was not for this page, and after which nothing else says what failed."""
    longest = _AWAY_US if _comes_from_elsewhere(page) else _LED_US
    if page.at_us - click.at_us > longest:
        return False
    if _is_named(click, path):
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
