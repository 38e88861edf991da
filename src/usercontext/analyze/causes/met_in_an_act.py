"""Of several loud lines of a program, the one that came of what somebody did. Not: of pages.

A log that tells no press tells acts all the same: a program that waited for somebody is silent, and
then a quiet line breaks the silence. What fails at once behind it was met; what failed as the
program came up, behind another failure or by itself, was not.
"""

from collections.abc import Mapping, Sequence

from usercontext.analyze.causes import weights
from usercontext.analyze.causes.picked import only_failure
from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.asks_or_complains import is_wish, only_asks
from usercontext.analyze.language.done_unasked import is_done_unasked
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_SILENT_US = 2_000_000
_WAITED_US = 35_000_000
_TOGETHER_US = 150_000
_BEFORE = 8
_MOST_LOUD, _MOST_ROOTS = 100, 50
_SEEN = 300
_FEW = 2


def for_those_met(
    timeline: Timeline, roots: Sequence[tuple[Signal, Event | None]], description: str
) -> list[float]:
    """Return what speaks for, or against, each root by whether it came of an act.

    ``roots`` are signals, each with what worked afterwards. Where no act tells them apart, nothing
    does. Of the last act that failed, the first is meant; of a few entries, the only one that did.
    """
    told = [0.0] * len(roots)
    alone = only_failure(timeline, roots, description)
    if alone is not None:
        told[alone] = weights.PICKED
        return told
    if timeline.program is Program.PAGE or timeline.clicks or timeline.is_captured:
        return told
    if not description or only_asks(description) or is_wish(description):
        return told
    own = [at for at, (root, _) in enumerate(roots) if root.party is not Party.BYSTANDER]
    if len(own) < _FEW:
        return told
    alike = _by_words(timeline.loud[-_MOST_LOUD:])
    acts = {at: _act_of(timeline, roots[at][0], alike) for at in own[:_MOST_ROOTS]}
    met = {at: act.index for at, act in acts.items() if act is not None and roots[at][1] is None}
    if not met:
        return told
    last = max(met.values())
    chosen = min((roots[at][0].event.index, at) for at, act in met.items() if act == last)[1]
    for at, act in acts.items():
        told[at] = weights.MET if at == chosen else weights.UNMET if act is None else 0.0
    return told


def _act_of(timeline: Timeline, root: Signal, alike: Mapping[str, list[Event]]) -> Event | None:
    """Return the quiet line that broke the silence before the last time that a failure was met."""
    same = alike.get(message_template(root.event.said[:_SEEN]), [root.event])
    return next(filter(None, (_act_before(timeline, one) for one in reversed(same))), None)


def _by_words(loud: Sequence[Event]) -> Mapping[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for one in loud:
        found.setdefault(message_template(one.said[:_SEEN]), []).append(one)
    return found


def _act_before(timeline: Timeline, failed: Event) -> Event | None:
    before = timeline.events[max(0, failed.index - _BEFORE) : failed.index + 1]
    for line, earlier in zip(before[-2::-1], before[-3::-1], strict=False):
        if failed.at_us - line.at_us > _WAITED_US:
            return None
        if line.level is Level.ERROR:
            if failed.at_us - line.at_us > _TOGETHER_US:
                return None
            continue
        quiet = line.kind is EventKind.CONSOLE and line.level in (Level.INFO, Level.DEBUG)
        if quiet and line.at_us - earlier.at_us >= _SILENT_US:
            return None if is_done_unasked(line.text[:_SEEN]) else line
    return None
