"""What a setting is and takes: numbers, words, paths, several of one. Not: which exist."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

PREFIX = "USERCONTEXT_"


class Kind(Struct, frozen=True):
    """What a setting takes, in words; ``read`` raises ValueError for anything else."""

    expected: str
    read: Callable[[Any], Any]
    show: Callable[[Any], str] = str


class Setting(Struct, frozen=True):
    """One line of the table: its name, the options' fields it fills, what it takes, what for."""

    name: str
    fields: str
    kind: Kind
    meaning: str
    unit: str = ""
    secret: bool = False

    @property
    def variable(self) -> str:
        """Return the name in the environment."""
        return PREFIX + self.name

    @property
    def key(self) -> str:
        """Return the name in the TOML file; flags of commands have it too, with dashes."""
        return self.name.lower()


def whole(lowest: int, highest: int) -> Kind:
    """Take a whole number, TOML's own or decimal digits."""

    def read(value: Any) -> int:
        # int() also takes "1_0", " 7" and full-width digits
        known = int(value) if re.fullmatch(r"-?[0-9]{1,15}", str(value)) else lowest - 1
        if isinstance(value, bool) or not lowest <= known <= highest:
            raise ValueError
        return known

    return Kind(f"must be a whole number from {lowest} to {highest}", read)


def number(lowest: float, highest: float, scale: int = 1) -> Kind:
    """Take a number; a field that counts smaller units has a ``scale``."""

    def read(value: Any) -> float:
        plain = re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,9})?", str(value))
        if isinstance(value, bool) or not plain or not lowest <= float(value) <= highest:
            raise ValueError
        return float(value) if scale == 1 else round(float(value) * scale)

    return Kind(
        f"must be a number from {lowest:g} to {highest:g}", read, lambda v: f"{v / scale:g}"
    )


def choice(*choices: str) -> Kind:
    """Take one of a few words."""
    return Kind(f"must be one of {', '.join(choices)}", lambda value: choices[choices.index(value)])


def text(pattern: str, expected: str) -> Kind:
    """Take a text of one line that fits a pattern."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise ValueError
        return value

    return Kind(expected, read, lambda value: value or "")


def place() -> Kind:
    """Take the path of a file or folder; ``~`` is the user's home."""

    def read(value: Any) -> Path:
        if not isinstance(value, str) or not value or "\0" in value:
            raise ValueError
        return Path(value).expanduser()

    return Kind("must be a path", read)


def several(element: Callable[[str], object], expected: str) -> Kind:
    """Take several, parted by commas, or a TOML array of them."""

    def read(value: Any) -> tuple[str, ...]:
        words = value.split(",") if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ValueError
        kept = tuple(word.strip() for word in words if word.strip())
        for word in kept:
            element(word)
        return kept

    return Kind(expected, read, ", ".join)


def ports() -> Kind:
    """Take port numbers, parted by commas, or a TOML array of them."""
    one = whole(1, 65_535)

    def read(value: Any) -> tuple[int, ...]:
        listed = value.split(",") if isinstance(value, str) else value
        if not isinstance(listed, list) or not listed:
            raise ValueError
        return tuple(one.read(each.strip() if isinstance(each, str) else each) for each in listed)

    expected = "must be port numbers from 1 to 65535, parted by commas"
    return Kind(expected, read, lambda value: ", ".join(map(str, value)))


WEB_ADDRESS = text(r"https?://[^\s?#@]+", "must be an address that begins with http:// or https://")
