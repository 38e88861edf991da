"""What an error asks for by its wording, whichever browser worded it. Not: the wordings."""

import re

_SEEN = 400
_BY_NAME = tuple(
    (re.compile(words), hint)
    for words, hint in (
        (
            r"\bKeyError\b|\bKeyNotFoundException\b|\bNoSuchElementException\b",
            "what is looked up there is not among the keys; find out which record lacks it, and say"
            " what holds then",
        ),
        (
            r"\bIndexError\b|\bIndexOutOf(?:Range|Bounds)Exception\b|\bindex out of range\b"
            r"|\bArrayIndexOutOfBoundsException\b",
            "it reads past the end of a list; look how long that one was, and why",
        ),
        (
            r"\bNullPointerException\b|\bNullReferenceException\b|'NoneType' object\b"
            r"|\bfor nil:NilClass\b|\bfor nil\b|\bnil pointer dereference\b|\bfound nil while\b"
            r"|\bon null\b|\bNull check operator used on a null value\b",
            "a value is missing there; find out why it is, then guard the access",
        ),
        (
            r"\bZeroDivisionError\b|\b[Dd]ivi(?:sion|de) by zero\b|\bDivideByZeroException\b",
            "it divides by what was counted as nought; look what is counted there",
        ),
        (
            r"\bClassCastException\b|\bInvalidCastException\b|\bis not a subtype of type\b",
            "a value is of another type than the code takes it for; look what came in there",
        ),
        (
            r"\bNumberFormatException\b|\binvalid literal for int\b|\bFormatException\b",
            "it reads a number, or a date, from what is none; look what came in there",
        ),
        (
            r"\bModuleNotFoundError\b|\bClassNotFoundException\b|\bNoClassDefFoundError\b"
            r"|\bCannot find module\b|\bClass \S{1,80} not found\b",
            "a part of the program is not there; look what the build or the image left out",
        ),
    )
)
_MOVED = re.compile(r"\b(?:insertbefore|removechild|replacechild)\b", re.I)


def hint_in(text: str, *, of_a_server: bool) -> str:
    """Say what an error asks for, by the name that another language than a browser's gives it."""
    said = text[:_SEEN]
    found = next((hint for words, hint in _BY_NAME if words.search(said)), "")
    return found or ("find out what makes it throw this, and log what it was given" * of_a_server)


def hint_of(message: str) -> str:
    """Say what an error of this wording asks for, whichever browser worded it."""
    if match := re.fullmatch(r"access (\S{1,80}) of nothing", message):
        read = f"there “{match[1]}” is read from a value that is missing"
        return f"{read}; find out why it is, then guard the access"
    if match := re.fullmatch(r"(\S{1,80}) is not a function", message):
        return f"“{match[1]}” is no function there; look what ought to define it, and where"
    match = re.fullmatch(r"(\S{1,80})\?", message)
    if match and not match[1].endswith(("error", "exception", "Error", "Exception")):
        return f"“{match[1]}” is not defined there; look which script or import ought to bring it"
    if _MOVED.search(message):
        return "somebody else moved or removed that part of the page, mostly a translator"
    hint = _HINTS.get(message)
    return hint or "find out what makes it throw this, and tell the user when it does"


_HINTS = {
    "stack overflow": "it calls itself without end; look what no longer stops it",
    "invalid json": "what it reads is no JSON; look what is stored or answered there",
    "not iterable": "it walks through what is no list; look what is answered or stored there",
    "assignment to read-only": "it changes what is frozen or constant; copy before changing",
    "use before initialization": "a variable is used before its line ran; look for import cycles",
    "circular": "it serialises something that holds itself, often an event or an element",
    "invalid date": "a date cannot be read; look at the format that is stored or answered",
    "invalid url": "an address is put together wrongly; look at its parts",
    "malformed uri": "it decodes text with a stray percent sign; catch it and go on without",
    "nothing to object": "it reads the keys of what is missing; find out why, then guard it",
    "number of digits out of range": "a number of digits comes from somewhere unchecked; bound it",
    "invalid array length": "a length comes from somewhere unchecked; bound it",
}
