"""The checks of `usercontext doctor`: the server first, then what actions find. Not: printing."""

import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from usercontext.cli.access import read_server_file
from usercontext.cli.local import is_kept_elsewhere, run_action, where_else
from usercontext.cli.output import describe_failure

if TYPE_CHECKING:
    from usercontext.settings.sources import Settings

_OF_THE_SCHEMA = ("OlderSchema", "NewerSchema", "NoSchema")
"""By name, as elsewhere: `doctor --help` need not load the store."""


class Finding(NamedTuple):
    """One check, how it ended (ok, warn, fail), and in one line what was found."""

    check: str
    status: str
    message: str


def examine(settings: "Settings") -> list[Finding]:
    """Run every check; a folder that is not there yet is left alone."""
    folder = settings.store.data_dir
    server, is_served = _server(settings)
    if settings.store.database_url is None and not folder.is_dir():
        other = where_else(folder)
        missing = f"{folder} is not there yet: `usercontext serve` makes it; or {other}"
        return [server, Finding("folder", "warn", missing)]

    from usercontext.actions import examination

    try:
        checks = run_action(
            settings,
            lambda deps: examination.examine(
                deps, settings.store, is_served, has_address=settings.api.public_url is not None
            ),
            only_looks=True,
        )
    except Exception as error:
        described = describe_failure(error)
        if described is None:
            raise
        kind = type(error).__name__
        # a folder waits for its first server; a database of PostgreSQL is made to hold something
        is_new = kind == "NoSchema" and settings.store.database_url is None
        if is_new and is_kept_elsewhere(folder):
            return [server, Finding("database", "fail", f"none in {folder}; {where_else(folder)}")]
        check = "schema" if kind in _OF_THE_SCHEMA else "database"
        return [server, Finding(check, "warn" if is_new else "fail", described[0])]
    found = [Finding(check.name, str(check.outcome), check.detail) for check in checks]
    return [server, *found, *_source_maps(settings)]


def _source_maps(settings: "Settings") -> Iterator[Finding]:
    """Look at the folder where one is named: of one that is mistyped nothing else would tell."""
    folder = settings.source_maps.folder
    if folder is None:
        return
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError as error:
        yield Finding("maps", "warn", f"{folder} cannot be read: {error.strerror}")
        return
    yield Finding("maps", "ok" if names else "warn", f"{folder} holds {len(names)} names")


def _server(settings: "Settings") -> tuple[Finding, bool]:
    running = read_server_file(settings.store.data_dir)
    if running is not None:
        return Finding("server", "ok", f"runs at {running.url} as process {running.pid}"), True
    host, port = settings.serve.host, settings.serve.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            taken = f"cannot listen on {host}:{port}: {error.strerror}"
            return Finding("server", "fail", taken), False
    none = f"none runs on {settings.store.data_dir}; {host}:{port} is free"
    return Finding("server", "warn", none), False
