"""Whether a page's policy blocked a request, by the browser's word. Not: which policy."""

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.timeline import Timeline

_MOST_REFUSALS = 20
_POLICY_US = 1_000_000


def was_refused_by_policy(timeline: Timeline, event: Event, request: Request) -> bool:
    """Tell a request whose host the browser names in a refusal at that time."""
    host = request.url.host
    if not host:
        return False
    near = timeline.refused_between(event.at_us - _POLICY_US, event.answered_us + _POLICY_US)
    return any(host in one.text.casefold() for one in near[:_MOST_REFUSALS])
