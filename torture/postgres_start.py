"""PostgreSQL started on a machine that may be busy. Not: what it is started for, its end."""

import subprocess
import time
from collections.abc import Callable

_PAUSE_S = 0.2


def start_patiently(start: Callable[[], None], most_s: float = 120.0) -> None:
    """Start it by the library, which gives up after 10 s; what goes on starting then is found."""
    give_up = time.monotonic() + most_s
    while True:
        try:
            return start()
        except (subprocess.SubprocessError, AssertionError):  # too late, or not ready yet
            if time.monotonic() > give_up:
                raise
            time.sleep(_PAUSE_S)
