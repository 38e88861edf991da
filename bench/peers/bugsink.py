"""Bugsink, from its own package, as its template for a single server sets it up.

Two modes: ``snappea``, the documented one, acknowledges an event when it lies in a file and a queue
and digests it in a process beside; ``eager`` digests within the request. What is changed of the
template: no HTTPS-only settings, no limits of events, no call home. Two gunicorn workers.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import posts
from bench.course import Course
from bench.others import end, listening
from bench.peers import sentry
from bench.peers.system import Running
from bench.product import free_port

_WORKERS = 2
_LIMITLESS = 10**8
_RETAINED = 10**7
_KEY = re.compile(r"^KEY ([0-9a-f]{32})$", re.MULTILINE)
_OVERRIDES = f"""
import os

_place = os.environ["BENCH_PLACE"]
DATABASES["default"]["NAME"] = _place + "/db.sqlite3"
DATABASES["snappea"]["NAME"] = _place + "/snappea.sqlite3"
BUGSINK["INGEST_STORE_BASE_DIR"] = _place + "/ingestion"
SNAPPEA["WAKEUP_CALLS_DIR"] = _place + "/wakeup"
SNAPPEA["TASK_ALWAYS_EAGER"] = bool(os.environ.get("BENCH_EAGER"))
SECURE_PROXY_SSL_HEADER = None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
BUGSINK["PHONEHOME"] = False
for _span in ("5_MINUTES", "HOUR", "MONTH"):
    BUGSINK["MAX_EVENTS_PER_" + _span] = {_LIMITLESS}
    BUGSINK["MAX_EVENTS_PER_PROJECT_PER_" + _span] = {_LIMITLESS}
"""
_PROJECT = (
    "from projects.models import Project;"
    f"made = Project.objects.create(name='bench', retention_max_event_count={_RETAINED});"
    "print('KEY', made.sentry_key.hex)"
)


class Bugsink:
    """Bugsink in one of its two modes."""

    ours = False

    def __init__(self, eager: bool) -> None:
        self.name = "Bugsink, digest in the request" if eager else "Bugsink, background digest"
        self._eager = eager

    def install(self, cache: Path) -> None:
        """Make a virtual environment with the package, a configuration, and migrated databases."""
        programs, home = _programs(cache), cache / "bugsink"
        if not (programs / "bugsink-manage").exists():
            subprocess.run([sys.executable, "-m", "venv", str(programs.parent)], check=True)
            pip = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "-q"]
            subprocess.run([*pip, "install", "bugsink"], check=True)
        if (home / "key").exists():
            return
        shutil.rmtree(home, ignore_errors=True)
        (home / "master").mkdir(parents=True)
        words = ["--template=singleserver", "--host=127.0.0.1", "-o", "bugsink_conf.py"]
        _call(programs / "bugsink-create-conf", *words, home=home)
        with (home / "bugsink_conf.py").open("a") as configuration:
            configuration.write(_OVERRIDES)
        manage = programs / "bugsink-manage"
        _call(manage, "migrate", "--verbosity", "0", home=home)
        _call(manage, "migrate", "--database=snappea", "--verbosity", "0", home=home)
        found = _KEY.search(_call(manage, "shell", "-c", _PROJECT, home=home))
        if found is None:
            raise RuntimeError("Bugsink's new project told no key")
        (home / "key").write_text(found[1])

    @contextlib.contextmanager
    def running(self, course: Course, cache: Path) -> Iterator[Running]:
        """Start gunicorn and, in the documented mode, the digesting process beside it."""
        home, programs, port = cache / "bugsink", _programs(cache), free_port()
        with course.scratch() as scratch:
            place = scratch / "bugsink"
            shutil.copytree(home / "master", place)
            settings = _environment(home, place) | ({"BENCH_EAGER": "1"} if self._eager else {})
            gunicorn = [str(programs / "gunicorn"), f"--bind=127.0.0.1:{port}"]
            gunicorn += [f"--workers={_WORKERS}", "--timeout=30", "--log-level=error"]
            with (
                listening([*gunicorn, "bugsink.wsgi"], port, home, **settings) as server,
                _digesting(programs, home, settings, self._eager) as beside,
            ):
                processes = [server.pid, *beside]
                yield Running(port, _requests(home), lambda: _stored(place), processes)


@contextlib.contextmanager
def _digesting(
    programs: Path, home: Path, settings: dict[str, str], eager: bool
) -> Iterator[list[int]]:
    if eager:
        yield []
        return
    command = [str(programs / "bugsink-runsnappea")]
    with (home / "snappea.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=home,
            env=os.environ | settings,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield [process.pid]
        if process.poll() is not None:
            raise RuntimeError(f"Bugsink's digesting process ended; see {log.name}")
    finally:
        end(process)


def _requests(home: Path) -> list[tuple[bytes, ...]]:
    headers = sentry.auth((home / "key").read_text())
    return [
        posts.post("/api/1/envelope/", "", sentry.envelope(seed), headers)
        for seed in range(posts.BODIES)
    ]


def _stored(place: Path) -> int:
    database = sqlite3.connect(f"file:{place / 'db.sqlite3'}?mode=ro", uri=True, timeout=30)
    try:
        return int(database.execute("SELECT count(*) FROM events_event").fetchone()[0])
    finally:
        database.close()


def _call(program: Path, *words: str, home: Path) -> str:
    environment = os.environ | _environment(home, home / "master")
    ran = subprocess.run(
        [str(program), *words],
        capture_output=True,
        check=False,
        cwd=home,
        env=environment,
        text=True,
    )
    if ran.returncode:
        raise RuntimeError(f"{program.name} {words[0]} failed: {ran.stderr[-1000:]}")
    return ran.stdout


def _environment(home: Path, place: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "bugsink_conf",
        "PYTHONPATH": str(home),
        "BENCH_PLACE": str(place),
    }


def _programs(cache: Path) -> Path:
    return cache.resolve() / "venv" / "bin"
