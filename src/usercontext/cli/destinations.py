"""Commands about where alerts go, through the public API. Not: sending them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated
from uuid import UUID, uuid4

import typer

from usercontext.cli.access import reach
from usercontext.cli.options import AsJson, Config, Data, Key, Project, Server
from usercontext.cli.output import Exit, Failure, fail_usage, print_json, print_table, safe

if TYPE_CHECKING:
    from usercontext.client.clients import Client

destination = typer.Typer(
    help="Webhooks and Slack channels notified of urgent issues.", no_args_is_help=True
)
DestinationId = Annotated[
    str, typer.Argument(metavar="DESTINATION", help="Id of the destination (`destination list`).")
]


@destination.command("add")
def add(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="webhook or slack.")],
    url: Annotated[str, typer.Argument(metavar="URL", help="URL of the receiver.")],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="WORDS", help="Of P0,P1,reopened; all without it."),
    ] = None,
    with_summary: Annotated[
        bool, typer.Option("--with-summary", help="Include the analysis summary in alerts.")
    ] = False,
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Add a destination and print its signing secret, this once."""
    from usercontext.client import destinations as calls

    details = calls.DestinationDetails(on=on.split(",") if on else None, with_summary=with_summary)
    with _reached(server, key, data, config, project_id) as (client, project):
        added = client.call(calls.add_destination(project, kind, url, details, str(uuid4())))
    if as_json:
        print_json(_plain(added))
        return
    print(f"destination  {added.destination_id}")
    if added.secret is not None:
        print(f"secret       {added.secret}  (shown only once)")
    print(f"Try it: usercontext destination test {added.destination_id}")


@destination.command("list")
def list_all(
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """List where alerts go, and how that went."""
    from usercontext.client import destinations as calls

    with _reached(server, key, data, config, project_id) as (client, project):
        found = client.call(calls.list_destinations(project))
    if as_json:
        print_json(_plain(found))
        return
    rows = [
        (
            each.destination_id,
            each.kind,
            ",".join(each.on),
            each.queued,
            each.disabled_reason or (each.last_outcome or "-" if each.enabled else "turned off"),
            each.url,
        )
        for each in found
    ]
    print_table(("DESTINATION", "KIND", "ON", "QUEUED", "LAST", "URL"), rows)


@destination.command("remove")
def remove(
    destination: DestinationId,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Remove a destination and what waits for it."""
    from usercontext.client import destinations as calls

    removed = _id(destination)
    with _reached(server, key, data, config, project_id) as (client, project):
        client.call(calls.remove_destination(project, removed))


@destination.command("test")
def send_test(
    destination: DestinationId,
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Send a test to a destination and tell how it went."""
    from usercontext.client import destinations as calls

    tried = _id(destination)
    with _reached(server, key, data, config, project_id) as (client, project):
        ended = client.call(calls.try_destination(project, tried))
    if as_json:
        print_json(_plain(ended))
    elif ended.delivered:
        print("delivered")
    if ended.delivered is None:
        raise Failure("nothing was sent in 20 s; is the worker running?")
    if not ended.delivered:
        raise Failure(f"not delivered: {safe(ended.outcome)}")


@contextmanager
def _reached(
    server: str | None,
    key: str | None,
    data: str | None,
    config: str | None,
    project_id: str | None,
) -> Iterator[tuple["Client", UUID]]:
    flags = {"server": server, "api_key": key, "project": project_id}
    with reach({**flags, "data": data, "config": config}) as reached:
        if reached.project_id is None:
            raise Failure("USERCONTEXT_PROJECT (--project): is needed with --key", Exit.USAGE)
        yield reached.client, reached.project_id


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        fail_usage("DESTINATION: must be an id like 4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f")


def _plain(answer: object) -> object:
    import msgspec

    return msgspec.to_builtins(answer)
