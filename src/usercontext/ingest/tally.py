"""How much was replaced in a text, and how much looking is left. Not: what is looked for.

A search may read on to the end of its text though its match is short, so each is charged for all
that is left of it: a batch is read through a bounded number of times, whatever stands in it.
"""

from collections import Counter

_SEARCHED_BYTES, _SEARCHED_AGAIN = 4 * 1024 * 1024, 8
_PER_MATCH = 2_000
_UNBOUNDED = 1 << 62


class Tally:
    """The budget of one batch or text, and the counts of the entry that is looked at.

    ``names`` is how many of them may be looked at: each takes some microseconds of Python.
    """

    __slots__ = ("_names_left", "_searched_left", "counts")

    def __init__(self, size: int, names: int = _UNBOUNDED) -> None:
        self.counts: Counter[str] = Counter()
        self._searched_left = _SEARCHED_BYTES + _SEARCHED_AGAIN * size
        self._names_left = names

    def begin(self) -> None:
        """Count anew, for the next entry."""
        self.counts = Counter()

    def may_search_on(self, left: int) -> bool:
        """Charge a search that found something with ``left`` bytes before it."""
        self._searched_left -= left + _PER_MATCH
        return self._searched_left >= 0

    def may_name(self) -> bool:
        """Charge one look at what stands after a name."""
        self._names_left -= 1
        return self._names_left >= 0
