"""An exchange that a page shows as what its user asked for: a console of an API, a webhook's trial.

"GET https://api.acme.test/v1/users -> 401" behind a good POST /proxy: the page itself never asked
that house, whose answer is what somebody wanted to see. Not: what a client tells of its own.
"""

from usercontext.analyze.language.asks_or_complains import says_it_fails
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.page_words.own_words import answers_before, is_good
from usercontext.analyze.signals.signal import Signal


def is_only_shown(timeline: Timeline, signal: Signal) -> bool:
    """Tell a told exchange with a house that no captured request went to, behind a press's own."""
    event, asked = signal.event, signal.event.request
    if asked is None or not asked.told or not asked.url.host:
        return False
    if party_of_url(asked.url, timeline.page_host) is Party.FIRST:
        return False
    if says_it_fails(fold(timeline.description)):
        return False
    near = answers_before(timeline, event)
    if len(near) != 1 or not is_good(near[0]) or near[0].request is None or near[0].request.reads:
        return False
    press = timeline.click_before(event.index)
    if press is None or press.index > near[0].index:
        return False
    own = (e.request for e in timeline.answered if e.request is not None and not e.request.told)
    return all(one.url.host != asked.url.host for one in own)
