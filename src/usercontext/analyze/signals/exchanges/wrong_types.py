"""A response that rejects a value's type: a program's error, not a user's. Not: rules."""

import re

_SEEN = 1000
_TYPE = r"(?:string|number|integer|int|float|double|boolean|bool|object|array|list|quantity|null)"
_TOLD = re.compile(
    rf"\b{_TYPE} (?:is |was )?not allowed\b|\bexpected:? (?:an? |type )?['\"]?{_TYPE}['\"]?,? "
    rf"(?:but )?(?:received|got|found|was)\b"
    r"|\b(?:cannot|could not|failed to|unable to) (?:deserialize|unmarshal|convert|cast)\b"
    r"|\bjson parse error\b|\bunrecognized (?:field|property)\b|\bmalformed json\b",
    re.I,
)


def tells_a_type(body: str) -> bool:
    """Tell a refusal of how a program wrote a value, whatever the value is."""
    return _TOLD.search(body[:_SEEN]) is not None
