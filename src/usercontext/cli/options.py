"""Options that several commands share. Not: their meaning, which is the settings' own."""

from typing import Annotated

import typer

Data = Annotated[str | None, typer.Option("--data", metavar="DIR", help="Folder with all data.")]
Config = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="TOML file with settings.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on one line, for scripts.")]
Project = Annotated[
    str | None,
    typer.Option(
        "--project", metavar="ID", help="Project, by id or name; optional if there is only one."
    ),
]
Server = Annotated[
    str | None,
    typer.Option("--server", metavar="URL", help="URL of another server; default: the folder's."),
]
Key = Annotated[
    str | None,
    typer.Option(
        "--key", "--api-key", metavar="KEY", help="Secret key; not needed on the server's machine."
    ),
]
