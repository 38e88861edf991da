"""Leaves the particular thing out of a cause's name. Not: ids, pages.

Here a thing is known by where else it stands: it ends the address of the page that is about it, or
of the call that changes one of many. So a word is no value because of what it says.
"""

import re

from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signatures.page_names import page_template, thing_of

_SHORTEST = 3
_BETWEEN = re.compile(r"[-_]+")
_CHANGES = ("PATCH", "PUT", "DELETE")
"""What these are sent to, right below a plural, is one of them; a question or a POST may be an act
upon all (``GET /orders/export``, ``POST /payments/refund``)."""
_GIVEN = re.compile(r"^(?P<said>rangeerror: (?:invalid|incorrect) [a-z ]{3,40}): \S+(?: \S+){0,2}$")
_PATTERN = re.compile(r"(?<=invalid regular expression: )/.*/[a-z]{0,8}(?=: )")
"""What a program gave an engine, behind the engine's own words about it."""

_NUMBERED = re.compile(r"(?<=[A-Za-z_\-])\d+(?=\.[A-Za-z0-9]{2,5}$)")
"""One picture of a row: ``a1.jpg``, ``shot-0412.webp``."""


def message_of_kind(signal: Signal, message: str, route: str) -> str:
    """Return a message without the thing that the page or the call is about, and what was given."""
    message = _PATTERN.sub("#", _GIVEN.sub(r"\g<said>: #", message))
    for name in {thing_of(route), _changed(signal)}:
        if len(name) >= _SHORTEST and not name.startswith(":"):
            words = r"[-_ ]".join(map(re.escape, _BETWEEN.split(name.lower())))
            message = re.sub(rf"(?<![\w-]){words}(?![\w-])", "#", message)
    return message


def endpoint_of_kind(signal: Signal, endpoint: str, route: str) -> str:
    """Return an endpoint for any of its things, where one is known to be one."""
    if signal.kind is SignalKind.ASSET:
        return _NUMBERED.sub("#", endpoint)
    name = _changed(signal) or thing_of(route)
    if not name or not endpoint.endswith(f"/{name}"):
        return endpoint
    method, mark, path = endpoint.partition("/")
    return f"{method}{page_template(mark + path)}"


def _changed(signal: Signal) -> str:
    """Return the name of the one of many that a call was to change, or ''."""
    asked = signal.event.request
    if asked is None or asked.told or asked.method.upper() not in _CHANGES:
        return ""
    return thing_of(asked.url.path)
