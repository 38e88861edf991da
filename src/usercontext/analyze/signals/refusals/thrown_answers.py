"""A sign-in or a token that is over, by what was thrown right behind a refusal. Not: logged lines.

Clients throw the code or the words that they were answered with, and the request has none.
"""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.told_answers import is_of, words_of
from usercontext.analyze.signals.sign_ins.tokens import read_token

_WITHIN_US = 1_000_000
_MOST_LINES = 10


def thrown_as_over(timeline: Timeline, refused: Event) -> Event | None:
    """Return what was thrown at once behind an answer without words, if a token is over."""
    asked = refused.request
    if asked is None or asked.told or words_of(asked.body or ""):
        return None
    until = refused.answered_us + _WITHIN_US
    for later in timeline.between(refused.at_us, until, _MOST_LINES):
        if later.index <= refused.index:
            continue
        if later.request is not None or later.element is not None:
            return None
        if later.thrown is not None:
            over = read_token(f"{later.thrown.name} {later.thrown.message}") is not None
            return later if over and is_of(timeline, later, asked) else None
    return None
