"""A bundler's runtime that lacks a module: two releases are mixed. Not: missing chunks.

What loads the parts of a page finds the file and not the module that another file expects in it.
Nothing that the page asked its server is to blame, and loading the page anew puts it right.
"""

import re

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Thrown

_SEEN = 400
_FILE = re.compile(
    r"(?:^|/)(?:webpack|turbopack|_?turbopack__runtime|parcel|rspack|(?<!regenerator-runtime/)"
    r"runtime(?!-(?:dom|core|with|helpers?)))(?:[-_~.][\w~.-]{0,60})?\.m?js(?:$|\?)"
    r"|webpack[/:][\w/-]{0,40}bootstrap"
    r"|preload-helper[\w.-]{0,40}\.m?js|remoteEntry[\w.-]{0,40}\.js",
    re.I,
)
_LOADS = re.compile(
    r"__(?:webpack|turbopack|rspack)_(?:require|modules|import)\w*__|\bparcelRequire\w*"
    r"|\bnewRequire"
)
"""What the run-time calls its own functions, by which it is known in whatever file it stands."""

_LACKS = screened(
    r"__(?:webpack|turbopack|rspack)_(?:require|modules)\w*__(?:\W\w+\W{1,2}|\W{0,3}) ?is "
    r"(?:not a function|undefined)"
    r"|\bmodule factory is not available"
    r"|\bmodule\b.{0,80}\b(?:was not found|is not (?:registered|available|in the registry))"
    r"|\bcannot find module '?\d{1,7}\b|\bmodule \d{1,7}\b.{0,20} not found"
    r"|\b(?:module)?factory is (?:undefined|not a function|null)|\bundefined factory\b",
    re.I,
)
_CALLED = ("access call of nothing", "access exports of nothing", "access get of nothing")
_HINTS = ("call", "exports", "factory", "module", "__", "get")


def is_of_a_run_time(thrown: Thrown) -> bool:
    """Tell an error whose innermost call is in what a bundler puts before the page's own code."""
    frame = thrown.frames[0] if thrown.frames else None
    if frame is None:
        return False
    return _FILE.search(frame.url) is not None or _LOADS.search(frame.function) is not None


def lacks_a_module(thrown: Thrown | None) -> bool:
    """Tell a run-time that was asked for a module which no part that it has brings."""
    if thrown is None or not any(hint in thrown.message[:_SEEN] for hint in _HINTS):
        return False
    said = thrown.message[:_SEEN]
    if not is_of_a_run_time(thrown):
        return _LACKS.search(said) is not None and _LOADS.search(said) is not None
    template = message_template(f"{thrown.name}: {said}" if thrown.name else said)
    return template.endswith(_CALLED) or _LACKS.search(said) is not None
