"""Whether digits can be a telephone number, by the numbering plans of phonenumbers. Not: shapes.

The library's answers (a test holds these equal to them), thirty times as fast: it parses the number
anew for each question, 15 to 30 us, and a text may hold ten thousand candidates.
"""

import re
from functools import cache
from typing import Any

import phonenumbers
from msgspec import Struct
from phonenumbers import PhoneMetadata, PhoneNumberDesc

from usercontext.ingest.linear import Linear

_ZERO_FIRST = (44, 33, 31, 32, 41, 43, 61, 81, 55, 91, 46)
"""Calling codes of countries that dial a 0 before the area; it is no part of the number."""
_ZERO_KEPT = (39, 34)
_GERMANY = 49
"""Dials a 0 too, but describes its kinds of numbers more widely than its numbers."""
_AMERICA = 1
_ABROAD = b"010"
"""How one dials abroad from Japan: of the countries above the only such prefix like 0[1-9]."""
_KINDS = (
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "personal_number",
    "voip",
    "pager",
    "uan",
    "voicemail",
)
_LONGEST_CODE = 3


class _Plan(Struct, frozen=True):
    """What the main region of a calling code says of the numbers after the code."""

    code: int
    lengths: frozenset[int]
    local_lengths: frozenset[int]
    longest: int
    general: re.Pattern[str]
    prefix: re.Pattern[str] | None
    transform: str | None


def is_possible(digits: bytes) -> bool:
    """Tell whether digits as they follow a + have a length that their country uses."""
    plan, national = _split(digits)
    if plan is None:
        return False
    length = len(_without_prefix(plan, national))
    return length in plan.lengths or length in plan.local_lengths


def is_american(digits: bytes) -> bool:
    """Tell whether digits without a prefix are a number of the North American plan."""
    return _fits((_AMERICA,), digits)


def is_national(digits: bytes) -> bool:
    """Tell whether digits that begin with one 0 are dialled so in one of the countries above."""
    dialled = _dialled(len(digits))
    if dialled is not None and dialled.is_all_of(digits):
        return True
    if _is_of(_GERMANY, digits[1:]):
        return True
    return digits.startswith(_ABROAD) and _is_valid_abroad(digits[len(_ABROAD) :])


def _is_valid_abroad(digits: bytes) -> bool:
    plan, national = _split(digits)
    return plan is not None and _is_of(plan.code, _without_prefix(plan, national).encode())


def _is_of(code: int, number: bytes) -> bool:
    """Ask each region of a calling code whether the number is of a kind, and any number at all."""
    if not _fits((code,), number):
        return False
    text = number.decode("ascii")
    for region in _regions(code):
        general, kinds = _descriptions(code, region)
        if _matches(general, text) and any(_matches(kind, text) for kind in kinds):
            return True
    return False


def _matches(described: PhoneNumberDesc, text: str) -> bool:
    pattern = described.national_number_pattern
    fits = pattern is not None and len(text) in described.possible_length
    return fits and re.fullmatch(str(pattern), text) is not None


def _fits(codes: tuple[int, ...], number: bytes) -> bool:
    shape = _shape(codes, len(number))
    return shape is not None and shape.is_all_of(number)


@cache
def _shape(codes: tuple[int, ...], length: int) -> Linear | None:
    """Compile what numbers of a length look like under any of the codes; None when none has one.

    RE2 looks at each digit once however many patterns there are: 0.7 us for fourteen countries.
    """
    pattern = _pattern(codes, length)
    return Linear(pattern) if pattern else None


@cache
def _dialled(length: int) -> Linear | None:
    """Compile what is dialled with a 0 in all these countries but one: a single look."""
    after = _pattern(_ZERO_FIRST, length - 1)
    kept = _pattern(_ZERO_KEPT, length)
    patterns = ([b"[0-9](?:%b)" % after] if after else []) + ([kept] if kept else [])
    return Linear(b"|".join(patterns)) if patterns else None


def _pattern(codes: tuple[int, ...], length: int) -> bytes:
    return b"|".join(
        f"(?:{kind.national_number_pattern})".encode()
        for code in codes
        for region in _regions(code)
        for kind in _descriptions(code, region)[1]
        if length in kind.possible_length
    )


def _regions(code: int) -> tuple[str, ...]:
    regions: tuple[str, ...] = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(code, ())
    return regions


@cache
def _descriptions(code: int, region: str) -> tuple[PhoneNumberDesc, tuple[PhoneNumberDesc, ...]]:
    """Return what all numbers of a region look like, and what those of each kind do."""
    metadata = _metadata(code, region)
    kinds = (getattr(metadata, kind) for kind in _KINDS)
    return metadata.general_desc, tuple(kind for kind in kinds if kind is not None)


def _metadata(code: int, region: str) -> Any:
    return PhoneMetadata.metadata_for_region_or_calling_code(code, region)


def _split(digits: bytes) -> tuple[_Plan | None, str]:
    """Return the plan of the calling code that ``digits`` begin with, and what follows it."""
    letters = digits.decode("ascii")
    for size in range(1, _LONGEST_CODE + 1):
        plan = _plan(letters[:size])
        if plan is not None:
            return plan, letters[size:]
    return None, letters


def _without_prefix(plan: _Plan, national: str) -> str:
    """Drop a trunk prefix that was written after the calling code: +44 020 for +44 20."""
    found = plan.prefix.match(national) if plan.prefix else None
    if plan.prefix is None or found is None:
        return national
    if plan.transform and found.groups()[-1] is not None:
        shorter = plan.prefix.sub(plan.transform, national, count=1)
    else:
        shorter = national[found.end() :]
    if plan.general.fullmatch(national) and not plan.general.fullmatch(shorter):
        return national
    fits = len(shorter) in plan.lengths or len(shorter) > plan.longest
    return shorter if fits and len(shorter) not in plan.local_lengths else national


@cache
def _plan(code: str) -> _Plan | None:
    if not code or code.startswith("0") or not _regions(int(code)):
        return None
    metadata = _metadata(int(code), _regions(int(code))[0])
    general, prefix = metadata.general_desc, metadata.national_prefix_for_parsing
    return _Plan(
        code=int(code),
        lengths=frozenset(general.possible_length),
        local_lengths=frozenset(general.possible_length_local_only),
        longest=general.possible_length[-1],
        general=re.compile(general.national_number_pattern),
        prefix=re.compile(prefix) if prefix else None,
        transform=metadata.national_prefix_transform_rule,
    )
