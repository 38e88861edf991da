"""The command that shows an issue's errors in the sources of a build. Not: how maps are read."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from usercontext.cli.access import reach
from usercontext.cli.options import AsJson, Config, Data, Key, Server
from usercontext.cli.output import Failure, fail_usage, print_json, safe
from usercontext.cli.remote import IssueId, flags, id_of
from usercontext.domain.source_place import ScriptPlace, SourcePlace

if TYPE_CHECKING:
    from usercontext.cli.build_maps import BuildMaps
    from usercontext.client.clients import Client, IssueAnswer
    from usercontext.client.stacks import SourceAnswer

_ALL_LOGS = 10_000
_FRAME = re.compile(
    r"^\s*(?:at (?:async )?(?P<call>[^\s(]{1,120})? ?.*?|(?P<name>[^@\s]{0,120})@)"
    r"\(?(?P<url>https?://[^\s()]{1,2000}):(?P<line>\d{1,9}):(?P<column>\d{1,9})\)?$"
)
_POSITION = re.compile(r"[\w.$@~+-]{1,80}:\d{1,9}:\d{1,9}(?!:?\d)")
_STACKS = ("stack", "components", "componentStack")
_DEEPEST = 3
_ALIKE = 400
_OTHERS = "node_modules/"


def show_stacks(
    issue: IssueId,
    maps: Annotated[
        str | None,
        typer.Option("--maps", metavar="DIR", help="Where a build's .map files are; else ours."),
    ] = None,
    as_json: AsJson = False,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show the errors of an issue in the sources, by the server's source maps or a build's."""
    issue_id = id_of("ISSUE", issue)
    read = _open_maps(maps) if maps is not None else None
    with reach(flags(server, key, data, config), issue_id) as reached:
        if read is None:
            told, note = told_by_server(reached.client, issue_id)
        else:
            found = reached.client.get_issue(issue_id, logs=_ALL_LOGS)
            told, note = _told_here(found, read), None
    if as_json:
        print_json({"issueId": str(issue_id), "stacks": told})
        return
    print_stacks(told, note)
    if not told:
        print("No stack trace was captured in this issue.")


def told_by_server(client: "Client", issue_id: UUID) -> tuple[list[dict[str, Any]], str | None]:
    """Return the stacks of an issue as the server's maps show them, and what they lack."""
    from usercontext.client.stacks import list_stacks

    answer = client.call(list_stacks(issue_id))
    told = [
        {
            "logId": stack.log_id,
            "message": stack.message,
            "frames": [
                _frame(_built(frame.function, frame.url, frame.line, frame.column), frame.source)
                for frame in stack.frames
            ],
        }
        for stack in answer.stacks
    ]
    return told, answer.note


def print_stacks(told: list[dict[str, Any]], note: str | None) -> None:
    """Print stacks, and once what they lack."""
    for one in told:
        _print_stack(one)
    if note:
        print(safe(note))


def beside_places(text: str, told: list[dict[str, Any]]) -> str:
    """Return a sentence with the source place beside each built place that it names."""
    known = {
        _position(frame["built"]): f"{frame['source']}:{frame['line']}:{frame['column']}"
        for one in told
        for frame in one["frames"]
        if frame["source"] is not None
    }

    def beside(match: re.Match[str]) -> str:
        source = known.get(match[0])
        return match[0] if source is None else f"{match[0]} → {source}"

    return _POSITION.sub(beside, text)


def _position(built: str) -> str:
    return built.rpartition("(")[2].removesuffix(")")


def _open_maps(maps: str) -> "BuildMaps":
    from usercontext.cli.build_maps import BuildMaps

    try:
        read = BuildMaps(Path(maps))
    except ValueError as error:
        raise Failure(f"{maps} {error}") from error
    if not len(read):
        fail_usage(f"--maps: no .map file is in {maps}; build with source maps")
    return read


def _told_here(found: "IssueAnswer", read: "BuildMaps") -> list[dict[str, Any]]:
    try:
        return list(_told([*_stacks(found)], read))
    except ValueError as error:
        raise Failure(str(error)) from error


def _stacks(found: "IssueAnswer") -> Iterator[tuple[str, str, str]]:
    """Yield entry, message and stack: of what the analysis cites where it cites any, each once."""
    claims = found.analysis.claims if found.analysis is not None else []
    cited = {one for claim in claims or () for one in claim["evidence"]}
    every = [
        (log.id, str(log.payload.get("message", "")), stack)
        for log in found.logs
        for stack in _stacks_in(log.payload, _DEEPEST)
    ]
    chosen = [one for one in every if one[0] in cited] or every
    told: list[str] = []
    for one in chosen:
        # the same stack stands shorter beside it, where the page logs what it caught
        if not any(one[2].startswith(stack[:_ALIKE]) for stack in told):
            told.append(one[2])
            yield one


def _stacks_in(payload: dict[str, Any], depth: int) -> Iterator[str]:
    for name, value in payload.items():
        if isinstance(value, str) and name in _STACKS:
            yield value
        elif isinstance(value, dict) and depth:
            yield from _stacks_in(value, depth - 1)


def _told(stacks: list[tuple[str, str, str]], maps: "BuildMaps") -> Iterator[dict[str, Any]]:
    read = [[*_calls(stack)] for _, _, stack in stacks]
    places = maps.find(place for calls in read for _, place in calls)
    for (log_id, said, _), calls in zip(stacks, read, strict=True):
        frames = [_frame(built, places.get(place)) for built, place in calls]
        yield {"logId": log_id, "message": said, "frames": frames}


def _calls(stack: str) -> Iterator[tuple[str, ScriptPlace]]:
    for written in stack.split("\n"):
        match = _FRAME.match(written)
        if match is None:
            continue
        place = ScriptPlace(match["url"], int(match["line"]), int(match["column"]))
        yield _built(match["call"] or match["name"], place.url, place.line, place.column), place


def _built(name: str | None, url: str, line: int, column: int) -> str:
    return f"{name or '?'} ({url.rpartition('/')[2]}:{line}:{column})"


def _frame(built: str, source: "SourcePlace | SourceAnswer | None") -> dict[str, Any]:
    if source is None:
        return {"built": built, "source": None}
    return {
        "built": built,
        "source": source.file,
        "line": source.line,
        "column": source.column,
        "text": source.text,
    }


def _print_stack(told: dict[str, Any]) -> None:
    print(safe(f"{told['message'] or 'A stack'} ({told['logId']})"))
    for frame in told["frames"]:
        if frame["source"] is None:
            print(safe(f"  {frame['built']}  no map"))
            continue
        print(safe(f"  {frame['source']}:{frame['line']}:{frame['column']}  {frame['built']}"))
        if frame["text"] and _OTHERS not in frame["source"]:
            print(safe(f"      {frame['text'][:160]}"))
