"""A page that alternates between two of its own addresses, rendering each time.

Pages that lead to each other are `repeats`.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.bursts import densest
from usercontext.analyze.signals.controls.repeats import loop_of_a_page
from usercontext.analyze.signals.signal import Signal

_WRITTEN = ("pushstate", "replacestate")
_OFTEN, _WITHIN_US = 15, 3_000_000
"""Nobody acts this often."""

_TWO = 2


def find_flips(timeline: Timeline) -> Iterator[Signal]:
    """Yield a page whose address changes to and fro faster than anybody acts.

    Who drags a map or types a filter has it write one address after the other, and none of before.
    """
    written = [e for e in timeline.navigations if e.topic in _WRITTEN and e.target is not None]
    burst = densest(written, _WITHIN_US)
    if len(burst) < _OFTEN:
        return
    named = [str(timeline.entries[event.id].event_metadata.get("to", "")) for event in burst]
    turns = sum(one == two for one, two in zip(named, named[_TWO:], strict=False))
    if len(set(named)) != _TWO or turns < len(named) - _TWO:
        return
    path = burst[0].target.path if burst[0].target else ""
    signal = loop_of_a_page(path, burst, f"switched its URL back and forth, {len(burst)} times")
    yield replace(signal, message="page changes its address to and fro")
