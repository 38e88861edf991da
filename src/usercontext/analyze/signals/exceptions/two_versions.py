"""A skew told by its shape: two numbers of three parts in one message. Not: words of versions."""

import re

_VERSION = re.compile(r"(?<![\d.])v?(\d{1,4}\.\d{1,4}\.\d{1,5}(?:-[\w.]{1,12})?)(?![\d.])")
_DOTS = 4
"""Two versions of three numbers each have this many."""


def names_two_versions(text: str) -> bool:
    """Tell a message that names two versions: it is about their difference."""
    return text.count(".") >= _DOTS and len(set(_VERSION.findall(text))) >= 2
