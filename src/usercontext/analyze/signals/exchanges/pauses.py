"""How long a line says that nothing moved, and whether it is noticeable. Not: by measures."""

import re

from usercontext.analyze.language.screens import screened

_MILLISECONDS = screened(r"\b(\d{1,7}(?:\.\d{1,3})?) ?ms\b")
_FRAMES = screened(r"\b(?:skipped|dropped|missed) (\d{1,6}) frames\b|\b(\d{1,6}) frames dropped\b")
_FELT_MS = 200
"""Nobody feels a shorter pause (the limit of a good interaction to the next paint)."""

_FELT_FRAMES = 120
"""Two seconds of a screen: fewer are left out wherever a phone comes up or draws something new."""


_A_STATE = screened(
    r"\b(?!(?:page|tab|frame|screen|window|view|thread|app|ui|browser)\b)[a-z]{2,20}s?"
    r" #?[\w-]*\d[\w-]*:? (?:is |was |were |now |state )?(?:un)?fro(?:zen|ze)\b"
    r"|\bfrozen ?(?:-+>|→|=>)|(?:-+>|→|=>) ?(?:un)?frozen\b",
    re.I,
)


def is_a_state(text: str) -> bool:
    """Tell that a thing with a number is frozen, as an account or a card is, and no page."""
    return _A_STATE.search(text[:300]) is not None


def is_not_felt(text: str) -> bool:
    """Tell a pause that is told with its length, and is short."""
    left_out = _FRAMES.search(text[:300].lower()) if "frames" in text else None
    if left_out is not None:
        return int(left_out[1] or left_out[2]) < _FELT_FRAMES
    lasted = [float(found) for found in _MILLISECONDS.findall(text)]
    return bool(lasted) and max(lasted) < _FELT_MS
