"""What the user did, in words a tester can follow, each with its log ids. Never form values."""

from collections.abc import Iterator

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.claims.followed import pressed_later
from usercontext.analyze.claims.places import opening_of
from usercontext.analyze.claims.preconditions import at_the_end, beforehand
from usercontext.analyze.language.text import LABEL_CAP, clean, quote
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.absent_scripts import LACKED
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Step

_MOST_STEPS = 20
_MOST_LATER = 5
_OF_TWO = (SignalKind.RACE, SignalKind.DOUBLE)
"""What takes a second request takes the press that sent it."""
_LED_US = 5_000_000
_PATH_CAP = 120


class _Told:
    """A step being told: what was done, how often, and the page that it led to."""

    def __init__(self, event: Event, words: str) -> None:
        self.event = event
        self.words = words
        self.ids = [event.id]
        self.times = 1
        self.led = ""

    def again(self, event: Event) -> None:
        """Count the same done once more."""
        self.ids.append(event.id)
        self.times += 1

    def lead(self, page: Event, path: str) -> None:
        """Note the page that it opened: nobody has to go there by themselves."""
        self.led = path
        self.ids.append(page.id)

    def step(self) -> Step:
        """Return it as it is published."""
        often = f" {self.times} times" if self.times > 1 else ""
        led = f", which opens {self.led}" if self.led else ""
        return Step(f"{self.words}{often}{led}", tuple(self.ids[:10]))


def tell_steps(timeline: Timeline, chain: Chain | None = None) -> tuple[Step, ...]:
    """Return the last clicks and navigations, repetitions folded, up to the report.

    Where a cause is known they end with it, and with what then happened.
    """
    until_us, end = timeline.moment_us, len(timeline.events)
    if chain is not None:
        beside = chain.root.also if chain.root.kind in _OF_TWO else ()
        tries = () if _is_pressed_after(chain) else chain.retries
        last = max((chain.root.event, *beside, *tries), key=lambda each: each.index)
        until_us, end = max(until_us, last.at_us), last.index + 1
    told: list[_Told] = []
    for event in timeline.events[:end]:
        if event.at_us > until_us:
            break
        _tell(told, event)
    steps = tuple(one.step() for one in told)
    if chain is None:
        return steps[-_MOST_STEPS:]
    after = (*at_the_end(chain), *_outcome(chain), *_later(timeline, chain, end))
    steps = (*_opening(timeline, chain), *steps)
    before = tuple(beforehand(timeline, chain))
    return (*before, *steps[len(before) + len(after) - _MOST_STEPS :], *after)


def _is_pressed_after(chain: Chain) -> bool:
    """Tell a press that came behind what went wrong, as what a page was kept from is met later."""
    return chain.trigger is not None and chain.trigger.index > chain.root.event.index


def _opening(timeline: Timeline, chain: Chain) -> Iterator[Step]:
    """Begin with the first page where it failed before it could tell that it was there."""
    page = opening_of(timeline, chain.root.event)
    if page is not None and page.target is not None:
        yield Step(f"Go to {clean(page.target.path, _PATH_CAP) or '/'}", (page.id,))


def _later(timeline: Timeline, chain: Chain, begin: int) -> Iterator[Step]:
    """Go on to the press that failed of it, where the failure itself came before that."""
    found = pressed_later(timeline, chain)
    if found is None or found[0].index < begin:
        return
    press, failed = found
    told: list[_Told] = []
    for event in timeline.events[begin : press.index + 1]:
        _tell(told, event)
    yield from (one.step() for one in told[-_MOST_LATER:])
    if failed.event is press:
        yield Step("What happens then: nothing follows", failed.ids)
    else:
        yield Step(f"What happens then: {failed.text.partition(LACKED)[0]}", failed.ids)


def _tell(told: list[_Told], event: Event) -> None:
    if event.element is not None:
        words = f"Click {quote(event.element.shown, LABEL_CAP)}"
    elif event.target is not None:
        words = f"Go to {clean(event.target.path, _PATH_CAP) or '/'}"
    else:
        return
    before = told[-1] if told else None
    if before is None:
        told.append(_Told(event, words))
    elif before.words == words and not before.led:
        before.again(event)
    elif _is_led(before, event):
        before.lead(event, words.removeprefix("Go to "))
    else:
        told.append(_Told(event, words))


def _is_led(before: _Told, event: Event) -> bool:
    """Tell a page that a click opened from one that somebody went to."""
    if event.element is not None or before.event.element is None or before.led:
        return False
    return before.times == 1 and event.at_us - before.event.at_us <= _LED_US


def _outcome(chain: Chain) -> Iterator[Step]:
    """End with what happened, so that whoever follows knows when they have seen it.

    What the user did in vain is the last step itself.
    """
    if chain.root.event.online is False:
        yield Step("Cut the connection: the browser went offline", chain.root.ids)
    elif chain.trigger is not chain.root.event:
        yield Step(f"What happens: {chain.root.text}", chain.root.ids)
