"""The register of write operations, so that one can be sent to the writer. Not: their SQL."""

import inspect
import typing
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

C = TypeVar("C", bound=Struct)
R = TypeVar("R")


class Operation(Struct, frozen=True):
    """A write function under the name that crosses the socket, with the types of both ends."""

    name: str
    function: Callable[..., Any]
    command_type: Any
    result_type: Any


_register: dict[str, Operation] = {}


def operation(function: Callable[[Connection, C], R]) -> Callable[[Connection, C], R]:
    """Register ``function(tx, command)`` under ``<noun>.<function>``; it runs in a transaction."""
    name = operation_name(function)
    types = typing.get_type_hints(function)
    command = list(inspect.signature(function).parameters)[1]
    _register[name] = Operation(name, function, types[command], types["return"])
    return function


def operation_name(function: Callable[..., Any]) -> str:
    """Return the name a function is registered under, such as ``issues.create_issue``."""
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}"


def find_operation(name: str) -> Operation | None:
    """Return the registered operation of that name, or None."""
    return _register.get(name)


def registered_operations() -> tuple[Operation, ...]:
    """Return all operations, by name."""
    return tuple(_register[name] for name in sorted(_register))
