"""Hydration mismatches as frameworks report them. Not: dead pages.

Some frameworks have no louder word for it than a warning, and name what differs: two days, two
sums, two versions. Whatever these are, the line is about the drawing.
"""

import re

from usercontext.analyze.language.screens import any_of, screened
from usercontext.analyze.language.told_missing import misses_something
from usercontext.analyze.reading.events import Event
from usercontext.analyze.signals.refusals.stopped import stops
from usercontext.analyze.signals.signal import SignalKind

_SEEN = 1000
_HINTS = ("hydrat", "server", "ssr", "ng050", "ng50")
_ANY_HINT = any_of(_HINTS)
_DIFFERS = (
    r"(?:(?<!no )(?<!0 )(?<!without )mismatch(?:es)?\b|(?:did|does|do)(?: not|n['’]t) match"
    r"|(?:is |are )?not matching|is not (?:the client|in the server|what)|(?<!nothing )differs?\b"
    r"|unable to find dom|changed its value|changed between|\bbut found\b"
    r"|\bnode was not found)"
)
_WOKEN_OTHERWISE = screened(
    rf"(?<!re-)\bhydrat(?:e|ed|ion|ing)\b.{{0,120}}{_DIFFERS}"
    rf"|{_DIFFERS}.{{0,60}}(?<!re-)\bhydrat(?:ion|ing)\b"
    r"|\bhydration_(?:mismatch|attribute_changed|html_changed|failed)\b"
    r"|\bng-?0?50[0-7]\b",
    re.I | re.S,
)
_DRAWN_OTHERWISE = screened(
    r"\A(?=.*\b(?:server[- ](?:side[- ])?render\w*|rendered (?:on|by) (?:the )?server|server html"
    r"|server['’]s (?:html|markup)|server and client renders|ssr)\b)"
    r"(?=.*\b(?:client\w*|browser\w*|html|markup|dom|csr)\b)"
    rf".*{_DIFFERS}"
    r"|(?:text content|prop\b.{1,60}) did not match\W{1,3}server: "
    r"|\bexpect(?:ed)? server html\b",
    re.I | re.S,
)
_OF_A_STORE = re.compile(
    r"\b(?:(?:local|session)?storages?|stores?|persist\w*|caches?|snapshot|quer(?:y|ies)"
    r"|indexeddb)\b",
    re.I,
)
"""What was kept is woken too, which draws nothing."""

_FORGIVEN = frozenset(
    {SignalKind.CHUNK, SignalKind.STORAGE, SignalKind.HYDRATION, SignalKind.OFFLINE}
    | {SignalKind.AUTH}
)
"""A page that only warns of these has gone on without them."""


def is_drawn_otherwise(text: str) -> bool:
    """Tell a line by which what a browser drew is not what the server had drawn."""
    said = text[:_SEEN]
    lowered = said.lower()
    if not _ANY_HINT.may_match(lowered) or not any(map(lowered.__contains__, _HINTS)):
        return False
    if _OF_A_STORE.search(said) is not None:
        return False
    return _WOKEN_OTHERWISE.search(said) is not None or _DRAWN_OTHERWISE.search(said) is not None


def goes_on_all_the_same(event: Event, kind: SignalKind, description: str = "") -> bool:
    """Tell a warning of something that the page has gone on without, and that shows nowhere."""
    if kind not in _FORGIVEN or stops(event.text):
        return False
    if kind is SignalKind.STORAGE and misses_something(description):
        return False  # what the page went on without is what somebody misses
    return kind is not SignalKind.HYDRATION or not is_drawn_otherwise(event.text)
