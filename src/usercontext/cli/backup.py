"""The commands `backup` and `restore`: call, then tell. Not: how a copy is made or examined."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usercontext.cli.local import demand_database, load_settings
from usercontext.cli.options import AsJson, Config, Data
from usercontext.cli.output import complain, fail_usage, print_json, safe

if TYPE_CHECKING:
    from usercontext.settings.sources import Settings

_MIB = 1024 * 1024
_MUCH_LOG = 64 * _MIB
"""What the server keeps of its log anyway; beyond it the disk lends room until a checkpoint."""


def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to; must not exist.")],
    as_json: AsJson = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Copy the database to a file, also while the server runs."""
    settings = load_settings({"data": data, "config": config})
    _demand_sqlite(settings, "pg_dump")
    demand_database(settings)

    from usercontext.actions import backups

    made = backups.back_up(settings.store, Path(file).absolute())
    if made.log_grew_bytes > _MUCH_LOG:
        complain(
            f"the write-ahead log grew by {made.log_grew_bytes // _MIB} MiB meanwhile; the server"
            " uses that room again"
        )
    if as_json:
        answer = {"file": str(made.file), "bytes": made.bytes, "schema": made.schema}
        print_json(answer | {"logGrewBytes": made.log_grew_bytes})
    else:
        print(f"{safe(made.file)}: {made.bytes / _MIB:.1f} MiB, examined and on disk.")


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A backup, made by `backup`.")],
    force: Annotated[
        bool, typer.Option("--force", help="Set aside the existing database.")
    ] = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Put a backup in place; no server may run on the data folder."""
    settings = load_settings({"data": data, "config": config})
    _demand_sqlite(settings, "pg_restore")

    from usercontext.actions import backups
    from usercontext.domain.clock import SystemClock

    done = backups.restore(settings.store, Path(file).absolute(), force, SystemClock())
    if done.former is not None:
        print(f"The former database is in {safe(done.former)}.")
    print(f"Restored {safe(settings.store.data_dir)}, schema {done.schema}.")


def _demand_sqlite(settings: "Settings", tool: str) -> None:
    if settings.store.database_url is not None:
        fail_usage(
            f"the database is PostgreSQL (USERCONTEXT_DATABASE_URL): use its own {tool}, or the"
            " backups of whoever runs it"
        )
