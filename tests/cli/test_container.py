"""The Dockerfile holds what it promises, as far as that shows without Docker. Not: an image."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from cli.server import read_first_screen
from usercontext.settings.table import PREFIX, SETTINGS

ROOT = Path(__file__).resolve().parents[2]
TOLD = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
LINES = [line.split(maxsplit=1) for line in TOLD.splitlines() if line and line[0] not in "# "]


def told(word: str) -> list[str]:
    return [rest for first, rest in LINES if first == word]


def variables() -> dict[str, str]:
    [line] = told("ENV")
    return dict(pair.split("=", 1) for pair in line.split())


def test_every_file_that_is_copied_is_there() -> None:
    copied = [line.split()[:-1] for line in told("COPY") if "--from" not in line]

    assert len(copied) >= 3
    assert [name for names in copied for name in names if not (ROOT / name).exists()] == []


def test_every_setting_of_the_container_is_one() -> None:
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    [section] = re.findall(r"^## As a container\n(.*?)^## ", page, re.M | re.S)
    named = set(re.findall(rf"{PREFIX}([A-Z_]+)", TOLD + section))

    assert {"DATA", "HOST", "DATABASE_URL_FILE"} <= named
    assert {name.removesuffix("_FILE") for name in named} <= {each.name for each in SETTINGS}


def test_nobody_is_root_in_it_and_the_data_have_a_volume() -> None:
    assert told("USER") == ["usercontext"]
    assert told("VOLUME") == [variables()["USERCONTEXT_DATA"]]


def test_its_command_serves_is_found_healthy_and_drains_at_its_signal(tmp_path: Path) -> None:
    [program, *rest] = json.loads(told("ENTRYPOINT")[0]) + json.loads(told("CMD")[0])
    clean = {name: v for name, v in os.environ.items() if not name.startswith(PREFIX)}
    own = variables() | {"USERCONTEXT_DATA": str(tmp_path), "USERCONTEXT_PORT": "0"}
    with subprocess.Popen(
        [sys.executable, "-m", program, *rest], stdout=subprocess.PIPE, text=True, env=clean | own
    ) as running:
        assert running.stdout is not None
        served = read_first_screen(tmp_path, running.stdout, running)
        port = served.url.rpartition(":")[2]
        [asked] = re.findall(r"CMD\s+(\[.*\])", told("HEALTHCHECK")[0])
        [_, *check] = json.loads(asked)
        where = clean | {"USERCONTEXT_PORT": port}
        healthy = subprocess.run([sys.executable, *check], check=False, timeout=60, env=where)
        running.send_signal(signal.Signals[told("STOPSIGNAL")[0]])
        ended = running.wait(60)

    assert "secret key" in served.first_screen
    assert (healthy.returncode, ended) == (0, 0)
