"""How slowly a request may arrive. Not: looking at the clock."""

from usercontext.api.http.inbound import Inbound
from usercontext.api.options import ApiOptions
from usercontext.domain.errors import RequestTimedOut

_RATE_GRACE_S = 5.0  # a lost packet may take three
# a screenshot of a megabyte needs a minute on a poor mobile network: who sends gets more time
_STEADY_RATE = 16 * 1024


def late_head(waited_s: float, options: ApiOptions) -> RequestTimedOut | None:
    """Return the refusal of a head that takes too long, None while it has time."""
    if waited_s <= options.head_timeout_s:
        return None
    return RequestTimedOut("The headers did not arrive in time")


def late_body(inbound: Inbound, waited_s: float, options: ApiOptions) -> RequestTimedOut | None:
    """Return the refusal of a body that takes too long or trickles, None while it has time."""
    intake = inbound.intake
    if intake is None:  # being admitted: the server's own time
        return None
    is_slow = waited_s > _RATE_GRACE_S and intake.received < options.min_body_rate * waited_s
    time_s = options.body_timeout_s + intake.received / _STEADY_RATE
    if waited_s <= time_s and not is_slow:
        return None
    return RequestTimedOut("The body did not arrive in time")
