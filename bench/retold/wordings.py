"""How Firefox and Safari word what Chrome throws. Not: stacks."""

from collections.abc import Sequence

Wordings = Sequence[tuple[str, str]]

AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.4 Safari/605.1.15",
)
FIREFOX: Wordings = (
    (
        r"Cannot read properties of (\w+) \(reading '([^']+)'\)",
        r'can\'t access property "\2", e is \1',
    ),
    (
        r"Cannot set properties of (\w+) \(setting '([^']+)'\)",
        r'can\'t access property "\2", e is \1',
    ),
    (r"Failed to execute 'json' on 'Response': ", ""),
    (
        r"Unexpected end of JSON input",
        "JSON.parse: unexpected end of data at line 1 column 1 of the JSON data",
    ),
    (
        r"Unexpected token '?(.)'?, .{0,60}? is not valid JSON",
        "JSON.parse: unexpected character at line 1 column 1 of the JSON data",
    ),
    (
        r"Failed to fetch dynamically imported module: (\S+)",
        r"error loading dynamically imported module: \1",
    ),
    (r"Failed to fetch", "NetworkError when attempting to fetch resource."),
    (r"Maximum call stack size exceeded", "too much recursion"),
    (r"Assignment to constant variable\.", "invalid assignment to const 'e'"),
    (r"Reduce of empty array with no initial value", "reduce of empty array with no initial value"),
    (r"Converting circular structure to JSON[^“”]*", "cyclic object value"),
    (
        r"Cannot access '(\w+)' before initialization",
        r"can't access lexical declaration '\1' before initialization",
    ),
    (
        r"Class constructor (\w+) cannot be invoked without 'new'",
        r"class constructors must be invoked with 'new'",
    ),
    (r"Cannot convert undefined or null to object", "can't convert undefined to object"),
    (
        r"Failed to execute '\w+' on '\w+': Setting the value of '[^']+' exceeded the quota\.",
        "The quota has been exceeded.",
    ),
    (r"Invalid time value", "invalid date"),
    (r"Invalid array length", "invalid array length"),
    (r"Cannot convert a BigInt value to a number", "can't convert BigInt to number"),
    (
        r"The user aborted a request\.|signal is aborted without reason",
        "The operation was aborted. ",
    ),
)
SAFARI: Wordings = (
    (
        r"Cannot read properties of (\w+) \(reading '([^']+)'\)",
        r"\1 is not an object (evaluating 'e.\2')",
    ),
    (
        r"Cannot set properties of (\w+) \(setting '([^']+)'\)",
        r"\1 is not an object (evaluating 'e.\2 = t')",
    ),
    (r"Failed to execute 'json' on 'Response': ", ""),
    (r"Unexpected end of JSON input", "JSON Parse error: Unexpected EOF"),
    (
        r"Unexpected token '?(.)'?, .{0,60}? is not valid JSON",
        r"JSON Parse error: Unrecognized token '\1'",
    ),
    (r"Failed to fetch dynamically imported module: (\S+)", "Importing a module script failed."),
    (r"Failed to fetch", "Load failed"),
    (r"\b(\w+) is not defined\b", r"Can't find variable: \1"),
    (
        r"\b([\w.]+)\.(\w+) is not a function",
        r"\1.\2 is not a function. (In '\1.\2()', '\1.\2' is undefined)",
    ),
    (r"Assignment to constant variable\.", "Attempted to assign to readonly property."),
    (r"Reduce of empty array with no initial value", "reduce of empty array with no initial value"),
    (
        r"Converting circular structure to JSON[^“”]*",
        "JSON.stringify cannot serialize cyclic structures.",
    ),
    (r"Cannot access '(\w+)' before initialization", r"Cannot access '\1' before initialization."),
    (
        r"Class constructor (\w+) cannot be invoked without 'new'",
        r"Cannot call a class constructor \1 without |new|",
    ),
    (
        r"Failed to execute '\w+' on '\w+': Setting the value of '[^']+' exceeded the quota\.",
        "The quota has been exceeded.",
    ),
    (r"Invalid time value", "Invalid Date"),
    (r"The user aborted a request\.|signal is aborted without reason", "Fetch is aborted"),
)
