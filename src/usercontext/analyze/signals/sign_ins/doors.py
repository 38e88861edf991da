"""A sign-in page shown in place of what was wanted: the session is no longer known.

A server that makes the pages answers an old session with its sign-in, be it to a posted form, to
the way back from a bank, or to a piece of a page. No status says so: all that is seen is where the
visitor was, what they did there, and where they stand. Not: refusals with a status.

A guest who opens "My account" or "Checkout" is asked rightly, and a second step (`/login/2fa`) is
none.
"""

import re
from collections.abc import Iterator, Sequence

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.let_in import is_by_wish
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.sign_ins.ended_sessions import says_ended, was_refused
from usercontext.analyze.signals.sign_ins.failed_in_page import is_way_back
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

A_DOOR = "a page to sign in on"
_SEEN = 4000
_IDLE_US = 900_000_000
"""Sessions that end by themselves end after a quarter of an hour at the earliest."""

_AT_ONCE_US = 5_000_000
_BACK_US = 1_800_000_000
_PRESSED_US = 15_000_000
_MOST_ASKED = 12
_MOST_PRESSES = 20
_FORM = re.compile(r"<form\b", re.I)
_SECRET = re.compile(r"type\s*=\s*[\"']?password|<title>[^<]{0,60}", re.I)
_OTHER_DOORS = re.compile(
    r"reset|forgot|recover|register|sign-?up|verif|confirm|log-?out|sign-?out|challenge|two-?factor"
    r"|(?<![a-z])(?:otp|2fa|mfa|totp)(?![a-z])|pass(?:word|wort)s?/?$",
    re.I,
)
"""Not asked of who is no longer known: steps behind a sign-in, a password that is new."""

_FIELDS = ("input|", "textarea|", "select|")
_SENDS = ("button|", "input|")
_WHO = frozenset({Concept.LOG_IN, Concept.SIGN_UP})
_ABOUT_WHO = _WHO | {Concept.PROFILE}
_BEGUN = frozenset({Concept.PAY, Concept.BOOK, Concept.APPLY})
_KEPT_FOR_LATER = re.compile(
    r" (?:wish ?list|watch ?list|favou?rite|favorit|bookmark|merkliste|merken|wunschliste|deseos"
    r"|souhait|desideri|verlanglijst|schowek|istek|save for later|for later)"
)
_SIGNED_IN = "although the user had signed in"


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
        if not is_door(path) or says_ended(path) or not _came_instead(timeline, page):
            continue
        if not here or _leads_to_a_door(here):
            continue
        why = "" if was_refused(timeline, page) else _why(timeline, before, page)
        if why:
            sign_in = timeline.let_in_before(page.index) if why == _SIGNED_IN else None
            yield Signal(
                kind=SignalKind.AUTH,
                category=Category.AUTH_EXPIRED,
                event=page,
                party=Party.FIRST,
                text=f"The page {clean(path, 120)} opened, which asks to sign in, {why}",
                words=f"session login {here}",
                message=A_DOOR,
                also=(sign_in,) if sign_in is not None else (),
            )


def _came_instead(timeline: Timeline, page: Event) -> bool:
    """Tell a page that its server sent: a whole one, or one that a router was sent on to.

    Of the latter only whoever had got on by signing in is told: others show a form themselves.
    """
    if page.topic == "load":
        return True
    asked = timeline.requests_before(page.index, _MOST_ASKED)
    near = (e.request for e in asked if page.at_us - e.at_us <= _PRESSED_US)
    sign_in = timeline.let_in_before(page.index)
    if sign_in is None or not any(one and one.of_page for one in near):
        return False
    led = timeline.opened_between(sign_in.at_us, sign_in.answered_us + _PRESSED_US)
    later = timeline.clicks_after(sign_in.index, 1)
    by_itself = bool(led) and not (later and later[0].index < led[0].index)
    return by_itself and led[0] is not page and not is_door(_path(led[0]))


def _why(timeline: Timeline, before: Event, page: Event) -> str:
    """Return how it shows that the visitor had been known, '' where it does not."""
    places = range(before.index, page.index)
    presses = [c for c in timeline.clicks_before(page.index, _MOST_PRESSES) if c.index in places]
    if not presses:
        back = _is_back_from_a_house(timeline, before, page)
        return "although the user came back from another site" if back else ""
    last = presses[-1]
    label = last.element.label if last.element is not None else ""
    about = concepts(label)
    if page.at_us - last.at_us > _PRESSED_US or is_by_wish(label) or about & _WHO:
        return ""
    sign_in = timeline.let_in_before(page.index)
    known = sign_in is not None and sign_in.index < last.index
    if not known and (Concept.PROFILE in about or _is_begun_by_guests(label, _path(before))):
        return ""
    if _wrote_and_sent(presses):
        return "in place of what was sent"
    if known:
        return _SIGNED_IN
    return "after a long while" if _was_left_alone(before, presses) else ""


def _leads_to_a_door(here: str) -> bool:
    """Tell a page that is about who somebody is: from there one signs in by wish."""
    there = concepts(here)
    if Concept.LOG_IN in there:
        return True
    return _OTHER_DOORS.search(here) is not None and not there & (_BEGUN | {Concept.CART})


def _is_begun_by_guests(label: str, here: str) -> bool:
    """Tell a press that begins what guests are asked to sign in for, rightly.

    Who stands on the page of that very thing, and sends it, had been let in there.
    """
    about, there = concepts(label), concepts(here)
    if Concept.CART in about or _KEPT_FOR_LATER.search(fold(label)):
        return True
    begun = about & _BEGUN
    return bool(begun) and (Concept.CART in there or not begun & there)


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
