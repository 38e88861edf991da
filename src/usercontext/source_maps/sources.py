"""What a map says of one source, made fit to be shown: its path, some lines of it. Pure."""

import posixpath
import re

_LONGEST_PATH = 200
_LONGEST_LINE = 160
_BEFORE_COLUMN = 60
_AROUND = 3
_WIDEST_TAB = 2
_LONGEST_CONTENT = 20_000_000
_SCHEME = re.compile(r"^[a-z][a-z+.-]{1,20}:/{0,3}", re.I)
_MARKED = re.compile(r"\?[^/]{0,200}$")
"""What bundlers put behind a path that several modules have: ``App.vue?vue&type=script``."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U0010ffff]"
)
"""Controls, letters without a shape, and what makes code read in another order than it runs."""
_SEEN = "\ufffd"
_LIBRARIES = ("node_modules/", "/webpack/", "webpack/bootstrap", "webpack/runtime", "vite/preload")


def shown_path(root: str | None, source: str | None) -> str:
    """Return a source's path from the root of its project: relative, and never up from there."""
    name = (source or "")[: 4 * _LONGEST_PATH]
    path = f"{root[: 4 * _LONGEST_PATH].rstrip('/')}/{name}" if root else name
    path = path.replace("\\", "/")
    scheme = _SCHEME.match(path)
    if scheme is not None:
        path = path[scheme.end() :]
        if scheme[0].startswith(("webpack:", "turbopack:")):
            # webpack://the-package/./src/app.ts: the package's name is no folder
            path = path.partition("/./")[2] or path.removeprefix("[project]/")
    path = posixpath.normpath(_MARKED.sub("", path) or "?")
    while path.startswith(("../", "/")):
        path = path.removeprefix("../").lstrip("/")
    path = _UNSEEN.sub("", path.replace("\t", ""))
    return path if len(path) <= _LONGEST_PATH else f"…{path[1 - _LONGEST_PATH :]}"


def is_library(source: str) -> bool:
    """Tell whether a path is that of code which a project brings from elsewhere."""
    return any(map(source.replace("\\", "/").__contains__, _LIBRARIES))


def around(content: str, line: int, column: int) -> tuple[tuple[str, ...], int]:
    """Return the lines around one, from 0, and the number of the first from 1; none: ((), 0).

    Long ones are cut, and what all are indented by is left out.
    """
    if not content or len(content) > _LONGEST_CONTENT:
        return (), 0
    lines = content.split("\n")
    if line >= len(lines):
        return (), 0
    first = max(0, line - _AROUND)
    kept = [each.rstrip("\r") for each in lines[first : line + _AROUND + 1]]
    cut = [
        _window(each, column if first + number == line else 0) for number, each in enumerate(kept)
    ]
    indents = [len(each) - len(each.lstrip()) for each in cut if each.strip()]
    indent = min(indents, default=0)
    return tuple(each[indent:].rstrip() for each in cut), first + 1


def _window(text: str, column: int) -> str:
    """Return a line as far as it can be shown, around the column where it is long."""
    start = max(0, min(column - _BEFORE_COLUMN, len(text) - _LONGEST_LINE))
    cut = text[start : start + _LONGEST_LINE].expandtabs(_WIDEST_TAB)
    shown = _UNSEEN.sub(_SEEN, cut)
    end = "…" if start + _LONGEST_LINE < len(text) else ""
    return f"{'…' if start else ''}{shown}{end}"
