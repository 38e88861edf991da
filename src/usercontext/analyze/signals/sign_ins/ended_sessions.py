"""A "your session has ended" page where somebody wanted to go on.

A form that a browser posts by itself leaves no request: all that is seen of the refusal is the page
that came instead. Not: refusals with a status, who signs out by a press.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.let_in import is_by_wish
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SOON_US = 10_000_000
_MOST_ASKED = 20
_REFUSED = (401, 403, 419, 440, 498)
_ENDED = re.compile(
    r" (?:session|sesion|sitzung|sessione|sessie|sesja|sessao|sessjon|sessionen|oturum|login)"
    r" (?:has |is |was |ha |est |ist )?(?:expired?|timed? ?out|timeout|ended|over|lost|invalid"
    r"|caducada|expirada|abgelaufen|beendet|ungueltig|ungultig|expiree|terminee|scaduta|terminata"
    r"|verlopen|wygasla|utlopt|utgatt|suresi doldu)"
    r"| (?:expired?|timed out|timeout|abgelaufene|invalid) (?:session|sitzung|login)"
    r"| (?:idle|inactivity|auto) (?:timeout|logout|sign ?out)"
    r"| (?:signed|logged) out (?:inactiv|idle)"
)


def find_ended_sessions(timeline: Timeline) -> Iterator[Signal]:
    """Yield each page that came instead of where a press led, and says that a session is over."""
    for page in timeline.navigations:
        path = page.target.path if page.target is not None else ""
        if not says_ended(path) or was_refused(timeline, page):
            continue
        click = timeline.click_before(page.index)
        label = click.element.label if click is not None and click.element is not None else ""
        if click is None or is_by_wish(label):
            continue
        yield Signal(
            kind=SignalKind.AUTH,
            category=Category.AUTH_EXPIRED,
            event=page,
            party=Party.FIRST,
            text=f"The page {clean(path, 120)} opened, which says that the session has expired",
            words=f"session {path}",
            message="a page of an ended session",
        )


def says_ended(path: str) -> bool:
    """Tell the address of a page that says that a session is over."""
    return _ENDED.search(fold(path)) is not None


def was_refused(timeline: Timeline, page: Event, since: int = -1) -> bool:
    """Tell whether a request behind a place says it, with its status: then it is told there."""
    asked = timeline.requests_before(page.index, _MOST_ASKED)
    return any(
        e.request is not None and e.request.status in _REFUSED
        for e in asked
        if e.index > since and e.at_us >= page.at_us - _SOON_US
    )
