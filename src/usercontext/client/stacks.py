"""The client's call for an issue's stacks, and its answer. Not: sending it."""

from uuid import UUID

import msgspec
from msgspec import Struct

from usercontext.client.answers import Answer, BadAnswer
from usercontext.client.calls import Call


class SourceAnswer(Struct, frozen=True, rename="camel"):
    """Where a call stands in what people wrote."""

    file: str
    line: int
    column: int
    first_line: int = 0
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the line itself, '' where the map does not hold it."""
        at = self.line - self.first_line
        return self.lines[at].strip() if 0 <= at < len(self.lines) else ""


class FrameAnswer(Struct, frozen=True, rename="camel"):
    """A call as the browser has it, and its source where the server's maps tell it."""

    function: str
    url: str
    line: int
    column: int
    is_own: bool
    source: SourceAnswer | None = None


class StackAnswer(Struct, frozen=True, rename="camel"):
    """The calls of an error, innermost first."""

    log_id: str
    message: str
    frames: tuple[FrameAnswer, ...]


class StacksAnswer(Struct, frozen=True):
    """The stacks that an analysis cites; ``note`` says why some stand as the browser has them."""

    stacks: tuple[StackAnswer, ...]
    note: str | None = None


def list_stacks(issue_id: UUID) -> Call[StacksAnswer]:
    """Read the stacks of an issue, in the sources where the server has maps."""
    return Call("GET", f"/v1/issues/{issue_id}/stacks", _read)


def _read(answer: Answer) -> StacksAnswer:
    try:
        return msgspec.json.decode(answer.body, type=StacksAnswer)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAnswer(f"the answer ({answer.status}) is not understood: {error}") from error
