"""The command that hands a build's source maps to the server's folder. Not: how they are read."""

from pathlib import Path
from typing import Annotated

import typer

from usercontext.cli.local import load_settings
from usercontext.cli.options import AsJson, Config, Data
from usercontext.cli.output import Failure, fail_usage, print_json, safe
from usercontext.domain.ids import parse_uuid

maps = typer.Typer(help="Keep the source maps of builds.", no_args_is_help=True)


@maps.command("add")
def add(
    build: Annotated[
        str, typer.Argument(metavar="DIR", help="The build's folder; its .map files are taken.")
    ],
    release: Annotated[
        str | None,
        typer.Option("--release", metavar="RELEASE", help="As sessions name it; else any."),
    ] = None,
    project: Annotated[
        str | None, typer.Option("--project", metavar="ID", help="For this project alone.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DIR", help="Folder instead of USERCONTEXT_SOURCE_MAPS."),
    ] = None,
    as_json: AsJson = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Copy a build's source maps to the server's folder, below their release."""
    from usercontext.source_maps.adding import add_maps

    settings = load_settings({"data": data, "config": config, "source_maps": to})
    folder = settings.source_maps.folder
    if folder is None:
        fail_usage("USERCONTEXT_SOURCE_MAPS (--to): must name the folder of the server's maps")
    owner = parse_uuid(project) if project is not None else None
    if project is not None and owner is None:
        fail_usage("--project: must be an id as `usercontext project list` shows it")
    try:
        added = add_maps(folder, Path(build), release, str(owner) if owner else None)
    except ValueError as error:
        raise Failure(str(error)) from error
    if not added:
        fail_usage(f"DIR: no .map file is in {build}; build with source maps")
    if as_json:
        print_json({"added": [str(path) for path in added]})
    else:
        _print_added(len(added), release, folder)


def _print_added(count: int, release: str | None, folder: Path) -> None:
    of = f"of release {release}" if release else "of no release"
    number = "1 source map" if count == 1 else f"{count} source maps"
    print(safe(f"{number} {of} copied to {folder}"))
