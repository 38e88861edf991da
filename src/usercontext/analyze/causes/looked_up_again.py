"""A lookup without result after which the same control found one. Not: forms, searches.

Whoever typed the number of a plate, a parcel or a device wrongly is told so, types it again and is
served: that is a slip of theirs, put right.
"""

import re
from http import HTTPStatus

from usercontext.analyze.language.asks_or_complains import says_it_fails
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Element, Event, EventKind, Request
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.answer_codes import said_in, sentence_in
from usercontext.domain.log_entry import Level

_ROW = re.compile(r"\d{1,5}")
_WRITTEN = re.compile(r"[A-Z]{1,4}-?\d{3,20}")
"""A number as a card, a plate or a label has it, and no row of a table."""

_TAKEN = frozenset({HTTPStatus.CONFLICT, HTTPStatus.GONE, HTTPStatus.LOCKED})
_ANSWERED_US = 5_000_000
_AT_ONCE_US = 1_000_000
_MOST_NEAR = 40
_MOST_PRESSES = 5


def find_another_looked_up(timeline: Timeline, missed: Event, failed: Request) -> Event | None:
    """Return the answer to the same control's next press that found another of the same kind."""
    if failed.status != HTTPStatus.NOT_FOUND or not _says_so(failed.body or ""):
        return None
    press = timeline.pressed_before(missed.index)
    key = press.element.key if press is not None and press.element is not None else ""
    kind = failed.url.path.rstrip("/").rpartition("/")[0]
    name = failed.url.path.rstrip("/").rpartition("/")[2]
    if says_it_fails(fold(timeline.description)) or _ROW.fullmatch(name) is not None:
        return None  # nobody types the number of a row
    if not key or press is None or missed.started_us - press.at_us > _ANSWERED_US or not kind:
        return None
    again = [one for one in timeline.clicks_by_key.get(key, ()) if one.index > missed.index]
    for click in again[:_MOST_PRESSES]:
        for event in timeline.between(click.at_us, click.at_us + _ANSWERED_US, _MOST_NEAR):
            asked = event.request
            if asked is None or event.index < click.index or not 200 <= (asked.status or 0) < 300:
                continue
            if asked.method != failed.method or _kind_of(asked) != (failed.url.host, kind):
                continue
            if failed.body or _are_of_a_make(name, asked.url.path.rstrip("/").rpartition("/")[2]):
                return event
    return None


def was_found_otherwise(timeline: Timeline, missed: Event) -> bool:
    """Tell what was not found and then entered, or asked for, by another control."""
    if is_entered_otherwise(timeline, missed) or is_asked_otherwise(timeline, missed):
        return True
    return is_another_chosen(timeline, missed)


def is_entered_otherwise(timeline: Timeline, missed: Event) -> bool:
    """Tell a typed or scanned number that nothing is known of, as the page says, without alarm.

    Whoever then hands in the same by another control has gone round it.
    """
    failed = missed.request
    if failed is None or failed.status != HTTPStatus.NOT_FOUND or not failed.reads or failed.told:
        return False
    name = failed.url.path.rstrip("/").rpartition("/")[2]
    press = timeline.pressed_before(missed.index)
    if press is None or press.element is None or says_it_fails(fold(timeline.description)):
        return False
    if not any(map(str.isdigit, name)):
        return False
    told = "" if _WRITTEN.fullmatch(name) is not None else name  # nobody writes out what was read
    if not _notes_calmly(timeline, missed, told):
        return False
    for click in timeline.clicks_after(missed.index, _MOST_PRESSES):
        if click.element is None or click.element.key == press.element.key:
            continue
        near = timeline.between(click.at_us, click.at_us + _ANSWERED_US, _MOST_NEAR)
        sent = [e.request for e in near if e.index > click.index and e.request is not None]
        own = [one for one in sent if one.url.host == failed.url.host and not one.reads]
        if own:
            return all(200 <= (one.status or 0) < 300 for one in own)
    return False


def is_asked_otherwise(timeline: Timeline, missed: Event) -> bool:
    """Tell a thing that was sent for in vain, as a notice says, and got by another control.

    What got it stands below the same address: by number, by name, by code.
    """
    failed, press = missed.request, timeline.pressed_before(missed.index)
    if failed is None or failed.reads or failed.told or failed.status != HTTPStatus.NOT_FOUND:
        return False
    if press is None or press.element is None or not _shows(timeline, missed):
        return False
    own = failed.url.path.rstrip("/")
    for click in timeline.clicks_after(missed.index, _MOST_PRESSES):
        if click.element is None or click.element.key == press.element.key:
            continue
        for event in timeline.between(click.at_us, click.at_us + _ANSWERED_US, _MOST_NEAR):
            asked = event.request
            if asked is None or event.index < click.index or asked.url.host != failed.url.host:
                continue
            if asked.url.path.startswith(f"{own}/") and 200 <= (asked.status or 0) < 300:
                return True
    return False


def is_another_chosen(timeline: Timeline, missed: Event) -> bool:
    """Tell one of several that is not there, as a notice says, and another that is then chosen.

    A size that is sold out, a day without hours: the next press asks for one beside it, and has it.
    """
    failed, press = missed.request, timeline.pressed_before(missed.index)
    if failed is None or failed.told or press is None or press.element is None:
        return False
    if not _is_not_to_be_had(failed) or says_it_fails(fold(timeline.description)):
        return False
    kind = failed.url.path.rstrip("/").rpartition("/")[0]
    if not kind or not _shows(timeline, missed):
        return False
    later = timeline.clicks_after(missed.index, 1)
    if not later or later[0].element is None or _is_same(later[0].element, press.element):
        return False
    near = timeline.between(later[0].at_us, later[0].at_us + _ANSWERED_US, _MOST_NEAR)
    asked = [e.request for e in near if e.index > later[0].index and e.request is not None]
    same = [one for one in asked if _kind_of(one) == (failed.url.host, kind)]
    same = [one for one in same if one.method == failed.method and one.url != failed.url]
    return bool(same) and all(200 <= (one.status or 0) < 300 for one in same)


def _is_same(one: Element, two: Element) -> bool:
    """Tell one control; of a list each row may be drawn alike, and has a label of its own."""
    return one.key == two.key and one.label == two.label


def _is_not_to_be_had(failed: Request) -> bool:
    """Tell what a name finds nothing of, or what somebody else has by now."""
    name = failed.url.path.rstrip("/").rpartition("/")[2]
    if failed.reads:
        return failed.status == HTTPStatus.NOT_FOUND and _ROW.fullmatch(name) is None
    return failed.status in _TAKEN and any(map(str.isdigit, name))


def _shows(timeline: Timeline, missed: Event) -> bool:
    near = timeline.between(missed.answered_us, missed.answered_us + _AT_ONCE_US, _MOST_NEAR)
    return any(one.topic == NOTICE and one.index > missed.index for one in near)


def _notes_calmly(timeline: Timeline, missed: Event, name: str) -> bool:
    """Tell that the page names the number at once, and as no error."""
    near = timeline.between(missed.answered_us, missed.answered_us + _AT_ONCE_US, _MOST_NEAR)
    said = [e for e in near if e.index > missed.index and e.kind is EventKind.CONSOLE]
    return any(name in e.text and e.level is not Level.ERROR for e in said)


def _says_so(body: str) -> bool:
    """Tell an answer that says that there is none, or one of which nothing was captured."""
    return not body or bool(said_in(body) or sentence_in(body))


def _are_of_a_make(one: str, other: str) -> bool:
    """Tell two numbers that are written alike, of which one may have been typed for the other."""
    shapes = [re.sub(r"[A-Za-z]", "a", re.sub(r"\d", "0", name)) for name in (one, other)]
    return one != other and shapes[0] == shapes[1] and "0" in shapes[0]


def _kind_of(asked: Request) -> tuple[str, str]:
    return asked.url.host, asked.url.path.rstrip("/").rpartition("/")[0]
