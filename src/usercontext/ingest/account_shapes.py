"""What an account number looks like in each country that has them. Not: its checksum, finding it.

The registry of SWIFT as python-stdnum 2.2 has it (release 101; a test holds both equal). That
library brings 3 MB with it, of ssl and pydoc among others, for this one table.
"""

import re
from functools import cache

_SHAPES = {
    "11n": "NO",
    "12n": "BE",
    "14n": "DK FI FO GL SD",
    "2a 12n": "FK",
    "4a 10n": "NL",
    "15n": "SI",
    "3n 10c 2n": "MK",
    "16n": "AT BA EE LT MN XK",
    "3n 13c": "KZ LU",
    "17n": "HR",
    "4a 13c": "LV",
    "5n 12c": "CH LI",
    "18n": "CR DE ME RS VA",
    "2a 16n": "GE",
    "4a 14c": "BH",
    "4a 14n": "GB IE",
    "4a 6n 8c": "BG",
    "19n": "AE IL SO TL",
    "3n 16c": "OM",
    "4a 15c": "GI",
    "4a 15n": "IQ",
    "20c": "MD",
    "20n": "CZ ES SE SK TN",
    "2n 18c": "SA",
    "4a 16c": "PK RO",
    "4a 16n": "VG",
    "8n 12c": "AD",
    "21n": "LY PT ST",
    "22n": "IS",
    "6n 16c": "TR",
    "10n 11c 2n": "FR MC",
    "1a 10n 12c": "IT SM",
    "23n": "BI DJ MR",
    "7n 16c": "GR",
    "24c": "GT",
    "24n": "HU PL",
    "4a 20c": "AZ",
    "4a 20n": "HN NI SV",
    "4c 20n": "DO",
    "4c 4n 16c": "BY",
    "4n 20c": "LB",
    "8n 16c": "AL CY",
    "23n 1a 1c": "BR",
    "25n": "EG",
    "4a 21c": "PS QA",
    "6n 19c": "UA",
    "4a 19n 3a": "MU",
    "4a 22c": "KW",
    "4a 4n 18c": "JO YE",
    "4a 20n 3a": "SC",
    "4a 5n 18c": "MT",
    "4a 24c": "LC",
    "14n 15c": "RU",
}
"""How many digits (n), capitals (a) or either with small letters (c) follow the check digits."""

_KINDS = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Za-z0-9]"}
_SHAPE_OF = {
    country: tuple((int(part[:-1]), part[-1]) for part in shape.split())
    for shape, countries in _SHAPES.items()
    for country in countries.split()
}
_CODE_AND_CHECK = 4


def account_length(country: str) -> int | None:
    """Return how long a country's account numbers are, None when it has none."""
    shape = _SHAPE_OF.get(country)
    return None if shape is None else _CODE_AND_CHECK + sum(count for count, _ in shape)


@cache
def account_shape(country: str) -> re.Pattern[bytes] | None:
    """Compile what follows a country's code and check digits."""
    shape = _SHAPE_OF.get(country)
    if shape is None:
        return None
    parts = "".join(f"{_KINDS[kind]}{{{count}}}" for count, kind in shape)
    return re.compile(parts.encode() + rb"\Z")
