"""What to say without a cause: what was examined, and what would show more. Not: causes.

Nothing that is named here is said to be a fault.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.claims.contradictions import is_elsewhere
from usercontext.analyze.claims.last_asked import asked_last
from usercontext.analyze.claims.last_presses import led_last, pressed_last
from usercontext.analyze.claims.places import PATH_CAP
from usercontext.analyze.claims.summaries import lowered
from usercontext.analyze.language.asks_or_complains import only_asks
from usercontext.analyze.language.text import clean, sentence
from usercontext.analyze.language.words import means_success
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import UNREAD

_NOTHING = "Nothing in this session explains the report."
_ASKS = "The report reads like a question or a wish: it does not say that anything fails."
_WORTH_A_LOOK = 0.2
"""Several causes that compete leave none of them likely, though a fifth is no noise. A message
alone is not asked for: what pages write without a failure comes as near."""
_MOST_NAMED = 2
_ADDRESS = re.compile(r"[\w.~/-]{1,80}")


def say_nothing_explains(
    timeline: Timeline, description: str, best: tuple[Chain, float] | None
) -> str:
    """Say that no cause was found, what was looked at, and what would show more.

    ``best`` is what comes nearest to a cause, with its probability.
    """
    if not timeline.events:
        return (
            "The session has no log entries: nothing can be said about it. Load the capture script"
            " before everything else on the page, and check whether its batches arrive."
        )
    if best is not None and best[1] >= _WORTH_A_LOOK and best[0].root.kind not in UNREAD:
        nearest = f"No single cause stands out. {_nearest(timeline, best[0])}"
        told = (sentence(nearest), _looked_at(timeline), asked_last(timeline))
        return " ".join(filter(None, told))
    elsewhere = is_elsewhere(timeline, description)
    missing = _missing(timeline, elsewhere)
    if only_asks(description) and not elsewhere:
        missing = _ASKS
    asked = "" if " answered 2" in missing else asked_last(timeline)
    return " ".join(filter(None, (_NOTHING, _looked_at(timeline), elsewhere, missing, asked)))


def _nearest(timeline: Timeline, chain: Chain) -> str:
    """Name what comes nearest to a cause; what the page asked anew and got is only told."""
    asked = chain.root.event.request
    same = timeline.asked.get(asked.address, ()) if asked is not None and not asked.told else ()
    if any(
        e.index > chain.root.event.index and e.request and 200 <= (e.request.status or 0) < 400
        for e in same
    ):
        return f"{sentence(chain.root.text)} It succeeded when it was requested again"
    return f"Start with this: {lowered(chain.root.text)}"


def _looked_at(timeline: Timeline) -> str:
    failed = [e for e in timeline.answered if e.request and _is_failed(e.request)]
    asked = _many(len(timeline.answered), "request")
    if failed:
        asked += f" ({len(failed):,} of them failed{_where_to(timeline, failed)})"
    parts = [
        _many(len(timeline.clicks), "click"),
        _many(len(timeline.navigations), "page view"),
        asked,
        _many(len(timeline.errors), "error"),
    ]
    return f"Examined: {', '.join(parts[:-1])} and {parts[-1]}."


def _is_failed(request: Request) -> bool:
    return request.status == 0 or (request.status or 0) >= 400


def _where_to(timeline: Timeline, failed: Sequence[Event]) -> str:
    """Name the addresses that failed most often: whose they are tells whether they matter."""
    seen = Counter(_ended(timeline, e.request) for e in failed if e.request)
    told = (one for one, _ in seen.most_common() if _ADDRESS.fullmatch(one[0]))
    named = [f"{address} {ended}" for address, ended in islice(told, _MOST_NAMED)]
    rest = len(seen) - len(named)
    if named and rest:
        named.append(f"{rest:,} {'other' if rest == 1 else 'others'}")
    return f": {', '.join(named)}" if named else ""


def _ended(timeline: Timeline, request: Request) -> tuple[str, str]:
    host = "" if request.url.host == timeline.page_host else request.url.host
    return f"{host}{request.url.path}", f"with {request.status}" if request.status else "unanswered"


def _missing(timeline: Timeline, elsewhere: str) -> str:
    ends = [e.target.path for e in timeline.navigations if e.target is not None]
    if ends and means_success(ends[-1]) and timeline.navigations[-1].index:
        end = f"The session ended at {clean(ends[-1], PATH_CAP)}, where a completed action leads"
        if elsewhere:
            return f"{end}. Ask the user in which visit it was, and what they saw."
        return (
            f"{end}: check whether the server has the result, and ask the user what they expected."
        )
    lacks = []
    if not timeline.requests and (led := led_last(timeline)):
        return led
    if not timeline.requests:
        lacks.append("No request was captured: capture network activity to see whether one failed.")
    if not timeline.clicks:
        pressed = "nobody clicked anything, or clicks are not captured"
        lacks.append(
            f"No click was captured: {pressed}. Ask the user what they did, and what they saw."
        )
    if lacks or elsewhere:
        return " ".join(lacks) or "Ask the user in which visit it was, and what they saw."
    return pressed_last(timeline) or (
        "Ask the user what they saw and when: a successful request may have returned wrong content,"
        " which only captured bodies show."
    )


def _many(number: int, noun: str) -> str:
    if not number:
        return f"no {noun}s"
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
