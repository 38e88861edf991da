"""Two version numbers in one message: a release mismatch. Not: words about versions."""

import re

_VERSION = re.compile(r"(?<![\d.])v?(\d{1,4}\.\d{1,4}\.\d{1,5}(?:-[\w.]{1,12})?)(?![\d.])")
_DOTS = 4
"""Two versions of three numbers each have this many."""


def names_two_versions(text: str) -> bool:
    """Tell a message that names two versions: it is about their difference."""
    return text.count(".") >= _DOTS and len(set(_VERSION.findall(text))) >= 2
