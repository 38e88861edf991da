"""Requests to several hosts that fail together: the network was lost. Not: servers.

One server that is down is silent alone. When everything that a page asks of several hosts stays
without an answer at one time, it is the way there that is broken, which no page is told.
"""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import is_bystander
from usercontext.analyze.reading.timeline import Timeline

_TOGETHER_US = 4_000_000
_LEAST_REQUESTS = 3
_LEAST_HOSTS = 2
_MOST_LOOKED_AT = 60
_FROM_SERVERS = ("api", "document", "socket")


def is_cut_off(timeline: Timeline, event: Event) -> bool:
    """Tell a request without an answer from one server that is silent while others answer."""
    since, until = event.at_us - _TOGETHER_US, event.answered_us + _TOGETHER_US
    hosts, often = set(), 0
    for other in timeline.between(since, until, _MOST_LOOKED_AT):
        asked = other.request
        if asked is None or asked.told or is_bystander(asked.url.host):
            continue
        if asked.resource not in _FROM_SERVERS:
            continue
        if asked.status and since <= other.answered_us and other.index > event.index:
            return False
        if asked.status == 0 or (asked.status is None and asked.error):
            hosts.add(asked.url.host)
            often += 1
    return often >= _LEAST_REQUESTS and len(hosts) >= _LEAST_HOSTS
