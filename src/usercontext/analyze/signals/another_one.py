"""An answer about another thing than its address names, by the ids in a line. Not: whose it is."""

import re

from usercontext.analyze.events import Request

_SEEN = 300
_ID = re.compile(
    r"(?<![\w.])([A-Za-z]{1,12}[-_])(\d{1,12}|(?=[A-Za-z]*\d)[A-Za-z0-9]{4,26})(?![\w.])"
)


def is_of_another(text: str, asked: Request) -> bool:
    """Tell an answer that is about another one than its address names: P-2 where P-1 was asked."""
    found = {(kind.lower(), number.lower()) for kind, number in _ID.findall(text[:_SEEN])}
    path = asked.url.path
    own = {one for one in found if f"{one[0]}{one[1]}" in path.lower()}
    return len(own) == 1 and any(one[0] == next(iter(own))[0] for one in found - own)
