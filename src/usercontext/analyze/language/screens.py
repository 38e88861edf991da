r"""Regular expressions that first ask RE2 whether they can match: texts are long.

Python's engine tries each alternative at each letter: up to 80 ns a letter and pattern, and some
fifty patterns read an error. RE2 takes one or two, but knows no look around and no reference. So it
is given a **screen**, the pattern without what it does not know, which matches all that the pattern
does and perhaps more. Where the screen finds nothing, nothing is there; else the pattern decides.

Of other letters than those of ASCII the two mean different ones by ``\w`` and ``\b``. So of a text
that has any, an image is screened in which each of them is a mark, by a screen for which that
mark may be a letter, a digit or a space and ends no word.
"""

import codecs
import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

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
_MARK, _MARKING = "\x7f", "usercontext.marks"
_OTHER_LETTERS = re.compile(r"[^\x00-\x7f]")
_AS_ASCII = re.compile("[\u017f\u212a\u0130\u0131]")
"""Letters that Python takes for those of ASCII where case is no matter."""

_NO_CLASS = re.compile(r"\\[WSDxuU]")
codecs.register_error(
    _MARKING,
    lambda error: (
        (_MARK * (error.end - error.start), error.end)
        if isinstance(error, UnicodeEncodeError)
        else ("", 0)
    ),
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
        if len(text) < _LONG:
            return True
        if text.isascii():
            screen, seen = self._screen, text.encode()
        elif _AS_ASCII.search(text) is not None or not self._screen_of_images.ok():
            return True
        else:
            screen, seen = self._screen_of_images, image_of(text)
        begins, _ = screen.Match(_UNANCHORED, seen, 0, len(seen))[0]
        return bool(begins >= 0)

    @cached_property
    def _screen(self) -> "_re2.RE2":
        return self._compiled(screen_of(self.written))

    @cached_property
    def _screen_of_images(self) -> "_re2.RE2":
        return self._compiled(screen_of(self.written, images=True))

    def _compiled(self, written: str) -> "_re2.RE2":
        # made when a long text comes: a worker that never sees one keeps its memory
        flags = "i" * bool(self.flags & re.I) + "s" * bool(self.flags & re.S)
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


@lru_cache(maxsize=64)
def image_of(text: str) -> bytes:
    """Return a text with one mark for each letter that is none of ASCII."""
    return text.encode("ascii", _MARKING)


def screen_of(pattern: str, *, images: bool = False) -> str:
    """Return the pattern as RE2 takes it: nothing that it matches is not matched by this.

    ``images``: it is for texts in which a mark stands for each letter that is none of ASCII.
    """
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
            written.append(_marked(token) if images else _widened(token))
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


def _marked(token: re.Match[str]) -> str:
    """Return a token so that the mark is taken wherever a letter that it stands for may be."""
    if token["class"]:
        return _marked_class(token)
    if token["space"]:
        return f"[{_SPACE}{_MARK}]"
    if token[0] in (r"\w", r"\d"):
        return f"[{token[0]}{_MARK}]"
    if token[0] in (r"\b", r"\B"):
        return "(?:)"
    return _OTHER_LETTERS.sub(_MARK, _widened(token))


def _marked_class(token: re.Match[str]) -> str:
    written = token[0]
    if token["but"]:
        # what is left out there is no mark: each stands for many letters
        kept = _OTHER_LETTERS.sub("", written)
        return "(?s:.)" if _NO_CLASS.search(kept) or kept == "[^]" else kept
    widened = _OTHER_LETTERS.sub(_MARK, _widened(token))
    return f"{widened[:-1]}{_MARK}]"


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
