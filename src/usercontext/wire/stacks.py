"""What the API tells of an issue's stacks, in the sources where maps tell. Not: HTTP."""

from msgspec import Struct

from usercontext.domain.source_place import SourcePlace
from usercontext.domain.timeline import Stacks
from usercontext.wire.answers import spell


class SourceView(Struct, rename=spell):
    """Where a call stands in what people wrote; `lines` are those around it from `firstLine` on."""

    file: str
    line: int
    column: int
    first_line: int
    lines: tuple[str, ...]


class FrameView(Struct, rename=spell):
    """A call as the browser has it; `source` is null where no source map tells."""

    function: str
    url: str
    line: int
    column: int
    is_own: bool
    source: SourceView | None


class StackView(Struct, rename=spell):
    """The calls of an error, innermost first, and the log entry that it stands in."""

    log_id: str
    message: str
    frames: tuple[FrameView, ...]


class StackList(Struct, rename=spell):
    """The stacks that the analysis cites; `note` says why calls stand as the browser has them."""

    stacks: tuple[StackView, ...]
    note: str | None


def show_stacks(told: Stacks) -> StackList:
    """Put stacks into their public shape."""
    return StackList(
        tuple(
            StackView(
                stack.log_id,
                stack.said,
                tuple(
                    FrameView(
                        frame.function,
                        frame.place,
                        frame.line,
                        frame.column,
                        frame.is_own,
                        _source(frame.source),
                    )
                    for frame in stack.frames
                ),
            )
            for stack in told.stacks
        ),
        told.note or None,
    )


def _source(place: SourcePlace | None) -> SourceView | None:
    if place is None:
        return None
    return SourceView(place.file, place.line, place.column, place.first_line, place.lines)
