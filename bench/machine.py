"""The machine a figure was measured on: processor, kernel, versions, flush of its disk, commit."""

import os
import platform
import re
import sqlite3
import statistics
import subprocess
import time
from importlib.metadata import version
from pathlib import Path

_FLUSHES = 200
_PAGE = b"\0" * 4096


def facts(folder: Path) -> dict[str, str]:
    """Return what must stand beside every figure; flushes a file in ``folder``."""
    median_us, worst_us = flush_us(folder)
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": _memory(),
        "kernel": platform.release(),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "UserContext": version("usercontext"),
        "commit": commit(),
        "fdatasync of 4 KiB": f"{median_us:.0f} us median, {worst_us:.0f} us p99",
        "load before": f"{os.getloadavg()[0]:.2f}",
    }


def flush_us(folder: Path) -> tuple[float, float]:
    """Return median and 99th percentile of an append of 4 KiB and its fdatasync, microseconds."""
    spent = []
    path = folder / "flushed"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        for _ in range(_FLUSHES):
            os.write(descriptor, _PAGE)
            began = time.perf_counter()
            os.fdatasync(descriptor)
            spent.append((time.perf_counter() - began) * 1e6)
    finally:
        os.close(descriptor)
        path.unlink()
    return statistics.median(spent), statistics.quantiles(spent, n=100)[-1]


def commit() -> str:
    """Return the commit that is measured, and whether files differ from it."""
    here = Path(__file__).parent
    try:
        head = _git(here, "rev-parse", "--short=12", "HEAD")
        changed = _git(here, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return "unknown (no git)"
    return f"{head}, changed since" if changed else head


def _git(folder: Path, *words: str) -> str:
    asked = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def _memory() -> str:
    found = re.search(r"MemTotal:\s+(\d+) kB", Path("/proc/meminfo").read_text())
    return f"{int(found[1]) / 1024**2:.1f} GiB" if found else "unknown"
