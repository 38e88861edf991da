"""Text from a page cut into what is plain, what was masked, what would not be seen. Not: markup."""

import re

from msgspec import Struct

_ANSI = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]")
_HIDDEN = (
    "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
"""Controls, reordering, letters without a shape. U+200C and U+200D stay: scripts need them."""
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_APART = re.compile(
    r"(?P<mask>\[(?:[A-Z][A-Z_]{1,30})\])"
    rf"|(?P<hidden>\x1b\[[0-9;?]{{0,20}}[A-Za-z]|[{_HIDDEN}]+)"
)
_MASKS = frozenset(
    {"EMAIL", "PHONE", "SSN", "CARD", "IBAN", "JWT", "CREDENTIALS", "COOKIE", "KEY"}
    | {"PRIVATE_KEY", "SECRET"}
)
_CUT = "TRUNCATED"
_MOST_SHOWN = 8


class Piece(Struct, frozen=True):
    """Some of a text. ``kind``: ``text``, ``mask``, ``cut`` or ``hidden`` (written as codes)."""

    kind: str
    text: str


def one_line(text: str, longest: int = 300) -> str:
    """Return text as one line without what is invisible, cut where it is too long."""
    window = _INVISIBLE.sub("", _ANSI.sub("", text[: longest * 4].replace("\u2028", " ")))
    line = " ".join(window.split())
    if len(line) > longest or len(text) > longest * 4:
        return line[: longest - 1].rstrip() + "…"
    return line


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text apart: tokens of masks, invisible characters by their codes, the rest as it is."""
    if "[" not in text and text.isprintable():
        return (Piece("text", text),) if text else ()
    found: list[Piece] = []
    end = 0
    for match in _APART.finditer(text):
        piece = _piece(match)
        if piece is None:
            continue
        if match.start() > end:
            found.append(Piece("text", text[end : match.start()]))
        found.append(piece)
        end = match.end()
    if end < len(text):
        found.append(Piece("text", text[end:]))
    return tuple(found)


def _piece(match: re.Match[str]) -> Piece | None:
    if mask := match["mask"]:
        name = mask[1:-1]
        if name == _CUT:
            return Piece("cut", mask)
        return Piece("mask", mask) if name in _MASKS else None
    if match[0].startswith("\x1b["):
        return Piece("hidden", f"ESC{match[0][1:]}")
    codes = [f"U+{ord(character):04X}" for character in match[0][:_MOST_SHOWN]]
    return Piece("hidden", " ".join(codes) + ("…" if len(match[0]) > _MOST_SHOWN else ""))
