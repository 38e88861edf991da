"""What a response did of what was asked, and what it left undone. Not: whose failure that is.

An answer of a graph may hold what was asked for beside an error of one field, or of one of several
operations that were sent together, as a 207 does.
"""

import re
from http import HTTPStatus

from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.refusals.conflicts import EDITS

_SEEN = 4000
_CONFLICTS = (409, 412, 423)
_FAILED = re.compile(r'"errors"\s*:\s*\[\s*\{')
_EMPTY = r'(?:"\w{1,60}"\s*:\s*null\s*,?\s*){0,20}'
_CAME = re.compile(rf'"data"\s*:\s*\{{\s*{_EMPTY}"\w{{1,60}}"\s*:\s*(?!null)\S')


def came_in_part(asked: Request) -> bool:
    """Tell an answer of which one part failed, and another came or was done."""
    if asked.status == HTTPStatus.MULTI_STATUS:
        return True
    body = (asked.body or "")[:_SEEN]
    if not asked.asks_a_graph or _FAILED.search(body) is None:
        return False
    return _CAME.search(body) is not None


def is_part_of_its_page(asked: Request) -> bool:
    """Tell what a page may ask for to be drawn: no change, whoever sent it."""
    changes = asked.operation == "mutation" or asked.method.upper() in EDITS
    return asked.resource != "document" and not changes


def is_refused_edit(asked: Request) -> bool:
    """Tell what was not taken because of what changed meanwhile, by its status or in its body."""
    return asked.status in _CONFLICTS or says_that_it_failed(asked)
