"""When a commit was last proved or refused, so that probes share it. No behaviour, no I/O."""

import asyncio
from dataclasses import dataclass

_NEVER_US = -(10**18)


@dataclass
class WriteProof:
    """The newest proof, the newest doubt, the counters then, and the attempt under way."""

    proved_us: int = _NEVER_US
    doubted_us: int = _NEVER_US
    commits: int = 0
    refused: int = 0
    attempt: "asyncio.Task[str | None] | None" = None
