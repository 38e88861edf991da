"""The product, broken on purpose: proves that a proof would notice. Never part of the product.

    python -m torture.mutant NORMAL serve --data …

NORMAL commits without waiting for the disk; EARLY acknowledges before it commits; COUNT tells how
many statements ran, and KILL-7 dies before the seventh.
"""

import atexit
import itertools
import os
import signal
import sys
import time
from typing import Any

import msgspec
import sqlalchemy
from sqlalchemy import event

from usercontext.__main__ import main
from usercontext.store import opening, sqlite_database, writer
from usercontext.store.logs import Appended
from usercontext.store.options import StoreOptions
from usercontext.store.sqlite import writing_engine

_HEAD_START_S = 0.01


def break_sync() -> None:
    """Let commits return before the disk has them."""

    def engine(options: StoreOptions) -> sqlalchemy.Engine:
        return writing_engine(msgspec.structs.replace(options, synchronous="NORMAL"))

    _replace(opening, "writing_engine", engine)
    _replace(sqlite_database, "writing_engine", engine)


def break_order() -> None:
    """Answer 202 first and commit later."""
    commit = writer.Writer._commit

    def early(self: Any, group: list[Any]) -> str | None:
        self._loop.call_soon_threadsafe(_answer, group)
        time.sleep(_HEAD_START_S)
        return commit(self, group)

    _replace(writer.Writer, "_commit", early)


def count_statements(deadly: int | None) -> None:
    """Count the statements SQLAlchemy sends; die before the deadly one, or tell how many ran."""
    numbers = itertools.count(1)
    seen = [0]

    def count(*_: Any, **__: Any) -> None:
        seen[0] = next(numbers)
        if seen[0] == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(sqlalchemy.Engine, "before_cursor_execute", count)
    if deadly is None:
        atexit.register(lambda: print(f"statements: {seen[0]}", file=sys.stderr))


def _answer(group: list[Any]) -> None:
    for write in group:
        if write.operation is None and not write.future.done():
            write.future.set_result(Appended(write.command.batch.accepted, replayed=False))


def _replace(owner: Any, name: str, broken: Any) -> None:
    if not hasattr(owner, name):
        raise SystemExit(f"{owner.__name__}.{name} is gone: teach torture/mutant.py its new name")
    setattr(owner, name, broken)


def break_as(name: str) -> None:
    """Apply a mutation by its name."""
    match name.partition("-"):
        case "NORMAL", _, _:
            break_sync()
        case "EARLY", _, _:
            break_order()
        case "COUNT", _, _:
            count_statements(None)
        case "KILL", _, number:
            count_statements(int(number))
        case _:
            raise SystemExit(f"no such mutation: {name}")


if __name__ == "__main__":
    break_as(sys.argv.pop(1))
    main()
