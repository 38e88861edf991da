"""What is said first of an analysis: what broke, where, what it meant; or that nothing shows it.

Not: the claims, which cite; nothing is said here that they or the score do not rest on.
"""

import re
from collections import Counter
from collections.abc import Sequence

from usercontext.analyze.answered_in_part import is_part_of_its_page
from usercontext.analyze.causes import Chain
from usercontext.analyze.contradictions import is_elsewhere
from usercontext.analyze.events import Event, Request
from usercontext.analyze.hindrance import control_of, is_blocked, stands_still
from usercontext.analyze.hosts_asked import asked_of
from usercontext.analyze.impact_points import CORE_FROM
from usercontext.analyze.last_asked import asked_last, how_often
from usercontext.analyze.last_presses import led_last, pressed_last
from usercontext.analyze.places import PATH_CAP, frame_in_words, is_named, page_at
from usercontext.analyze.signals.absent_scripts import LACKED
from usercontext.analyze.signals.lost_lines import says_lost
from usercontext.analyze.signals.paid import KEPT_BACK, UNORDERED
from usercontext.analyze.signals.renewals import is_spent
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.taken_twice import is_twice
from usercontext.analyze.signals.told_answers import is_told_answer
from usercontext.analyze.text import LABEL_CAP, clean, quote
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.told_late import UNREAD
from usercontext.analyze.went_on import went_on
from usercontext.analyze.words import fold, means_success
from usercontext.domain.analysis import Category, ImpactTerm

_QUOTED = re.compile(r"“([^”]*)”?")
_NOTHING = "Nothing in this session explains the report."
_TO_CART = "a step to the core action: cart"
_CORE = {
    "core action: pay": "The user could not pay.",
    "core action: sign up": "The user could not sign up.",
    "core action: log in": "The user could not sign in.",
    _TO_CART: "The user could not use the cart.",
    "what the first page shows": "The page came without it.",
    "nothing on the page takes a press": "The user could not use the page.",
}
_UNREAD = "” when it read "
_WORTH_A_LOOK = 0.2
"""Several causes that compete leave none of them likely, though a fifth is no noise. A message
alone is not asked for: what pages write without a failure comes as near."""
_MOST_NAMED = 2
_ADDRESS = re.compile(r"[\w.~/-]{1,80}")
_WAITED = (SignalKind.SLOW, SignalKind.FREEZE)
_UNDOES = re.compile(
    r" (?:refund|cancel|unsubscrib|storn|kundig|erstatt|annul|resili|rembours|reembols|devol"
    r"|rimbors|disdi|terugbetal|opzeg|zwrot|anulu|iade|iptal|отмен|возврат|退款|取消|キャンセル|返金|환불|취소)"
)
"""What takes an order or a payment back is none: who fails at it could not do that."""


def summarize(timeline: Timeline, chain: Chain, terms: tuple[ImpactTerm, ...]) -> str:
    """Say what broke, where, after what, and what the user could not do."""
    root = chain.root
    # what its code lacked is told behind the place of the code
    said, lacks, what = _beginning(timeline, chain).partition(LACKED)
    told = f"{said}{_with_frame(timeline, root)}{lacks}{what}"
    thrown = next((effect for effect in effects_of(chain) if effect.event.thrown), None)
    if thrown is not None and not _is_said(thrown.text, root.text):
        told += f"; then {lowered(thrown.text)}{_with_frame(timeline, thrown)}"
    often = how_often(timeline, root)
    ending = _ending(timeline, chain, terms)
    return " ".join(filter(None, (f"{told}.", asked_of(timeline, root), often, ending)))


def effects_of(chain: Chain) -> tuple[Signal, ...]:
    """Return what followed, each thing once: browsers and pages write one failure several times."""
    kept: list[Signal] = []
    told = {chain.root.text, *_name(chain.root)}
    for effect in chain.effects:
        if told.isdisjoint((effect.text, *_name(effect))) and not _is_in(effect, chain.root):
            kept.append(effect)
        told |= {effect.text, *_name(effect)}
    return tuple(kept)


def repeated(chain: Chain) -> tuple[str, ...]:
    """Return the ids of the entries that show the same failure once more, the cause's apart."""
    named = {chain.root.text, *_name(chain.root)}
    again = (e for e in chain.effects if not named.isdisjoint((e.text, *_name(e))))
    return tuple(dict.fromkeys(e.event.id for e in again if e.event.id not in chain.root.ids))


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
    return _is_said(effect.text, root.text) or is_told_answer(effect.event)


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


def say_nothing_explains(
    timeline: Timeline, description: str, best: tuple[Chain, float] | None
) -> str:
    """Say that no cause was found, what was looked at, and what would show more.

    ``best`` is what comes nearest to a cause, with its probability.
    """
    if not timeline.events:
        return (
            "The session has no log entries: nothing can be said of it. Load the capture script"
            " before everything else on the page, and look whether its batches arrive."
        )
    if best is not None and best[1] >= _WORTH_A_LOOK and best[0].root.kind not in UNREAD:
        nearest = f"No single cause stands out. Look first at this: {lowered(best[0].root.text)}."
        return f"{nearest} {_looked_at(timeline, '')} {asked_last(timeline)}".rstrip()
    elsewhere = is_elsewhere(timeline, description)
    seen = _looked_at(timeline, "; none of that explains it")
    missing = _missing(timeline, elsewhere)
    asked = "" if " answered 2" in missing else asked_last(timeline)
    return " ".join(filter(None, (_NOTHING, seen, elsewhere, missing, asked)))


def _beginning(timeline: Timeline, chain: Chain) -> str:
    """Return the sentence of the cause with the page and the click that it began with."""
    text, trigger = chain.root.text, chain.trigger
    page = page_at(timeline, trigger or chain.root.event)
    on = f" on {page}" if page and not is_named(page, text) else ""
    if trigger is not None and trigger.index > chain.root.event.index:
        return f"{text}, and then came a click on {label_of(chain)}{on}"
    if trigger is None or trigger is chain.root.event:
        return f"{on[1].upper()}{on[2:]}, {lowered(text)}" if on else text
    opened = chain.opened.target if chain.opened is not None else None
    path = clean(opened.path, PATH_CAP) if opened is not None else ""
    led = f", which opened {path}" if path and path != page else ""
    return f"After a click on {label_of(chain)}{on}{led}, {lowered(text)}"


def _with_frame(timeline: Timeline, signal: Signal) -> str:
    unread = _UNREAD in signal.text  # its own first line, which is no place in anybody's code
    place = "" if unread or not signal.event.thrown else frame_in_words(timeline, signal.event)
    return f" in {place}" if place else ""


def _is_said(text: str, already: str) -> bool:
    quoted = _QUOTED.findall(text)
    return bool(quoted) and all(words.rstrip("…") in already for words in quoted)


def _ending(timeline: Timeline, chain: Chain, terms: tuple[ImpactTerm, ...]) -> str:
    """Say what it meant: who lacks one part of a page is not kept from the rest of it."""
    if any(term.name == "doubt" for term in terms):
        return "It worked when sent again: look whether the first one was done too."
    if chain.recovered is not None:
        return recovery_in_words(chain.recovered)[1]
    if any(term.name in ("wrong", "doubled") for term in terms):
        return _wrong(chain)
    if not is_blocked(timeline, chain):
        return _degraded(timeline, chain)
    path = next((term for term in terms if term.name == "path"), None)
    undoes = _UNDOES.search(fold(label_of(chain))) is not None
    if path is not None and path.value in _CORE and not undoes:
        puts = path.value == _TO_CART and " add " in fold(label_of(chain))
        return "The user could not put it into the cart." if puts else _CORE[path.value]
    if stands_still(chain) or (path is not None and path.points >= CORE_FROM and not undoes):
        return "The user could not go on."
    if chain.root.kind is SignalKind.FREEZE:
        return "The page stood still for so long."
    if chain.root.kind is SignalKind.SOCKET:
        return "What is live on that page may have stood still."
    if chain.root.kind in (SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK):
        return ""
    asked = chain.root.event.request
    if chain.opened is not None and asked is not None and is_part_of_its_page(asked):
        return "The page came without it."
    control = control_of(chain)
    worked = f"“{clean(control.label, LABEL_CAP)}”" if control is not None else "It"
    return f"{worked} did not work in this session."


def _wrong(chain: Chain) -> str:
    if chain.root.message == UNORDERED:
        return "The money was taken and no order stands: enter the order or give it back."
    if chain.root.message == KEPT_BACK and chain.root.event.request is None:
        return "The money was taken and nothing was handed out for it: do so, or give it back."
    if chain.root.message == KEPT_BACK:
        return "The money was taken and what it paid for stays closed: open it or give it back."
    if chain.root.kind is SignalKind.MONEY and not is_twice(chain.root.event.text):
        return "Look which of the amounts was charged."
    if chain.root.category is Category.STORAGE or says_lost(chain.root.event.text):
        return "What somebody had made is gone: look where a copy of it may be."
    if chain.root.kind is SignalKind.MISMATCH:
        return "What was done is not what was asked for: set it right."
    return "It may have been done twice: look whether the second one has to be undone."


def _degraded(timeline: Timeline, chain: Chain) -> str:
    kind, asked = chain.root.kind, chain.root.event.request
    if is_spent(chain.root):
        return "The user was signed out."
    if kind is SignalKind.RACE:
        refused = asked is not None and (asked.status or 0) >= 400
        if refused and any(e.request and e.request.status for e in chain.root.also):
            return "The first try was taken: look whether the user was told so."
        return "The edit was not taken." if refused else "The page may show what is out of date."
    if kind in _WAITED:
        return "The user had to wait, and could go on." if went_on(timeline, chain) else ""
    return "The user could go on." if went_on(timeline, chain) else ""


def _looked_at(timeline: Timeline, judged: str) -> str:
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
    end = judged if failed or timeline.errors else ""
    return f"Looked at: {', '.join(parts[:-1])} and {parts[-1]}{end}."


def _is_failed(request: Request) -> bool:
    return request.status == 0 or (request.status or 0) >= 400


def _where_to(timeline: Timeline, failed: Sequence[Event]) -> str:
    """Name the addresses that failed most often: whose they are tells whether they matter."""
    seen = Counter(_address(timeline, e.request) for e in failed if e.request)
    named = [one for one, _ in seen.most_common() if _ADDRESS.fullmatch(one)][:_MOST_NAMED]
    rest = len(seen) - len(named)
    if named and rest:
        named.append(f"{rest:,} {'other' if rest == 1 else 'others'}")
    return f": {', '.join(named)}" if named else ""


def _address(timeline: Timeline, request: Request) -> str:
    host = "" if request.url.host == timeline.page_host else request.url.host
    return f"{host}{request.url.path}"


def _missing(timeline: Timeline, elsewhere: str) -> str:
    ends = [e.target.path for e in timeline.navigations if e.target is not None]
    if ends and means_success(ends[-1]) and timeline.navigations[-1].index:
        end = f"The session ended at {clean(ends[-1], PATH_CAP)}, where a finished action leads"
        if elsewhere:
            return f"{end}. Ask in which visit it was, and what they saw."
        return f"{end}: look whether the server has what was done, and ask what they expected."
    lacks = []
    if not timeline.requests and (led := led_last(timeline)):
        return led
    if not timeline.requests:
        lacks.append("No request was captured: capture network activity to see whether one failed.")
    if not timeline.clicks:
        pressed = "nobody pressed anything, or clicks are not captured"
        lacks.append(f"No click was captured: {pressed}. Ask what they did, and what they saw.")
    if lacks or elsewhere:
        return " ".join(lacks) or "Ask in which visit it was, and what they saw."
    return pressed_last(timeline) or (
        "Ask what they saw and when: a request that went well may have brought wrong content, which"
        " only captured bodies show."
    )


def _many(number: int, noun: str) -> str:
    if not number:
        return f"no {noun}s"
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
