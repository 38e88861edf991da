"""Test tools that click and wait for what does not come. Not: what people click.

A tool is known by its words beside a selector (`element ("#pay") still not clickable`) that no code
of the page threw; what it waited for is a failure of the page's server within 40 s before.
"""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_part
from usercontext.analyze.reading.timeline import Timeline

_SEEN = 400
_MOST_BEFORE = 20
_WAITED_US = 40_000_000
"""Such tools give up after half a minute, unless told otherwise."""

_SELECTOR = r"\(?(?:[\"'`<]|[.#][A-Za-z])"
_WAITS = screened(
    rf"\belement {_SELECTOR}.{{0,80}}\b(?:not|never) (?:clickable|displayed|visible|interactable"
    r"|exist)|\belement not interactable\b"
    r"|\btimed out retrying(?: after \d{1,7} ?ms)?: .{0,120}(?:\bexpected\b|\belement\b|\bcy\.)"
    r"|\bintercepts pointer events\b|\belement click intercepted\b"
    r"|\bis being covered by another element\b"
    rf"|\bwaiting for (?:selector|locator|element) ?{_SELECTOR}"
    r"|\bwaiting for (?:getBy\w{2,20}|locator|frameLocator)\("
    r"|- element is not (?:enabled|visible|stable|editable|attached)\b",
    re.I,
)
"""The name of a tool's failure, or its words beside a selector: pages, too, wait for elements."""


def waits_in_vain(event: Event) -> bool:
    """Tell the line of a tool that waited for a control: no code of the page threw it."""
    if event.thrown is not None and event.thrown.frames:
        return False
    return _WAITS.search(event.text[:_SEEN]) is not None


def waits_for_what_failed(timeline: Timeline, event: Event) -> bool:
    """Tell such a line behind the failure of a page's own server, which the tool waited for."""
    if not waits_in_vain(event):
        return False
    before = timeline.requests_before(event.index, _MOST_BEFORE)
    return any(_failed(timeline, one) for one in before if one.at_us >= event.at_us - _WAITED_US)


def _failed(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    if asked is None or (asked.status or 0) < 500:
        return False
    return party_of_part(asked.url, asked.resource, timeline.page_host) is Party.FIRST
