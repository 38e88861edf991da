"""Sums named in a report, looked up in responses. Not: which of them is right.

Who complains of a price names two: the one that was shown and the one that is asked for. Where an
answer holds one of them, that is where to look first; a page's own text is not captured.
"""

import re

from usercontext.analyze.language.cents import cents_of
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline

_NAMED = re.compile(r"(?<![\w.,])\d{1,6}(?:[.,]\d{1,2})?(?![\w.,]?\d)")
_HELD = re.compile(
    r'"(\w{0,30}(?:price|total|amount|cost|fee)\w{0,20})"\s*:\s*"?(\d{1,9}(?:[.,]\d{1,2})?)', re.I
)
_SEEN, _MOST_ANSWERS, _MOST_HELD = 2_000, 50, 40
_FEWEST, _MOST_NAMED = 2, 6
_SMALLEST = 100


def sums_named(timeline: Timeline) -> str:
    """Name the first answer that holds a sum of the report, and a sum that none holds; or ''."""
    written = list(dict.fromkeys(_NAMED.findall(timeline.description[:_SEEN])))[:_MOST_NAMED]
    named = {one: cents_of(one) for one in written if max(cents_of(one), default=0) >= _SMALLEST}
    if len(named) < _FEWEST:
        return ""
    found = {one: held for one, sums in named.items() if (held := _holder(timeline, sums))}
    told = [f"{held}, the {one} that the report names" for one, held in found.items()]
    if len(found) == len(named) or not found:
        return f"{'; '.join(told)}." if told else ""
    missing = ", ".join(one for one in named if one not in found)
    return f"{'; '.join(told)}; {missing} stands in no answer that was captured."


def _holder(timeline: Timeline, sums: frozenset[int]) -> str:
    for event in timeline.answered[-_MOST_ANSWERS:]:
        asked = event.request
        if asked is None or not asked.body:
            continue
        if party_of_url(asked.url, timeline.page_host) is not Party.FIRST:
            continue
        for name, value in _HELD.findall(asked.body[:_SEEN])[:_MOST_HELD]:
            if cents_of(value) & sums:
                return f"{address_of(asked)} answered with “{clean(name, 50)}” “{value}”"
    return ""
