"""How much memory a server and its children hold, from /proc. Not: who allocated it."""

from pathlib import Path


def pss_megabytes(process: int) -> float:
    """Return the proportional memory of a process and all below it, in megabytes (Linux)."""
    kilobytes = sum(_pss_kilobytes(one) for one in _with_children(process))
    return kilobytes / 1024


def _with_children(process: int) -> list[int]:
    found = [process]
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        for child in tasks.read_text().split():
            found += _with_children(int(child))
    return found


def _pss_kilobytes(process: int) -> int:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise RuntimeError(f"the kernel does not tell the memory of process {process}")
