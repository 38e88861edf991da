"""Circuit breaker for a provider that keeps failing. Not: what counts as a failure."""

from usercontext.domain.model_call import Fallback

_IN_A_ROW = 3
_REST_S = 60.0
_LONGEST_REST_S = 600.0
"""A provider that wants more is asked again all the same: it may be back long before."""
_OF_THE_PROVIDER = frozenset(
    {
        Fallback.TIMED_OUT,
        Fallback.RATE_LIMITED,
        Fallback.UNREACHABLE,
        Fallback.CONNECTION_BROKEN,
        Fallback.PROVIDER_ERROR,
        Fallback.NOT_ACCEPTED,
        Fallback.REDIRECTED,
        Fallback.TOO_LARGE,
    }
)


class Breaker:
    """Open after failures in a row; when the rest is over one more failure opens it again."""

    def __init__(self) -> None:
        self._failures = 0
        self._open_until_s = 0.0

    def is_open(self, now_s: float) -> bool:
        """Tell whether the provider is to be left alone at this instant of a steady clock."""
        return now_s < self._open_until_s

    def note(self, failure: Fallback | None, now_s: float, retry_after_s: float = 0.0) -> None:
        """Take notice of how a call ended; ``retry_after_s`` is how long the provider wants."""
        if failure not in _OF_THE_PROVIDER:
            self._failures = 0
            return
        self._failures += 1
        rest_s = _REST_S if self._failures >= _IN_A_ROW else 0.0
        if failure is Fallback.RATE_LIMITED:
            rest_s = max(rest_s, min(retry_after_s, _LONGEST_REST_S))
        if rest_s:
            self._open_until_s = max(self._open_until_s, now_s + rest_s)
