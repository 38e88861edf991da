"""A page to sign in on, in the place of what somebody wanted: who asks is no longer known.

A server that makes the pages answers an old session with its sign-in, be it to a posted form, to
the way back from a bank, or to a piece of a page. No status says so: all that is seen is where the
visitor was, what they did there, and where they stand. Not: refusals with a status.
"""

import re
from collections.abc import Iterator, Sequence

from usercontext.analyze.events import Event, Request
from usercontext.analyze.parties import Party
from usercontext.analyze.signals.ended_sessions import is_by_wish, says_ended, was_refused
from usercontext.analyze.signals.sign_ins import is_way_back
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import Concept, concepts
from usercontext.domain.analysis import Category

A_DOOR = "a page to sign in on"
_SEEN = 4000
_IDLE_US = 900_000_000
"""Sessions that end by themselves end after a quarter of an hour at the earliest."""

_AT_ONCE_US = 5_000_000
_BACK_US = 1_800_000_000
_PRESSED_US = 15_000_000
_MOST_PRESSES = 20
_FORM = re.compile(r"<form\b", re.I)
_SECRET = re.compile(r"type\s*=\s*[\"']?password|<title>[^<]{0,60}", re.I)
_OTHER_DOORS = re.compile(r"reset|forgot|recover|register|sign-?up|verif|confirm|log-?out", re.I)
_FIELDS = ("input|", "textarea|", "select|")
_SENDS = ("button|", "input|")
_ABOUT_WHO = frozenset({Concept.LOG_IN, Concept.SIGN_UP, Concept.PROFILE})


def shows_a_door(asked: Request) -> bool:
    """Tell markup that asks to sign in: a form with a password, or under such a title."""
    body = (asked.body or "")[:_SEEN]
    if "<" not in body[:20] or Concept.LOG_IN in concepts(asked.url.path):
        return False
    said = " ".join(_SECRET.findall(body))
    return _FORM.search(body) is not None and Concept.LOG_IN in concepts(said)


def is_door(path: str) -> bool:
    """Tell the address of a page to sign in on."""
    if Concept.LOG_IN not in concepts(path):
        return False
    return not (_OTHER_DOORS.search(path) or is_way_back(path))


def find_doors(timeline: Timeline) -> Iterator[Signal]:
    """Yield each page to sign in on that came though its visitor had been known."""
    for before, page in zip(timeline.navigations, timeline.navigations[1:], strict=False):
        path, here = _path(page), _path(before)
        if page.topic != "load" or not is_door(path) or says_ended(path):
            continue
        if not here or Concept.LOG_IN in concepts(here) or was_refused(timeline, page):
            continue
        why = _why(timeline, before, page)
        if why:
            yield Signal(
                kind=SignalKind.AUTH,
                category=Category.AUTH_EXPIRED,
                event=page,
                party=Party.FIRST,
                text=f"The page {clean(path, 120)} came, which asks to sign in, {why}",
                words=f"session login {here}",
                message=A_DOOR,
            )


def _why(timeline: Timeline, before: Event, page: Event) -> str:
    """Return how it shows that the visitor had been known, '' where it does not."""
    places = range(before.index, page.index)
    presses = [c for c in timeline.clicks_before(page.index, _MOST_PRESSES) if c.index in places]
    if not presses:
        back = _is_back_from_a_house(timeline, before, page)
        return "though its visitor came back from another house" if back else ""
    last = presses[-1]
    label = last.element.label if last.element is not None else ""
    if page.at_us - last.at_us > _PRESSED_US or is_by_wish(label):
        return ""
    if _wrote_and_sent(presses) or (timeline.was_signed_in(before.index)):
        return "in place of what was sent"
    if _was_left_alone(before, presses) and not concepts(label) & _ABOUT_WHO:
        return "after a long while"
    return ""


def _wrote_and_sent(presses: Sequence[Event]) -> bool:
    """Tell fields that were filled in, and then a control that sends them and looks for nothing."""
    keys = [press.element.key if press.element is not None else "" for press in presses]
    last = presses[-1].element
    if last is None or not last.operable or not keys[-1].startswith(_SENDS):
        return False
    if concepts(f"{last.label} {keys[-1]}") & (_ABOUT_WHO | {Concept.SEARCH}):
        return False
    return any(key.startswith(_FIELDS) and key != keys[-1] for key in keys[:-1])


def _was_left_alone(before: Event, presses: Sequence[Event]) -> bool:
    since = before.at_us
    for press in presses:
        if press.at_us - since >= _IDLE_US:
            return True
        since = press.at_us
    return False


def _is_back_from_a_house(timeline: Timeline, before: Event, page: Event) -> bool:
    """Tell who pressed on a page of the site, came back from elsewhere, and is asked who they are.

    Who pressed to sign in had not been known.
    """
    if page.at_us - before.at_us > _AT_ONCE_US or before.origin is None or before.target is None:
        return False
    if before.origin.host in ("", before.target.host):
        return False
    click = timeline.click_before(before.index)
    if click is None or click.element is None or before.at_us - click.at_us > _BACK_US:
        return False
    left_from = f"{click.element.label} {timeline.route_at(click.at_us)}"
    return Concept.LOG_IN not in concepts(f"{left_from} {_path(before)}")


def _path(page: Event) -> str:
    return page.target.path if page.target is not None else ""
