"""Commands that speak to a server through its public API: issues, session. Not: local work."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID, uuid4

import typer

from usercontext.cli.access import reach
from usercontext.cli.options import AsJson, Config, Data, Key, Project, Server
from usercontext.cli.output import (
    Failure,
    end_progress,
    fail_usage,
    print_json,
    print_progress,
    print_table,
    safe,
)
from usercontext.domain.counted import counted

if TYPE_CHECKING:
    from usercontext.client.clients import Client, IssueAnswer
    from usercontext.evals.recordings import Recording

issues = typer.Typer(help="List, show, export and report issues.", no_args_is_help=True)
session = typer.Typer(help="List, delete and replay sessions.", no_args_is_help=True)

_POLL_S = 2
_HEADS = ("ISSUE", "CREATED", "PRIORITY", "STATUS", "DESCRIPTION")
IssueId = Annotated[str, typer.Argument(metavar="ISSUE", help="Id of the issue.")]
Timeout = Annotated[
    str, typer.Option("--timeout", metavar="SECONDS", help="How long to wait for the analysis.")
]


def narrow(name: str, meaning: str) -> Any:  # typer has one annotation for all its options
    """Return the option that narrows, orders or pages a listing."""
    return typer.Option(f"--{name}", metavar=name.upper(), help=meaning)


@issues.command("list")
def list_issues(
    status: Annotated[str | None, narrow("status", "open, resolved or ignored.")] = None,
    priority: Annotated[str | None, narrow("priority", "P0 to P3.")] = None,
    category: Annotated[str | None, narrow("category", "Kind of failure.")] = None,
    source: Annotated[str | None, narrow("source", "reported or detected.")] = None,
    group: Annotated[str | None, narrow("group", "Of this group.")] = None,
    since: Annotated[str | None, narrow("since", "Created at this date-time or later.")] = None,
    until: Annotated[str | None, narrow("until", "Created at this date-time or earlier.")] = None,
    q: Annotated[str | None, narrow("q", "Whose text holds all these words.")] = None,
    sort: Annotated[str | None, narrow("sort", "-createdAt, -impact_score, -affected.")] = None,
    page: Annotated[str, narrow("page", "From 1.")] = "1",
    limit: Annotated[str, narrow("limit", "1 to 1000 per page.")] = "20",
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """List a project's issues, newest first."""
    from usercontext.client.clients import IssueQuery

    query = IssueQuery(
        status=status, priority=priority, category=category, source=source, group=group,
        since=since, until=until, q=q, sort=sort,
        page=number_of("page", page), limit=number_of("limit", limit),
    )  # fmt: skip
    with reach(flags(server, key, data, config, project_id)) as reached:
        if reached.project_id is None:
            fail_usage("USERCONTEXT_PROJECT (--project): is needed with --key")
        listed = reached.client.list_issues(reached.project_id, **query)
    if as_json:
        print_json(plain(listed))
        return
    print_table(_HEADS, [_row(issue) for issue in listed.issues])
    more = "at least " if listed.total_is_lower_bound else ""
    print(f"page {listed.page}, {len(listed.issues)} of {more}{listed.total}", file=sys.stderr)


@issues.command("export")
def export_issue(
    issue: IssueId,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Print an issue as Markdown for a tracker."""
    issue_id = id_of("ISSUE", issue)
    with reach(flags(server, key, data, config), issue_id) as reached:
        _print_markdown(reached.client.export_issue(issue_id))


@issues.command("attachment")
def save_attachment(
    issue: IssueId,
    attachment: Annotated[
        str, typer.Argument(metavar="ATTACHMENT", help="Id of the attachment (`issues show`).")
    ],
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="Where to write it; must not exist.")
    ],
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Write an attached image to a file."""
    issue_id, attachment_id = id_of("ISSUE", issue), id_of("ATTACHMENT", attachment)
    with reach(flags(server, key, data, config), issue_id) as reached:
        image = reached.client.attachment(issue_id, attachment_id)
    with Path(output).open("xb") as file:
        file.write(image.body)


@issues.command("report")
def report_issue(
    session_id: Annotated[str, typer.Argument(metavar="SESSION", help="Id of the session.")],
    description: Annotated[
        str, typer.Argument(metavar="DESCRIPTION", help="What went wrong, in the user's words.")
    ],
    url: Annotated[str | None, narrow("url", "URL of the page.")] = None,
    browser: Annotated[str | None, narrow("browser", "Browser of the user.")] = None,
    as_json: AsJson = False,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Report an issue of a session and print its id; its analysis starts by itself."""
    reported = id_of("SESSION", session_id)
    metadata = {k: v for k, v in (("url", url), ("browser", browser)) if v is not None}
    with reach(flags(server, key, data, config), reported) as reached:
        issue_id = reached.client.create_issue(reported, description, metadata or None)
    if as_json:
        print_json({"issueId": str(issue_id)})
    else:
        print(issue_id)


@session.command("replay")
def replay(
    recording: Annotated[
        str, typer.Argument(metavar="FILE_OR_NAME", help="File, or name of a shipped recording.")
    ],
    timeout: Timeout = "60",
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Send a recorded session through the API, wait for its analysis and print its Markdown."""
    from usercontext.evals.recordings import load_recording, shift_to

    seconds = number_of("timeout", timeout)
    recorded = shift_to(load_recording(recording), time.time_ns() // 1000)
    with reach(flags(server, key, data, config, project_id)) as reached:
        client = reached.client
        entries = counted(len(recorded.logs), "log entry", "log entries")
        print_progress(f"sending {entries} of {recorded.name}")
        session_id = _send_session(client, recorded)
        answer: dict[str, object] = {"sessionId": str(session_id), "issueId": None}
        if recorded.issue is not None:
            said = recorded.issue
            issue_id = client.create_issue(session_id, said.user_description, said.metadata)
            _wait_for_analysis(client, issue_id, seconds)
            answer |= {"issueId": str(issue_id), "markdown": client.export_issue(issue_id)}
    end_progress()
    if as_json:
        print_json(answer)
    elif "markdown" in answer:
        _print_markdown(str(answer["markdown"]))
    else:
        print(f"Sent as session {session_id}; nobody reported an issue in it.")


def _send_session(client: "Client", recorded: "Recording") -> UUID:
    said = recorded.session
    opened = client.open_session(
        # a second replay is a second visit
        f"{said.external_session_id}-{uuid4().hex[:8]}",
        release=said.release,
        environment=said.environment,
        metadata=said.metadata,
    )
    client.append_logs(opened.session_id, recorded.logs)
    return opened.session_id


def _wait_for_analysis(client: "Client", issue_id: UUID, timeout_s: int) -> None:
    begun = time.monotonic()
    while (waited_s := time.monotonic() - begun) < timeout_s:
        print_progress(f"waiting for the analysis of issue {issue_id}, {waited_s:.0f} s")
        issue = client.get_issue(issue_id, wait=_POLL_S, logs=0)
        if issue.analysis is not None and issue.analysis.status == "done":
            return
    end_progress()
    raise Failure(
        f"the analysis of issue {issue_id} is not done after {timeout_s} s; check with `usercontext"
        f" doctor` whether the worker runs, `usercontext issues show {issue_id}` shows the issue"
    )


def flags(
    server: str | None,
    key: str | None,
    data: str | None,
    config: str | None,
    project_id: str | None = None,
) -> dict[str, str | None]:
    """Return the settings that a command's options name."""
    settings = {"server": server, "api_key": key, "project": project_id}
    return {**settings, "data": data, "config": config}


def number_of(option: str, text: str) -> int:
    """Read a whole number from an option, or end the command."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        fail_usage(f"--{option}: must be a whole number")
    return int(text)


def id_of(argument: str, text: str) -> UUID:
    """Read an id from an argument, or end the command."""
    try:
        return UUID(text)
    except ValueError:
        fail_usage(f"{argument}: must be an id like 4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f")


def plain(answer: object) -> object:
    """Return an answer as what JSON is made of."""
    import msgspec

    return msgspec.to_builtins(answer)


def _row(issue: "IssueAnswer") -> tuple[object, ...]:
    title = issue.user_description.partition("\n")[0]
    title = title if len(title) <= 60 else title[:59] + "…"
    return (issue.issue_id, issue.created_at, issue.priority or "pending", issue.status, title)


def _print_markdown(markdown: str) -> None:
    # line by line: what a terminal obeys inside a line is shown, not done
    print("\n".join(map(safe, markdown.rstrip("\n").split("\n"))))
