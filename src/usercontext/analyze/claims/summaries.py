"""The summary of an analysis: what broke, where, what it meant. Not: without a cause.

The claims cite; nothing is said here that they or the score do not rest on.
"""

import re

from usercontext.analyze.causes.failed_below import is_answered_above
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.causes.told_once import tells_same
from usercontext.analyze.claims.core_endings import core_ending
from usercontext.analyze.claims.followed import (
    is_a_line,
    is_about,
    is_said,
    names_two_sums,
    pressed_later,
    seconds_since_press,
    seen_by_user,
)
from usercontext.analyze.claims.had_before import other_waits
from usercontext.analyze.claims.hosts_asked import asked_of
from usercontext.analyze.claims.last_asked import how_often
from usercontext.analyze.claims.likely_answers import answered_before
from usercontext.analyze.claims.places import PATH_CAP, frame_in_words, is_named, page_at
from usercontext.analyze.impact.answered_in_part import is_part_of_its_page
from usercontext.analyze.impact.broken_calls import stood_still
from usercontext.analyze.impact.hindrance import control_of, is_blocked, stands_still
from usercontext.analyze.impact.points import CORE_FROM
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.language.react_numbers import CLAUSE
from usercontext.analyze.language.text import LABEL_CAP, clean, quote, sentence
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.absent_scripts import LACKED
from usercontext.analyze.signals.exceptions.lost_drawings import loses_its_drawing
from usercontext.analyze.signals.money.paid import KEPT_BACK, UNORDERED
from usercontext.analyze.signals.money.paid_and_unread import paid_before_reading, went_through
from usercontext.analyze.signals.money.taken_twice import is_twice
from usercontext.analyze.signals.refusals.told_answers import is_told_answer
from usercontext.analyze.signals.sign_ins.renewals import is_spent
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stores.lost_lines import says_lost
from usercontext.domain.analysis import Category, ImpactTerm

_UNREAD = "” when it read "
_AT_ONCE_US = 300_000
_LAST = 3
_WAITED = (SignalKind.SLOW, SignalKind.FREEZE)
_UNDOES = re.compile(
    r" (?:refund|cancel|unsubscrib|storn|kundig|erstatt|annul|resili|rembours|reembols|devol"
    r"|rimbors|disdi|terugbetal|opzeg|zwrot|anulu|iade|iptal|отмен|возврат|退款|取消|キャンセル|返金|환불|취소)"
)
"""What takes an order or a payment back is none: who fails at it could not do that."""


def summarize(timeline: Timeline, chain: Chain, terms: tuple[ImpactTerm, ...]) -> str:
    """Say what broke, where, after what, and what the user could not do."""
    root = chain.root
    told = _with_place(timeline, root, _beginning(timeline, chain))
    told += _what_followed(timeline, chain)
    often, waited = how_often(timeline, root), _how_long(chain)
    often = often or other_waits(timeline, root)
    source, ending = answered_before(timeline, root), _ending(timeline, chain, terms)
    parts = (sentence(told), source, asked_of(timeline, root), waited, often, ending)
    return " ".join(filter(None, parts))


def cause_in_full(timeline: Timeline, root: Signal) -> str:
    """Return the sentence of a cause with the place in the code that it came from."""
    return sentence(_with_place(timeline, root, root.text))


def _with_place(timeline: Timeline, root: Signal, text: str) -> str:
    # what its code lacked is told behind the place of the code
    said, lacks, what = text.partition(LACKED if LACKED in text else CLAUSE)
    return f"{said}{_with_frame(timeline, root)}{lacks}{what}"


def _what_followed(timeline: Timeline, chain: Chain) -> str:
    """Say what else a reader needs: what was thrown or written of it, and what the user saw."""
    effects, later = effects_of(chain), pressed_later(timeline, chain)
    told_of = (one for one in effects if one.event.thrown or is_answered_above(one))
    thrown = next(told_of, None)
    line = next((one for one in effects if is_a_line(one) and is_about(timeline, chain, one)), None)
    parts = []
    cut_off = chain.root.event.online is False
    if later is not None and (cut_off or later[0] is not chain.trigger):
        parts.append(_failed_later(*later))
    elif thrown is not None and not _repeats(thrown, chain.root):
        parts.append(f"{lowered(thrown.text)}{_with_frame(timeline, thrown)}")
    elif later is not None and later[1].event.request is not None:
        parts.append(lowered(later[1].text))  # the press itself stands before the "then"
    elif line is not None and not is_said(line.text, chain.root.text):
        parts.append(lowered(line.text))
    if (seen := seen_by_user(timeline, chain)) is not None:
        parts.append(f"the page showed the user {quote(seen.text)}")
    first = thrown or line if later is None else None
    earlier = first is not None and lowered(first.text) in (parts or [""])[0]
    when = when_told(chain, first).lower() if first is not None and earlier else "then"
    return f"; {when} {', and '.join(parts)}" if parts else ""


def when_told(chain: Chain, effect: Signal) -> str:
    """Say when an effect stands in the log: some browsers tell of a cause behind what it did."""
    early_us = chain.root.event.at_us - effect.event.at_us
    if effect.event.index > chain.root.event.index or effect.event.element is not None:
        return "Then"
    return "At the same time," if early_us <= _AT_ONCE_US else "Before that,"


def _repeats(thrown: Signal, root: Signal) -> bool:
    """Tell an error in which is nothing but what is said already: the part that did not come."""
    asked = root.event.request
    part = root.kind is SignalKind.CHUNK and asked is not None and asked.url.path in thrown.text
    return part or is_said(thrown.text, root.text)


def _failed_later(press: Event, failed: Signal) -> str:
    what = lowered(failed.text.partition(LACKED)[0])
    if failed.event is press:
        return what
    label = quote(press.element.shown if press.element else "", LABEL_CAP)
    return f"the user clicked {label}, and {what}"


def _how_long(chain: Chain) -> str:
    seconds = seconds_since_press(chain)
    return f"That was {seconds} s after the click." if seconds else ""


def effects_of(chain: Chain) -> tuple[Signal, ...]:
    """Return what followed, each thing once: browsers and pages write one failure several times."""
    kept: list[Signal] = []
    told = {chain.root.text, *_name(chain.root)}
    for effect in chain.effects:
        quoted = any(_is_in(effect, one) for one in (chain.root, *kept[-_LAST:]))
        if told.isdisjoint((effect.text, *_name(effect))) and not quoted:
            kept.append(effect)
        told |= {effect.text, *_name(effect)}
    return tuple(kept)


def repeated(chain: Chain) -> tuple[str, ...]:
    """Return the ids of the entries that show the same failure once more, the cause's apart."""
    named = {chain.root.text, *_name(chain.root)}
    again = [e for e in chain.effects if not named.isdisjoint((e.text, *_name(e)))]
    again = [e for place, e in enumerate(again) if not _is_told_already(chain, again[:place], e)]
    return tuple(dict.fromkeys(e.event.id for e in again if e.event.id not in chain.root.ids))


def _is_told_already(chain: Chain, before: list[Signal], later: Signal) -> bool:
    return any(tells_same(later, one) for one in (chain.root, *before[-_LAST:]))


def _name(signal: Signal) -> tuple[str, ...]:
    """Return what tells a message from others, whatever numbers and addresses are in it."""
    asked = signal.event.request
    if signal.kind is SignalKind.SLOW and signal.endpoint:
        return (f"{signal.kind.value} {signal.endpoint}",)  # it took another while
    if not signal.message or (asked is not None and not asked.told):
        return ()
    return (f"{signal.kind.value} {signal.message}",)


def _is_in(effect: Signal, root: Signal) -> bool:
    """Tell the page's words about a failure that its sentence quotes already."""
    if not set(effect.ids) <= set(root.ids) or effect.event.thrown is not None:
        return False
    return is_said(effect.text, root.text) or is_told_answer(effect.event)


def recovery_in_words(later: Event) -> tuple[str, str]:
    """Return what an entry shows of it that went well later: as a claim, and as an ending."""
    if later.online:
        return "The browser was online again.", "The connection came back."
    if later.request is not None:
        return "The same request worked later.", "It worked when tried again."
    if later.element is not None:
        return "The same control was pressed later.", "It worked when it was pressed again."
    return f"Later the page said {quote(later.text)}.", "It came back later."


def lowered(text: str) -> str:
    """Return a sentence as the middle of another one; a method stays in capitals."""
    return f"{text[0].lower()}{text[1:]}" if text[1:2].islower() or text[1:2] == " " else text


def label_of(chain: Chain) -> str:
    """Return the words of the control that was clicked, in quotes."""
    element = chain.trigger.element if chain.trigger else None
    return quote(element.shown if element else "", LABEL_CAP)


def _beginning(timeline: Timeline, chain: Chain) -> str:
    """Return the sentence of the cause with the page and the click that it began with."""
    text, trigger = chain.root.text, chain.trigger
    cut_off = chain.root.event.online is False  # nobody's press did that
    page = page_at(timeline, chain.root.event if cut_off else trigger or chain.root.event)
    on = f" on {page}" if page and not is_named(page, text) else ""
    if trigger is not None and trigger.index > chain.root.event.index and not cut_off:
        return f"{text}, and then the user clicked {label_of(chain)}{on}"
    if trigger is None or trigger is chain.root.event or cut_off:
        return f"{on[1].upper()}{on[2:]}, {lowered(text)}" if on else text
    opened = chain.opened.target if chain.opened is not None else None
    path = clean(opened.path, PATH_CAP) if opened is not None else ""
    led = f", which opened {path}" if path and path != page else ""
    return f"After a click on {label_of(chain)}{on}{led}, {lowered(text)}"


def _with_frame(timeline: Timeline, signal: Signal) -> str:
    unread = _UNREAD in signal.text  # its own first line, which is no place in anybody's code
    place = "" if unread or not signal.event.thrown else frame_in_words(timeline, signal.event)
    return f" in {place}" if place else ""


def _ending(timeline: Timeline, chain: Chain, terms: tuple[ImpactTerm, ...]) -> str:
    """Say what it meant: who lacks one part of a page is not kept from the rest of it."""
    if any(term.name == "doubt" for term in terms):
        return "It worked when sent again: check whether the first one was done too."
    if chain.recovered is not None:
        return recovery_in_words(chain.recovered)[1]
    if any(term.name == "exposed" for term in terms):
        return "The user saw another user's data: check who else did."
    if any(term.name in ("wrong", "doubled") for term in terms):
        return _wrong(chain)
    if not is_blocked(timeline, chain):
        return _degraded(timeline, chain)
    if (payment := paid_before_reading(timeline, chain.root)) is not None:
        return went_through(payment)
    path = next((term for term in terms if term.name == "path"), None)
    undoes = _UNDOES.search(fold(label_of(chain))) is not None
    kept = core_ending(chain.root, path.value, label_of(chain)) if path is not None else ""
    if kept and not undoes:
        return kept
    if stands_still(chain) or (path is not None and path.points >= CORE_FROM and not undoes):
        return "The user could not go on."
    if loses_its_drawing(chain.root.event.text):
        return "The graphics of the page did not come back."
    if chain.root.kind is SignalKind.FREEZE:
        return "The page was frozen that long."
    if chain.root.kind is SignalKind.SOCKET:
        return stood_still(timeline, chain.root)
    if chain.root.kind in (SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK):
        return ""
    asked = chain.root.event.request
    if chain.opened is not None and asked is not None and is_part_of_its_page(asked):
        return "The page loaded without it."
    control = control_of(chain)
    if control is not None:
        return f"“{clean(control.label, LABEL_CAP)}” did not work in this session."
    return "The page loaded without it." if chain.root.category is Category.CSP else ""


def _wrong(chain: Chain) -> str:
    if chain.root.message == UNORDERED:
        return "The payment was taken but no order exists: create the order or refund the payment."
    if chain.root.message == KEPT_BACK and chain.root.event.request is None:
        return (
            "The payment was taken but nothing was delivered for it: deliver it or refund the"
            " payment."
        )
    if chain.root.message == KEPT_BACK:
        return (
            "The payment was taken but what it paid for is still locked: unlock it or refund the"
            " payment."
        )
    if chain.root.kind is SignalKind.MONEY and not is_twice(chain.root.event.text):
        sums = names_two_sums(chain.root.text)
        return f"Check {'which of the amounts' if sums else 'what'} was charged."
    lines = (one.event.text for one in (chain.root, *chain.effects))
    if chain.root.category is Category.STORAGE or any(map(says_lost, lines)):
        return "The user's work is gone: check whether a copy of it exists."
    if chain.root.kind is SignalKind.MISMATCH:
        return "What was done is not what was requested: correct it."
    if chain.root.kind is SignalKind.DOUBLE and len(chain.root.also) > 1:
        return "It may have been done that many times: check whether all but one have to be undone."
    return "It may have been done twice: check whether the second one has to be undone."


def _degraded(timeline: Timeline, chain: Chain) -> str:
    kind, asked = chain.root.kind, chain.root.event.request
    if is_spent(chain.root):
        return "The user was signed out."
    if kind is SignalKind.RACE:
        refused = asked is not None and (asked.status or 0) >= 400
        if refused and any(e.request and e.request.status for e in chain.root.also):
            return "The first try succeeded: check whether the user was told so."
        return "The edit was not saved." if refused else "The page may show outdated data."
    if kind in _WAITED:
        return "The user had to wait, then could go on." if went_on(timeline, chain) else ""
    return "The user could go on." if went_on(timeline, chain) else ""
