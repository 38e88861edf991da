"""Whether a click led somewhere, and to a success. Not: what it was for."""

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.controls.clicks import ANSWER_US
from usercontext.analyze.signals.sign_ins.doors import is_door
from usercontext.analyze.signals.signal import SignalKind

_IN_VAIN = (SignalKind.DEAD_CLICK, SignalKind.CHUNK)
"""What was pressed again for these, and came to no good, opened at most an empty page."""

_BESIDE_US = 500_000
_MOST_BESIDE = 20
_REFUSED = 400
_AT_ONCE_US = 3_000_000
_COMES_US = 10_000_000


def went_on(timeline: Timeline, chain: Chain) -> bool:
    """Tell whether something else that the user did afterwards worked."""
    root = chain.root
    over_us = root.until_us if root.kind is SignalKind.REDIRECTS else 0
    own = root.event.index
    # a press that nothing followed has led nowhere, whatever page is opened later
    # and one that was answered as well as the one that came to nothing has led no further
    asked = root.event.request
    vain = root.kind in _IN_VAIN or (asked is not None and _is_good(asked.status))
    dead = {one.index for one in chain.retries} if vain else set()
    later = [one for one in timeline.clicks if one.index > own and one.at_us > over_us]
    later = [one for one in later if one.index not in dead]
    if root.kind is SignalKind.AUTH:
        later = [one for one in later if not _signed_in_for_nothing(timeline, one)]
    return any(
        is_answered(timeline, click, well=True) or _led_on(timeline, click) for click in later[-10:]
    )


def _signed_in_for_nothing(timeline: Timeline, click: Event) -> bool:
    """Tell a press that signs in, after which nothing that was asked for came any more."""
    near = timeline.between(click.at_us, click.at_us + ANSWER_US)
    came = next((e for e in near if e.index > click.index and timeline.is_sign_in(e)), None)
    if came is None:
        return False
    rest = [e.request for e in timeline.answered if e.request and e.index > came.index]
    own = [one for one in rest if one.resource == "api" and not one.told]
    return bool(own) and all((one.status or 0) >= _REFUSED for one in own)


def _is_good(status: int | None) -> bool:
    return 200 <= (status or 0) < 300


def _led_on(timeline: Timeline, click: Event) -> bool:
    """Tell a press that led to another page, however long that took, and before any other press."""
    more = timeline.clicks_after(click.index, 1)
    until = min(click.at_us + _COMES_US, more[0].at_us if more else timeline.end_us)
    here = timeline.route_at(click.at_us)
    return any(
        page.index > click.index
        and page.target is not None
        and page.target.path not in ("", here)
        and not _came_as_an_error(timeline, page)
        for page in timeline.opened_between(click.at_us, until)
    )


def was_led_back(timeline: Timeline, root: Event) -> bool:
    """Tell whether a page went, by itself and at once, to the page from which one had come to it.

    ``root`` is the answer to a press: who wants to go on and stands one page before has not.
    """
    here = timeline.page_number(root.index)
    pages = timeline.navigations
    if here < 2 or here >= len(pages):
        return False
    before, now, after = (pages[n].target for n in (here - 2, here - 1, here))
    if before is None or now is None or after is None or after.path in (now.path, "/"):
        return False
    soon = pages[here].at_us - root.answered_us <= _AT_ONCE_US
    press = timeline.click_before(pages[here].index)
    return soon and after.path == before.path and (press is None or press.index < root.index)


def is_answered(timeline: Timeline, click: Event, *, well: bool = False) -> bool:
    """Tell whether a request or a page followed a click; ``well``: and the request went well."""
    for event in timeline.between(click.at_us, click.at_us + ANSWER_US):
        if event.index <= click.index:
            continue
        if event.kind is EventKind.NAVIGATION:
            if well and _came_as_an_error(timeline, event):
                continue
            return True
        asked = event.request
        if asked is not None and not asked.told:
            status = asked.status or 0
            if not well or (200 <= status < 400 and not says_that_it_failed(asked)):
                return True
    return False


def _is_for_a_door(timeline: Timeline, page: Event) -> bool:
    click = timeline.click_before(page.index)
    label = click.element.label if click is not None and click.element is not None else ""
    return bool(concepts(label) & {Concept.LOG_IN, Concept.SIGN_UP, Concept.PROFILE})


def _came_as_an_error(timeline: Timeline, page: Event) -> bool:
    """Tell a page that its server answered with a failure, or that asks to sign in instead."""
    # clients tell it beside the page, or when the page has come up
    since = timeline.places(page.at_us - _BESIDE_US, page.at_us).start
    near = timeline.events[since : page.index + _MOST_BESIDE]
    number = timeline.page_number(page.index)
    told = (
        e.request
        for e in near
        if e.request is not None
        and e.request.resource == "document"
        and timeline.page_number(e.index) in (number, number + 1)
    )
    path = page.target.path if page.target is not None else ""
    if page.topic == "load" and is_door(path) and not _is_for_a_door(timeline, page):
        return True
    return any(one.url.path == path and (one.status or 0) >= _REFUSED for one in told)
