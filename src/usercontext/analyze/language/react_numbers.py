"""React's numbered production errors, with their meaning from its public list.

A build leaves the words out and sends whoever reads it to a page. Not: where it was thrown.
"""

import re

_SEEN = 400
_NUMBERED = re.compile(r"\bMinified React error #(\d{1,4})\b")
_CHILD = "an object was drawn where words or elements belong"
_TYPE = "what was to be drawn is no component, mostly an import that is missing"
_NO_END = "a component changes what it is drawn from each time, without end"
_HOOKS = "more or fewer hooks were called than the time before"
_OUTSIDE = "a hook was called outside of a component"
_NO_PLACE = "the element to draw into is not on the page"
_OTHERWISE = "the page drew something else than its server had sent"
_AS_IT_CAME_UP = "something threw while what the server had sent was taken up"
_EARLY = "a part was changed before it was taken up from what the server had sent"
_MEANING = {
    31: _CHILD,
    130: _TYPE,
    152: "a component returned nothing",
    185: _NO_END,
    200: _NO_PLACE,
    299: _NO_PLACE,
    300: _HOOKS,
    301: _NO_END,
    306: _TYPE,
    310: _HOOKS,
    312: _HOOKS,
    321: _OUTSIDE,
    405: _NO_PLACE,
    418: _OTHERWISE,
    419: "the server could not finish a part, and the page drew it instead",
    421: _EARLY,
    422: _AS_IT_CAME_UP,
    423: _AS_IT_CAME_UP,
    424: _EARLY,
    425: _OTHERWISE,
    426: "a part had to wait for its code or data behind a press",
    482: "a component of the page is an async function",
    520: "something threw while it was drawn, and was drawn anew",
}
_HINTS = {
    _CHILD: "an object is drawn as it is; draw one of its fields",
    _TYPE: "what is drawn there is no component; look whether it is imported by the name that its"
    " file exports, and whether the import goes round in a circle",
    _MEANING[152]: "a return is missing there; return what is to be drawn, or null",
    _NO_END: "what is drawn changes what it is drawn from, each time; change it in a handler, or"
    " name what the effect depends on",
    _HOOKS: "a hook is called under a condition, or behind an early return; call all of them at the"
    " top, always",
    _OUTSIDE: "a hook is called outside of a component, or from a second copy of React",
    _NO_PLACE: "look whether the element is on this page when the script runs, and by which id",
    _AS_IT_CAME_UP: "look for the error that was thrown at that moment beside it",
}
CLAUSE = ", by which React says that "
"""How the meaning stands behind a number."""


def meaning_of_number(message: str) -> str:
    """Return what React's number in an error means, as a clause behind it; '' for none known."""
    meant = _meant(message)
    return f"{CLAUSE}{meant}" if meant else ""


def hint_of_number(message: str) -> str:
    """Return what to do about React's number in an error, '' for none known."""
    return _HINTS.get(_meant(message), "")


def _meant(message: str) -> str:
    found = _NUMBERED.search(message[:_SEEN]) if "React" in message[:_SEEN] else None
    return _MEANING.get(int(found[1]), "") if found is not None else ""
