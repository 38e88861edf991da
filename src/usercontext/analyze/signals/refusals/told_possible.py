"""What a page had called possible before refusing it. Not: the refusal's words."""

import re
from http import HTTPStatus

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.shared_things import shares_a_thing, things_in
from usercontext.analyze.signals.refusals.again_later import tells_when
from usercontext.analyze.signals.signal import Reason

_SEEN = 300
_BODY_SEEN = 2000
_LOOK_BACK = 30
_OF_A_DOOR = (HTTPStatus.UNAUTHORIZED, HTTPStatus.LOCKED)
_YES = re.compile(
    r'"(?:can|may|could|is)?_?(?:\w*(?:allowed|available|eligible|possible|permitted|open)'
    r'|(?:can|may)\w+)"\s*:\s*true\b',
    re.I,
)
_NOW = re.compile(
    r"\b(?:can|may|is|are|possible|available|open)\b.{0,40}\b(?:now|today|at any time|any time)\b"
    r"|\b(?:jetzt|jederzeit) (?:möglich|verfügbar)\b",
    re.I,
)


_GOOD = re.compile(
    r'"(?:is_?)?valid"\s*:\s*true|"(?:\w*state|\w*status|validity)"\s*:\s*"(?:valid|active|usable'
    r'|redeemable|accepted|verified|ok)"',
    re.I,
)
_CALLED_GOOD = re.compile(
    r"\b(?:is|are|was) (?:still )?(?:valid|active|usable|accepted|verified|good (?:for|until))\b"
    r"|\b(?:ist|sind) (?:gültig|eingelöst|angenommen)\b|\best (?:valide|valable|acceptée?)\b",
    re.I,
)


def was_promised(
    timeline: Timeline, refused: Event, asked: Request, said: tuple[str, ...], reason: Reason
) -> bool:
    """Tell a refusal that goes against what its page had just told: when, or that a thing is good.

    ``said`` is what the refusal said, by its answer and by its page.
    """
    if any(map(tells_when, said)):
        return is_believed_open(timeline, refused, asked)
    return reason is Reason.THEIRS and _was_called_good(timeline, refused, " ".join(said))


def _was_called_good(timeline: Timeline, refused: Event, said: str) -> bool:
    """Tell a thing (a voucher, a code) that the same page had looked up, and been told is good."""
    page = timeline.page_number(refused.index)
    near = timeline.events[max(0, refused.index - _LOOK_BACK) : refused.index]
    return any(
        timeline.page_number(one.index) == page and _is_good(one) and _is_named_in(one, said)
        for one in near
    )


def _is_good(one: Event) -> bool:
    if one.request is None:
        return one.element is None and _CALLED_GOOD.search(one.text[:_SEEN]) is not None
    good = 200 <= (one.request.status or 0) < 300
    return good and _GOOD.search((one.request.body or "")[:_BODY_SEEN]) is not None


def _is_named_in(one: Event, said: str) -> bool:
    named = one.text[:_SEEN] if one.request is None else one.request.url.path
    return bool(things_in(named) & things_in(said[:_SEEN]))


def is_believed_open(timeline: Timeline, refused: Event, asked: Request) -> bool:
    """Tell what its user had to take for possible, or the door that a slip has locked."""
    return asked.status in _OF_A_DOOR or _was_told_otherwise(timeline, refused, asked)


def _was_told_otherwise(timeline: Timeline, refused: Event, asked: Request) -> bool:
    """Tell a refusal of what the same page had just called possible, by an answer or a line."""
    page = timeline.page_number(refused.index)
    for one in reversed(timeline.events[max(0, refused.index - _LOOK_BACK) : refused.index]):
        if timeline.page_number(one.index) != page:
            return False
        if _is_of_it(timeline, one, asked) and _promises(one):
            return True
    return False


def _is_of_it(timeline: Timeline, one: Event, asked: Request) -> bool:
    if one.request is None:
        return not one.topic and one.element is None and shares_a_thing(one.text[:_SEEN], asked)
    own = party_of_url(one.request.url, timeline.page_host) is Party.FIRST
    path, own_path = one.request.url.path, asked.url.path
    return own and (own_path.startswith(path) or path.startswith(own_path))


def _promises(one: Event) -> bool:
    if one.request is None:
        return _NOW.search(one.text[:_SEEN]) is not None and tells_when(one.text) is None
    good = one.request.reads and 200 <= (one.request.status or 0) < 300
    return good and _YES.search((one.request.body or "")[:_BODY_SEEN]) is not None
