"""The last requests to the page's own server, as places to look at. Not: causes.

What is named here is no fault: an answer may hold what was not asked for, and only its body shows.
"""

from usercontext.analyze.causes.acts import act_of, is_a_field
from usercontext.analyze.claims.named_sums import sums_named
from usercontext.analyze.claims.places import clock_of
from usercontext.analyze.language.text import LABEL_CAP, quote
from usercontext.analyze.language.words import telling_words
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.asked_ahead import is_asked_ahead
from usercontext.analyze.signals.signal import Signal

_OFTEN = 4
_MOST_POLLS = 8
_RECENT_US = 300_000_000
_STILL_US = 60_000_000
_MISSED = 5
"""So many questions that did not come make a page that had asked steadily stand still."""


def asked_last(timeline: Timeline) -> str:
    """Name the last exchange of each kind, what was not asked anew, and what was asked no more."""
    told = [_stood_still(timeline), _not_anew(timeline), _last_exchanges(timeline)]
    told.insert(0, sums_named(timeline))
    return " ".join(filter(None, told))


def how_often(timeline: Timeline, root: Signal) -> str:
    """Say how many of the same requests failed, where as many others were answered well."""
    asked = root.event.request
    if asked is None or asked.told:
        return ""
    same = timeline.asked.get(asked.address, ())
    ended = [e.request.status for e in same if e.request and e.request.status is not None]
    failed = sum(1 for status in ended if not 0 < status < 400)
    well = len(ended) - failed  # some clients tell of a question before its end
    return f"It failed {failed:,} of {len(ended):,} times." if min(failed, well) > 1 else ""


def _last_exchanges(timeline: Timeline) -> str:
    written = _last(timeline, reads=False)
    read = _last(timeline, reads=True)
    if written is not None and read is not None and read.at_us < written.at_us:
        read = None
    named = [_exchange(one) for one in (written, read) if one is not None]
    if not named:
        return ""
    return f"Last requests: {', then '.join(named)}."


def _last(timeline: Timeline, *, reads: bool) -> Event | None:
    """Return the last request of one kind that was answered well and that is no poll."""
    return next(
        (
            e
            for e in reversed(_own(timeline))
            if e.request is not None
            and e.request.reads is reads
            and len(timeline.asked.get(e.request.address, ())) <= _OFTEN
        ),
        None,
    )


@once
def _own(timeline: Timeline) -> list[Event]:
    """Return the page's own questions for data that were answered well."""
    return [event for event in timeline.answered if _is_own(timeline, event)]


def _is_own(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    if asked is None or asked.resource != "api" or not 200 <= (asked.status or 0) < 400:
        return False
    if is_asked_ahead(timeline, event):
        return False
    return party_of_url(asked.url, timeline.page_host) is Party.FIRST


def _not_anew(timeline: Timeline) -> str:
    """Name what the last press did not ask for: anything, or again what its page had shown."""
    press = timeline.clicks[-1] if timeline.clicks else None
    if press is None or is_a_field(press) or timeline.left_us - press.at_us > _RECENT_US:
        return ""
    number = timeline.page_number(press.index)
    if timeline.page_number(len(timeline.events) - 1) != number:
        return ""
    act = act_of(timeline, press)
    after = {_address(e) for e in _own(timeline) if e.index > press.index}
    label = quote(press.element.shown if press.element else "", LABEL_CAP)
    if act is None and not after:
        waits = " that was answered by then" if timeline.is_captured else ""
        return f"After the click on {label}, the page sent no request to its server{waits}."
    if act is None or not act.request or not 200 <= (act.request.status or 0) < 300:
        return ""
    shown = _shown_before(timeline, press, number)
    if shown is None or _address(shown) in after:
        return ""
    return f"After the click on {label}, {_address(shown)} was not requested again."


def _shown_before(timeline: Timeline, press: Event, number: int) -> Event | None:
    """Return the last reading of what a page is called after."""
    named = telling_words(timeline.route_at(press.at_us))
    before = (
        e
        for e in reversed(_own(timeline))
        if e.index < press.index and timeline.page_number(e.index) == number
    )
    read = (e for e in before if e.request is not None and e.request.reads)
    return next((e for e in read if e.request and named & telling_words(e.request.url.path)), None)


def _stood_still(timeline: Timeline) -> str:
    """Name what had been asked for steadily, and was no more, long before the end."""
    steady = [same for same in timeline.asked.values() if len(same) >= _OFTEN][:_MOST_POLLS]
    for same in steady:
        first, last = same[0], same[-1]
        pause_us = (last.at_us - first.at_us) // (len(same) - 1)
        rest_us = timeline.left_us - last.at_us
        if _is_own(timeline, last) and rest_us > max(_STILL_US, _MISSED * pause_us):
            return (
                f"{_address(last)} was requested {len(same)} times, and not again after"
                f" {clock_of(last)}."
            )
    return ""


def _exchange(event: Event) -> str:
    status = event.request.status if event.request else None
    return f"{_address(event)} answered {status}"


def _address(event: Event) -> str:
    return address_of(event.request) if event.request else ""
