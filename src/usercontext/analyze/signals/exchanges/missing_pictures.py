"""Several missing images of one folder, reported once with a count. Not: a single one."""

from collections.abc import Sequence

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_TOLD_BY_NUMBER = 99
"""No entry shows a number of three digits: more than these are told as that."""


def tell_together(timeline: Timeline, found: Sequence[Signal]) -> list[Signal]:
    """Return the signals with the missing pictures of one page and folder as the first of them."""
    alike: dict[tuple[int, str, str, str], list[Signal]] = {}
    for signal in found:
        asked = signal.event.request
        if asked is None or asked.resource != "image" or signal.kind is not SignalKind.ASSET:
            continue
        folder, _, name = asked.url.path.rpartition("/")
        if folder and name:
            page = timeline.page_number(signal.event.index)
            key = (page, asked.url.host, folder, signal.status)
            alike.setdefault(key, []).append(signal)
    together = {id(run[0]): _told(run) for run in alike.values() if len(run) > 1}
    left_out = {id(one) for run in alike.values() for one in run[1:]}
    return [together.get(id(one), one) for one in found if id(one) not in left_out]


def _told(run: Sequence[Signal]) -> Signal:
    first, asked = run[0], run[0].event.request
    path = clean(asked.url.path, 120) if asked is not None else ""
    named = {one.event.request.url.path for one in run if one.event.request is not None}
    more = len(named) - 1
    said, found, outcome = first.text.partition(f"{path} ")
    if not found or not more:
        return first
    folder = path.rpartition("/")[0]
    many = f"{more} more" if more <= _TOLD_BY_NUMBER else f"more than {_TOLD_BY_NUMBER} others"
    text = f"{said}{path} and {many} of {folder}/ {outcome}"
    return replace(first, text=text, also=(*first.also, *(one.event for one in run[1:])))
