"""The command that shows one issue. Not: the other commands about issues (remote), stacks."""

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from usercontext.cli.access import reach
from usercontext.cli.options import AsJson, Config, Data, Key, Server
from usercontext.cli.output import print_json, safe
from usercontext.cli.reach_line import reach_line
from usercontext.cli.remote import IssueId, flags, id_of, number_of, plain
from usercontext.cli.stacks import beside_places, print_stacks, told_by_server

if TYPE_CHECKING:
    from usercontext.client.clients import Client, IssueAnswer

_NOT_FOUND = 404
_SENTENCES = ("summary", "root cause", "suggested fix")


def show_issue(
    issue: IssueId,
    logs: Annotated[
        str, typer.Option("--logs", metavar="LOGS", help="How many log entries at most (0).")
    ] = "0",
    wait: Annotated[
        str, typer.Option("--wait", metavar="WAIT", help="Seconds to wait for the analysis (0).")
    ] = "0",
    as_json: AsJson = False,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show an issue, its analysis and its stacks."""
    issue_id = id_of("ISSUE", issue)
    wanted, wait_s = number_of("logs", logs), number_of("wait", wait)
    with reach(flags(server, key, data, config), issue_id) as reached:
        found = reached.client.get_issue(issue_id, wait=wait_s, logs=wanted)
        told = ([], None) if as_json else _stacks(reached.client, issue_id)
    if as_json:
        print_json(plain(found))
    else:
        _print_issue(found, told[0])
        if told[0]:
            print()
        print_stacks(*told)


def _stacks(client: "Client", issue_id: UUID) -> tuple[list[dict[str, Any]], str | None]:
    from usercontext.client.answers import ApiError

    try:
        return told_by_server(client, issue_id)
    except ApiError as error:
        if error.status == _NOT_FOUND:  # a server of an earlier release has no such call
            return [], None
        raise


def _print_issue(issue: "IssueAnswer", stacks: list[dict[str, Any]]) -> None:
    analysis = issue.analysis
    verdict = None
    if analysis is not None and analysis.verdict is not None:
        verdict = f"{analysis.verdict} ({analysis.confidence}), {analysis.category}"
    facts = [
        ("issue", issue.issue_id),
        ("session", issue.session_id),
        ("created", issue.created_at),
        ("status", issue.status),
        ("priority", issue.priority or "pending"),
        ("impact score", issue.impact_score),
        ("verdict", verdict),
        ("description", issue.user_description),
        ("summary", issue.ai_summary),
        ("root cause", issue.root_cause),
        ("suggested fix", analysis.suggested_fix if analysis else None),
        ("affected", reach_line(analysis.affected if analysis else None)),
    ]
    width = max(len(name) for name, _ in facts)
    for name, value in facts:
        if value is not None:
            said = beside_places(str(value), stacks) if name in _SENTENCES else value
            print(f"{name:<{width}}  {safe(said)}")
    for one in issue.attachments:
        print(safe(f"attachment  {one.attachment_id} {one.width}x{one.height} {one.content_type}"))
    for log in issue.logs:
        print(safe(f"{log.timestamp} {log.level:<5} {log.type:<7} {log.id} {log.payload}"))
