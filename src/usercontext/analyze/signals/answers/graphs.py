"""Where a GraphQL response says that it failed. Not: whose failure it is (`bodies`).

A query changes nothing, whatever its method; a response of which another field or operation came
has degraded its page, as a 207 has.
"""

import re

from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.refusals.answer_codes import names_a_rule

_SEEN = 4000
_PATH = re.compile(r'"path"\s*:\s*\[((?:\s*(?:"\w{1,60}"|\d{1,6})\s*,?){1,12})\]')
_CODE = re.compile(r'"extensions"\s*:\s*\{[^{}]{0,200}?"code"\s*:\s*"([A-Z]+(?:_[A-Z]+)+)"')
_SAID = re.compile(r'"message"\s*:\s*"([^"\\]{3,300})')
_OF_TROUBLE = re.compile(
    r"error|exception|fail|time-?out|timed out|unavailable|unreachable|internal|server|service"
    r"|upstream|downstream|database|null|undefined|unexpected|unknown|could not|unable|try again"
    r"|respond|connect|network|busy|overload|lock",
    re.I,
)
_STEP = re.compile(r'"(\w+)"')


def states_a_rule(body: str) -> bool:
    """Tell an error whose code is one of a business, and whose sentence tells of no trouble."""
    code, said = _CODE.search(body[:_SEEN]), _SAID.search(body[:_SEEN])
    if code is None or said is None or not names_a_rule(code[1]):
        return False
    return _OF_TROUBLE.search(f"{code[1].replace('_', ' ')} {said[1]}") is None


def where_it_failed(asked: Request) -> str:
    """Return " of" and the field that an answer failed at, '' where that is the call itself."""
    found = _PATH.search((asked.body or "")[:_SEEN]) if asked.asks_a_graph else None
    steps = _STEP.findall(found[1]) if found else []
    at = ".".join(steps)
    return f" of {at}" if at and at.casefold() != asked.call.casefold() else ""
