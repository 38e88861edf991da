"""Where the server meets: settings → Deps, routes → a running server. Not: its worker."""

import asyncio
import contextlib
import gc
import os
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from usercontext.actions.accounts import first_link
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject, create_first_project
from usercontext.actions.refusals import tell_refusals
from usercontext.api.application import Api
from usercontext.api.browser_files import BrowserFiles, read_browser_files, read_manifest
from usercontext.api.former_files import keep_scripts
from usercontext.api.http.listener import Listener
from usercontext.api.http.sockets import bind, refused_address, room_for_connections
from usercontext.api.script_tag import package_command, script_tag
from usercontext.checker_processes import keep_checkers
from usercontext.log import get_logger
from usercontext.memory import give_back
from usercontext.mounted import open_mounts, shows_shop
from usercontext.opening import open_deps, stop_on_signal
from usercontext.settings.sources import Settings
from usercontext.store.opening import Role
from usercontext.supervision import Forked, supervise

_log = get_logger(__name__)
_DRAIN_S = 10.0
SERVER_FILE = "server.json"
SCRIPTS_FOLDER = "scripts"


class Announcement(Struct, frozen=True):
    """What ``serve`` has to say when it is ready; ``first`` only when it just created a project.

    ``tag`` is what a page carries then, ``install`` the command for a bundle; ``sign_in`` is the
    path that makes the first account, while there is none. ``people_url`` is where people reach
    the server. Not everything is in the folder where a database of its own is, and the demo shop
    is not open everywhere.
    """

    url: str
    data_dir: Path
    first: NewProject | None
    tag: str = ""
    install: str = ""
    sign_in: str = ""
    people_url: str = ""
    is_in_folder: bool = True
    has_demo: bool = True


async def serve(
    settings: Settings,
    announce: Callable[[Announcement], None],
    worker: Forked | None = None,
) -> None:
    """Serve until SIGTERM or SIGINT, then drain: requests in flight, the job in hand, the queue.

    ``worker`` is the first one, which waits to begin; without it one is started.

    Raises BuildMissing, PortInUse and StoreError before anything is served.
    """
    browser = read_browser_files()
    stop = asyncio.Event()
    with bind(settings.serve.host, settings.serve.port) as bound:
        async with open_deps(settings, Role.SERVER) as deps:
            stop_on_signal(stop.set)
            first = await create_first_project(deps)
            tell_refusals(deps)
            browser = keep_scripts(settings.store.data_dir / SCRIPTS_FOLDER, browser)
            listener = await _listen(settings, deps, bound, browser)
            url = _url(settings.serve.host, bound.getsockname()[1])
            server_file = settings.store.data_dir / SERVER_FILE
            _write_private(server_file, msgspec.json.encode({"url": url, "pid": os.getpid()}))
            collect_less_often()
            announce(await _announcement(settings, deps, url, first))
            supervision = asyncio.create_task(supervise(settings, worker))
            checking = asyncio.create_task(keep_checkers(settings, deps.checkers))
            try:
                await stop.wait()
            finally:
                server_file.unlink(missing_ok=True)
                supervision.cancel()
                deps.let_go()
                await listener.drain(_DRAIN_S)
                checking.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await supervision
                with contextlib.suppress(asyncio.CancelledError):
                    await checking


async def _announcement(
    settings: Settings, deps: Deps, url: str, first: NewProject | None
) -> Announcement:
    on = settings.serve.dashboard == "on"
    # a restart leaves the link good that somebody has been sent, for its day
    token = await first_link(deps, ends_former=False) if on else None
    return Announcement(
        url,
        settings.store.data_dir,
        first,
        *_ways_in(settings, url, first),
        f"/link/{token}" if token else "",
        (settings.api.public_url or url).rstrip("/"),
        is_in_folder=settings.store.database_url is None,
        has_demo=shows_shop(settings),
    )


async def _listen(
    settings: Settings, deps: Deps, bound: socket.socket, browser: BrowserFiles
) -> Listener:
    listener = Listener(
        Api(deps, settings.api, browser=browser, mounts=open_mounts(settings, deps)),
        room_for_connections(settings.api.max_connections),
        # what a request waits for there are plain futures of the writer and the readers
        by_hand=deps.database.engine == "sqlite",
    )
    try:
        await listener.start(bound)
    except OSError as error:  # another server was bound to it too, and listened first
        raise refused_address(settings.serve.host, settings.serve.port, error) from error
    return listener


def _ways_in(settings: Settings, url: str, first: NewProject | None) -> tuple[str, str]:
    if first is None:
        return "", ""
    manifest, place = read_manifest(), settings.api.public_url or url
    tag = script_tag(manifest, place, first.publishable_key, widget=True)
    return tag, package_command(manifest, place)


def collect_less_often() -> None:
    """Keep what was made at start out of collections, and a burst of connections out of most.

    The collector looked at all of them again and again, just when there was no time. What has
    outlived two collections is let be for long: the second looked at what twenty had left over, and
    10,000 idle connections were among that. What starting left free goes back: 1.5 MB.
    """
    gc.collect()
    give_back()
    gc.freeze()
    gc.set_threshold(20_000, 1, 350)


def _url(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104
    return f"http://{f'[{shown}]' if ':' in shown and '[' not in shown else shown}:{port}"


def _write_private(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
