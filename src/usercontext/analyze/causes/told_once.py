"""One error logged by several: a framework, a boundary, a handler.

Not: an error that happened again, be it at once.
"""

from usercontext.analyze.signals.signal import Signal

_AT_ONCE_US = 250_000
_LOGGED_US = 500_000
_REFUSED = 400


def is_logged_of(root: Signal, later: Signal) -> bool:
    """Tell what a page logs right behind its failed request, and what is read as it was.

    "timeout of 30000ms exceeded" behind a 504 is that failure once more, and no rival of it.
    """
    asked = root.event.request
    if asked is None or asked.told or 0 < (asked.status or 0) < _REFUSED:
        return False
    at_once = later.event.at_us - root.event.answered_us <= _LOGGED_US
    return at_once and later.event.request is None and later.category is root.category


def tells_same(later: Signal, first: Signal) -> bool:
    """Tell the error of an earlier entry, written down at once by somebody whom it reached.

    Of two that nothing caught either happened; what is caught, or logged, has the same calls.
    """
    one, other = first.event.thrown, later.event.thrown
    if one is None or other is None or later.event.index <= first.event.index:
        return False
    if later.event.at_us - first.event.at_us > _AT_ONCE_US or one.message != other.message:
        return False
    if one.uncaught and other.uncaught:
        return False
    return one.frames[:1] == other.frames[:1] or not (one.frames and other.frames)
