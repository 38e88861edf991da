"""Where an answer of a graph says that it failed. Not: whose failure it is, which is `bodies`."""

import re

from usercontext.analyze.events import Request

_SEEN = 4000
_PATH = re.compile(r'"path"\s*:\s*\[((?:\s*(?:"\w{1,60}"|\d{1,6})\s*,?){1,12})\]')
_STEP = re.compile(r'"(\w+)"')


def where_it_failed(asked: Request) -> str:
    """Return " of" and the field that an answer failed at, '' where that is the call itself."""
    found = _PATH.search((asked.body or "")[:_SEEN]) if asked.asks_a_graph else None
    steps = _STEP.findall(found[1]) if found else []
    at = ".".join(steps)
    return f" of {at}" if at and at.casefold() != asked.call.casefold() else ""
