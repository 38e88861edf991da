"""The browsers' wordings of one error, mapped to a shared template. Not: unknown ones."""

import re

from usercontext.analyze.language.screens import Screened, screened

_LAST_NAME = r"[\w$\]\[().?'\"]*?\.?#?(?P<name>[\w$]{1,80})"
WORDINGS: tuple[tuple[tuple[str, ...], Screened, str], ...] = tuple(
    (tuple(hints.split("|")), screened(pattern, re.I), template)
    for hints, pattern, template in (
        # Chrome new and old, Firefox, Safari: one property of nothing.
        (
            "propert",
            r"cannot (?:read|set) propert(?:y|ies) of (?:undefined|null) \((?:reading|setting) "
            r"'(?P<name>[^']{1,80})'\)",
            "access {name} of nothing",
        ),
        (
            "propert",
            r"cannot (?:read|set) property '(?P<name>[^']{1,80})' of (?:undefined|null)",
            "access {name} of nothing",
        ),
        ("symbol.iterator", r"can't access property symbol\.iterator\b", "not iterable"),
        (
            "access property",
            r"can't access property \"?(?P<name>[^\",]{1,80}?)\"?"
            r"(?:, .{1,120} is| of) (?:undefined|null)",
            "access {name} of nothing",
        ),
        (
            "not an object",
            # the expression as it was written: a selector's own quotes stand in it too
            r"(?:undefined|null) is not an object \(evaluating '.{0,160}?[.\[][\"']?"
            r"(?P<name>[\w$]{1,80})[\"']?\]?(?:\s*[-+*/]?=[^=][^']{0,80})?(?:\(.{0,80}\))?'\)",
            "access {name} of nothing",
        ),
        # The older Edge, and a pattern that takes a property apart.
        (
            "propert",
            r"unable to (?:get|set) property '(?P<name>[^']{1,80})' of (?:undefined|null)"
            r"|cannot destructure property '(?P<alias>[^']{1,80})' of ",
            "access {name}{alias} of nothing",
        ),
        (
            "not iterable|near '...",
            r"is not iterable|not a function \(near '\.\.\.\s*(?:\[|\{|for |.{1,60} of )",
            "not iterable",
        ),
        (
            "near '...",
            r"is not a function \(near '\.\.\.(?:[^']{0,120}?\.)?"
            r"(?P<name>[\w$]{1,80})(?:\([^']{0,80})?\.\.\.'\)",
            "{name} is not a function",
        ),
        (
            "constructor",
            r"is not a constructor \(evaluating 'new (?:[\w$.]{0,80}\.)?(?P<name>[\w$]{1,80})",
            "{name} is not a constructor",
        ),
        (
            "is not a constructor",
            _LAST_NAME + r" is not a constructor\b",
            "{name} is not a constructor",
        ),
        ("is not a function", _LAST_NAME + r" is not a function\b", "{name} is not a function"),
        ("find variable", r"can't find variable: (?P<name>[\w$]{1,80})", "{name}?"),
        ("", r"^(?:\w{1,40}: )?(?P<name>[\w$]{1,80})(?: is not defined$|$)", "{name}?"),
        # all that Safari says of an answer that is no JSON
        ("pattern", r"^syntaxerror: the string did not match the expected pattern", "invalid json"),
        (
            "unexpected|json",
            r"unexpected (?:token|end of json|eof)|not valid json|json\.parse|json parse error|"
            r"(?:unterminated|expected|bad) .{1,60} in json\b|unexpected .{1,30} after json\b",
            "invalid json",
        ),
        (
            "call stack|recursion",
            r"maximum call stack|too much recursion",
            "stack overflow",
        ),
        (
            "chunk|module|mime type",
            r"loading (?:css )?chunk|dynamically imported module|importing a module script failed|"
            r"chunkloaderror|'[^']{1,80}' is not a valid javascript mime type",
            "module load failed",
        ),
        (
            "load failed",
            r"^(?:typeerror|securityerror): script \S{1,300} load failed$",
            "service worker not registered",
        ),
        (
            "quota",
            r"exceeded the quota|quota has been exceeded|quotaexceeded",
            "quota exceeded",
        ),
        (
            "fail|network|decod",
            r"failed to fetch|networkerror when attempting|load failed|network ?request failed|"
            r"network error|network connection was lost|^typeerror: decoding failed",
            "fetch failed",
        ),
        (
            "read|const",
            r"read.?only property|is read-only|assignment to const",
            "assignment to read-only",
        ),
        (
            "initiali",
            r"before initiali[sz]ation|uninitiali[sz]ed variable",
            "use before initialization",
        ),
        ("circular|cyclic", r"\b(?:circular|cyclic) (?:structure|object|reference)", "circular"),
        (
            "time value|date",
            r"^(?:rangeerror: )?(?:invalid (?:time value|date)$|date value is not finite)",
            "invalid date",
        ),
        (
            "url",
            r"invalid (?:base )?url\b|not a valid (?:base )?url|cannot be parsed as a url"
            r"|url is not valid or contains user credentials",
            "invalid url",
        ),
        (
            "class constructor",
            r"class constructor\w* .{0,100}(?:without|with) .?new\b",
            "class called without new",
        ),
        (
            "to object|null or undefined",
            r"(?:cannot|can't) convert (?:undefined|null)(?: or null)? to object"
            r"|^typeerror: object\.\w{1,30} requires that input parameter not be null or undefined",
            "nothing to object",
        ),
        (
            "digits|precision|between",
            r"digits argument must be|precision \S{1,24} out of range"
            r"|to(?:fixed|precision|exponential)\(\) argument must be",
            "number of digits out of range",
        ),
        ("uri", r"uri malformed|malformed uri|^urierror: uri error", "malformed uri"),
        # Firefox's alone, by the template that the words of Chrome have
        (
            "does not implement interface",
            r"' called on an object that does not implement interface ",
            "typeerror: illegal invocation",
        ),
        (
            "argument ",
            r"^typeerror: [a-z]\w{1,60}\.\w{1,60}: argument \d (?:is not an object"
            r"|does not implement interface )",
            'typeerror: parameter # is not of type "…"',
        ),
        (
            "been consumed",
            r"^typeerror: re(?:sponse|quest)\.\w{4,11}: body has already been consumed",
            "typeerror: body stream already read",
        ),
        (
            "bigint to number",
            r"can't convert bigint to number",
            "typeerror: cannot mix bigint and other types, use explicit conversions",
        ),
        (
            "bigint value",
            r"bigint value can't be serialized in json",
            "typeerror: do not know how to serialize a bigint",
        ),
        (
            "doesn't provide an export",
            r"^syntaxerror: the requested module .{1,400} doesn't provide an export named",
            'syntaxerror: the requested module "…" does not provide an export named "…"',
        ),
        (
            "array",
            r"invalid array length|array size is not a small enough"
            r"|array length must be a positive integer",
            "invalid array length",
        ),
        # WebKit's alone, by the template that the words of Chrome have
        (
            "repeat",
            r"repeat argument must be greater|repeat count must be non-negative",
            "rangeerror: invalid count value: -#",
        ),
        (
            "mix of bigint",
            r"^typeerror: invalid mix of bigint and other type",
            "typeerror: cannot mix bigint and other types, use explicit conversions",
        ),
        (
            "convert a symbol to",
            r"cannot convert a symbol to a string",
            "typeerror: cannot convert a symbol value to a string",
        ),
        (
            "can only call",
            r"^typeerror: can only call \S{1,80} on instances of ",
            "typeerror: illegal invocation",
        ),
        (
            "must be an instance of",
            r"^typeerror: argument \d{1,2} \('\w{1,40}'\) to \S{1,80} must be an instance of ",
            'typeerror: parameter # is not of type "…"',
        ),
        (
            "disturbed",
            r"^typeerror: body is disturbed or locked",
            "typeerror: body stream already read",
        ),
        (
            "cannot have a body",
            r"^typeerror: request has method '\w{1,20}' and cannot have a body",
            "typeerror: request with get/head method cannot have body",
        ),
        (
            "module name",
            r"^typeerror: module name, '[^']{1,200}' does not resolve to a valid url",
            'typeerror: failed to resolve module specifier "…"',
        ),
        (
            "importing binding",
            r"^syntaxerror: importing binding name '[^']{1,80}' is not found",
            'syntaxerror: the requested module "…" does not provide an export named "…"',
        ),
        (
            "lower version",
            r"^versionerror: an attempt was made to open a database using a lower version",
            "versionerror: the requested version (#) is less than the existing version (#)",
        ),
    )
)
"""Each wording with the words that it cannot be without: a substring costs a twentieth of a
pattern, and a session may hold ten thousand messages."""
