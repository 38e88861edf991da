"""The command that shows an issue's errors in the sources of a build. Not: how maps are read."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from usercontext.cli.access import reach
from usercontext.cli.options import AsJson, Config, Data, Key, Server
from usercontext.cli.output import Failure, fail_usage, print_json, safe
from usercontext.cli.remote import IssueId, flags, id_of
from usercontext.domain.source_place import ScriptPlace, SourcePlace

if TYPE_CHECKING:
    from usercontext.cli.build_maps import BuildMaps
    from usercontext.client import IssueAnswer

_ALL_LOGS = 10_000
_FRAME = re.compile(
    r"^\s*(?:at (?:async )?(?P<call>[^\s(]{1,120})? ?.*?|(?P<name>[^@\s]{0,120})@)"
    r"\(?(?P<url>https?://[^\s()]{1,2000}):(?P<line>\d{1,9}):(?P<column>\d{1,9})\)?$"
)
_STACKS = ("stack", "components", "componentStack")
_DEEPEST = 3
_ALIKE = 400
_OTHERS = "node_modules/"


def show_stacks(
    issue: IssueId,
    maps: Annotated[
        str, typer.Option("--maps", metavar="DIR", help="Where the build's .map files are.")
    ],
    as_json: AsJson = False,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show the errors of an issue at their places in the sources, by a build's source maps."""
    from usercontext.cli.build_maps import BuildMaps

    issue_id = id_of("ISSUE", issue)
    read = BuildMaps(Path(maps))
    if not len(read):
        fail_usage(f"--maps: no .map file is in {maps}; build with source maps")
    with reach(flags(server, key, data, config)) as reached:
        found = reached.client.get_issue(issue_id, logs=_ALL_LOGS)
    try:
        told = list(_told([*_stacks(found)], read))
    except ValueError as error:
        raise Failure(str(error)) from error
    if as_json:
        print_json({"issueId": str(issue_id), "stacks": told})
        return
    for one in told:
        _print_stack(one)
    if not told:
        print("No stack trace was captured in this issue.")


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
        file = match["url"].rpartition("/")[2]
        name = match["call"] or match["name"] or "?"
        yield f"{name} ({file}:{place.line}:{place.column})", place


def _frame(built: str, source: SourcePlace | None) -> dict[str, Any]:
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
