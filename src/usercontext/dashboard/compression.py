"""Answers packed with gzip for those who take it. Not: files, which the shelf packs once.

A page holds other people's words and what its address says, so how small it packs would tell
something of the words to whoever both chooses addresses and counts bytes (BREACH). Nobody does:
what another site asked for is never packed (decision record 0025).
"""

import zlib

import msgspec

from usercontext.dashboard.asked import Asked, Told

_LEVEL = 1
"""200 kB of a timeline take 1.5 ms and become 24 kB; level 6 takes 6 ms for 19 kB."""
_GZIP_WINDOW_BITS = 31
_LEAST = 1_024
"""Less fits into the packet that the headers are in."""
_TYPES = ("text/html", "text/plain")
_OURS = ("same-origin", "none")
_VARY = ("vary", "accept-encoding, sec-fetch-site")


def pack(asked: Asked, told: Told) -> Told:
    """Return an answer packed where that pays, its reader takes it and no other site counts."""
    if asked.method == "POST" or not told.content_type.startswith(_TYPES):
        return told  # what is shown once, such as a key, is the answer to a form
    if len(told.body) < _LEAST:
        return told
    headers = (*told.headers, _VARY)
    if not (asked.takes_gzip and _is_unobserved(asked)):
        return msgspec.structs.replace(told, headers=headers)
    body = zlib.compress(told.body, _LEVEL, _GZIP_WINDOW_BITS)
    headers = (*headers, ("content-encoding", "gzip"))
    return msgspec.structs.replace(told, body=body, headers=headers)


def _is_unobserved(asked: Asked) -> bool:
    """Tell whether a person or a page of ours asked: a browser says so, but never without TLS.

    Without TLS there is nothing to guess: who can count the bytes reads them.
    """
    return not asked.is_secure if asked.fetch_site is None else asked.fetch_site in _OURS
