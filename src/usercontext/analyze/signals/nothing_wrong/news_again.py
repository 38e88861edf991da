"""The same loud line about the next thing, each behind a good response. Not: a lone one.

"14 AUFGERUFEN Zimmer 2", and a press later "15 AUFGERUFEN Zimmer 2": a page that calls out what it
does, at the level that is seen. Not: what denies something, or stands alone.
"""

import re

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.page_words.own_words import AMISS, answers_before, is_good
from usercontext.analyze.signals.page_words.says_more import REFUSING, says_more
from usercontext.analyze.signals.refusals.stopped import stops

_SEEN, _BODY = 300, 2000
_NUMBER = re.compile(r"\d+")
_MOST = 100


def is_news_again(timeline: Timeline, line: Event, asked: Request) -> bool:
    """Tell a line that comes before or after of another one, with a press between the two."""
    said = line.text[:_SEEN]
    own = set(_NUMBER.findall(said)) & set(_NUMBER.findall((asked.body or "")[:_BODY]))
    if not own or says_more(said) or stops(said) or AMISS.search(said) or REFUSING.search(said):
        return False
    make = _NUMBER.sub("0", said)
    for other in timeline.lines[-_MOST:]:
        if other.text == line.text or other.level is not line.level:
            continue
        if _NUMBER.sub("0", other.text[:_SEEN]) != make:
            continue
        first, second = sorted((line.index, other.index))
        press, near = timeline.click_before(second), answers_before(timeline, other)
        if press is not None and press.index > first and near and is_good(near[0]):
            return True
    return False
