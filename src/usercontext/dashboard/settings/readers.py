"""Reads what people type into settings, and collects what is wrong with it. Not: which settings.

The limits are those of the API (``wire.settings``), which no page may know; a test holds both to
the same examples.
"""

import math
from urllib.parse import urlsplit

from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.frame import Problems
from usercontext.domain.currencies import CURRENCIES

_LONGEST_PATTERN = 200
_LONGEST_URL = 300


class Reader:
    """Reads fields one by one; what cannot be read is a problem beside its field, and None."""

    def __init__(self, form: Fields) -> None:
        self.form = form
        self.problems: Problems = {}

    def text(self, name: str) -> str:
        """Return a text without blanks around it."""
        return self.form.get(name).strip()

    def line(self, name: str, longest: int) -> str | None:
        """Return one line of text, None for an empty field."""
        text = self.text(name)
        if len(text) > longest or not text.isprintable():
            self._wrong(name, f"Must be one line of at most {longest} characters.")
            return None
        return text or None

    def lines(self, name: str, most: int, longest: int) -> list[str]:
        """Return the lines of a text, trimmed, without the empty ones and what came before."""
        lines = list(dict.fromkeys(filter(None, map(str.strip, self.text(name).splitlines()))))
        if len(lines) > most:
            self._wrong(name, f"Must be at most {most} lines.")
        elif any(len(line) > longest or not line.isprintable() for line in lines):
            self._wrong(name, f"Each line must be text of at most {longest} characters.")
        return lines

    def pattern(self, name: str) -> str | None:
        """Return a path pattern, None for an empty field."""
        text = self.text(name)
        if not text:
            return None
        if len(text) > _LONGEST_PATTERN:
            self._wrong(name, f"Must have at most {_LONGEST_PATTERN} characters.")
            return None
        if text[0] not in "/*" or not text.isprintable() or any(map(str.isspace, text)):
            self._wrong(name, "Must be a path like /checkout/* without blanks.")
            return None
        return text

    def number(self, name: str, most: float, *, above_zero: bool) -> float | None:
        """Return a number up to ``most``, with a point or a comma; None for an empty field."""
        text = self.text(name).replace(",", ".")
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not (0 <= number <= most) or (above_zero and number == 0) or len(text) > 30:
            least = "above 0" if above_zero else "from 0"
            self._wrong(name, f"Must be a number {least} up to {most:,.0f}.")
            return None
        return number

    def whole(self, name: str, least: int, most: int) -> int | None:
        """Return a whole number within bounds, None for an empty field."""
        text = self.text(name).replace("\u202f", "")
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < 12 and least <= int(text) <= most:
            return int(text)
        self._wrong(name, f"Must be a whole number from {least:,} to {most:,}.")
        return None

    def currency(self, name: str) -> str | None:
        """Return a currency's code, None for an empty field."""
        text = self.text(name).upper()
        if text and text not in CURRENCIES:
            self._wrong(name, "Must be a currency of ISO 4217, like EUR.")
            return None
        return text or None

    def address(self, name: str, example: str, host: str | None = None) -> str | None:
        """Return an https address without query, None for an empty field."""
        text = self.text(name).rstrip("/")
        if not text:
            return None
        try:
            parts = urlsplit(text)
            good = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
            good = good and not parts.query and not parts.fragment and parts.port is None
            good = good and (host is None or parts.hostname == host)
        except ValueError:
            good = False
        is_plain = text.isascii() and text.isprintable() and not set(text) & set("\"'<>\\ ")
        if not good or not is_plain or len(text) > _LONGEST_URL:
            self._wrong(name, f"Must be like {example}.")
            return None
        return text

    def _wrong(self, name: str, problem: str) -> None:
        self.problems[name] = problem
