"""Commands about groups, through the public API of a server. Not: issues (remote)."""

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from usercontext.cli.access import reach
from usercontext.cli.options import AsJson, Config, Data, Key, Project, Server
from usercontext.cli.output import fail_usage, print_json, print_table, safe
from usercontext.cli.remote import flags, id_of, narrow, number_of, plain
from usercontext.domain.counted import counted

if TYPE_CHECKING:
    from usercontext.client.groups import GroupAnswer, GroupList, Groups

group = typer.Typer(help="List, show, merge, split and resolve groups.", no_args_is_help=True)

GroupId = Annotated[str, typer.Argument(metavar="GROUP", help="Id of the group.")]


@group.command("list")
def list_groups(
    status: Annotated[str | None, narrow("status", "open, resolved or ignored.")] = None,
    priority: Annotated[str | None, narrow("priority", "P0 to P3.")] = None,
    category: Annotated[str | None, narrow("category", "Kind of failure.")] = None,
    q: Annotated[str | None, narrow("q", "With an issue whose text holds all these words.")] = None,
    sort: Annotated[
        str | None,
        narrow(
            "sort",
            "-lastSeen, -firstSeen, -impact_score, -affected, -users, -silentSessions,"
            " -revenue_impact.",
        ),
    ] = None,
    page: Annotated[str, narrow("page", "From 1.")] = "1",
    limit: Annotated[str, narrow("limit", "1 to 1000 per page.")] = "20",
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """List a project's groups, the one seen last first."""
    from usercontext.client.groups import GroupQuery

    query = GroupQuery(status=status, priority=priority, category=category, q=q, sort=sort)
    wanted, most = number_of("page", page), number_of("limit", limit)
    with _groups(server, key, data, config, project_id) as groups:
        listed = groups.list(wanted, most, **query)
    if as_json:
        print_json(plain(listed))
        return
    heads = ("GROUP", "LAST SEEN", "PRIORITY", "ISSUES", "SESSIONS", "STATUS", "TITLE")
    print_table(heads, [_row(one) for one in listed.groups])
    more = "at least " if listed.total_is_lower_bound else ""
    print(f"page {listed.page}, {len(listed.groups)} of {more}{listed.total}", file=sys.stderr)


@group.command("show")
def show_group(
    group_id: GroupId,
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show a group, why its issues are together, and its history."""
    wanted = id_of("GROUP", group_id)
    with _groups(server, key, data, config, project_id) as groups:
        _print(groups.get(wanted), as_json)


@group.command("merge")
def merge_groups(
    group_id: GroupId,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The group that shows both.")],
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Merge a group into another one; `group undo` takes it back."""
    wanted, target = id_of("GROUP", group_id), id_of("INTO", into)
    with _groups(server, key, data, config, project_id) as groups:
        _print(groups.merge(wanted, target), as_json)


@group.command("split")
def split_group(
    group_id: GroupId,
    issues: Annotated[
        list[str], typer.Argument(metavar="ISSUE...", help="Issues that belong together.")
    ],
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Move issues of a group out into a new one."""
    wanted, chosen = id_of("GROUP", group_id), [id_of("ISSUE", one) for one in issues]
    with _groups(server, key, data, config, project_id) as groups:
        _print(groups.split(wanted, chosen), as_json)


@group.command("undo")
def undo_merge(
    group_id: GroupId,
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Undo the merge of a group, or the newest merge into it."""
    wanted = id_of("GROUP", group_id)
    with _groups(server, key, data, config, project_id) as groups:
        _print(groups.undo(wanted), as_json)


@group.command("resolve")
def resolve_group(
    group_id: GroupId,
    release: Annotated[
        str | None, typer.Option("--release", metavar="RELEASE", help="Which has the fix.")
    ] = None,
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Resolve a group with its open issues, until its cause comes back."""
    wanted = id_of("GROUP", group_id)
    with _groups(server, key, data, config, project_id) as groups:
        _print(groups.change(wanted, "resolved", release), as_json)


@contextlib.contextmanager
def _groups(
    server: str | None,
    key: str | None,
    data: str | None,
    config: str | None,
    project_id: str | None,
) -> Iterator["Groups[GroupAnswer, GroupList]"]:
    with reach(flags(server, key, data, config, project_id)) as reached:
        if reached.project_id is None:
            fail_usage("USERCONTEXT_PROJECT (--project): is needed with --key")
        yield reached.client.groups(UUID(str(reached.project_id)))


def _row(one: "GroupAnswer") -> tuple[object, ...]:
    title = one.title if len(one.title) <= 60 else one.title[:59] + "…"
    urgent = one.priority or "pending"
    return (one.group, one.last_seen, urgent, one.issues, one.sessions, one.status, title)


def _print(one: "GroupAnswer", as_json: bool) -> None:
    if as_json:
        print_json(plain(one))
        return
    resolved = "" if one.resolved_in is None else f" in {one.resolved_in}"
    coming = (
        f", {counted(one.coming, 'more is', 'more are')} being moved here" if one.coming else ""
    )
    coming += f", {one.following} still being updated" if one.following else ""
    facts: list[tuple[str, object]] = [
        ("group", one.group),
        ("title", one.title),
        ("category", one.category),
        ("status", f"{one.status}{resolved}"),
        ("issues", f"{one.issues} of {counted(one.sessions, 'session')}{coming}"),
        ("seen", f"{one.first_seen} to {one.last_seen}"),
    ]
    if one.merged_into is not None:
        facts.append(("merged into", one.merged_into))
    facts += [("merged", other) for other in one.merged]
    facts += [("why", ", ".join(why["parts"])) for why in one.why.get("signatures", [])]
    facts += [
        ("why", f"{why['issue']}: {' '.join(why['terms'])} ({why['score']})")
        for why in one.why.get("texts", [])
    ]
    facts += [("moved here", issue) for issue in one.why.get("moved", [])]
    facts += [("history", _line(event)) for event in one.history]
    for name, value in facts:
        print(f"{name:<11}  {safe(value)}")


def _line(event: dict[str, object]) -> str:
    told = (event["at"], event["kind"], event["other"], event["detail"], event["key"])
    return " ".join(str(one) for one in told if one is not None)
