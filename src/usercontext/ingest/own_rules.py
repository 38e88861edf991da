"""A project's own rules, applied: what they name or match is masked. Not: which rules are taken.

They come before the built-in ones. Names are found as those are, where they stand in the bytes.
Patterns are for people, who think of texts and not of escapes: each string is looked at as it
reads, JSON inside it string by string. One pass of RE2 over a batch tells whether there is
anything to do; entries before the first find are not looked at again.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from msgspec import Raw, Struct

from usercontext.domain.log_entry import Receipt
from usercontext.domain.project_settings import ScrubPattern
from usercontext.ingest.decode import count_entries, raw_entries
from usercontext.ingest.entries import empty_payload
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.linear import UNANCHORED
from usercontext.ingest.own_names import OwnNames
from usercontext.ingest.own_patterns import OwnPatterns
from usercontext.ingest.own_shapes import compile_any, without_edges
from usercontext.ingest.own_views import first_place, view_of
from usercontext.ingest.places import entry_offsets
from usercontext.ingest.tally import Tally

_FIELDS = msgspec.json.Decoder(dict[str, Raw])
_WRITTEN_BY_PAGES = ("payload", "eventMetadata")
_KNOWN_PROJECTS = 64


class OwnEntry(Struct, frozen=True):
    """An entry with its tokens, as it was when there is nothing to mask, or without its payload."""

    body: bytes
    counts: Counter[str] = msgspec.field(default_factory=Counter)
    emptied: bool = False


class OwnRules:
    """The rules of one project, compiled; holds nothing of a text.

    ``names`` and ``patterns`` are what they were compiled from.
    """

    def __init__(self, names: Sequence[str], patterns: Sequence[ScrubPattern]) -> None:
        self.names = tuple(names)
        self.patterns = tuple(patterns)
        self._names = OwnNames(names)
        self._patterns = OwnPatterns(patterns, names)
        shapes = [without_edges(rule.pattern) for rule in patterns]
        self._search = compile_any([*shapes, *self._names.shapes])

    def scrub_batch(
        self, framed: bytes, limits: IngestLimits, names: int
    ) -> tuple[bytes, tuple[Receipt, ...]] | None:
        """Mask in a checked body with at most so many ``names``.

        None when there are more, when an entry would be too long, or no JSON any more.
        """
        try:
            first = self._find_first(framed)
            if first is None:
                return framed, ()
            entries = list(map(bytes, raw_entries(framed)))
            begin = bisect_right(entry_offsets(framed, map(len, entries)), first) - 1
            tally = Tally(len(framed), names)
            receipts: list[Receipt] = []
            for index in range(begin, len(entries)):
                masked = self._scrub_found(entries[index], tally)
                if masked is None or len(masked.body) > limits.max_entry_bytes:
                    return None
                entries[index] = masked.body
                receipts += [Receipt(index, label, n) for label, n in masked.counts.items()]
        except msgspec.DecodeError:  # half a surrogate pair, which the slow path mends
            return None
        if not receipts:
            return framed, ()
        return b'{"logs":[%b]}' % b",".join(entries), tuple(receipts)

    def scrub_entry(self, entry: bytes, tally: Tally) -> OwnEntry:
        """Mask in a canonical entry; one too dense, or no JSON any more, loses its payload."""
        try:
            masked = self._scrub_found(entry, tally)
        except msgspec.DecodeError:  # rather nothing than what nobody could look into
            masked = None
        return OwnEntry(empty_payload(entry), emptied=True) if masked is None else masked

    def scrub_bytes(self, text: bytes) -> tuple[bytes, Counter[str]]:
        """Mask in a text or in JSON that stands alone, and return it with what was replaced."""
        tally = Tally(len(text))
        named = self._names.mask(text, tally)
        return self._patterns.mask_text(text if named is None else named, tally), tally.counts

    def scrub_json(self, text: bytes) -> tuple[bytes, Counter[str]]:
        """Mask in a JSON value, which stays one: names in place, patterns string by string."""
        tally = Tally(len(text))
        named = self._names.mask(text, tally)
        return self._patterns.mask_json(text if named is None else named, tally), tally.counts

    def _find_first(self, text: bytes) -> int | None:
        view = view_of(text)
        found = self._search(UNANCHORED, view.text, 0, len(view.text))[0][0]
        return first_place(view, found)

    def _scrub_found(self, entry: bytes, tally: Tally) -> OwnEntry | None:
        if self._find_first(entry) is None:
            return OwnEntry(entry)
        fields = _FIELDS.decode(entry)
        tally.begin()
        for name in _WRITTEN_BY_PAGES:
            if name in fields:
                named = self._names.mask(bytes(fields[name]), tally)
                if named is None:
                    return None
                fields[name] = Raw(self._patterns.mask_json(named, tally))
        if not tally.counts:
            return OwnEntry(entry, tally.counts)
        body = msgspec.json.encode(fields)
        return OwnEntry(body, tally.counts) if count_entries(b'{"logs":[%b]}' % body) else None


@lru_cache(maxsize=_KNOWN_PROJECTS)
def compile_rules(names: tuple[str, ...], patterns: tuple[ScrubPattern, ...]) -> OwnRules | None:
    """Return the rules ready for use, None for none; the same ones are compiled once."""
    return OwnRules(names, patterns) if names or patterns else None
