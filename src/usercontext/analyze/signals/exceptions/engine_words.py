"""An engine's complaint of a value at the end of a line that a page wrote. Not: thrown errors.

Whoever catches an error often logs a sentence of their own and its message behind it. Engines end
what they say with the value, so what goes on behind that is a sentence about functions.
"""

import re
from functools import lru_cache

_SEEN = 400
_AT_ITS_END = re.compile(
    r"(?:^|(?<=[\s:(“\"']))"
    r"(?:Cannot read propert(?:y|ies) of (?:undefined|null) \(reading '[\w$]{1,60}'\)"
    r"|(?:undefined|null) is not an object \(evaluating '[^']{1,160}'\)"
    r"|can't access property \"[\w$]{1,60}\", \S{1,80} is (?:undefined|null)"
    r"|[\w$.]{1,80} is not (?:a function|iterable)(?: \((?:near|in) '[^']{1,120}'\))?)"
    r"(?=[\s.)”\"']{0,3}$)"
)
_HINTS = ("is not", "Cannot read", "can't access")


@lru_cache(maxsize=512)
def engine_words(text: str) -> str:
    """Return the complaint that a line ends in, or ''."""
    if len(text) > _SEEN or not any(map(text.__contains__, _HINTS)):
        return ""
    found = _AT_ITS_END.search(text)
    return found[0] if found is not None else ""
