"""Jobs that are polled again and again and never finish. Not: single waits.

What takes a while is begun with one request and asked after with others, each answered well. When
the page is still asking as the user gives up, they look at something that turns and turns.

Asked after four times and more, answered well and still not done as the user reports; or the same
response ten times about what was made just before.
"""

import re
from collections.abc import Iterator, Sequence
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.language.words import CORE, Concept, concepts, means_success
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_OFTEN = 4
"""Asked after this often, whatever it is has not come at once."""

_STEADILY = 10
_OVER = re.compile(
    r"done|ready|finish|complet|succe|fail|error|cancel|paid|confirm|closed|true|\bok\b", re.I
)
_BEGUN_US = 10_000_000
_GAVE_UP_US = 20_000_000
_WAITED_US = 12_000_000
_ON_AND_ON_US = 7_000_000
_LONG_US = 60_000_000
_MOST_BETWEEN = 100
_SEEN = 400
_SAYS = re.compile(
    r'"(?:status|state|phase|stage|\w{1,20}_?(?:status|state|scan|check)|scan|check|conversion)"'
    r'\s*:\s*"((?:pending|processing'
    r"|queued|running|in[ _-]?progress|waiting|preparing|authorizing|not[ _-]?ready|incomplete"
    r"|awaiting|requires)(?:[ _-][a-z _-]{1,40})?)\""
    r'|"(?:done|ready|completed?|finished)"\s*:\s*(false)\b',
    re.I,
)
"""What an answer calls a thing that is not done, where bodies are captured."""
_SAYS_OF_MONEY = re.compile(
    r'"(?:\w+_?)?(?:status|state)"\s*:\s*"(open|created|new|initiated|unpaid|not[ _]paid)"', re.I
)
"""What is asked of a payment alone: an order, or a ticket, may well stay open."""


def find_pending(timeline: Timeline) -> Iterator[Signal]:
    """Yield each thing that a press began and that was still not done at the end."""
    for (method, _), asked in timeline.asked.items():
        if method.upper() != "GET" or len(asked) < _OFTEN:
            continue
        run = _unfinished(asked) or _unchanged(timeline, asked) or _unsaid(timeline, asked)
        if len(run) < _OFTEN or not _was_begun(timeline, run[0], asked):
            continue
        last = run[-1].request
        found = _says(last) if last else None
        if last is None or _went_away(timeline, run[0], run[-1]):
            continue
        unsaid = last.body is None
        says = f"still says “{next(filter(None, found.groups()))}”" if found else "says the same"
        says = "the page went on asking" if unsaid else says
        outcome = f"answered {last.status}, {len(run)} times, and {says}"
        kind, category = SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW
        signal = request_signal(timeline, run[0], kind, category, outcome)
        if signal.party is Party.BYSTANDER:
            continue
        signal = replace(signal, also=tuple(run[1:]), until_us=run[-1].answered_us)
        maybe = unsaid or (not found and _is_done_under(timeline, run[0], last))
        yield replace(signal, overheard=maybe, last_word=maybe)


def _unfinished(asked: Sequence[Event]) -> list[Event]:
    """Return the last answers in a row that say that it is not done."""
    run: list[Event] = []
    for event in reversed(asked):
        request = event.request
        if event.kind is not EventKind.REQUEST or request is None or request.told:
            break
        if request.status != 200 or _says(request) is None:
            break
        run.append(event)
    return run[::-1]


def _unchanged(timeline: Timeline, asked: Sequence[Event]) -> list[Event]:
    """Return all answers, where they are one and the same about what was made just before.

    Its address lies under the one that it was made at: a queue's number, a job's progress.
    """
    first, last = asked[0], asked[-1]
    one = first.request
    if one is None or not one.body or last.at_us - first.at_us < _WAITED_US or one.status != 200:
        return []
    parent = one.url.path.rstrip("/").rpartition("/")[0]
    made = timeline.asked.get(("POST", parent), ())
    steadily = len(asked) >= _STEADILY and any(e.index < first.index for e in made)
    if not steadily and not _is_done_under(timeline, first, one):
        return []
    if steadily and means_done(one.body):
        return []
    same = all(e.request is not None and e.request.body == one.body for e in asked)
    return list(asked) if same else []


def _unsaid(timeline: Timeline, asked: Sequence[Event]) -> list[Event]:
    """Return all answers where none is captured, to what was asked after a press that pays.

    A bank's window that was blocked or closed is waited for like that, until somebody gives up.
    What a server accepted (202) is not done yet: all answers of one size say that it still is not.
    """
    first, last = asked[0], asked[-1]
    if last.at_us - first.at_us < _ON_AND_ON_US or len(asked) > _MOST_BETWEEN:
        return []
    if any(e.index > first.index and e.request is None for e in timeline.loud[-_STEADILY:]):
        return []  # the page says itself what became of it
    if any(
        e.request is None or e.request.body is not None or e.request.status != 200 for e in asked
    ):
        return []
    if _is_asked_alike(asked) and _was_accepted(timeline, asked[0]):
        return list(asked)
    press = timeline.pressed_before(last.index)
    if press is None or press.element is None or press.index > first.index:
        return []
    return list(asked) if Concept.PAY in concepts(press.element.label) else []


def _is_done_under(timeline: Timeline, first: Event, asked: Request) -> bool:
    """Tell a thing that something had just been done to: its address lies under the thing's."""
    for before in reversed(timeline.requests_before(first.index, _OFTEN)):
        other = before.request
        if other is None or first.at_us - before.answered_us > _BEGUN_US:
            return False
        if not other.reads and other.url.path.startswith(f"{asked.url.path.rstrip('/')}/"):
            return other.status == HTTPStatus.ACCEPTED
    return False


def _is_asked_alike(asked: Sequence[Event]) -> bool:
    """Tell a question that was asked steadily and answered in one size each time."""
    sizes = {event.request.size for event in asked if event.request is not None}
    return len(asked) >= _STEADILY and len(sizes) == 1 and None not in sizes


def _was_accepted(timeline: Timeline, first: Event) -> bool:
    """Tell what is asked after under the address at which it was accepted and not done."""
    before = timeline.requests_before(first.index, _OFTEN)
    return any(
        _lies_under(first, one) and one.request is not None and not one.request.reads
        for one in before
        if one.request is not None and one.request.status == HTTPStatus.ACCEPTED
    )


def means_done(body: str) -> bool:
    """Tell an answer that says that it is over, one way or the other."""
    return _OVER.search(body[:_SEEN]) is not None


def _says(asked: Request) -> re.Match[str] | None:
    """Return where an answer says that it is not done."""
    body = (asked.body or "")[:_SEEN]
    pays = Concept.PAY in concepts(asked.about)
    return _SAYS.search(body) or (_SAYS_OF_MONEY.search(body) if pays else None)


def _was_begun(timeline: Timeline, first: Event, asked: Sequence[Event]) -> bool:
    """Tell what was first asked after behind a press that had it done, or back from a bank."""
    if first.index != asked[0].index:
        return False
    page = timeline.route_at(first.at_us)
    if means_success(page):
        return False  # it was taken; what becomes of it may take its time
    click = timeline.pressed_before(first.index)
    if click is not None and first.at_us - click.at_us <= _LONG_US:
        between = timeline.between(click.at_us, first.at_us, _MOST_BETWEEN)
        taken = [e for e in between if click.index < e.index < first.index]
        taken = [e for e in taken if _was_taken(timeline, e)]
        soon = first.at_us - click.at_us <= _BEGUN_US
        if any(soon or _lies_under(first, e) for e in taken):
            return True
    opened = timeline.opened_between(first.at_us - _BEGUN_US, first.at_us)
    return bool(opened) and bool(concepts(page) & CORE)


def _lies_under(asked: Event, begun: Event) -> bool:
    """Tell a question after the very thing that was made: it stands under the same address."""
    one, other = asked.request, begun.request
    return one is not None and other is not None and one.url.path.startswith(f"{other.url.path}/")


def _was_taken(timeline: Timeline, event: Event) -> bool:
    """Tell a request of the page's own that changes something, and was answered well."""
    asked = event.request
    if asked is None or asked.told or asked.reads or not 200 <= (asked.status or 0) < 300:
        return False
    return party_of_url(asked.url, timeline.page_host) is not Party.BYSTANDER


def _went_away(timeline: Timeline, first: Event, last: Event) -> bool:
    """Tell whether the page was left: what was not waited for was no matter.

    Who pays or signs up and leaves after a long wait, for no page of success, had given up.
    """
    left = [page for page in timeline.navigations if page.index > last.index]
    waited_us = last.at_us - first.at_us
    asked = first.request.url.path if first.request is not None else ""
    core = concepts(f"{asked} {timeline.route_at(first.at_us)}") & CORE
    if core and waited_us >= _GAVE_UP_US:
        return any(page.target and means_success(page.target.path) for page in left)
    return bool(left)
