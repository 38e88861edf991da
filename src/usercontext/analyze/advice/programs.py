"""The same advice worded for an app or a server instead of a page. Not: the advice itself.

Advice is written for pages, which most sessions are of.
"""

import re

from usercontext.analyze.reading.programs import Program

_PAGE = re.compile(r"(?<!over )\b(?P<on>on )?(?P<the>[Tt])he page\b(?! (?:then|before it)\b)")
_QUOTED = re.compile(r"(“[^”]*”)")
_CALLED = {Program.APP: "app", Program.SERVER: "client"}


def worded_for(program: Program, words: str) -> str:
    """Return advice with a program's own name in the place of a page, but for what is quoted."""
    if program is Program.PAGE:
        return words
    parts = _QUOTED.split(words)
    return "".join(
        one if one.startswith("“") else _PAGE.sub(lambda m: _named(m, program), one)
        for one in parts
    )


def _named(found: re.Match[str], program: Program) -> str:
    on = "in " if found["on"] else ""
    return f"{on}{found['the']}he {_CALLED[program]}"
