"""Which origin a page has, as browsers say when they block a response (CORS).

Not: whether anything was kept back, which `signals` read.
"""

import re

from usercontext.analyze.language.urls import Url, split_url
from usercontext.analyze.reading.events import Event

_SEEN = 600
_HINTS = ("rigin", "access control", "CORS")
_FROM = re.compile(
    r"from origin ['\"‘“]?(https?://[^\s'\"’”]{1,200})"
    r"|^(?:\[\w+\] )?Origin (https?://\S{1,200}) is not allowed by Access-Control",
    re.I,
)
_KEPT = re.compile(
    r"(?:remote resource at|access to [\w ]{2,30} at|(?:fetch api|xmlhttprequest) cannot load) "
    r"['\"‘“]?(https?://[^\s'\"’”]{1,300})",
    re.I,
)
"""Chrome names both, Firefox the one that is kept back, Safari each in a line of its own."""


def own_origin_in(event: Event) -> str:
    """Return the host that a browser names as the page's own, '' where it names none."""
    found = _FROM.search(event.text[:_SEEN]) if _is_of_origins(event) else None
    return split_url((found[1] or found[2]).rstrip(".,)")).host if found else ""


def other_origin_in(event: Event) -> Url | None:
    """Return the address of which a browser says that it is of another origin, or None."""
    found = _KEPT.search(event.text[:_SEEN]) if _is_of_origins(event) else None
    return split_url(found[1].rstrip(".,)")) if found else None


def _is_of_origins(event: Event) -> bool:
    return any(map(event.text[:_SEEN].__contains__, _HINTS))
