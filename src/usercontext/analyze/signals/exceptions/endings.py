"""A page's own line that one of its parts has ended: caught, logged, not repaired.

What a framework catches it writes down by its own name ("The above error occurred in task …"), and
what a team catches it says the end of ("prices$ died, no more updates"). Neither stops the page;
what it was a part of is gone all the same. Not: what was thrown and nobody caught.
"""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.shown_instead import was_put_instead
from usercontext.analyze.signals.refusals.conflicts import is_held
from usercontext.analyze.signals.refusals.stopped import read_why, stops
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_SEEN = 400
_CAUGHT_BY = re.compile(
    r"^\W{0,3}(?:the above error occurred in|(?:error|react|widget|page|view)? ?boundary\b"
    r"|(?:caught|handled) by \w*boundary|uncaught error (?:in|at) (?:task|saga|root)"
    r"|error while processing route|unhandled error in"
    r"|error (?:connecting|initiali[sz]ing|starting|mounting|invoking) (?:the )?(?:controller"
    r"|action|component|plugin|widget|behaviou?r)\b)",
    re.I,
)
"""How frameworks begin what they write of an error that nothing of the page's took care of."""

_ENDED = screened(
    r"\b(?:ended|died|is dead|terminated|crashed|completed unexpectedly|torn down|was killed)\b"
    r".{0,60}\b(?:no (?:more|longer|further)|stopp\w+|ignored|lost)\b"
    r"|\btasks? cancelled due to error\b|\b(?:giving|gave|given) up\b"
    r"|\b(?:is|are|went|stays?) (?:now )?(?:stale|stuck|frozen|out of sync)\b",
    re.I,
)
_ABOVE = "the above error occurred in"
_LIFE = (EventKind.REQUEST, EventKind.NAVIGATION)
_MOST_LATER = 200


def is_caught_by_a_frame(timeline: Timeline, event: Event) -> bool:
    """Tell what a framework caught for want of anybody else, or what ended a part of a page."""
    said = event.text[:_SEEN]
    if _CAUGHT_BY.search(said) is not None or has_ended(said):
        return True
    after = timeline.events[event.index + 1 : event.index + 2]
    if any(_CAUGHT_BY.search(line.text[:_SEEN]) is not None for line in after):
        return True
    return was_put_instead(timeline, event)


def tells_the_above(timeline: Timeline, event: Event) -> bool:
    """Tell a framework's line about the error that stands just before it: nothing of its own."""
    if event.thrown is not None or not event.text.lower().startswith(_ABOVE):
        return False
    before = timeline.events[event.index - 1] if event.index else event
    return before.thrown is not None


def has_ended(text: str) -> bool:
    """Tell words by which a page says that a part of it is over, whoever was there."""
    return _ENDED.search(text[:_SEEN]) is not None and not is_held(text)


def says_an_end(event: Event) -> bool:
    """Tell a line by which a page says that a part of it does not go on, or why it may not."""
    if event.request is not None or event.element is not None or event.topic:
        return False
    said = event.text[:_SEEN]
    if _ENDED.search(said) is not None or _CAUGHT_BY.search(said) is not None:
        return True
    return stops(said) and read_why(said) is not None


def is_an_end(event: Event) -> bool:
    """Tell such a line that the page calls an error."""
    return event.level is Level.ERROR and says_an_end(event)


def is_last_word(timeline: Timeline, root: Signal) -> bool:
    """Tell an end that a page told, and after which nothing more of its own came."""
    event = root.event
    if root.party is not Party.FIRST or not says_an_end(event):
        return False
    after = timeline.events[event.index + 1 : event.index + _MOST_LATER]
    return not any(one.kind in _LIFE and _is_own(timeline, one) for one in after)


def _is_own(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    if asked is None:
        return True
    return not asked.told and party_of_url(asked.url, timeline.page_host) is Party.FIRST
