"""Requests by which a client-side router fetches a page or its parts. Not: when, or why.

A framework that draws pages in the browser asks its server for what a page is made of, at the
page's own address or one that is made of it, and asks ahead for those that links lead to.
"""

import re

_OF_A_PAGE = re.compile(
    r"[?&]_rsc=|[?&]_data=|/__data\.json(?:\?|$)|/_payload\.(?:json|js)(?:\?|$)"
    r"|/page-data\.json(?:\?|$)|/_next/data/|/(?:[\w.-]{1,80})\.data(?:\?|$)|[?&]_routes="
)
_AROUND = re.compile(
    r"^/page-data(?=/)|^/_next/data/[^/]{1,80}|/(?:__data|_payload|page-data)\.js(?:on)?$"
    r"|(?:/index)?\.(?:json|data)$"
)
"""What is put around a page's path where its parts have an address of their own."""

_ROW = re.compile(r"^([0-9a-f]{1,6}):(.*)$", re.M)
_RETURNED = re.compile(r'^0:\{"a":"\$@([0-9a-f]{1,6})"', re.M)
"""Where the first row of an action's answer says which row holds what the action returned."""

_THREW = "E"
_MEDIA = "text/x-component"
"""What a tree of components is sent as."""


def asks_for_a_page(address: str, media: str) -> bool:
    """Tell a question for the parts of a page by its address, or by what they came as."""
    if media == _MEDIA:
        return True
    hinted = "_" in address or "data" in address
    return hinted and _OF_A_PAGE.search(address) is not None


def page_of(path: str) -> str:
    """Return the path of the page that an address has the parts of."""
    return _AROUND.sub("", path) or "/"


def returned_by(body: str | None, media: str) -> str | None:
    """Return what an action on the server returned, of the rows that it came in; else the body.

    An action that threw has a row with the id of its error, and no words.
    """
    found = _RETURNED.search(body) if body is not None and media == _MEDIA else None
    if found is None or body is None:
        return body
    rows = {row[1]: row[2] for row in _ROW.finditer(body)}
    return rows.get(found[1], body).removeprefix(_THREW)
