"""Whether one release came before another, as far as their names tell. Not: where they are kept."""

import re

_RUNS = re.compile(r"\d{1,18}|[^\W\d_]+")


def is_older(release: str | None, than: str | None) -> bool:
    """Tell whether a release is certainly older: both are versions of one shape, and it is less.

    `1.9.2` is older than `1.10.0`, `web-7` than `web-12`; a hash says nothing, so False. A
    pre-release (`2.0-rc1`) is older than the release (`2.0`).
    """
    if not release or not than or release == than:
        return False
    ours, theirs = _numbers(release), _numbers(than)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return False
    if ours[1] != theirs[1]:
        length = max(len(ours[1]), len(theirs[1]))
        return _padded(ours[1], length) < _padded(theirs[1], length)
    return bool(ours[2]) and (not theirs[2] or _numbers_in(ours[2]) < _numbers_in(theirs[2]))


def _numbers(release: str) -> tuple[str, tuple[int, ...], str] | None:
    """Return the words in front, the dotted numbers, and what marks a pre-release."""
    match = re.fullmatch(
        r"([^\d]{0,60}?)(\d{1,18}(?:\.\d{1,18}){0,5})(?:-([^+]{1,60}))?(\+.*)?", release[:200]
    )
    if match is None:
        return None
    numbers = tuple(int(part) for part in match[2].split("."))
    return match[1].casefold().rstrip("v"), numbers, match[3] or ""


def _padded(numbers: tuple[int, ...], length: int) -> tuple[int, ...]:
    return numbers + (0,) * (length - len(numbers))


def _numbers_in(mark: str) -> list[tuple[int, str]]:
    runs = _RUNS.findall(mark.casefold())
    return [(int(run), "") if run.isdigit() else (-1, run) for run in runs]
