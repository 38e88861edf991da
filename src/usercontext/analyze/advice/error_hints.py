"""What to check for an error by its message, in any browser's wording. Not: the wordings."""

import re

from usercontext.analyze.language.react_numbers import hint_of_number
from usercontext.analyze.signals.exceptions.elements import misses_an_element

_SEEN = 400
_BY_NAME = tuple(
    (re.compile(words), hint)
    for words, hint in (
        (
            r"\bEXCEPTION_ACCESS_VIOLATION\b|\bEXC_BAD_ACCESS\b|\bSIGSEGV\b"
            r"|\b[Ss]egmentation fault",
            "it accesses invalid memory; check which pointer is null or was freed",
        ),
        (
            r"\bKeyError\b|\bKeyNotFoundException\b|\bNoSuchElementException\b",
            "the key that it looks up does not exist; find out which record lacks it, and define a"
            " default",
        ),
        (
            r"\bIndexError\b|\bIndexOutOf(?:Range|Bounds)Exception\b|\bindex out of range\b"
            r"|\bArrayIndexOutOfBoundsException\b",
            "it reads past the end of a list; check how long the list was, and why",
        ),
        (
            r"\bNullPointerException\b|\bNullReferenceException\b|'NoneType' object\b"
            r"|\bfor nil:NilClass\b|\bfor nil\b|\bnil pointer dereference\b|\bfound nil while\b"
            r"|\bon null\b|\bNull check operator used on a null value\b",
            "a value is missing there; find out why, then guard the access",
        ),
        (
            r"\bZeroDivisionError\b|\b[Dd]ivi(?:sion|de) by zero\b|\bDivideByZeroException\b",
            "it divides by zero; check what is counted there",
        ),
        (
            r"\bClassCastException\b|\bInvalidCastException\b|\bis not a subtype of type\b",
            "a value has a different type than the code expects; check what was passed in",
        ),
        (
            r"\bNumberFormatException\b|\binvalid literal for int\b|\bFormatException\b",
            "it parses something that is not a number or date; check what was passed in",
        ),
        (
            r"\bModuleNotFoundError\b|\bClassNotFoundException\b|\bNoClassDefFoundError\b"
            r"|\bCannot find module\b|\bClass \S{1,80} not found\b",
            "a part of the program is missing; check what the build or the image left out",
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
        return f"{read}; find out why, then guard the access"
    if match := re.fullmatch(r"(\S{1,80}) is not a function", message):
        return f"“{match[1]}” is not a function there; check what should define it, and where"
    match = re.fullmatch(r"(\S{1,80})\?", message)
    if match and not match[1].endswith(("error", "exception", "Error", "Exception")):
        return f"“{match[1]}” is not defined there; check which script or import should provide it"
    if _MOVED.search(message):
        return (
            "something outside your code moved or removed that part of the page, often a translator"
        )
    hint = _HINTS.get(message)
    return hint or "find out what makes it throw this, and tell the user when it does"


def hint_by_name(name: str, text: str) -> str:
    """Say what an error of this kind asks for, by its name and by which call it came of; else ''.

    Browsers name these alike, and word them each in its own way.
    """
    if (numbered := hint_of_number(text)) != "":
        return numbered
    if misses_an_element(text):
        return "that element does not exist when the script looks for it; check its id and timing"
    said = text[:_SEEN] if name in text[:_SEEN] else f"{name}: {text[:_SEEN]}"
    for words, hint in _WORDED:
        if words.search(said):
            return hint
    named = _NAMES.get(name) or next((_NAMES[one] for one in _NAMED.findall(said)), "")
    called = _CALL.search(said)
    if called is None:
        return named
    call = f"“{called['call'] or called['called']}” of “{called['of'] or called['owner']}”"
    return (
        f"{call} throws this:"
        f" {named or 'check which value is passed to it, and where it comes from'}"
    )


_SEEN = 600
_CALL = re.compile(
    r"Failed to (?:execute|set|read|get) (?:the )?'(?P<call>\w{1,60})' (?:property )?(?:on|from)"
    r" '(?P<of>\w{1,60})'|\b(?P<owner>[A-Z]\w{1,60})\.(?P<called>[a-z]\w{1,60}): "
)
"""How Chrome names the call that a browser refused, and how Firefox does."""

_NAMES = {
    "DataCloneError": (
        "what is passed on contains an element, a function or a proxy; pass plain data"
    ),
    "InvalidStateError": (
        "the object is not in a state, or not of a kind, that allows this; check before calling"
    ),
    "HierarchyRequestError": (
        "a node is inserted where it is not allowed, usually into itself or next to the root"
    ),
    "InvalidCharacterError": (
        "a name or text contains a character that is not allowed there; clean or encode it first"
    ),
    "NotSupportedError": (
        "this browser does not support it; check for support first, and provide a fallback"
    ),
    "NotAllowedError": (
        "it needs a user gesture or permission; call it in a click handler, and handle a refusal"
    ),
    "AbortError": "a later call interrupted it; wait for the first one, and ignore this error",
    "IndexSizeError": "an index or a length is out of range; limit it",
    "NotReadableError": (
        "the file or device can no longer be read; say so and let the user choose it again"
    ),
    "EncodingError": "the data is not an image or audio format that this browser can decode",
    "RangeError": "a value is out of range; check where it comes from, and validate it first",
    "OverconstrainedError": "no device meets the constraints; relax or drop them",
    "SecurityError": "the browser blocks it, for example across origins or on an insecure page",
    "TimeoutError": "it timed out; say so and offer to try again",
    "TransactionInactiveError": (
        "the transaction had already ended; finish all its work before waiting for anything else"
    ),
    "ConstraintError": "a record with that key already exists; update it instead of adding it",
    "ReadOnlyError": "the transaction is read-only; open it as readwrite",
    "NoModificationAllowedError": "it changes something read-only; copy it first",
}
"""What the errors of browsers' own calls ask for, by the names that the standards give them."""

_NAMED = re.compile(rf"\b({'|'.join(_NAMES)})\b")

_WORDED = tuple(
    (re.compile(words, re.I), hint)
    for words, hint in (
        (
            r"not a valid selector|syntax error, unrecognized expression"
            r"|invalid or illegal selector|\bselector\b.{0,60}\binvalid\b",
            "the selector is not valid; look up by id, or use CSS.escape",
        ),
        (
            r"language tag|incorrect locale|invalid locale",
            "a language tag is not valid; write it with a hyphen, such as de-AT",
        ),
        (
            r"invalid currency code|invalid time ?zone",
            "that code is unknown; use three-letter currency codes, and time zones such as"
            " continent and city",
        ),
        (
            r"private (?:member|field|name|method)",
            "a private member is accessed through a wrapper object; pass the original",
        ),
        (
            r"illegal constructor",
            "it cannot be created by its constructor; create it the way that the message names",
        ),
        (
            r"already (?:in use|initiali[sz]ed|registered|mounted|been (?:declared|registered|"
            r"defined))|must be destroyed before",
            "it is initialized a second time; destroy the first one before that, or reuse it",
        ),
        (
            r"database connection is clos|connection to indexed ?db|idbdatabase\b.{0,60}\bclos",
            "the database had already been closed, by an upgrade or another tab; listen for the"
            " close event, and reopen it before the next write",
        ),
        (
            r"serviceworker",
            "check what is returned for the service worker's script: its status, its content type,"
            " and whether its scope is allowed",
        ),
        (
            r"webassembly\b.{0,60}magic|wasm\b.{0,60}mime",
            "the response is not a module, usually an HTML error page; check its status and type",
        ),
        (
            r"minified react error",
            "look up that number in React's error list, or run a development build",
        ),
        (
            r"requested device not found|no (?:camera|microphone|device) (?:was )?found",
            "there is no such device; say so, and offer an alternative",
        ),
        (
            r"notfounderror: the object can ?not be found here",
            "something outside your code moved or removed that part of the page, often a"
            " translator",
        ),
        (
            r"(?:^|: )[\w$.()]{1,80} is (?:undefined|null)$",
            "the value that it names is missing; find out why, then guard the access",
        ),
        (
            r"\btainted\b|cross-origin data",
            "an image from another origin was drawn on the canvas; load it with crossOrigin, and"
            " have its host send Access-Control-Allow-Origin",
        ),
        (
            r"reduce of empty array",
            "an empty list is reduced without an initial value; pass one, and check why it is"
            " empty",
        ),
        (
            r"illegal invocation|on instances of|does not implement interface",
            "a method is called without its object; bind it, or call it on the object",
        ),
        (
            r"body (?:stream )?(?:is |has )?already (?:been )?(?:read|consumed|used)|disturbed or"
            r" locked",
            "a response body is read twice; read it once and keep it, or clone the response first",
        ),
        (
            r"\bbigint\b",
            "a BigInt is mixed with another type; convert one of the two first",
        ),
        (
            r"not extensible|cannot (?:re)?define property|cannot delete property",
            "a frozen or sealed object is changed; copy it first",
        ),
        (
            r"invalid regular expression|invalid flags supplied to regexp",
            "a regular expression is built from text; escape it, and check browser support",
        ),
        (
            r"(?:is|are) not valid as a react child",
            "an object is rendered as it is; render one of its fields",
        ),
        (
            r"rendered (?:more|fewer) hooks|invalid hook call",
            "a hook is called conditionally, outside a component, or from a second copy of React;"
            " call all hooks at the top level, always",
        ),
        (
            r"too many re-?renders|maximum update depth",
            "each render changes the state that it renders from; change it in a handler, or list"
            " what the effect depends on",
        ),
        (
            r"failed to resolve module specifier|does not resolve to a valid url",
            "an imported name does not resolve to a URL; bundle it, or add it to an import map",
        ),
        (
            r"provide an export named|importing binding name",
            "the imported file is from another release; serve both from one build",
        ),
        (
            r"class constructor\w* .{0,100}without|is not a constructor",
            "it is not a class, or is a class called as a function; check what is imported there",
        ),
        (
            r"cannot have (?:a )?body",
            "a body is sent with a method that does not allow one; use POST or the URL",
        ),
    )
)
"""What errors of the language itself, and of a framework, ask for by words that stay."""


_HINTS = {
    "stack overflow": "it calls itself endlessly; check why the recursion no longer stops",
    "invalid json": "what it parses is not valid JSON; check what is stored or returned there",
    "not iterable": (
        "it iterates over something that is not a list; check what is returned or stored there"
    ),
    "assignment to read-only": "it changes something frozen or constant; copy it first",
    "use before initialization": (
        "a variable is used before it is initialized; look for import cycles"
    ),
    "circular": (
        "it serializes something that refers to itself, often an event or an element; send only the"
        " fields that are needed"
    ),
    "invalid date": "a date cannot be parsed; check the format that is stored or returned",
    "invalid url": "a URL is built incorrectly; check its parts",
    "malformed uri": (
        "it decodes text with a stray percent sign; catch the error and go on without the text"
    ),
    "nothing to object": "it reads the keys of a missing value; find out why, then guard it",
    "number of digits out of range": "a number of digits is out of range; limit it",
    "invalid array length": "an array length is out of range; limit it",
}
