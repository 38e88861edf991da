"""Memory as the system sees it: how much this process has, giving back what is free. Not: its use.

Of Linux with glibc; elsewhere nothing is known and nothing is done.
"""

import ctypes
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_c = ctypes.CDLL(None) if sys.platform == "linux" else None


def own_megabytes() -> int:
    """Return the memory that no file stands behind; 0 where the system does not tell."""
    try:
        lines = _STATUS.read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("RssAnon")), 0)


def give_back() -> None:
    """Give the system the pages that are free: after a peak they would stay with the process."""
    if _c is not None and hasattr(_c, "malloc_trim"):
        _c.malloc_trim(0)
