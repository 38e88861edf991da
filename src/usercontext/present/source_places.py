"""Source places beside the places of built scripts: in sentences, in stacks, in notes. Pure."""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from usercontext.domain.analysis import Analysis
from usercontext.domain.issue import Issue
from usercontext.domain.source_place import MapNote, MapTrouble, SourcePlace
from usercontext.domain.timeline import ReadFrame, Stack
from usercontext.present.pieces import one_line

_POSITION = re.compile(r"[\w.$@~+-]{1,80}:\d{1,9}:\d{1,9}(?!:?\d)")
_MOST_FRAMES = 12
_WHOLE = 300
"""As long as a release may be: half of one in a command would name another."""


def with_sources(issue: Issue, frames: Iterable[ReadFrame]) -> Issue:
    """Return an issue whose sentences have the source place beside each built place they name."""
    known = {frame.position: frame.source for frame in frames if frame.source is not None}
    if issue.analysis is None or not known:
        return issue
    return structs.replace(issue, analysis=_told(issue.analysis, known))


def _told(said: Analysis, known: dict[str, SourcePlace]) -> Analysis:
    def beside(match: re.Match[str]) -> str:
        source = known.get(match[0])
        return match[0] if source is None else f"{match[0]} → {one_line(source.position)}"

    def told(text: str) -> str:
        return _POSITION.sub(beside, text)

    return structs.replace(
        said,
        summary=told(said.summary),
        root_cause=told(said.root_cause) if said.root_cause else said.root_cause,
        suggested_fix=told(said.suggested_fix) if said.suggested_fix else said.suggested_fix,
        causes=tuple(structs.replace(each, text=told(each.text)) for each in said.causes),
        claims=tuple(structs.replace(each, text=told(each.text)) for each in said.claims),
        steps=tuple(structs.replace(each, text=told(each.text)) for each in said.steps),
    )


def call_in_words(frame: ReadFrame) -> str:
    """Return a call in one line: its source first, and as the browser has it beside it."""
    built = f"{frame.function} ({frame.position})" if frame.function else frame.position
    return built if frame.source is None else f"{frame.source.position}  {built}"


def stack_in_lines(stack: Stack) -> Iterator[str]:
    """Yield a stack line by line, with the source around the first call of one's own code."""
    yield stack.said
    opened = False
    for frame in stack.frames[:_MOST_FRAMES]:
        yield f"    at {call_in_words(frame)}"
        if frame.source is not None and frame.source.lines and frame.is_own and not opened:
            opened = True
            yield from (f"      {line}" for line in numbered(frame.source))


def numbered(source: SourcePlace) -> Iterator[str]:
    """Yield the lines around a place with their numbers, the line itself marked."""
    width = len(str(source.first_line + len(source.lines)))
    for number, line in enumerate(source.lines, source.first_line):
        yield f"{'>' if number == source.line else ' '} {number:>{width}} | {line}"


def placed(stacks: Sequence[Stack]) -> tuple[Stack, ...]:
    """Return the stacks of which some call is known in the sources."""
    return tuple(each for each in stacks if any(frame.source for frame in each.frames))


def note_in_words(note: MapNote) -> str:
    """Say why calls stand as the browser has them, and what to do about it."""
    file, release = one_line(note.file, 100), one_line(note.release or "", 80)
    of_release = f" of release {release}" if release else ""
    match note.trouble:
        case MapTrouble.NO_FOLDER:
            return (
                "These calls are minified. Set USERCONTEXT_SOURCE_MAPS to a folder with the source "
                "maps of your builds, and they are shown in your sources."
            )
        case MapTrouble.MISSING:
            return f"No source map{of_release} for {file}{_other(note)}: {_add(note.release)}"
        case MapTrouble.CROWDED:
            return f"The folder{of_release} holds too many files: only its maps belong there."
        case MapTrouble.AMBIGUOUS:
            return f"Several source maps{of_release} are called {file}.map: none is used."
        case MapTrouble.BUSY:
            return "The source maps were not read in time: load the page again."
        case MapTrouble.UNREADABLE:
            return f"{file} is no source map that can be read: add it again."


def _other(note: MapNote) -> str:
    if note.other_release is None:
        return ""
    return f" (that of {one_line(note.other_release, 80)} is not used)"


def _add(release: str | None) -> str:
    if not release:
        return "name the release when the session starts, then add its maps."
    # people paste this, and a release is what a page says it is
    return f"usercontext maps add --release {shlex.quote(one_line(release, _WHOLE))} dist"
