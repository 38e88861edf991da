"""Makes text from a page safe to repeat: bounded, visible, one line. Not: meaning."""

import re
import unicodedata

MESSAGE_CAP = 2000
"""How much of one text is ever looked at: a message longer than this repeats itself."""

QUOTE_CAP = 200
LABEL_CAP = 80
ACTION_CAP = 60
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
"""Letters of Japanese, Chinese and Thai, which stand without blanks."""

_ESCAPED = re.compile(r"(?<!\\)(?P<even>(?:\\\\)*)(?P<run>\\/|(?:\\u[0-9a-fA-F]{4})+)")
"""Letters of JSON as PHP and Python write them unless they are told otherwise."""

_MARKS_OF_JSON = frozenset('"\\')
_STOPPED = tuple(f"{stop}”" for stop in ".!?。！？")
_QUOTES = str.maketrans({"“": '"', "”": '"'})


def clean(text: str, cap: int = QUOTE_CAP) -> str:
    """Return ``text`` on one line, at most ``cap`` characters, without control or invisible ones.

    Format characters (zero width, bidirectional overrides, tags) go: they show a reader something
    else than what was captured. Curly quotes become straight, since ours mark where a quote ends.
    """
    line = " ".join(text[: cap * 4].split())
    if not line.isprintable():  # what is hidden is not
        line = " ".join("".join(c for c in line if not _is_hidden(c)).split())
    if not line.isascii():
        line = line.translate(_QUOTES)
    if len(line) > cap or len(text) > cap * 4:
        return line[: cap - 1].rstrip() + "…"
    return line


def shorten(text: str, cap: int = QUOTE_CAP) -> str:
    """Return the cleaned text; what is too long ends with a whole word."""
    said = clean(text, cap)
    if not said.endswith("…") or text.rstrip().endswith("…"):
        return said
    whole = said[:-1].rpartition(" ")[0].rstrip(" ,;:([{-–")
    return f"{whole}…" if 2 * len(whole) > cap else said


def quote(text: str, cap: int = QUOTE_CAP) -> str:
    """Return the cleaned text between curly quotes."""
    return f"“{shorten(text, cap)}”"


def sentence(text: str) -> str:
    """Return a text with the stop that ends it, but where a quote that ends it has one."""
    return text if text.endswith(_STOPPED) else f"{text}."


def with_letters(body: str) -> str:
    """Return JSON with its escaped letters as letters; marks that would end a text stay."""
    return _ESCAPED.sub(_letters, body) if "\\u" in body or "\\/" in body else body


def _letters(found: re.Match[str]) -> str:
    if found["run"] == "\\/":
        return f"{found['even']}/"
    units = bytes.fromhex(found["run"].replace("\\u", ""))
    letters = "".join(" " if one.isspace() else one for one in units.decode("utf-16-be", "replace"))
    stay = not letters.isprintable() or "\ufffd" in letters or _MARKS_OF_JSON.intersection(letters)
    return found[0] if stay else found["even"] + letters


def count_words(text: str) -> int:
    """Return how many words a text has; in scripts without blanks two letters are one."""
    if text.isascii():
        return len(text.split())
    unspaced = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN
