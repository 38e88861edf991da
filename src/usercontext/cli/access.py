"""How a command reaches a server: by address and key, or the folder's own server. Not: calls."""

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from usercontext.cli.local import demand_database, find_project, load_settings, run_action
from usercontext.cli.output import Exit, Failure
from usercontext.domain.project import COMMAND_KEY_US

if TYPE_CHECKING:
    from usercontext.client.clients import Client
    from usercontext.settings.sources import Settings

_ATTEMPTS = 4


class Reached(NamedTuple):
    """A client of the server and the project it speaks for, as far as that is known."""

    client: "Client"
    project_id: UUID | None


class Running(NamedTuple):
    """The server of a data folder."""

    url: str
    pid: int


def read_server_file(folder: Path, kill: Callable[[int, int], None] = os.kill) -> Running | None:
    """Return the server that runs on a data folder, None when there is none."""
    try:
        found = json.loads((folder / "server.json").read_bytes())
        running = Running(str(found["url"]), int(found["pid"]))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise Failure(f"{folder}/server.json is damaged; restart the server") from error
    try:
        kill(running.pid, 0)  # a killed server leaves its file behind
    except ProcessLookupError:
        return None
    except PermissionError:  # a process 1 is everywhere, and a container's is another one
        return running
    return running


@contextlib.contextmanager
def reach(flags: dict[str, str | None], about: UUID | None = None) -> Iterator[Reached]:
    """Yield a client of the server that the settings name, or of the one of the data folder.

    For the latter no key is needed: who may write the folder may mint one. It lives for 15 minutes
    and is revoked at the end. Where no project is named it is that of the issue or session
    ``about`` which the command asks.
    """
    settings = load_settings(flags)
    wanted = settings.remote
    if wanted.server is not None and wanted.api_key is None:
        raise Failure("USERCONTEXT_API_KEY (--key): is needed with --server", Exit.USAGE)
    url = wanted.server or _local_server(settings)
    if wanted.api_key is not None:
        project_id = _id_of(wanted.project) if wanted.project else None
        with _open(url, wanted.api_key) as client:
            yield Reached(client, project_id)
        return
    with minted_key(settings, about=about) as (key, own_project), _open(url, key) as client:
        yield Reached(client, own_project)


def _id_of(project: str) -> UUID:
    try:
        return UUID(project)
    except ValueError:
        rule = "with --key it must be an id: a server tells no names to a key"
        raise Failure(f"USERCONTEXT_PROJECT (--project): {rule}", Exit.USAGE) from None


def _open(url: str, key: str) -> "Client":
    from usercontext.client.clients import Client, RetryPolicy

    return Client(url, key, retry=RetryPolicy(attempts=_ATTEMPTS))


def _local_server(settings: "Settings") -> str:
    folder = settings.store.data_dir
    running = read_server_file(folder)
    if running is None:
        demand_database(settings)
        start = f"start one with `usercontext serve --data {folder}`, or name one with --server"
        raise Failure(f"no server runs on {folder}; {start}", Exit.UNREACHABLE)
    return running.url


@contextlib.contextmanager
def minted_key(
    settings: "Settings",
    kind: str = "sec",
    name: str = "cli",
    lifetime_us: int = COMMAND_KEY_US,
    about: UUID | None = None,
) -> Iterator[tuple[str, UUID]]:
    """Yield a key of the folder's project, and the project; it is revoked at the end."""
    from usercontext.actions import projects
    from usercontext.actions.deps import Deps
    from usercontext.domain.project import ApiKey, KeyKind, Project

    async def mint(deps: Deps) -> tuple[Project, ApiKey, str]:
        owner = await find_project(deps, settings.remote.project, about)
        minted, text = await projects.mint_key(
            deps, owner, KeyKind(kind), name, lifetime_us=lifetime_us
        )
        return owner, minted, text

    owner, minted, text = run_action(settings, mint)
    try:
        yield text, owner.project_id
    finally:
        run_action(settings, lambda deps: projects.revoke_key(deps, owner, minted.row))
