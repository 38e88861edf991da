"""A start of the product without its imports is a start in all else."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from torture.product import Keys, create_project, end, run_warm, start
from torture.requests import call
from torture.warm import Template


@pytest.fixture(scope="module")
def warm() -> Iterator[Template]:
    with Template() as template:
        yield template


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    folder = tmp_path_factory.mktemp("warm") / "data"
    return folder, create_project(folder)


def test_a_warm_server_answers_and_has_a_process_group_and_a_worker_of_its_own(
    warm: Template, keys: tuple[Path, Keys]
) -> None:
    server = start(*keys, warm=warm)
    try:
        children = psutil.Process(server.pid).children()

        assert call(server.port, "GET", "/readyz", "").status == 200
        assert os.getpgid(server.pid) == server.pid == os.getsid(server.pid)
        assert "uc-worker" in [child.name() for child in children]
    finally:
        end(server.process)


def test_a_warm_server_that_is_killed_ends_as_such(warm: Template, keys: tuple[Path, Keys]) -> None:
    server = start(*keys, warm=warm)
    before = server.process.poll()
    server.kill()

    assert (before, server.process.poll()) == (None, -signal.SIGKILL)
    end(server.process)


def test_a_warm_server_that_is_asked_to_stop_ends_in_order(
    warm: Template, keys: tuple[Path, Keys]
) -> None:
    server = start(*keys, warm=warm)

    assert server.stop() == 0
    end(server.process)


def test_a_warm_command_takes_its_arguments_environment_and_exit_code(
    warm: Template, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    wrong = warm.start(["serve", "--port", "x"], log, {}).wait()
    told = warm.start(["serve"], log, {"USERCONTEXT_PORT": "from the environment"}).wait()

    assert (wrong, told) == (2, 2)
    assert "--port" in log.read_text()
    assert "USERCONTEXT_PORT" in log.read_text()


def test_a_mutation_breaks_one_warm_start_and_not_the_next(warm: Template, tmp_path: Path) -> None:
    words = ["migrate", "--data", str(tmp_path / "data")]

    assert run_warm(words, tmp_path / "log", warm, "KILL-3") == -signal.SIGKILL
    assert run_warm(words, tmp_path / "log", warm) == 0


def test_a_template_ends_with_its_block_and_so_does_what_it_started(
    keys: tuple[Path, Keys],
) -> None:
    with Template() as template:
        server = start(*keys, warm=template)
        parent = psutil.Process(server.pid).ppid()

    assert not psutil.pid_exists(server.pid)
    assert not psutil.pid_exists(parent)
    end(server.process)
