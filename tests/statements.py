"""Statements are compiled once in a process of tests, not once more for each test's database.

An engine keeps what it has compiled to itself, and each test opens an engine of its own: to compile
took more of a test's time than to run did. Not: what a database holds, which no test shares.
"""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import Compiled, Dialect
from sqlalchemy.util import LRUCache

_MOST = 2_000
"""More than all tests of a process compile; each engine of the product keeps 500."""

_compiled: LRUCache[Any, Compiled] = LRUCache(_MOST)
_dialects: dict[type[Dialect], Dialect] = {}


def share_statements(connection: Connection) -> None:
    """Let a connection that was just opened use what those before it have compiled.

    What is compiled belongs to a dialect, so connections to one kind of database share that too.
    """
    kind = type(connection.dialect)
    connection.dialect = _dialects.setdefault(kind, connection.dialect)
    connection.execution_options(compiled_cache=_compiled)
