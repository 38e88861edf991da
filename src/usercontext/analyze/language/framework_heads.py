"""Prefixes that frameworks put before every error. Not: the error's own words.

"Servlet.service() … threw exception" says that something was thrown, which its trace says as well.
"""

import re

_SEEN = 600
_HEADS = (
    r"(?:Servlet\.service\(\) for servlet .{0,200}? threw exception"
    r"|An unhandled exception (?:has )?(?:been |was )?(?:occurred|thrown)[^:]{0,60}"
    r"|Internal Server Error(?:: /[^\s:]{0,200})?|Exception on /\S{0,200} \[[A-Z]+\]"
    r"|Unhandled (?:exception|error|rejection)[^:]{0,60}|Uncaught exception[^:]{0,60}"
    r"|Error while (?:processing|handling)[^:]{0,60}|(?:\w+ )?[Rr]equest failed)"
)
_ALONE = re.compile(rf"{_HEADS}[.:;]?")
_BEFORE = re.compile(
    rf"{_HEADS}(?:\.?[:;] |\. )(?=[\w.\\$]{{0,160}}(?:Error|Exception|Violation|Errno)\w{{0,20}}\b)"
)


def is_a_head(text: str) -> bool:
    """Tell a text that says no more than that something was thrown."""
    return _ALONE.fullmatch(text[:_SEEN].strip()) is not None


def without_head(text: str) -> str:
    """Return a text without such a sentence before the name of an error."""
    found = _BEFORE.match(text[:_SEEN])
    return text[found.end() :] if found is not None else text
