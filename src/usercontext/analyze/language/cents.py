"""What a written sum may be in cents. Not: where sums stand, or what they are of."""

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
