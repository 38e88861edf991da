r"""A project's own names and patterns as RE2 takes them, and which are refused. Not: masking.

A pattern is looked for in texts, each apart. A look through a whole batch asks first whether there
is anything to do: there a text has no edges, so that ``^``, ``$``, ``\A`` and ``\z`` are left out.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from re2 import Options, _re2

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.project_settings import (
    LONGEST_SCRUB_NAME,
    LONGEST_SCRUB_PATTERN,
    MOST_SCRUB_NAMES,
    MOST_SCRUB_PATTERNS,
    ScrubPattern,
)
from usercontext.ingest.linear import Match
from usercontext.ingest.patterns import AFTER_NAME

LARGEST, LARGEST_OF_ALL = 400, 1_200
"""Places in a pattern, each of which may be open at once: instructions of RE2 over single bytes, or
a tenth of those over UTF-8, where a letter of any script takes 1,200."""

_SCRIPT = 10

_PATTERN_BYTES = 1024 * 1024
_ALL_BYTES = 16 * 1024 * 1024
_NOT_IN_NAMES = frozenset("\"'\\")
_JOINT = "[_-]?"
# Like the built-in names: a quote and what follows one in JSON, or what stands before a value.
_AFTER_NAME = AFTER_NAME.decode("ascii")
_ATOMS = re.compile(
    r"\\Q.*?(?:\\E|\Z)|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|[\^$]|.", re.DOTALL
)
_EDGES = frozenset(("^", "$", r"\A", r"\z"))
_PROBE = " a1_-\n\u00e9.".encode()
_SAID = {
    "missing )": "has a ( that is not closed",
    "unexpected )": "has a ) that nothing opened",
    "missing ]": "has a [ that is not closed",
    "bad repetition operator": "repeats a repetition",
    "no argument for repetition operator": "has a *, + or ? with nothing before it",
    "invalid repetition size": "repeats more than 1000 times",
    "invalid character class": "has a class or range of characters that RE2 does not know",
    "invalid escape sequence": "has an escape that RE2 does not know; it has no back-references",
    "invalid perl operator": "has a kind of group that RE2 does not know; it has no look-around",
    "invalid named capture": "has a group whose name is no name",
    "trailing \\": "ends in the midst of an escape",
    "pattern too large": "is too large once it is compiled; {20,} is smaller than {20,200}",
}


class OwnMask(Struct, frozen=True):
    """What a value is replaced by, and what receipts call it: both say the rule's name."""

    token: bytes
    label: str


def mask_of(name: str) -> OwnMask:
    """Return ``[CUSTOMER_NUMBER]`` for a rule called ``customer number``."""
    words = re.sub(r"[\W_]+", "_", name.upper()).strip("_")
    return OwnMask(f"[{words}]".encode(), words.lower())


def plain_name(name: str) -> str:
    """Return a key's name as it is compared: without case, ``_`` and ``-``."""
    return name.casefold().replace("_", "").replace("-", "")


def check_names(names: Sequence[str]) -> None:
    """Refuse too many, what is no name of a field, and one that stands twice."""
    if len(names) > MOST_SCRUB_NAMES:
        raise ValidationFailed(f"scrubNames: must have at most {MOST_SCRUB_NAMES} elements")
    for number, name in enumerate(names):
        path = f"scrubNames[{number}]"
        _check_name(name, path)
        if plain_name(name) in map(plain_name, names[:number]):
            raise ValidationFailed(f"{path}: stands there already; case, _ and - do not count")


def check_patterns(patterns: Sequence[ScrubPattern]) -> None:
    """Refuse too many, what RE2 refuses, what is too large, what matches nothing, a name twice."""
    if len(patterns) > MOST_SCRUB_PATTERNS:
        raise ValidationFailed(f"scrubPatterns: must have at most {MOST_SCRUB_PATTERNS} elements")
    places = 0
    for number, rule in enumerate(patterns):
        path = f"scrubPatterns[{number}]"
        _check_name(rule.name, f"{path}.name")
        if mask_of(rule.name) in (mask_of(other.name) for other in patterns[:number]):
            raise ValidationFailed(f"{path}.name: is that of another pattern")
        places += _check_pattern(rule.pattern, f"{path}.pattern")
    if places > LARGEST_OF_ALL:
        raise ValidationFailed("scrubPatterns: are too large together once they are compiled")


def compile_pattern(pattern: str) -> Match:
    """Return the search of one pattern that was checked, over UTF-8."""
    return _match_of(pattern, _PATTERN_BYTES)


def compile_any(patterns: Sequence[str]) -> Match:
    """Return the search of several: the leftmost match, of the first pattern that has one there."""
    return _match_of("|".join(f"(?:{each})" for each in patterns), _ALL_BYTES)


def name_pattern(names: Sequence[str]) -> str:
    """Return the pattern of keys that end in one of the names, with what follows a key."""
    shapes = [shape for name in names for shape in _spellings(name)]
    return f"(?i:{'|'.join(dict.fromkeys(shapes))}){_AFTER_NAME}"


def without_edges(pattern: str) -> str:
    """Return a pattern that matches wherever this one does, and knows no edge of a text."""
    return "".join("(?:)" if atom in _EDGES else atom for atom in _atoms(pattern))


def _check_name(name: str, path: str) -> None:
    if not 1 <= len(name) <= LONGEST_SCRUB_NAME:
        raise ValidationFailed(f"{path}: must have 1 to {LONGEST_SCRUB_NAME} characters")
    if not name.isprintable() or _NOT_IN_NAMES & set(name) or name != name.strip():
        raise ValidationFailed(f"{path}: must have no quotes, and no blanks around it")
    if not mask_of(name).label or not plain_name(name):
        raise ValidationFailed(f"{path}: must have a letter or a digit")


def _check_pattern(pattern: str, path: str) -> int:
    """Return how many places a pattern has, or refuse it."""
    if not 1 <= len(pattern) <= LONGEST_SCRUB_PATTERN:
        raise ValidationFailed(f"{path}: must have 1 to {LONGEST_SCRUB_PATTERN} characters")
    if not pattern.isprintable():
        raise ValidationFailed(f"{path}: must be one line; write \\n and \\t for what is none")
    if any(atom == r"\C" for atom in _atoms(pattern)):
        raise ValidationFailed(rf"{path}: must not use \C, which parts letters")
    compiled = _compile(pattern, _PATTERN_BYTES)
    if not compiled.ok():
        error = compiled.error().decode("utf-8", "replace")
        said = next((said for begin, said in _SAID.items() if error.startswith(begin)), None)
        raise ValidationFailed(f"{path}: {said or 'is no pattern that RE2 takes'}")
    bytewise = _compile(pattern, _PATTERN_BYTES, Options.Encoding.LATIN1)
    places: int = max(bytewise.ProgramSize(), compiled.ProgramSize() // _SCRIPT)
    if places > LARGEST:
        raise ValidationFailed(f"{path}: {_SAID['pattern too large']}")
    if _matches_nothing(compiled.Match):
        raise ValidationFailed(f"{path}: must not match the empty text")
    return places


def _matches_nothing(match: Match) -> bool:
    r"""Tell whether a match may be empty: in no text at all, or like ``\b`` beside a letter."""
    at = _re2.RE2.Anchor.ANCHOR_START
    tries = [match(at, b"", 0, 0)[0]]
    tries += [match(at, _PROBE, start, len(_PROBE))[0] for start in range(len(_PROBE) + 1)]
    return any(begin == end >= 0 for begin, end in tries)


def _spellings(name: str) -> Iterator[str]:
    """Return a name as it stands and as it is compared: RE2 knows no letter that is SS in capitals.

    A dotless or dotted I is its own letter there, so that neither spelling stands for both.
    """
    bare = name.replace("_", "").replace("-", "")
    yield _JOINT.join(map(re.escape, bare))
    folded = _JOINT.join(map(re.escape, plain_name(name)))
    yield folded.replace(f"s{_JOINT}s", f"(?:s{_JOINT}s|\u00df)")


def _atoms(pattern: str) -> Iterator[str]:
    return (found[0] for found in _ATOMS.finditer(pattern))


def _match_of(pattern: str, max_bytes: int) -> Match:
    compiled = _compile(pattern, max_bytes)
    if not compiled.ok():
        raise AssertionError("a scrubbing rule that was checked does not compile")
    match: Match = compiled.Match
    return match


def _compile(
    pattern: str, max_bytes: int, encoding: Options.Encoding = Options.Encoding.UTF8
) -> "_re2.RE2":
    options = Options()
    options.encoding = encoding
    options.max_mem = max_bytes
    options.never_capture = True
    options.log_errors = False
    return _re2.RE2(pattern.encode(), options)
