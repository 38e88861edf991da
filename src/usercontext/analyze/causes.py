"""Signals linked into chains and ranked: what explains the report best, or nothing. Not: words."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from usercontext.analyze import weights
from usercontext.analyze.events import Event
from usercontext.analyze.parties import Party
from usercontext.analyze.signals.clicks import count_rage
from usercontext.analyze.signals.requests import is_renewal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signatures import signature_of
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import concepts, telling_words
from usercontext.domain.analysis import Category

_TRIGGER_US = 5_000_000
_EFFECT_US = 4_000_000
_NEAR_US = 30_000_000
_NEARISH_US = 120_000_000
_RENEWAL_US = 3_000_000
_AROUND_US = 500_000
_RECURS = 3
_MOST_CHAINS = 400
"""Signals considered as roots: the newest ones, since what matters is near the report."""


_OWN_CLICKS = (SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK)
_SYMPTOMS = _OWN_CLICKS
_UNREAD = (
    SignalKind.EXCEPTION,
    SignalKind.REJECTION,
    SignalKind.CONSOLE_ERROR,
    SignalKind.WARNING,
    SignalKind.FORM,
)
"""Signals that say that something went wrong, not why: a failed request may be the reason."""

_LASTING = (SignalKind.OFFLINE, SignalKind.MONEY, SignalKind.STALE, SignalKind.HYDRATION)
_ONE_REASON = (SignalKind.ASSET, SignalKind.NO_ANSWER, SignalKind.REFUSED, SignalKind.SOCKET)
"""What fails in this way for one address fails for others for the same reason."""

_LIFELESS = (SignalKind.HYDRATION, SignalKind.CHUNK)
_WENT_WELL = (SignalKind.STORM, SignalKind.DOUBLE, SignalKind.SLOW, SignalKind.UNREADABLE)
"""The request itself went well: that it does so again repairs nothing."""

_PATTERNS = (SignalKind.REDIRECTS, SignalKind.STORM, SignalKind.DOUBLE)
"""What holds other signals in itself, for as long as it goes on."""


class Chain(Struct, frozen=True):
    """A root signal, the click that set it off, what followed, and how well it explains."""

    root: Signal
    trigger: Event | None
    effects: tuple[Signal, ...]
    retries: tuple[Event, ...]
    recovered: Event | None
    rage: int
    score: float


class Ranking(Struct, frozen=True):
    """Chains best first with their probabilities; ``nothing`` is what is left for none of them."""

    chains: tuple[tuple[Chain, float], ...]
    nothing: float


def rank_causes(timeline: Timeline, signals: Sequence[Signal], description: str) -> Ranking:
    """Return the chains that explain a report, best first, "none of these" competing."""
    recent = [s for s in signals if s.event.at_us <= timeline.moment_us + _EFFECT_US]
    recent = [s for s in recent[-_MOST_CHAINS:] if not _is_guest(timeline, s)]
    chains = [_chain(timeline, recent, place, description) for place in range(len(recent))]
    explained = {id(effect) for chain in chains for effect in chain.effects}
    roots = [chain for chain in chains if id(chain.root) not in explained]
    best = _newest_of_each(sorted(roots, key=lambda chain: -chain.score))
    powers = [math.exp(chain.score / weights.TEMPERATURE) for chain in best]
    nothing = math.exp(weights.NOTHING / weights.TEMPERATURE)
    total = sum(powers) + nothing
    ranked = zip(best, (power / total for power in powers), strict=True)
    return Ranking(tuple(ranked), nothing / total)


def _newest_of_each(chains: list[Chain]) -> list[Chain]:
    """Keep the best chain of each cause: the same failure three times is one cause."""
    kept: dict[tuple[str, ...], Chain] = {}
    for chain in chains:
        root = chain.root
        name = (root.message, root.frame, root.endpoint, root.status)
        if root.kind in _ONE_REASON:
            name = (root.kind, root.category, root.party, "")
        kept.setdefault(name, chain)
    return list(kept.values())[: weights.COMPETITORS]


def _chain(timeline: Timeline, signals: list[Signal], place: int, description: str) -> Chain:
    root = signals[place]
    everywhere = root.kind in _UNREAD and _is_everywhere(timeline, signals, root)
    trigger = None if everywhere else _trigger(timeline, root)
    effects = () if everywhere else _effects(timeline, signals, place, trigger)
    if root.kind is SignalKind.OFFLINE and trigger is None:
        trigger = next((t for e in effects if (t := _trigger(timeline, e))), None)
    retries = _retries(timeline, trigger, root)
    recovered = _recovery(timeline, root)
    key = trigger.element.key if trigger and trigger.element else ""
    chain = Chain(root, trigger, effects, retries, recovered, count_rage(timeline.clicks, key), 0)
    score = _score(timeline, signals, chain, description)
    score += weights.RECURRING if everywhere else 0
    return Chain(root, trigger, effects, retries, recovered, chain.rage, score)


def _trigger(timeline: Timeline, root: Signal) -> Event | None:
    if root.kind in _OWN_CLICKS:
        return root.event
    if root.kind is SignalKind.ASSET or root.party is Party.BYSTANDER:
        return None
    start = root.event.started_us if root.event.request else root.event.at_us
    before = timeline.between(start - _TRIGGER_US, root.event.at_us)
    clicks = [e for e in before if e.element is not None and e.index < root.event.index]
    return clicks[-1] if clicks else None


def _effects(
    timeline: Timeline, signals: list[Signal], place: int, trigger: Event | None
) -> tuple[Signal, ...]:
    root = signals[place]
    if root.party is Party.BYSTANDER:
        return _told_of(root, signals, place)
    if root.kind is SignalKind.ASSET:
        return ()  # nothing of the page hangs on an image
    end_us = max(root.until_us, root.event.answered_us)
    until = end_us + (0 if root.kind in _PATTERNS else _EFFECT_US)
    later = (s for s in signals[place + 1 : place + 30] if s.event.at_us <= until)
    found = [
        s for s in later if _follows(root, s) and not _has_own_click(timeline, s, root, trigger)
    ]
    found += [s for s in signals[place + 1 :] if _is_carried(root, s) and s not in found]
    if trigger is not None and root.kind not in _SYMPTOMS:
        # the click that did nothing comes before the reason why
        early = signals[max(0, place - 30) : place]
        found += [s for s in early if s.kind in _SYMPTOMS and _is_same_click(s.event, trigger)]
    if root.event.topic == "csp":
        # browsers tell of a refusal after the error that it made
        since = root.event.at_us - _AROUND_US
        early = signals[max(0, place - 10) : place]
        found += [s for s in early if s.event.at_us >= since and _is_vague(s)]
    if root.category in (Category.CSP, Category.CHUNK_LOAD):
        # what a script would have defined is missed whenever it is needed, by whatever click
        found += [s for s in signals[place + 1 :] if _misses_a_name(s) and s not in found]
    return tuple(found)


def _told_of(root: Signal, signals: list[Signal], place: int) -> tuple[Signal, ...]:
    """Return the page's words about somebody else's request: they are as little a cause."""
    until = root.event.answered_us + _AROUND_US
    later = (s for s in signals[place + 1 : place + 10] if s.event.at_us <= until)
    return tuple(s for s in later if s.event.request and s.event.request.told)


def _is_carried(root: Signal, later: Signal) -> bool:
    """Tell what goes on for as long as its cause: offline, an old page, parts without life."""
    if root.kind in _LASTING and later.kind is root.kind:
        return True
    return root.kind in _LIFELESS and later.kind is SignalKind.DEAD_CLICK


def _is_same_click(one: Event, other: Event) -> bool:
    if one.element is None or other.element is None:
        return False
    return one.element.key == other.element.key


def _is_vague(signal: Signal) -> bool:
    """Tell what only says that something went wrong, or that some request did."""
    told = signal.event.request is not None and signal.event.request.told
    return told or signal.kind in _UNREAD


def _misses_a_name(later: Signal) -> bool:
    return later.event.thrown is not None and later.event.thrown.name == "ReferenceError"


def _has_own_click(timeline: Timeline, later: Signal, root: Signal, trigger: Event | None) -> bool:
    """Tell whether the user did something else in between, which set the later signal off."""
    own = _trigger(timeline, later)
    if own is None or own.index <= root.event.index or own.element is None:
        return False
    key = trigger.element.key if trigger is not None and trigger.element is not None else None
    return own.element.key != key


def _follows(root: Signal, later: Signal) -> bool:
    if root.kind in _PATTERNS and later.event.at_us <= root.until_us:
        asked = later.event.request
        reason = later.kind is SignalKind.AUTH and not (asked and is_renewal(asked))
        return later.party is root.party and not reason
    if root.kind in _SYMPTOMS:
        return later.kind in _SYMPTOMS
    if later.kind in _SYMPTOMS:
        return True
    shown = {event.index for event in root.also}
    if later.event.index in shown:
        return True
    if later.event.request is not None and later.event.request.told:
        return _is_no_answer(root)
    if root.event.request is None:
        # an error repeated by the console, or what comes of a refusal that was read
        same = bool(root.message) and later.message == root.message
        soon = later.event.at_us - root.event.at_us <= 2 * _AROUND_US
        return same or (soon and root.kind not in _UNREAD and later.kind in _UNREAD)
    if later.event.request is not None:
        same = later.endpoint == root.endpoint and later.status == root.status
        return same or later.kind is SignalKind.AUTH is root.kind or _is_renewed(root, later)
    generic = later.kind in _UNREAD or later.kind is root.kind
    return generic and (later.party is root.party or later.event.thrown is None)


def _is_no_answer(root: Signal) -> bool:
    """Tell a request, or what kept it back: a message that a fetch failed follows from it."""
    return root.event.request is not None or root.kind in (SignalKind.REFUSED, SignalKind.OFFLINE)


def _is_renewed(root: Signal, later: Signal) -> bool:
    """Tell a renewal of the sign-in that fails because the sign-in had ended."""
    asked = later.event.request
    return root.kind is SignalKind.AUTH and asked is not None and is_renewal(asked)


def _retries(timeline: Timeline, trigger: Event | None, root: Signal) -> tuple[Event, ...]:
    if trigger is None or trigger.element is None:
        return ()
    same = timeline.clicks_by_key.get(trigger.element.key, ())
    since = root.event.started_us
    return tuple(c for c in same if c.index > trigger.index and c.at_us >= since)


def _recovery(timeline: Timeline, root: Signal) -> Event | None:
    failed = root.event.request
    if failed is None:
        return None
    if root.kind in _WENT_WELL:
        return None
    same = timeline.asked.get((failed.method, failed.url.path), ())
    for event in same[bisect_right(same, root.event.index, key=_place) :]:
        asked = event.request
        if asked is not None and asked.status is not None and 200 <= asked.status < 400:
            return event
    return None


def _place(event: Event) -> int:
    return event.index


def _score(timeline: Timeline, signals: list[Signal], chain: Chain, description: str) -> float:
    root = chain.root
    score = weights.BASE[root.kind] + weights.PARTY[root.party]
    if root.kind is SignalKind.ASSET and root.event.request is not None:
        score += weights.PART.get(root.event.request.resource, 0)
    if chain.trigger is not None:
        score += weights.CLICKED
        score += weights.LAST_ACTION if _was_last(timeline, chain.trigger) else 0
    age = timeline.moment_us - max(root.event.at_us, root.until_us)
    score += weights.NEAR if age <= _NEAR_US else weights.NEARISH if age <= _NEARISH_US else 0
    score += weights.RETRIED if chain.retries else 0
    score += weights.EXPLAINS * min(2, len(chain.effects))
    score += weights.ABOUT_IT if _is_about(chain, description) else 0
    score += weights.RECURRING if _recurs(signals, chain) else 0
    score += weights.ALSO_HEALTHY * _rarity(timeline, root)
    return score + (weights.RECOVERED if chain.recovered is not None else 0)


def _was_last(timeline: Timeline, trigger: Event) -> bool:
    """Tell whether the user did nothing else after it than the same again."""
    key = trigger.element.key if trigger.element else ""
    same = len(timeline.clicks_by_key.get(key, ()))
    last = timeline.clicks[-same:]
    return bool(last) and all(
        c.element and c.element.key == key for c in last if c.index > trigger.index
    )


def _rarity(timeline: Timeline, root: Signal) -> float:
    """Return the share of healthy sessions that carry this signal too, 0 where nobody counted."""
    if not timeline.rarity:
        return 0.0
    return min(1.0, max(0.0, timeline.rarity.get(signature_of(timeline, root), 0.0)))


def _is_about(chain: Chain, description: str) -> bool:
    label = chain.trigger.element.label if chain.trigger and chain.trigger.element else ""
    words = f"{chain.root.words} {label}"
    if concepts(description) & concepts(words):
        return True
    return bool(telling_words(description) & telling_words(words))


def _is_everywhere(timeline: Timeline, signals: list[Signal], root: Signal) -> bool:
    """Tell an error that every page throws while the user goes on: noise, whatever was clicked."""
    if root.event.request is not None and not root.event.request.told:
        return False
    pages = {
        timeline.route_at(s.event.at_us)
        for s in signals
        if s.message == root.message and s.frame == root.frame
    }
    return len(pages) >= _RECURS


def _is_guest(timeline: Timeline, root: Signal) -> bool:
    """Tell a page's question who is there from a sign-in that ended: nobody had been let in."""
    asked = root.event.request
    if root.kind is not SignalKind.AUTH or asked is None or asked.told:
        return False
    if asked.method.upper() not in ("GET", "HEAD", ""):
        return False
    click = _trigger(timeline, root)
    page = timeline.page_number(root.event.index)
    same = timeline.asked.get((asked.method, asked.url.path), ())
    pages = {timeline.page_number(e.index) for e in same if not _is_good(e)}
    if len(pages) < 2 and click is not None and timeline.page_number(click.index) == page:
        return False  # the click itself asked, not the page that it opened
    if timeline.was_signed_in(root.event.index) or _was_renewed(timeline, root):
        return False
    before = same[: bisect_left(same, root.event.index, key=_place)]
    return timeline.went_well and not any(_is_good(event) for event in before)


def _was_renewed(timeline: Timeline, root: Signal) -> bool:
    """Tell whether the page tried to renew a sign-in at once: it took the user for signed in."""
    until = root.event.answered_us + _RENEWAL_US
    after = timeline.between(root.event.at_us, until)
    return any(e.request is not None and is_renewal(e.request) for e in after)


def _is_good(event: Event) -> bool:
    return event.request is not None and 0 < (event.request.status or 0) < 400


def _recurs(signals: list[Signal], chain: Chain) -> bool:
    root = chain.root
    same = [s for s in signals if _is_alike(s, root)]
    untouched = [s for s in same if s.event.index < root.event.index]
    return len(same) >= _RECURS and len(untouched) >= _RECURS - 1 and chain.trigger is None


def _is_alike(one: Signal, other: Signal) -> bool:
    if (one.message, one.endpoint) == (other.message, other.endpoint):
        return True
    return bool(one.frame) and one.frame == other.frame
