"""React's numbered production errors, with their meaning from its public list.

A build leaves the words out and sends whoever reads it to a page. Not: where it was thrown.
"""

import re

_SEEN = 400
_NUMBERED = re.compile(r"\bMinified React error #(\d{1,4})\b")
_CHILD = "an object was rendered where text or elements belong"
_TYPE = "what should be rendered is not a component, usually a missing import"
_NO_END = "a component changes its own state on each render, endlessly"
_HOOKS = "more or fewer hooks were called than in the previous render"
_OUTSIDE = "a hook was called outside a component"
_NO_PLACE = "the element to render into is not on the page"
_OTHERWISE = "the page rendered something different from the server's HTML"
_AS_IT_CAME_UP = "something threw while the server's HTML was hydrated"
_EARLY = "a part was updated before it was hydrated"
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
    419: "the server could not finish a part, and the page rendered it instead",
    421: _EARLY,
    422: _AS_IT_CAME_UP,
    423: _AS_IT_CAME_UP,
    424: _EARLY,
    425: _OTHERWISE,
    426: "a part had to wait for its code or data after a click",
    482: "a component of the page is an async function",
    520: "something threw during rendering, and was rendered again",
}
_HINTS = {
    _CHILD: "an object is rendered as it is; render one of its fields",
    _TYPE: (
        "what is rendered there is not a component; check whether it is imported by the name that"
        " its file exports, and whether the imports are circular"
    ),
    _MEANING[152]: "a return is missing there; return an element or null",
    _NO_END: (
        "each render changes the state that it renders from; change it in a handler, or list what"
        " the effect depends on"
    ),
    _HOOKS: (
        "a hook is called conditionally, or after an early return; call all hooks at the top level,"
        " always"
    ),
    _OUTSIDE: "a hook is called outside a component, or from a second copy of React",
    _NO_PLACE: "check whether the element is on this page when the script runs, and under which id",
    _AS_IT_CAME_UP: "look for the error that was thrown at the same moment",
}
CLAUSE = ", which in React means that "
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
