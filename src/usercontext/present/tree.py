"""A payload as a tree of bounded size, for people to fold and unfold. Not: its markup."""

from typing import Any

from msgspec import Struct

from usercontext.present.pieces import Piece, one_line, pieces

_KEY_CAP = 120


class TreeCaps(Struct, frozen=True):
    """How much of a payload is written."""

    nodes: int
    depth: int
    text: int


GLANCE = TreeCaps(nodes=200, depth=6, text=500)
"""Below a line of the timeline."""

WHOLE = TreeCaps(nodes=5_000, depth=24, text=70_000)
"""On a page of its own: an entry is at most 64 KiB."""


class Node(Struct, frozen=True):
    """One value under its name. ``kind`` is ``text``, ``number``, ``word``, ``object``, ``list``.

    ``cut`` says how many characters or items are left out; ``length`` counts what is inside.
    """

    name: str
    kind: str
    words: tuple[Piece, ...] = ()
    nodes: tuple["Node", ...] = ()
    length: int = 0
    cut: int = 0

    @property
    def is_branch(self) -> bool:
        """Tell whether it holds others."""
        return self.kind in ("object", "list")


def tree(name: str, value: Any, caps: TreeCaps) -> Node:
    """Write any JSON value as nodes, no more of them than the caps allow."""
    return _node(name, value, caps, [caps.nodes], 0)


def _node(name: str, value: Any, caps: TreeCaps, left: list[int], depth: int) -> Node:
    left[0] -= 1
    name = one_line(name, _KEY_CAP)
    if isinstance(value, dict):
        return _branch(name, "object", list(value.items()), caps, left, depth)
    if isinstance(value, list):
        named = [(str(index), item) for index, item in enumerate(value[: left[0] + 1])]
        return _branch(name, "list", named, caps, left, depth, len(value))
    if isinstance(value, str):
        cut = max(0, len(value) - caps.text)
        return Node(name, "text", pieces(value[: caps.text]), length=len(value), cut=cut)
    if value is None or isinstance(value, bool):
        return Node(name, "word", (Piece("text", _WORDS[value]),))
    return Node(name, "number", (Piece("text", str(value)[:400]),))


_WORDS = {None: "null", True: "true", False: "false"}


def _branch(
    name: str,
    kind: str,
    items: list[tuple[str, Any]],
    caps: TreeCaps,
    left: list[int],
    depth: int,
    length: int | None = None,
) -> Node:
    nodes: list[Node] = []
    total = len(items) if length is None else length
    if depth < caps.depth:
        for key, item in items:
            if left[0] <= 0:
                break
            nodes.append(_node(key, item, caps, left, depth + 1))
    return Node(name, kind, nodes=tuple(nodes), length=total, cut=total - len(nodes))
