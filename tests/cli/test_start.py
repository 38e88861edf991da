"""How the command line starts and how wrong calls end: one line, a code, nothing loaded in vain."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from cli.conftest import Ended
from usercontext.cli import output
from usercontext.cli.main import app

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
Cli = Callable[..., Ended]


def commands(command: Any = None, path: str = "usercontext") -> Iterator[tuple[str, Any]]:
    command = command or get_command(app)
    if not isinstance(command, TyperGroup):
        yield path, command
        return
    for name, child in command.commands.items():
        yield from commands(child, f"{path} {name}")


def test_the_version_is_that_of_the_package(cli: Cli) -> None:
    assert cli("--version") == Ended(0, f"usercontext {version('usercontext')}\n", "")


def test_asking_for_the_version_loads_no_server() -> None:
    """It must take less than 150 ms; SQLAlchemy or structlog alone would take longer."""
    code = (
        "import sys; from usercontext.cli.main import run; run(['--version']); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    heavy = {"sqlalchemy", "structlog", "httpx2", "httptools", "pydantic", "rich", "asyncio"}
    assert heavy & set(loaded.stdout.split()) == set()


def test_a_server_loads_no_analyzer() -> None:
    """Rules and worker are the worker's alone: loading them took a third of a restart."""
    code = "import sys; from usercontext import app, supervision; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(ended.stdout.split())
    assert "usercontext.api.application" in loaded
    of_the_worker = {"rules", "reading.timeline", "causes", "signals", "reach.met"}
    assert {f"usercontext.analyze.{name}" for name in of_the_worker} & loaded == set()
    assert {"usercontext.worker", "usercontext.worker_app"} & loaded == set()


def test_who_has_nobody_to_tell_loads_no_client() -> None:
    """httpx2 and what it brings is 1.5 MB of an idle server and its worker."""
    code = "import sys; from usercontext import app, worker_app; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(ended.stdout.split())
    assert "usercontext.deliver.connect" in loaded
    assert {"httpx2", "usercontext.deliver.posting"} & loaded == set()


def test_no_server_loads_what_draws_tracebacks() -> None:
    """structlog would load rich, 3.4 MB, for a console that is not ours."""
    code = "import sys; from usercontext import app, worker_app; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(ended.stdout.split())
    assert "structlog" in loaded
    assert {"rich", "pygments"} & loaded == set()


def test_options_are_read_without_pydantic() -> None:
    """typer would load it (14 MB) to turn a string into a string, in every server and worker."""
    code = (
        "import sys; from usercontext.cli.main import run;"
        "run(['key', 'mint', '--kind', 'x']); print('pydantic' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ended.stdout == "False\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["serve", "--hst", "x"], "No such option: --hst"),
        (["sreve"], "No such command 'sreve'. Did you mean 'serve'?"),
        (["project", "create"], "Missing argument 'NAME'"),
        (["serve", "--port", "http"], "USERCONTEXT_PORT (--port): must be a whole number"),
        (["key", "mint", "--kind", "public"], "--kind: must be secret or publishable"),
        (["key", "mint", "--origin", "app.example.com"], "--origin: must be like https://"),
        (["issues", "show", "17"], "ISSUE: must be an id"),
        (["issues", "list", "--page", "-1"], "--page: must be a whole number"),
        (
            ["issues", "list", "--server", "https://x.test"],
            "USERCONTEXT_API_KEY (--key): is needed",
        ),
        (["worker", "--parent", "x"], "--parent: must be the number of a process"),
    ],
)
def test_a_wrong_call_is_one_line_and_code_2(cli: Cli, arguments: list[str], message: str) -> None:
    ended = cli(*arguments)

    assert (ended.code, ended.out) == (output.Exit.USAGE, "")
    assert ended.err.startswith(f"usercontext: {message}")
    assert ended.err.count("\n") == 1


def test_without_a_command_it_shows_what_there_is(cli: Cli) -> None:
    ended = cli()

    assert ended.code == output.Exit.USAGE
    assert "Commands:\n  serve " in ended.err


def test_a_command_that_needs_a_server_says_how_to_start_one(cli: Cli, tmp_path: Path) -> None:
    cli("project", "create", "shop")
    ended = cli("issues", "list")

    assert ended.code == output.Exit.UNREACHABLE
    assert f"start one with `usercontext serve --data {tmp_path}/data`" in ended.err


def test_a_server_elsewhere_that_does_not_answer_is_code_4(cli: Cli) -> None:
    address = ("--server", "http://127.0.0.1:9", "--key", "uc_sec_" + "a" * 36)
    ended = cli("issues", "show", "4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f", *address)

    assert ended == Ended(4, "", "usercontext: no server answers at http://127.0.0.1:9\n")


def test_every_known_failure_exists_under_its_name() -> None:
    """Failures are known by name, so a renamed error would silently become a traceback."""
    for name in {**output._CODES, **output._ADVICE}:
        module, _, kind = name.rpartition(".")
        assert issubclass(getattr(import_module(module), kind), Exception), name


@pytest.mark.parametrize(("path", "command"), list(commands()), ids=lambda value: str(value))
def test_the_page_has_every_command_with_every_option(path: str, command: Any) -> None:
    page = PAGE.read_text("utf-8")

    assert f"### `{path}" in page
    section = page.partition(f"### `{path}")[2].partition("\n##")[0]
    for param in command.params:
        for option in param.opts[:1] if param.param_type_name == "option" else []:
            assert option in section, f"{path} {option}"


def test_the_page_names_no_command_that_is_gone() -> None:
    heads = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("### `")]

    assert len(heads) == len(list(commands()))
