"""Errors of the page's own DOM code after a good response. Not: data, responses.

Engines say the same of a field that an answer lacks and of an element that a page lacks, or a part
of the browser. What only these have, an assignment, and the name of what was looked up tell them
apart.
"""

import re
from functools import lru_cache
from itertools import chain

from usercontext.analyze.language.screens import screened

_SEEN = 400
_ONLY_ELEMENTS = (
    r"(?:textContent|inner(?:HTML|Text)|outer(?:HTML|Text)|insertAdjacent(?:HTML|Element|Text)"
    r"|(?:append|remove|replace)Child|replaceChildren|insertBefore|replaceWith"
    r"|(?:add|remove)EventListener|dispatchEvent|classList|className|dataset"
    r"|(?:set|get|has|remove|toggle)Attribute|querySelector(?:All)?|getElementsBy\w+"
    r"|getBoundingClientRect|getContext|scroll(?:IntoView|Top|Left|Height|Width)"
    r"|(?:offset|client)(?:Top|Left|Height|Width|Parent)|parent(?:Node|Element)|childNodes"
    r"|(?:first|last)(?:Element)?Child|(?:next|previous)(?:Element)?Sibling|nodeType|nodeName"
    r"|tagName|ownerDocument|content(?:Window|Document)|shadowRoot|attachShadow"
    r"|show(?:Modal|Popover)|requestSubmit|reportValidity|setCustomValidity|selectedIndex|tabIndex"
    r"|on(?:click|load|change|submit|input|error)"
    # what frameworks keep of what they drew
    r"|emitsOptions|subTree|shapeFlag|isUnmounted|memoized(?:State|Props)|pendingProps|stateNode"
    r"|__ob__|_vnode|nativeElement|viewContainerRef"
    # what browsers lack, old ones or on a page that is not safe: their own parts
    r"|(?:write|read)Text|get(?:User|Display)Media|enumerateDevices|request(?:Device|Port|MIDI\w+)"
    r"|(?:getCurrent|watch)Position|requestPermission|showNotification|pushManager"
    r"|getRegistrations?|digest|randomUUID|getRandomValues|(?:en|de)crypt|(?:generate|import)Key"
    r"|(?:get|set|remove)Item|createObjectURL|canShare|getVoices|request(?:Fullscreen|PictureIn\w+)"
    r"|canMakePayments?|createObjectStore|objectStore(?:Names)?"
    r"|create(?:Shader|Program|Buffer|Texture|LinearGradient|Gain|Oscillator|MediaStream\w+)"
    r"|getExtension|clearColor|drawImage|(?:fill|clear|stroke)Rect|(?:fill|measure)Text"
    r"|(?:get|put)ImageData|to(?:Blob|DataURL)|decodeAudioData|getTracks|(?:audio|video)Tracks)"
)
_OF_NULL = (
    r"(?:focus|blur|click|style|reset|submit|contains|closest|remove|append|prepend"
    r"|location|document|opener|closed|postMessage|print)"
)
"""What data may have as well; but a look-up, or a window that was kept shut, is null, and what an
answer lacks is undefined."""

_ELEMENT = screened(
    # Chrome: what was read, or set
    rf"\((?:reading|setting) '{_ONLY_ELEMENTS}'\)|\bof null \(reading '{_OF_NULL}'\)"
    r"|\bset propert(?:y|ies) .{0,40}of null\b"
    rf"|propert(?:y|ies) '(?:{_ONLY_ELEMENTS})' of (?:null|undefined)"
    # Firefox
    rf"|can't access property \"{_ONLY_ELEMENTS}\""
    rf"|can't access property \"{_OF_NULL}\", .{{1,120}} is null\b"
    # Safari: the whole expression, an assignment too
    rf"|\(evaluating '.{{1,160}}\.{_ONLY_ELEMENTS}\b"
    rf"|\bnull is not an object \(evaluating '.{{1,160}}\.{_OF_NULL}\b"
    r"|\bnull is not an object \(evaluating '[^'=(]{1,120}[^'=!<>(]=(?![=>])"
    # what was looked up in the document, or kept for an element
    r"|\b(?:getElementById|querySelector|closest)\(.{0,80}\).{0,60}\bis (?:null|undefined)\b"
    r"|\bevaluating '.{0,80}\b(?:getElementById|querySelector|closest)\("
    r"|\b\w*(?:[eE]lement|El|Elem|Node|Btn|Button|Input|Dialog|Modal|Ref\.current) is null\b"
    rf"|\.{_ONLY_ELEMENTS} is(?: not|n't) a function"
)
_CALLED = re.compile(
    r"([A-Za-z_$][\w$]*)\W{0,2} is(?: not|n't) a function"
    r"|\(near '.{0,160}?([A-Za-z_$][\w$]*)\.{3}'|\(evaluating '[^'(]{0,160}?([A-Za-z_$][\w$]*)\("
)
_NOBODY = frozenset({"undefined", "null"})
_OF_DATA = frozenset(
    {"map", "forEach", "filter", "find", "findIndex", "findLast", "some", "every", "reduce", "join"}
    | {"slice", "splice", "sort", "reverse", "includes", "indexOf", "concat", "flat", "flatMap"}
    | {"entries", "keys", "values", "push", "pop", "shift", "unshift", "at", "fill", "toSorted"}
    | {"split", "trim", "replace", "replaceAll", "match", "toLowerCase", "toUpperCase", "charAt"}
    | {"startsWith", "endsWith", "padStart", "padEnd", "substring", "substr", "localeCompare"}
    | {"toFixed", "toLocaleString", "toString", "toPrecision", "toISOString", "getTime"}
    | {"getFullYear", "getMonth", "getDate", "toLocaleDateString", "toLocaleTimeString", "valueOf"}
)
"""What lists, words, numbers and days can do: an answer brings these, and no other function."""

_LOOKED_UP = re.compile(
    r"(?=.*\b(?:elements?|containers?|nodes?|selectors?|mount(?:ing)?(?: point)?|targets?|canvas"
    r"|anchor|placeholder|wrapper|root)\b)"
    r"(?=.*\b(?:not found|not there|missing|no such|does(?: not|n't) exist|is null|cannot find"
    r"|could(?: not|n't) find|can't find|was not in|no (?:elements?|containers?|nodes?))\b)"
    r".*(?:(?<![\w/&#.])[#.][A-Za-z][\w-]{1,60}(?![\w./])|\[[a-z][\w-]{1,40}(?:=[^\]]{1,80})?\]"
    r"|<[a-z][\w-]{0,40}>)",
    re.I,
)
"""A page's own sentence that it did not find, by its selector, what it was to draw into."""

_HINTS = ("null", "undefined", "not a function")


def misses_an_element(line: str) -> bool:
    """Tell a line that names a place of the page that was not there: nobody answers with those."""
    return _LOOKED_UP.match(line[:_SEEN]) is not None


@lru_cache(maxsize=1024)
def is_of_an_element(message: str) -> bool:
    """Tell an error about an element that the page looked for, by any engine's words for it."""
    said = message[:_SEEN]
    return any(map(said.__contains__, _HINTS)) and _ELEMENT.search(said) is not None


@lru_cache(maxsize=1024)
def calls_its_own(message: str) -> bool:
    """Tell a function that is none and that no data could have brought: the page's, or a plugin's.

    JSON holds no functions. Where a list's or a number's is missing, data has another shape.
    """
    said = message[:_SEEN]
    if "not a function" not in said:
        return False
    names = [name for name in chain(*_CALLED.findall(said)) if name and name not in _NOBODY]
    return bool(names) and _OF_DATA.isdisjoint(names)
