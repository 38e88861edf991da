"""Enums whose members are read as any attribute is. Not: which enums there are."""

from enum import Enum
from typing import TypeVar

Kind = TypeVar("Kind", bound=type[Enum])


def with_plain_members(kind: Kind) -> Kind:
    """Let ``Level.ERROR`` be an attribute of its class, as it is from Python 3.12 on.

    Python 3.11 asks a descriptor that calls a function of Python, ten times as long; an analysis
    of a long session asks some hundred thousand times.
    """
    for name, member in kind.__members__.items():
        type.__setattr__(kind, name, member)
    return kind
