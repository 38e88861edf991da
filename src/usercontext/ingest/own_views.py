r"""Bytes of JSON as they read: strings without their escapes, letters in place of \u00fc.

Not: what is looked for in them.
"""

import re
import sys
from bisect import bisect_right
from typing import NamedTuple

import msgspec

_STRING = msgspec.json.Decoder(str)
_REST = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_LETTER = re.compile(rb"\\+(?:/|u([0-9a-fA-F]{4}))")
_ESCAPABLE = (b"\\u", b"\\/")


class View(NamedTuple):
    """JSON whose strings read as they mean; ``seams`` are (place here, place in the bytes).

    ``deep`` is where the first string begins that still has a backslash, -1 for none: only who
    looks into it knows what it says.
    """

    text: bytes
    seams: list[tuple[int, int]]
    deep: int


def view_of(text: bytes) -> View:
    """Return valid JSON with the escapes of its strings undone, once; the same where none are."""
    at = text.find(b"\\")
    parts: list[bytes] = []
    seams: list[tuple[int, int]] = []
    done = length = 0
    deep = -1
    while at >= 0:
        start = text.rindex(b'"', done, at) + 1
        rest = _REST.match(text, at)
        end = len(text) if rest is None else rest.end()
        content = _STRING.decode(text[start - 1 : end + 1]).encode()
        seams += ((length, done), (length + start - done, start))
        parts += (text[done:start], content)
        length += start - done + len(content)
        if deep < 0 and b"\\" in content:
            deep = start
        done = end
        at = text.find(b"\\", end)
    if not parts:
        return View(text, [(0, 0)], deep)
    seams.append((length, done))
    return View(b"".join((*parts, text[done:])), seams, deep)


def first_place(view: View, found: int) -> int | None:
    """Return where in the bytes something may stand: what was found, or what is deep; or None."""
    if found < 0:
        return view.deep if view.deep >= 0 else None
    here, there = view.seams[bisect_right(view.seams, (found, sys.maxsize)) - 1]
    place = there + found - here
    return place if view.deep < 0 else min(place, view.deep)


def without_escapes(text: bytes) -> bytes:
    r"""Write \u00fc and \/, in JSON inside strings, as the letters they mean."""
    return _LETTER.sub(_letter, text) if any(each in text for each in _ESCAPABLE) else text


def _letter(found: re.Match[bytes]) -> bytes:
    if found[1] is None:
        return b"/"
    code = int(found[1], 16)
    if code < 0x20 or code in (0x22, 0x5C) or 0xD800 <= code < 0xE000:
        return found[0]
    return chr(code).encode()
