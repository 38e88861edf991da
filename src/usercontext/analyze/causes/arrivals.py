"""Whether a page was opened by a click or by its address. Not: how long it took."""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline


def went_by_address(timeline: Timeline, click: Event, root: Event) -> bool:
    """Tell a press whose page had come when the user went on to another by its address.

    Where the press's own page tells where it came from, one that does not was led to by nothing.
    """
    pages = [e for e in timeline.opened_between(click.at_us, root.at_us) if e.topic == "load"]
    led = [page.origin for page in pages if click.index < page.index <= root.index]
    return len(led) > 1 and led[0] is not None and led[-1] is None
