"""The amount in cents that a written sum may mean. Not: where sums occur, what they are for."""

import re

_MARKED = re.compile(r"(.*)[.,](\d\d?)")
_LONGEST = 12


def cents_of(written: str) -> frozenset[int]:
    """Return what a sum may be in cents: one without a mark is in cents, or a round one."""
    written = written.strip(".,")
    marked = _MARKED.fullmatch(written)
    whole = int(re.sub(r"\D", "", marked[1] if marked else written)[:_LONGEST] or 0)
    if marked is not None:
        return frozenset({whole * 100 + int(marked[2].ljust(2, "0"))})
    return frozenset({whole, whole * 100}) if whole else frozenset()
