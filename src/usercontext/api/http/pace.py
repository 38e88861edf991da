"""How slowly a request may arrive. Not: looking at the clock."""

import math

from usercontext.api.http.inbound import Inbound
from usercontext.api.options import ApiOptions
from usercontext.domain.errors import RequestTimedOut

RATE_GRACE_S = 5.0  # a lost packet may take three
# a screenshot of a megabyte needs a minute on a poor mobile network: who sends gets more time
_STEADY_RATE = 16 * 1024


def longest_s(inbound: Inbound | None, options: ApiOptions) -> float:
    """Return how long what is arriving may take if no more of it comes; None stands for a head."""
    if inbound is None:
        return options.head_timeout_s
    intake = inbound.intake
    if inbound.is_whole or intake is None:  # in work, or being admitted: the server's own time
        return math.inf
    received = intake.received
    whole_s = options.body_timeout_s + received / _STEADY_RATE
    if not options.min_body_rate:
        return whole_s
    return min(whole_s, max(RATE_GRACE_S, received / options.min_body_rate))


def too_slow(inbound: Inbound | None) -> RequestTimedOut:
    """Return the refusal of what took longer."""
    return RequestTimedOut(f"The {'headers' if inbound is None else 'body'} did not arrive in time")
