"""What commands print and the codes they exit with. Not: what they do."""

import json
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from usercontext.app import Announcement

# What moves a cursor, turns a line round, or hides words (U+E0000 and on are letters nobody sees).
# Not U+2060: an export keeps trackers from reading mentions and addresses with it.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2061-\u206f\ufeff"
    "\U000e0000-\U000e007f]"
)


class Exit(IntEnum):
    """What the exit code of a command tells a script."""

    OK = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    UNREACHABLE = 4
    REFUSED = 5
    INTERRUPTED = 130


class Failure(Exception):
    """An expected end of a command: one plain line and its exit code."""

    def __init__(self, message: str, code: Exit = Exit.FAILED) -> None:
        super().__init__(message)
        self.code = code


# by name, so that `usercontext --version` need not load the server to know its errors
_CODES = {
    "usercontext.settings.sources.SettingsError": Exit.USAGE,
    "usercontext.domain.errors.NotFound": Exit.NOT_FOUND,
    "usercontext.domain.errors.ValidationFailed": Exit.USAGE,
    "usercontext.domain.errors.DomainError": Exit.FAILED,
    "usercontext.store.errors.StoreError": Exit.FAILED,
    "usercontext.api.http.sockets.PortInUse": Exit.FAILED,
    "usercontext.api.browser_files.BuildMissing": Exit.FAILED,
    "usercontext.client.answers.ApiError": Exit.REFUSED,
    "usercontext.client.answers.Unreachable": Exit.UNREACHABLE,
    "usercontext.client.answers.BadAnswer": Exit.UNREACHABLE,
    "usercontext.client.answers.ClientError": Exit.USAGE,
}
_ADVICE = {
    "usercontext.api.http.sockets.PortInUse": (
        "; stop what listens there, or choose another with --port"
    ),
    "usercontext.store.errors.FolderUnusable": "; choose another with --data, or fix its owner",
}


def describe_failure(error: Exception) -> tuple[str, Exit] | None:
    """Return the one line and the exit code of an expected failure; None for a bug."""
    if isinstance(error, Failure):
        return str(error), error.code
    names = [f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__]
    advice = next((_ADVICE[name] for name in names if name in _ADVICE), "")
    for name in names:
        if name in _CODES:
            code = Exit.NOT_FOUND if getattr(error, "status", 0) == 404 else _CODES[name]
            return f"{error}{advice}", code
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}", Exit.FAILED
    return None


def complain(message: str) -> None:
    """Write one line to standard error."""
    print(f"usercontext: {safe(message)}", file=sys.stderr, flush=True)


def fail_usage(message: str) -> NoReturn:
    """End the command because it was called wrongly."""
    raise Failure(message, Exit.USAGE)


def safe(text: object) -> str:
    """Return a text without anything that moves a cursor or starts a line."""
    return _UNSAFE.sub(_escaped, str(text))


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in memoryview(match[0].encode("utf-16-le")).cast("H"))


def print_json(value: Any) -> None:
    """Write one JSON document on one line; what a terminal would obey is escaped there too."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    print(safe(written), flush=True)


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows in aligned columns; the last column is not padded."""
    lines = [[safe("" if cell is None else cell) for cell in row] for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(padded).rstrip())


def print_progress(message: str) -> None:
    """Show how a long command is doing, on standard error; on a terminal in one line."""
    if sys.stderr.isatty():
        print(f"\r\x1b[2K{safe(message)}", end="", file=sys.stderr, flush=True)
    else:
        print(safe(message), file=sys.stderr, flush=True)


def end_progress() -> None:
    """Clear the progress line of a terminal."""
    if sys.stderr.isatty():
        print("\r\x1b[2K", end="", file=sys.stderr, flush=True)


def announce(announcement: "Announcement") -> None:
    """Tell that the server is ready; on a fresh data folder also the keys and what to do next."""
    url, folder, first = announcement.url, announcement.data_dir, announcement.first
    if first is None:
        place = folder if announcement.is_in_folder else "PostgreSQL"
        print(f"UserContext serves at {url}, data in {place}. Stop it with Ctrl-C.", flush=True)
        if announcement.sign_in:
            link = f"{announcement.people_url}{announcement.sign_in}"
            print(f"There is no account yet; create the first one at {link}")
        return
    sign_in = _sign_in(announcement)
    program = program_name(Path(sys.executable), Path.cwd())
    print(
        f"""
UserContext serves at  {url}

  project          {first.project.project_id} ({safe(first.project.name)})
  secret key       {first.secret_key}
  publishable key  {first.publishable_key}
{sign_in}
  The keys are shown this once; more are made with `{program} key mint --data {folder}`.
  The secret key reads and writes; the publishable one is for pages and only writes.

Next:
  1. See an analysis: {_ways_to_see(announcement)}
       {program} session replay failing-checkout --data {folder}
  2. Capture a page of your own: paste this into its <head>, open it, click around, report:
{textwrap.indent(announcement.tag.rstrip(), "       ")}
     `data-widget` is the button for reports: leave it out where you have one of your own.
     `{program} snippet KEY --widget --data {folder}` prints it again,
     also for pages with a strict policy; --package is for a bundle: {announcement.install}
     If nothing arrives, `{program} refusals --data {folder}` says why.
  3. Call the API yourself (every endpoint: {url}/docs):
       curl {url}/v1/sessions -H 'x-api-key: {first.secret_key}' \\
         -H 'content-type: application/json' -d '{{"externalSessionId": "visit-1"}}'
  4. {_whereabouts(announcement)}
     Ctrl-C stops the server; `{program} doctor --data {folder}` examines it.
""",
        flush=True,
    )


def _ways_to_see(announcement: "Announcement") -> str:
    replay = "replay a recorded visit with a broken checkout, in another terminal:"
    if not announcement.has_demo:
        return replay
    return f"open {announcement.url}/demo/, switch a fault on and report it; or\n     {replay}"


def _whereabouts(announcement: "Announcement") -> str:
    if announcement.is_in_folder:
        return f"All data is in {announcement.data_dir}: back up that folder."
    return (
        "All data is in PostgreSQL: back up that database (pg_dump). Commands in another\n    "
        " terminal need USERCONTEXT_DATABASE_URL as well."
    )


def _sign_in(announcement: "Announcement") -> str:
    if not announcement.sign_in:
        return ""
    return f"""
  sign in at       {announcement.people_url}{announcement.sign_in}
                   (creates the first account; valid once, for a day)
"""


def program_name(python: Path, folder: Path) -> str:
    """Return how this command is called from ``folder``: by name where PATH finds it.

    In a checkout the command lies in ``.venv/bin``, which is on nobody's PATH.
    """
    script = python.with_name("usercontext")
    found = shutil.which("usercontext")
    if not script.exists() or (found is not None and script.samefile(found)):
        return "usercontext"
    return str(script.relative_to(folder) if script.is_relative_to(folder) else script)
