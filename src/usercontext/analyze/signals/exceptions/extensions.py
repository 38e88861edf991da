"""Browser extensions that intercept a click. Not: their log noise.

Extensions throw all day long and nobody misses anything. One that throws in the very moment of a
press on what pays, sends or signs in, of which nothing else comes, stands in the way.
"""

from usercontext.analyze.language.urls import split_url
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import EXTENSIONS, is_own_code
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import ANSWER_US
from usercontext.analyze.signals.exchanges.waits import promises

_AT_ONCE_US = 100_000
_PRESSED_US = 500_000
_PATIENCE_US = 2_000_000
"""A request that went out after the press would stand in the log by then."""

_FOLLOWS = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.EXCEPTION)


def is_of_extension(event: Event) -> bool:
    """Tell an error whose innermost call is in a browser's extension."""
    frames = event.thrown.frames if event.thrown else ()
    return bool(frames) and split_url(frames[0].url).scheme in EXTENSIONS


def is_in_the_way(timeline: Timeline, event: Event) -> bool:
    """Tell an extension's error that is all that came of a press which promises something."""
    if timeline.is_silent or not timeline.answered or not is_of_extension(event):
        return False  # of what was not looked for nobody can say that it did not follow
    click = timeline.pressed_before(event.index)
    if click is None or click.element is None or click.at_us < event.at_us - _AT_ONCE_US:
        return False
    if not promises(click.element):
        return False
    until = click.at_us + ANSWER_US
    if timeline.left_us - click.at_us < _PATIENCE_US:
        return False
    if timeline.was_waiting(click.at_us, until):
        return False
    follows = _followers(timeline).first_after(click.index)
    return follows is None or follows.at_us > until


def is_called_for(timeline: Timeline, event: Event) -> bool:
    """Tell what the page's own code threw at once when it was pressed, whatever it speaks of.

    An app's bridge that the page itself calls is missed in every browser that is not that app's.
    """
    if timeline.program is not Program.PAGE:
        return True  # it is the program's own word about itself
    frames = event.thrown.frames if event.thrown else ()
    if not frames and not timeline.is_picked:
        return False
    if frames and not is_own_code(frames[0], timeline.page_host):
        return False
    if frames and not split_url(frames[0].url).path.endswith((".js", ".mjs")):
        return False  # what an app writes into a page has the page's own address
    click = timeline.pressed_before(event.index)
    return click is not None and event.at_us - click.at_us <= _PRESSED_US


@once
def _followers(timeline: Timeline) -> Marks:
    """Return what may come of a press, and is no extension's."""
    return Marks(e for e in timeline.events if e.kind in _FOLLOWS and not is_of_extension(e))
