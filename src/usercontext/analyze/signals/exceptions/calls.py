"""Libraries that say they were called wrongly. Not: forms, users.

"Invalid value for", "must be", "is not a valid": a form says so of what somebody typed, and a kit
of what it was given. Nobody types `undefined`, and no form names its functions.
"""

import re
from functools import lru_cache

_SEEN = 400
_NAMES = re.compile(
    r"^(?:Integration|(?:Invalid|Illegal|Missing)(?:Argument|Parameter|Option|Prop|Usage|Call"
    r"|Config\w{0,12}|ApiKey)s?|Argument|Parameter|Configuration|Usage|Assertion|Invariant)"
    r"(?:Error|Violation)$|^IllegalArgumentException$"
)
_WRONG = (
    r"(?:invalid|must (?:be|have|contain|provide|pass)|expect(?:s|ed)|requires?d?|missing|should be"
    r"|not (?:a )?valid|unsupported|unknown)"
)
_CALLED = re.compile(
    # a function by its name, and what it wants
    rf"\b[a-zA-Z_$][\w$]*(?:\.[\w$]+)*\(\).{{0,120}}\b{_WRONG}\b"
    rf"|\b{_WRONG}\b.{{0,80}}\b[a-zA-Z_$][\w$]*(?:\.[\w$]+)*\(\)"
    r"|\byou (?:specified|passed|provided|supplied)\b"
    rf"|\b(?:argument|option|prop|constructor|callback|config(?:uration)?|setting)s?\b"
    rf".{{0,60}}\b{_WRONG}\b"
    rf"|\b{_WRONG}\b.{{0,40}}\b(?:argument|option|prop|constructor|callback|config(?:uration)?)s?\b"
    r"|\b(?:api|publishable|public|client|site|app|access) ?(?:key|secret|id|token)\b.{0,40}"
    rf"\b{_WRONG}\b"
    rf"|\b{_WRONG}\b.{{0,20}}\b(?:api|publishable|public|client|app) ?(?:key|secret|id)\b"
    # a value that nobody can type
    r"|(?:^|[\s:'\"`])(?:undefined|null|NaN|\[object \w{1,20}\])['\"`]? (?:is|was) (?:not|invalid)"
    r"|\b(?:got|received|specified|given|value|but was|instead of)\b:? ?['\"`]?"
    r"(?:undefined|null|NaN|\[object)",
    re.I,
)


@lru_cache(maxsize=1024)
def complains_of_its_call(name: str, message: str) -> bool:
    """Tell a complaint about how a function was called, or what it was set up with."""
    return _NAMES.search(name) is not None or _CALLED.search(message[:_SEEN]) is not None
