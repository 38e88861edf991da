"""Page scripts that the browser cannot parse, and the controls that are dead without them.

Not: scripts that did not come, or that are answered with a page, which are chunks.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.parties import Party, is_foreign_code, party_of_frames
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import dead_control, is_served, told_dead
from usercontext.analyze.signals.signal import Signal

_MOST_CLICKS = 100
_PRESSED = ("button|", "input|")
_SEEN = 300
_TWICE = screened(
    r"'define' on 'CustomElementRegistry': the name \"([\w-]{3,60})\" has already been used"
    r"|CustomElementRegistry\.define: '([\w-]{3,60})' has already been defined"
    r"|CustomElementRegistry\W.{0,60}already (?:been )?(?:used|defined)"
    r"|Cannot define multiple custom elements with the same (?:tag name|class)"
)
"""A script that came twice: its second half is never reached."""

_OF_A_TEXT = re.compile(
    r"selector|failed to (?:execute|construct) '|\bjson\b|did not match the expected pattern"
    r"|querySelector|(?-i:\b[A-Z]\w{2,40}(?:\.\w{2,60}| constructor): )",
    re.I,
)
"""A text that the page had read while it ran: a selector, an answer, what it kept."""

_LINKED = re.compile(r"\bexport named\b|\bimporting binding\b|\bambiguous\b.{0,40}\bexport", re.I)
"""Files that were read well and do not fit each other: parts of two releases."""

_MARKUP = re.compile(r"^(?:unexpected token '?<'?|expected expression, got '<')\.?$", re.I)
_WORD = re.compile(r"[a-z]{3,}")


def is_broken_script(event: Event) -> bool:
    """Tell an error of a file that was read, from one of a text that was: no call is under way."""
    thrown = event.thrown
    if thrown is None or thrown.rejection or not thrown.uncaught or thrown.name != "SyntaxError":
        return False
    if _LINKED.search(thrown.message[:_SEEN]) is not None:
        return False
    calls = any(frame.function for frame in thrown.frames)
    return not calls and _OF_A_TEXT.search(event.text) is None


def is_a_page_for_a_script(event: Event) -> bool:
    """Tell a script that was answered with a page: it cannot be read from its first character."""
    thrown = event.thrown
    if thrown is None or thrown.rejection or thrown.name != "SyntaxError":
        return False
    return _MARKUP.search(thrown.message) is not None


def defines_twice(event: Event) -> bool:
    """Tell an element that a script could not define, for another copy of it had done so."""
    thrown = event.thrown
    return thrown is not None and thrown.uncaught and _TWICE.search(thrown.message) is not None


def find_deadened(timeline: Timeline) -> Iterator[Signal]:
    """Yield presses that came to nothing on a page of which a script could not be read."""
    broken = [e for e in timeline.errors if _is_own(timeline, e)]
    if not broken:
        return
    told = told_dead(timeline)
    unread = Marks(event for event in broken if is_broken_script(event))
    twice = Marks(event for event in broken if not is_broken_script(event))
    names = {event.index: _name_in(event) for event in twice.events}
    clicks = [click for click in timeline.clicks if click.index > broken[0].index][-_MOST_CLICKS:]
    for place, click in enumerate(clicks):
        element = click.element
        if element is None or click.index in told or not element.key.startswith(_PRESSED):
            continue
        opened = timeline.loads.last_before(click.index)
        before = range(opened.index + 1 if opened is not None else 0, click.index)
        said = frozenset(_WORD.findall(f"{element.label} {element.key}".casefold()))
        named = (names[event.index] for event in twice.among(before))
        here = unread.is_any(before) or any(not said.isdisjoint(name) for name in named)
        if here and not is_served(timeline, click, clicks[place : place + 2]):
            yield dead_control([click], ())


def _is_own(timeline: Timeline, event: Event) -> bool:
    if not is_broken_script(event) and not defines_twice(event):
        return False
    frames = event.thrown.frames if event.thrown else ()
    own = party_of_frames(frames, timeline.page_host) is Party.FIRST
    return own and not is_foreign_code(frames, timeline.page_host)


def _name_in(event: Event) -> frozenset[str]:
    """Return the words of an element that was not defined: a control is known by one of them."""
    message = event.thrown.message[:_SEEN] if event.thrown else ""
    found = _TWICE.search(message)
    name = next((group for group in found.groups() if group), "") if found else ""
    return frozenset(_WORD.findall(name.casefold())) - {"button", "link", "the"}
