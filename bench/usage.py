"""Memory and processor time of a program and all its children, from /proc. Not: what they mean."""

import contextlib
import os
import re
import subprocess
from pathlib import Path

from bench.product import Product

_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_PROC = Path("/proc")
_EACH_S = 0.5
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def watch(load: "subprocess.Popen[bytes]", product: Product) -> list[float]:
    """Return the product's memory twice a second, in MB, until a load has ended."""
    samples = [pss_mb(product.process.pid)]
    while load.poll() is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            load.wait(_EACH_S)
        samples.append(pss_mb(product.process.pid))
    return samples


def pss_mb(pid: int) -> float:
    """Return the proportional memory of a process and its descendants, in MB."""
    total = 0.0
    for one in tree(pid):
        try:
            total += parse_pss((_PROC / str(one) / "smaps_rollup").read_text())
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended between the listing and the look
    return total


def parse_pss(rollup: str) -> float:
    """Return the proportional memory that a smaps_rollup tells, in MB."""
    found = _PSS.search(rollup)
    if found is None:
        raise ValueError("smaps_rollup tells no Pss")
    return int(found[1]) * 1024 / 1e6


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process and its living descendants have used."""
    total = 0
    for one in tree(pid):
        try:
            total += parse_ticks((_PROC / str(one) / "stat").read_text())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total / _TICKS_A_SECOND


def cpu_seconds_of(pid: int, name: str) -> float:
    """Return the processor time of the descendants that go by a name, as they stand."""
    total = 0
    for one in tree(pid):
        try:
            told = (_PROC / str(one) / "stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += parse_ticks(told) if parse_name(told) == name else 0
    return total / _TICKS_A_SECOND


def parse_name(stat: str) -> str:
    """Return the name that a process shows; it may itself hold blanks and brackets."""
    return stat.partition("(")[2].rpartition(")")[0]


def parse_ticks(stat: str) -> int:
    """Return user and system ticks; the name in the line may itself hold blanks and brackets."""
    fields = stat.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def tree(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for one in found:
        try:
            told = (_PROC / str(one) / "task" / str(one) / "children").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        found += [int(child) for child in told.split()]
    return found


def folder_bytes(folder: Path, names: str = "*") -> int:
    """Return the bytes of the files below a folder, as the disk allots them."""
    return sum(path.stat().st_blocks * 512 for path in folder.rglob(names) if path.is_file())
