"""The way of a batch through this room, step by step. Not: how a step works."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.log_entry import ChunkFlag, LogBatch, Receipt
from usercontext.ingest import repair
from usercontext.ingest.classes import Masked
from usercontext.ingest.clip import clip_entries, has_monsters
from usercontext.ingest.decode import canonical_frame, count_entries, is_shallow, read_fast
from usercontext.ingest.disguises import as_read, may_hide
from usercontext.ingest.entries import (
    CheckedEntry,
    empty_payload,
    read_as_sent,
    read_entry,
    without_id,
)
from usercontext.ingest.envelope import check_utf8, split_entries
from usercontext.ingest.facts import batch_flags, id_range
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.own_rules import OwnEntry, OwnRules
from usercontext.ingest.places import entries_at, entry_offsets, is_in_entry_id
from usercontext.ingest.scrub import Guards, Scan, hides_more, replace, scan, scan_plain
from usercontext.ingest.spans import Span
from usercontext.ingest.tally import Tally
from usercontext.ingest.truncate import truncate_entry

_FAR = frozenset((Masked.SECRET, Masked.COOKIE, Masked.CREDENTIALS, Masked.PRIVATE_KEY))
# A look costs 3 to 4 us in Python however short the text is: so many keep 100 KiB below 20 ms, all
# paths together. 34 KB of nothing but addresses stay below; past them a payload is emptied. The
# fast path gives up where text has been dense so far: what it looked at is looked at again.
_FEW_LOOKS, _SPARSE = 400, 64
_MOST_LOOKS, _DENSE = 1_300, 36
_FRAME = len(b'{"logs":')


def check_batch(body: bytes, limits: IngestLimits, own: OwnRules | None = None) -> LogBatch:
    """Check, repair and scrub a batch of 1 to 100 entries; all or nothing.

    ``own`` are the project's own rules, which come before the built-in ones.
    Raises ValidationFailed with the path of the first field that is wrong, in our words.
    """
    framed = canonical_frame(body)
    work = _Work(_MOST_LOOKS + len(body) // _DENSE, own)
    if framed is None:
        return _check_with_repairs(body, limits, work)
    return (
        _check_as_sent(framed, limits, Guards.ALL, work)
        or _check_unescaped(framed, limits, work)
        or _check_with_repairs(body, limits, work)
    )


class _Work:
    """How many looks a batch may still take, on whichever path, and the project's own rules."""

    __slots__ = ("left", "own")

    def __init__(self, most: int, own: OwnRules | None) -> None:
        self.left = most
        self.own = own

    def take(self, found: Scan) -> Scan:
        """Count what a scan took off what is left."""
        self.left = max(0, self.left - found.looks)
        return found


def _check_as_sent(
    framed: bytes, limits: IngestLimits, heeds: Guards, work: _Work
) -> LogBatch | None:
    """Take the fast path: decode without building, scan once, replace in place."""
    facts = read_fast(framed, limits)
    if facts is None:
        return None
    few = min(_FEW_LOOKS, work.left)
    found = work.take(scan(framed, _FRAME, heeds=heeds, most=few, sparse=_SPARSE))
    receipts: tuple[Receipt, ...] = ()
    if work.own is not None and not found.guarded:
        masked = work.own.scrub_batch(framed, limits, _FEW_LOOKS + len(framed) // _SPARSE)
        if masked is None:
            return None
        if masked[0] is not framed:
            framed, receipts = masked
            few = min(_FEW_LOOKS, work.left)
            found = work.take(scan(framed, _FRAME, heeds=heeds, most=few, sparse=_SPARSE))
    if found.guarded or not found.finished:
        return None
    if spans := found.spans:
        if facts.entry_ids and any(is_in_entry_id(framed, span.start) for span in spans):
            return None
        places = [span.start for span in spans]
        receipts += _receipts(zip(entries_at(framed, places, facts.entries), spans, strict=True))
        scrubbed = replace(framed, spans)
        if _reaches_far(framed, spans) and count_entries(scrubbed) != facts.entries:
            return None
        framed = scrubbed
    return LogBatch(
        body=framed,
        entries=facts.entries,
        errors=facts.errors,
        first_us=facts.first_us,
        last_us=facts.last_us,
        flags=facts.flags,
        entry_ids=facts.entry_ids,
        receipts=receipts,
    )


def _check_unescaped(framed: bytes, limits: IngestLimits, work: _Work) -> LogBatch | None:
    r"""Write \uXXXX as the letters they mean, all at once, and try the fast path again.

    Pages send letters, but servers whose JSON they captured escape them: a batch with one such
    entry took sixty times a clean one when every entry was rewritten, four times this way.
    """
    if (b"\\u" not in framed and not may_hide(framed)) or has_monsters(framed, limits):
        return None
    check_utf8(framed)
    _, surrogates, nuls = repair.replace_lone_surrogates(framed)
    if surrogates or nuls:
        return None
    try:
        plain = repair.plain_escapes(framed)
    except UnicodeDecodeError:  # an escape that was cut off
        return None
    read = as_read(plain)
    if read != plain and _hides_more(plain, read, work):
        return None
    return _check_as_sent(plain, limits, Guards.BUT_ESCAPES, work)


def _hides_more(plain: bytes, read: bytes, work: _Work) -> bool:
    """Tell whether more is found in a text as it is read, or too much to find out."""
    with_them = work.take(scan(plain, most=_FEW_LOOKS, sparse=_SPARSE))
    if not with_them.finished:
        return True
    without = work.take(scan(read, most=_FEW_LOOKS, sparse=_SPARSE))
    return not without.finished or hides_more(without.spans, with_them.spans)


def _reaches_far(text: bytes, spans: list[Span]) -> bool:
    """Tell whether a span may hold quotes or brackets; the others cannot harm the JSON."""
    return any(span.value or span.masked in _FAR or text[span.start] in b'"\\' for span in spans)


def _receipts(found: Iterable[tuple[int, Span]]) -> tuple[Receipt, ...]:
    told = [(index, span.masked.label) for index, span in found if span.masked]
    if len(told) == len(set(told)):  # as nearly always: nothing twice in an entry
        return tuple([Receipt(index, masked, 1) for index, masked in told])
    counts = Counter(told)
    return tuple([Receipt(index, masked, count) for (index, masked), count in counts.items()])


def _check_with_repairs(body: bytes, limits: IngestLimits, work: _Work) -> LogBatch:
    """Take the slow path: mend the text, read each entry leniently, scrub, truncate, mark."""
    mended = _mend(body, limits)
    raws = split_entries(mended.body, limits)
    names = mended.names
    odd = repair.has_odd_numbers(mended.body)
    read = [_read(raw, index, limits, names.get(index, []), odd) for index, raw in enumerate(raws)]
    for index in mended.clipped:
        read[index].clipped = True
    kept = _without_doubles(read)
    written = _scrub_all(kept, limits, work)
    return _batch(kept, written, len(read) - len(kept))


class _Mended(NamedTuple):
    """A body with valid escapes and bounded depth; which entries were clipped, or how mended."""

    body: bytes
    clipped: frozenset[int]
    names: dict[int, list[str]]


def _mend(body: bytes, limits: IngestLimits) -> _Mended:
    check_utf8(body)
    names: dict[int, list[str]] = {}
    body, clipped = clip_entries(body, limits)
    if not is_shallow(body, limits):
        # Two levels for the envelope, one for the entry's own object.
        body, cuts = repair.cut_depth(body, limits.max_depth + 3)
        _note(names, body, limits, [(offset, "depth") for offset in cuts])
        if not clipped:
            body, clipped = clip_entries(body, limits)
    body, surrogates, nuls = repair.replace_lone_surrogates(body)
    found = [(offset, "surrogate") for offset in surrogates]
    _note(names, body, limits, found + [(offset, "nul") for offset in nuls])
    return _Mended(body, clipped, names)


def _note(
    names: dict[int, list[str]], body: bytes, limits: IngestLimits, found: list[tuple[int, str]]
) -> None:
    """Note what was mended, by the entry in which it stands."""
    if not found:
        return
    offsets = entry_offsets(body, map(len, split_entries(body, limits)))
    for offset, name in found:
        of_entry = names.setdefault(bisect_right(offsets, offset) - 1, [])
        if name not in of_entry:
            of_entry.append(name)


def _read(
    raw: bytes, index: int, limits: IngestLimits, repaired: list[str], odd_numbers: bool
) -> CheckedEntry:
    raw = repair.plain_escapes(raw)
    raw, quoted = repair.quote_odd_numbers(raw) if odd_numbers else (raw, False)
    if quoted:
        repaired = [*repaired, "number"]
    as_sent = read_as_sent(raw, limits, repaired)
    if as_sent is not None:
        return as_sent
    try:
        return read_entry(raw, index, limits, repaired)
    except (ValueError, OverflowError, RecursionError):
        raise ValidationFailed(f"logs[{index}]: must be a log entry") from None


def _without_doubles(entries: list[CheckedEntry]) -> list[CheckedEntry]:
    seen: set[str] = set()
    kept: list[CheckedEntry] = []
    for entry in entries:
        if entry.entry_id is not None:
            if entry.entry_id in seen:
                continue
            seen.add(entry.entry_id)
        kept.append(entry)
    return kept


class _Written(NamedTuple):
    body: bytes
    spans: list[Span]
    marked: bool
    own: Counter[str]


def _scrub_all(entries: list[CheckedEntry], limits: IngestLimits, work: _Work) -> list[_Written]:
    written: list[_Written] = []
    tally = Tally(sum(len(entry.body) for entry in entries), names=work.left)
    for entry in entries:
        # an id is not scrubbed: two that became one token would be one entry, and the other lost
        name = b"" if entry.entry_id is None else b',"entryId":"%b"' % entry.entry_id.encode()
        bare = without_id(entry.body) if name else entry.body
        masked = OwnEntry(bare) if work.own is None else work.own.scrub_entry(bare, tally)
        plain, found = scan_plain(masked.body, work.left)
        work.take(found)
        written.append(_write(entry, masked, name, plain, found, limits))
    return written


def _write(
    entry: CheckedEntry, own: OwnEntry, name: bytes, plain: bytes, found: Scan, limits: IngestLimits
) -> _Written:
    """Scrub before truncating: half a card number would no longer be known for one."""
    body = replace(plain, found.spans) if found.finished else empty_payload(own.body)
    if found.finished and found.spans and count_entries(b'{"logs":[%b]}' % body) != 1:
        body = empty_payload(own.body)  # rather nothing than a secret, or a chunk nobody can read
    body = body[:-1] + name + b"}"
    is_long = entry.clipped or len(body) > limits.max_entry_bytes
    truncated = is_long or not found.finished or own.emptied
    if is_long:
        body = truncate_entry(body, limits.max_entry_bytes)
    marks = b""
    if entry.repaired:
        quoted = b",".join(b'"%b"' % name.encode() for name in entry.repaired)
        marks += b',"repaired":[%b]' % quoted
    if truncated:
        marks += b',"truncated":true'
    return _Written(body[:-1] + marks + b"}", found.spans, bool(marks), own.counts)


def _batch(entries: list[CheckedEntry], written: list[_Written], doubles: int) -> LogBatch:
    instants = [entry.instant_us for entry in entries]
    levels = [entry.level for entry in entries]
    in_order = instants == sorted(instants)
    complete = all(entry.complete for entry in entries)
    flags = batch_flags(levels, [entry.event for entry in entries], in_order, complete)
    if any(each.marked for each in written):
        flags |= ChunkFlag.MARKED
    found = ((index, span) for index, each in enumerate(written) for span in each.spans)
    own = (Receipt(index, *one) for index, each in enumerate(written) for one in each.own.items())
    return LogBatch(
        body=b'{"logs":[%b]}' % b",".join(each.body for each in written),
        entries=len(entries),
        errors=levels.count("error"),
        first_us=min(instants),
        last_us=max(instants),
        flags=int(flags),
        entry_ids=id_range([entry.entry_id for entry in entries if entry.entry_id]),
        receipts=(*own, *_receipts(found)),
        doubles=doubles,
    )
