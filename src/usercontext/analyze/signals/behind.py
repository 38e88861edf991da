"""What a page's line follows directly: a click, a failed response. Not: its words."""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline

_BEHIND_US = 2_000_000
_NEAREST = 3
_MOST_BESIDE = 20
_SEEN = 300
_UNASKED = screened(
    r"\b(?:gestures?|audiocontext|autoplay|consent|marketing|analytics|tracking|advert\w*)\b", re.I
)
"""What pages do by themselves as they start, or may not do yet."""


def is_of_the_user(timeline: Timeline, line: Event) -> bool:
    """Tell a line that may be about what somebody wanted, and not about an answer that failed.

    What nobody pressed for is kept from starting all day long: tags without consent, sound before
    a gesture. And what a page makes of a failed answer is that answer's doing.
    """
    if follows_a_failure(timeline, line):
        return False
    return not is_unpressed(timeline, line) or _UNASKED.search(line.text[:_SEEN]) is None


def is_unpressed(timeline: Timeline, line: Event) -> bool:
    """Tell a line that no press led to."""
    click = timeline.click_before(line.index)
    return click is None or line.at_us - click.at_us > _BEHIND_US


def is_pressed_here(timeline: Timeline, event: Event) -> bool:
    """Tell what alone came right behind a press, on the page that was pressed on.

    What comes beside the page's own good answer was not what was pressed for.
    """
    click = timeline.click_before(event.index)
    if click is None or event.at_us - click.at_us > _BEHIND_US:
        return False
    if timeline.page_number(click.index) != timeline.page_number(event.index):
        return False
    beside = timeline.between(click.at_us, click.at_us + _BEHIND_US, _MOST_BESIDE)
    return not any(map(_is_well, beside))


def _is_well(event: Event) -> bool:
    asked = event.request
    return asked is not None and asked.resource == "api" and 200 <= (asked.status or 0) < 300


def is_of_a_lost_question(timeline: Timeline, line: Event) -> bool:
    """Tell a line right behind another house's answer that failed, or never came, and no press."""
    click = timeline.click_before(line.index)
    return any(
        one.request is not None
        and one.request.resource == "api"
        and one.request.status is not None
        and (one.request.status == 0 or one.request.status >= 400)
        and party_of_url(one.request.url, timeline.page_host) in (Party.SERVICE, Party.FOREIGN)
        and 0 <= line.at_us - one.answered_us <= _BEHIND_US
        and (click is None or click.index < one.index)
        for one in timeline.requests_before(line.index, 1)
    )


def follows_a_failure(timeline: Timeline, line: Event) -> bool:
    """Tell a line that the page wrote right behind an answer of its own house that failed."""
    return any(
        one.request is not None
        and one.request.status is not None
        and (one.request.status == 0 or one.request.status >= 400)
        and party_of_url(one.request.url, timeline.page_host) is Party.FIRST
        and 0 <= line.at_us - one.answered_us <= _BEHIND_US
        for one in timeline.requests_before(line.index, _NEAREST)
    )
