"""Which classes the pages' templates, scripts and styles name. Not: what must agree.

A class whose name is made of a value (``priority {{ value }}``) is known by what is literal in it.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from jinja2 import Environment, nodes

UNKNOWN = "\ufffc"
"""Stands for a value, or a piece of a name that is made of one."""
_MADE = re.compile(r'(?<![\w-])class="([^"]*)"')
_SELECTOR = re.compile(
    r"(?:querySelector(?:All)?|matches|closest)(?:<[^>]*>)?\(\s*(?:'([^']*)'|\"([^\"]*)\"|`([^`]*)`"
    r"|([A-Z_]+))"
)
_CONSTANT = re.compile(r"\bconst ([A-Z_]+)(?:: string)? = '([^']*)'")
_LISTED = re.compile(r"(?:classList\.(?:add|remove|contains|toggle)\(|className = )'([^']*)'")
_NAMED = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_RULE = re.compile(r"([^{}]+)\{")
_QUOTED = re.compile(r"""(['"]).*?\1""")


def classes_of_template(source: str) -> set[str]:
    """Return the classes that a template writes; a name with a value in it keeps ``UNKNOWN``."""
    tree = Environment().parse(source)
    found = [made for variant in _written(tree) for made in _MADE.findall(variant)]
    for block in tree.find_all(nodes.Block):
        if block.name == "body_class":  # stands in the class of another template's body
            found += _written(block)
    return set(chain.from_iterable(map(str.split, found)))


def _written(tree: nodes.Node) -> Iterator[str]:
    """Yield what a template writes, once with the first choice of each value, once with others.

    A branch is written as if all of it were: the names in it are names wherever they stand.
    """
    pieces = [list(_choices(node)) for node in _outputs(tree)]
    most = max(map(len, pieces), default=0)
    for turn in range(most):
        yield "".join(choices[min(turn, len(choices) - 1)] for choices in pieces)


def _outputs(node: nodes.Node) -> Iterator[nodes.Expr]:
    if isinstance(node, nodes.Output):
        yield from node.nodes
        return
    for child in node.iter_child_nodes():
        if isinstance(node, nodes.If) and child in (*node.elif_, *node.else_[:1]):
            yield nodes.TemplateData(" ")  # instead of what stood in the other branch
        yield from _outputs(child)


def _choices(node: nodes.Expr) -> Iterator[str]:
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Const):
        # what would end the attribute, or begin another, is none of its names
        yield str(node.value) if '"' not in str(node.value) else UNKNOWN
    elif isinstance(node, nodes.CondExpr):
        yield from _choices(node.expr1)
        yield from _choices(node.expr2) if node.expr2 is not None else ("",)
    else:
        yield UNKNOWN


def classes_of_script(source: str) -> set[str]:
    """Return the classes that a script gives, asks for or looks for."""
    constants = dict(_CONSTANT.findall(source))
    selectors = [
        next(filter(None, found[:3]), constants.get(found[3], ""))
        for found in _SELECTOR.findall(source)
    ]
    asked = chain.from_iterable(_NAMED.findall(_QUOTED.sub("", each)) for each in selectors)
    given = chain.from_iterable(each.split() for each in _LISTED.findall(source))
    return {*asked, *given}


def classes_of_styles(source: str) -> set[str]:
    """Return the classes that a file of styles has rules for."""
    bare = re.sub(r"(?s)/\*.*?\*/", "", source)
    heads = (_QUOTED.sub("", found) for found in _RULE.findall(bare))
    return set(chain.from_iterable(_NAMED.findall(head) for head in heads if "@" not in head))


def classes_in(paths: list[Path]) -> dict[str, set[str]]:
    """Return the classes of some files, each with the names of the files."""
    read = {".html": classes_of_template, ".ts": classes_of_script, ".css": classes_of_styles}
    found: dict[str, set[str]] = {}
    for path in paths:
        for name in read[path.suffix](path.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add(path.name)
    return found
