"""What exists is documented: commands, endpoints, metrics. Settings: tests/settings."""

import re
from types import SimpleNamespace
from typing import Any, cast

from house.commands import cli_commands
from house.tree import ROOT, below, named, text_of, told
from usercontext.api.metrics import Meter
from usercontext.api.openapi import openapi_document
from usercontext.api.options import ApiOptions
from usercontext.api.routes import ROUTES
from usercontext.domain.attachment import AttachmentCount
from usercontext.domain.delivery import DeliveryCount
from usercontext.domain.reach import ReachProgress
from usercontext.ingest.checkers import Checkers
from usercontext.settings.sources import ServeOptions
from usercontext.store.database import WriterStats

DOCS = ROOT / "docs"
OUR_PORT = re.compile(r"(?:127\.0\.0\.1|localhost):(?!11434/)(\d+)")
"""A port of this machine in an example; 11434 is Ollama's."""


def test_every_command_and_option_is_documented() -> None:
    """An option that stands only in `--help` is found by those who already know it."""
    page = text_of(DOCS / "cli.md")
    problems = [
        missing
        for command, options in cli_commands().items()
        for missing in undocumented(page, command, options)
    ]

    assert len(cli_commands()) > 10
    assert not problems, told(problems)


def test_an_option_counts_only_in_the_section_of_its_command() -> None:
    page = "# CLI\n## `usercontext serve`\n`--port` `--host`\n## `usercontext worker`\nworks\n"

    assert undocumented(page, "serve", [["--port"], ["--to", "--host"]]) == []
    assert undocumented(page, "worker", [["--port"]]) == ["worker --port"]
    assert undocumented(page, "doctor", []) == ["doctor"]


def test_every_example_asks_the_port_that_the_server_listens_on() -> None:
    """docs/api.md said 8000, the server listened on 8787: its first example was refused."""
    pages = [ROOT / "README.md", *below("docs/", ending=(".md", ".conf", ".html", ".mjs"))]
    ports = [(named(path), port) for path in pages for port in OUR_PORT.findall(text_of(path))]

    assert len(ports) > 10
    assert [each for each in ports if each[1] != str(ServeOptions().port)] == []


def test_every_endpoint_is_documented() -> None:
    page = text_of(DOCS / "api.md")
    problems = [
        f"{route.method} {route.path}"
        for route in ROUTES
        if f"{route.method} {route.path}" not in page
    ]

    assert not problems, told(problems)


def test_every_endpoint_is_in_the_openapi_document() -> None:
    paths = openapi_document(ROUTES, ApiOptions())["paths"]
    described = {
        (method.upper(), re.sub(r"\{(\w+)\}", r":\1", path))
        for path, item in paths.items()
        for method in item
    }

    assert {(route.method, route.path) for route in ROUTES} <= described


def test_the_page_of_metrics_and_the_server_name_the_same() -> None:
    """A dashboard is built from the page; a name that is not there draws an empty line."""
    documented = re.findall(r"^\| `(usercontext_\w+)`", text_of(DOCS / "operations.md"), re.M)

    assert sorted(documented) == sorted(metric_names())


def metric_names() -> set[str]:
    """Ask the real page, once every counter has something to show."""
    stats = WriterStats(refusals={"queue_full": 1})
    refusals = SimpleNamespace(by_reason={"no_key": 1})
    database = SimpleNamespace(stats=lambda: stats)
    deps = SimpleNamespace(database=database, refusals=refusals, checkers=Checkers())
    meter = Meter(cast("Any", deps), lambda: 0)
    meter.count("/v1/sessions", "POST", 201, 0.001)
    meter.refuse("UNAUTHORIZED")
    sent = [DeliveryCount("slack", "delivered", 1)]
    reach = ReachProgress(1, 1, 1, 0.0, 1.0)
    page = meter.page([AttachmentCount("ready", "", 1)], sent, reach).decode()
    names = set(re.findall(r"^# TYPE (usercontext_\w+)", page, re.MULTILINE))
    return {name for name in names if not name.endswith("_created")}


def undocumented(page: str, command: str, options: list[list[str]]) -> list[str]:
    """Find the command's section by its heading, and the options it mentions by no name."""
    sections = re.split(r"^(?=#+ )", page, flags=re.MULTILINE)
    own = [part for part in sections if re.match(rf"#+ .*usercontext {command}\b", part)]
    if not own:
        return [command]
    return [f"{command} {names[0]}" for names in options if not any(n in own[0] for n in names)]
