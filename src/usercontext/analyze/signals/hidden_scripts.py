"""Errors of which a browser hides everything: "Script error." Not: scripts that cannot be read.

They come from another origin, mostly from what counts and advertises. One that comes at once with
each press, of which nothing else comes, is what the button was to run.
"""

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.signals.clicks import ANSWER_US
from usercontext.analyze.timeline import Timeline

_AT_ONCE_US = 150_000
_ENOUGH = 2
_MOST = 20


def is_hidden(event: Event) -> bool:
    """Tell what browsers say of an error in a script of another origin."""
    message = event.thrown.message if event.thrown else event.text
    return message.strip(" .").casefold() == "script error"


def stops_presses(timeline: Timeline, event: Event) -> bool:
    """Tell whether this error and others like it came with presses, and nothing else came."""
    alike = [one for one in timeline.errors if is_hidden(one)][-_MOST:]
    stopped = [one.index for one in alike if _stops_a_press(timeline, one)]
    return event.index in stopped and len(stopped) >= _ENOUGH and 2 * len(stopped) > len(alike)


def _stops_a_press(timeline: Timeline, event: Event) -> bool:
    before = timeline.between(event.at_us - _AT_ONCE_US, event.at_us)
    click = next((e for e in reversed(before) if e.element and e.index < event.index), None)
    if click is None or click.element is None or not click.element.operable:
        return False
    later = timeline.between(click.at_us, click.at_us + ANSWER_US)
    done = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.STORAGE)
    return not any(e.kind in done and e.index > click.index for e in later)
