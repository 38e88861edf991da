"""The product with one piece of its work cut out, to learn what the piece costs.

    python -m bench.launch unscrubbed serve --port 8787 --data data

Its checkers are cut in the same way: they are started through here too.
The product has no switch for any of this and must not get one: nobody should be able to store
personal data, or to lose what was acknowledged, by a setting. A cut that finds nothing to replace
stops the program, so that a renamed function never measures the whole product by mistake.
"""

import asyncio
import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import msgspec

_SCAN = ("usercontext.ingest.scrub", "scan")
_APPEND = ("usercontext.actions.sessions", "append_logs")
_CHECKER = "usercontext.ingest.checker"
_COMMAND = ("usercontext.checker_processes", "CHECKER")
_ENGINE = ("usercontext.store.sqlite", "writing_engine")


def main(words: list[str]) -> None:
    """Cut, then run the command line that follows."""
    if words[1] == "checker":
        checker = importlib.import_module(_CHECKER)
        _cut(words[0])
        checker.main(*words[2:])
        return
    importlib.import_module("usercontext.app")
    program = importlib.import_module("usercontext.__main__")
    _cut(words[0])
    _replace(*_COMMAND, (sys.executable, "-m", "bench.launch", words[0], "checker"))
    sys.argv = ["usercontext", *words[1:]]
    program.main()


def _cut(name: str) -> None:
    for cut in CUTS[name]:
        cut()


def without_scan() -> None:
    """Store what came, unscrubbed; the guards that ride in the same scan go with it."""
    module, name = _SCAN
    nothing = importlib.import_module(module).Scan([], 0)
    _replace(module, name, lambda _text, _start=0, **_how: nothing)


def flushed_less() -> None:
    """Let SQLite flush at checkpoints only (synchronous=NORMAL)."""
    module, name = _ENGINE
    engine = getattr(importlib.import_module(module), name)
    _replace(
        module, name, lambda options: engine(msgspec.structs.replace(options, synchronous="NORMAL"))
    )


def unread() -> None:
    """Answer as soon as the body is there: route, key, rate and body are all that is done."""
    appended = _appended()

    async def append_logs(*_arguments: Any) -> Any:
        return appended

    _replace(*_APPEND, append_logs)


def unstored() -> None:
    """Answer as soon as the batch is checked and scrubbed."""
    appended = _appended()

    async def append_logs(deps: Any, _key: Any, _session: Any, body: bytes, _again: Any) -> Any:
        deps.checkers.under_way += 1  # what comes side by side is handed to a checker
        try:
            checked = deps.checkers.check(body, deps.ingest, None)
            if isinstance(checked, asyncio.Future):
                await checked
        finally:
            deps.checkers.under_way -= 1
        return appended

    _replace(*_APPEND, append_logs)


CUTS: dict[str, tuple[Callable[[], None], ...]] = {
    "unscrubbed": (without_scan,),
    "normal": (flushed_less,),
    "unread": (unread,),
    "decoded": (without_scan, unstored),
    "scrubbed": (unstored,),
}


def _appended() -> Any:
    return importlib.import_module("usercontext.store.logs").Appended(100, replayed=False)


def _replace(module: str, name: str, instead: Any) -> None:
    """Replace a function wherever it was imported to."""
    original = getattr(importlib.import_module(module), name, None)
    if original is None:
        raise SystemExit(f"bench.launch: {module}.{name} is gone, so this cut measures nothing")
    for holder in list(sys.modules.values()):
        if isinstance(holder, ModuleType) and holder.__name__.startswith("usercontext"):
            for held in [key for key, value in vars(holder).items() if value is original]:
                setattr(holder, held, instead)


if __name__ == "__main__":
    main(sys.argv[1:])
