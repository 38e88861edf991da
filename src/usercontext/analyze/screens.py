r"""Patterns that first ask RE2 whether they can match at all: texts are long. Not: what they read.

Python's engine tries each alternative at each letter: up to 80 ns a letter and pattern, and some
fifty patterns read an error. RE2 takes one or two, but knows no look around and no reference. So it
is given a **screen**, the pattern without what it does not know, which matches all that the pattern
does and perhaps more. Where the screen finds nothing, nothing is there; else the pattern decides.

Only texts of ASCII are screened: of others the two mean different letters by ``\w`` and ``\b``.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from re2 import Options, _re2

_LONG = 16
"""A shorter text costs the pattern no more than the asking; 30 letters cost the longest 50 us."""

_MOST_BYTES = 4 * 1024 * 1024
"""What the states of one screen may take: those of the longest pattern did not fit into one MB."""

_FEW = 8
"""So often a repetition may be written out; more become any number, which needs fewer states."""

_UNANCHORED = _re2.RE2.Anchor.UNANCHORED
_TOKEN = re.compile(
    r"(?P<around>\(\?<?[=!])|(?P<back>\\[1-9]|\(\?P=\w+\))|(?P<named>\(\?P<\w+>|\(\?>)"
    r"|(?P<space>\\s)|(?P<end>\\Z|\$)|(?P<class>\[(?P<but>\^?)\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<often>\{(?=[\d,]*\d)(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\})|[\w ,:;'|-]+|\\.|.",
    re.S,
)
_SPACE = r"\s\v\x1c-\x1f"  # what Python takes for a space in ASCII, and RE2 does not


class Screened:
    """A pattern whose long texts are screened; what it finds is what the pattern finds."""

    def __init__(self, written: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.written, self.flags = written, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern, compiled when first asked for: what starts needs few of them."""
        return re.compile(self.written, self.flags)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text, as the pattern does."""
        return self.pattern.search(text) if self.may_match(text) else None

    def findall(self, text: str) -> list[str]:
        """Return all that matches in a text; of a pattern with a group, what the group holds."""
        return self.pattern.findall(text) if self.may_match(text) else []

    def sub(self, replacement: str, text: str) -> str:
        """Return the text with all that matches replaced."""
        return self.pattern.sub(replacement, text) if self.may_match(text) else text

    def may_match(self, text: str) -> bool:
        """Tell whether a text may hold what the pattern finds; where False, it does not."""
        if len(text) < _LONG or not text.isascii():
            return True
        begins, _ = self._screen.Match(_UNANCHORED, text.encode(), 0, len(text))[0]
        return bool(begins >= 0)

    @cached_property
    def _screen(self) -> "_re2.RE2":
        # made when a long text comes: a worker that never sees one keeps its memory
        flags = "i" * bool(self.flags & re.I) + "s" * bool(self.flags & re.S)
        written = screen_of(self.written)
        options = Options()
        options.encoding = Options.Encoding.LATIN1
        options.max_mem = _MOST_BYTES
        options.never_capture = True
        options.log_errors = False
        return _re2.RE2((f"(?{flags})" + written if flags else written).encode(), options)


def screened(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Screened:
    """Return a pattern for long texts; of flags it may have those about case and lines' ends."""
    return Screened(pattern, flags)


def any_of(words: Iterable[str]) -> Screened:
    """Return words, each as it is written, of which ``may_match`` looks for all at once."""
    return screened("|".join(map(re.escape, sorted(set(words)))))


def screen_of(pattern: str) -> str:
    """Return the pattern as RE2 takes it: nothing that it matches is not matched by this."""
    written, at = [], 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        assert token is not None  # the last alternative takes any character
        at = token.end()
        if token["around"]:
            at = _end_of_group(pattern, at)
            written.append("(?:)")
        elif token["often"] or token[0] in "*+?":
            written.append(_often(token))
            at += pattern[at : at + 1] == "+"  # possessive: takes all it can, and gives none back
        else:
            written.append(_widened(token))
    return "".join(written)


def _widened(token: re.Match[str]) -> str:
    if token["back"]:
        return "(?s:.*)"
    if token["named"]:
        return "(?:"
    if token["space"]:
        return f"[{_SPACE}]"
    if token["end"]:
        return r"(?:\n?\z)" if token[0] == "$" else r"\z"
    if token["class"] and not token["but"]:
        return token[0].replace(r"\s", _SPACE)
    return token[0]


def _often(token: re.Match[str]) -> str:
    if not token["often"]:
        return token[0]
    if max(int(token["least"] or 0), int(token["most"] or 0)) <= _FEW and (
        token["most"] or not token["comma"]
    ):
        least = token["least"] or "0"
        return f"{{{least}{token['comma']}{token['most']}}}"
    return "+" if int(token["least"] or 0) else "*"


def _end_of_group(pattern: str, at: int) -> int:
    depth = 1
    while depth:
        token = _TOKEN.match(pattern, at)
        assert token is not None
        at = token.end()
        if not token["back"]:
            depth += token[0].startswith("(") - (token[0] == ")")
    return at
