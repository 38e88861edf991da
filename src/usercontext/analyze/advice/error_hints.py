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
            "it reads memory that is not its own; look which pointer is empty there, or was freed",
        ),
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


def hint_by_name(name: str, text: str) -> str:
    """Say what an error of this kind asks for, by its name and by which call it came of; else ''.

    Browsers name these alike, and word them each in its own way.
    """
    if (numbered := hint_of_number(text)) != "":
        return numbered
    if misses_an_element(text):
        return (
            "that element is not in the page when the script looks for it, or has another name by"
            " now; look at both"
        )
    said = text[:_SEEN] if name in text[:_SEEN] else f"{name}: {text[:_SEEN]}"
    for words, hint in _WORDED:
        if words.search(said):
            return hint
    named = _NAMES.get(name) or next((_NAMES[one] for one in _NAMED.findall(said)), "")
    called = _CALL.search(said)
    if called is None:
        return named
    call = f"“{called['call'] or called['called']}” of “{called['of'] or called['owner']}”"
    return f"{call} throws this: {named or 'look which value is given to it, and where from'}"


_SEEN = 600
_CALL = re.compile(
    r"Failed to (?:execute|set|read|get) (?:the )?'(?P<call>\w{1,60})' (?:property )?(?:on|from)"
    r" '(?P<of>\w{1,60})'|\b(?P<owner>[A-Z]\w{1,60})\.(?P<called>[a-z]\w{1,60}): "
)
"""How Chrome names the call that a browser refused, and how Firefox does."""

_NAMES = {
    "DataCloneError": "what is handed over holds an element, a function or a proxy; hand over"
    " plain data",
    "InvalidStateError": "what is called is not in a state, or not of a kind, that takes"
    " this; ask it before",
    "HierarchyRequestError": "a node is put where it cannot stand, mostly into itself or beside"
    " the root",
    "InvalidCharacterError": "a name or a text holds a character that is not allowed there; clean"
    " or encode it before",
    "NotSupportedError": "this browser cannot do it; ask whether it can before, and go another way",
    "NotAllowedError": "it needs a press of the user's, or their leave; call it in the press, and"
    " go on where it is refused",
    "AbortError": "a later call cut it short; wait for the first one, and let this error pass",
    "IndexSizeError": "an index or a length lies outside of what is there; bound it",
    "NotReadableError": "the file or the device cannot be read any more; say so and let it be"
    " chosen again",
    "EncodingError": "what is decoded is no picture or sound of a kind that this browser knows",
    "RangeError": "a value lies outside of what is taken there; look where it comes from, and check"
    " it before",
    "OverconstrainedError": "no device can do what is asked of it; ask for less, or for any",
    "SecurityError": "the browser keeps it back, as what is of another origin or of a page that is"
    " not secure",
    "TimeoutError": "it waited in vain; say so and offer to try again",
    "TransactionInactiveError": "the transaction was over by then; do all of it before waiting",
    "ConstraintError": "something with that key is there already; change it instead of adding it",
    "ReadOnlyError": "the transaction was opened for reading; open it for writing",
    "NoModificationAllowedError": "what is changed there may only be read; copy before changing",
}
"""What the errors of browsers' own calls ask for, by the names that the standards give them."""

_NAMED = re.compile(rf"\b({'|'.join(_NAMES)})\b")

_WORDED = tuple(
    (re.compile(words, re.I), hint)
    for words, hint in (
        (
            r"not a valid selector|syntax error, unrecognized expression"
            r"|invalid or illegal selector|\bselector\b.{0,60}\binvalid\b",
            "what it searches by is no selector; find by id, or write it with CSS.escape",
        ),
        (
            r"language tag|incorrect locale|invalid locale",
            "a language is not written as browsers take it; write it with a hyphen, as de-AT",
        ),
        (
            r"invalid currency code|invalid time ?zone",
            "a name is not of those that browsers know; use the three letters of a currency, and"
            " time zones by their continent and town",
        ),
        (
            r"private (?:member|field|name|method)",
            "an object that wraps another is asked for what only the other has; hand over that one",
        ),
        (
            r"illegal constructor",
            "it cannot be made there by its constructor; make it by the way that the message names",
        ),
        (
            r"already (?:in use|initiali[sz]ed|registered|mounted|been (?:declared|registered|"
            r"defined))|must be destroyed before",
            "it is made a second time over the first; end the first one before, or keep it",
        ),
        (
            r"database connection is clos|connection to indexed ?db|idbdatabase\b.{0,60}\bclos",
            "the database was closed by then, by an upgrade or another tab; listen for its close,"
            " and open it again before the next write",
        ),
        (
            r"serviceworker",
            "look what is answered for the script of the service worker: its status, its type, and"
            " whether its scope may be as wide",
        ),
        (
            r"webassembly\b.{0,60}magic|wasm\b.{0,60}mime",
            "what is answered is no module, mostly a page of an error; look at its status and type",
        ),
        (
            r"minified react error",
            "look up that number in React's list of errors, or run a development build",
        ),
        (
            r"requested device not found|no (?:camera|microphone|device) (?:was )?found",
            "there is no such device; say so, and offer another way",
        ),
        (
            r"notfounderror: the object can ?not be found here",
            "somebody else moved or removed that part of the page, mostly a translator",
        ),
        (
            r"(?:^|: )[\w$.()]{1,80} is (?:undefined|null)$",
            "what it names is missing there; find out why it is, then guard the access",
        ),
        (
            r"\btainted\b|cross-origin data",
            "a picture of another origin was drawn there; load it with crossOrigin, and let its"
            " host answer with Access-Control-Allow-Origin",
        ),
        (
            r"reduce of empty array",
            "an empty list is reduced without a first value; give one, and look why it is empty",
        ),
        (
            r"illegal invocation|on instances of|does not implement interface",
            "a method is called without the object that it belongs to; bind it, or call it there",
        ),
        (
            r"body (?:stream )?(?:is |has )?already (?:been )?(?:read|consumed|used)|disturbed or"
            r" locked",
            "one answer is read twice; read it once and keep it, or clone it before",
        ),
        (
            r"\bbigint\b",
            "a BigInt meets what takes none; turn one of the two into the other before",
        ),
        (
            r"not extensible|cannot (?:re)?define property|cannot delete property",
            "an object that is frozen or sealed is changed; copy it before changing",
        ),
        (
            r"invalid regular expression|invalid flags supplied to regexp",
            "a pattern is put together from text; escape that, and look whether this browser knows"
            " the pattern",
        ),
        (
            r"(?:is|are) not valid as a react child",
            "an object is drawn as it is; draw one of its fields",
        ),
        (
            r"rendered (?:more|fewer) hooks|invalid hook call",
            "a hook is called under a condition, outside of a component, or from a second copy of"
            " React; call all of them at the top, always",
        ),
        (
            r"too many re-?renders|maximum update depth",
            "what is drawn changes what it is drawn from, each time; change it in a handler, or"
            " name what the effect depends on",
        ),
        (
            r"failed to resolve module specifier|does not resolve to a valid url",
            "a name is imported that no address belongs to; bundle it, or name it in an import map",
        ),
        (
            r"provide an export named|importing binding name",
            "the file that is imported is of another release; serve both of one build",
        ),
        (
            r"class constructor\w* .{0,100}without|is not a constructor",
            "it is no class, or is one and is called like a function; look what is imported there",
        ),
        (
            r"cannot have (?:a )?body",
            "a body is sent with a method that takes none; send it by POST, or in the address",
        ),
    )
)
"""What errors of the language itself, and of a framework, ask for by words that stay."""


_HINTS = {
    "stack overflow": "it calls itself without end; look what no longer stops it",
    "invalid json": "what it reads is no JSON; look what is stored or answered there",
    "not iterable": "it walks through what is no list; look what is answered or stored there",
    "assignment to read-only": "it changes what is frozen or constant; copy before changing",
    "use before initialization": "a variable is used before its line ran; look for import cycles",
    "circular": "it serialises something that holds itself, often an event or an element; send"
    " only the fields that are needed",
    "invalid date": "a date cannot be read; look at the format that is stored or answered",
    "invalid url": "an address is put together wrongly; look at its parts",
    "malformed uri": "it decodes text with a stray percent sign; catch it and go on without",
    "nothing to object": "it reads the keys of what is missing; find out why, then guard it",
    "number of digits out of range": "a number of digits comes from somewhere unchecked; bound it",
    "invalid array length": "a length comes from somewhere unchecked; bound it",
}
