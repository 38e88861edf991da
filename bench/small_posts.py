"""New sessions and new issues a second over real sockets, beside the server's no-op, interleaved.

    python bench/small_posts.py [--seconds 5] [--rounds 3] [--connections 32]

Prints requests a second, p50, p99 (medians of the rounds) and the share of the no-op under the same
small bodies. The load generator (wrk) shares the machine's cores: read the ratios.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from product import create_project, free_port, open_session, require, running

_HERE = Path(__file__).parent
_KINDS = ("sessions", "issues")
_SESSIONS = 64


def main() -> None:
    """Run the rounds and print the table."""
    options = _options()
    require("wrk")
    measured: dict[str, list[dict[str, float]]] = {kind: [] for kind in _KINDS}
    with tempfile.TemporaryDirectory(prefix="usercontext-bench-") as name:
        folder = Path(name)
        keys = create_project(folder / "data")
        with running(folder / "data", keys) as product, _noop() as noop_port:
            names = [f"bench-{number}" for number in range(_SESSIONS)]
            sessions = [open_session(product.port, product.secret_key, one) for one in names]
            (folder / "sessions").write_text("\n".join(sessions) + "\n")
            for _ in range(options.rounds):
                for kind in _KINDS:
                    environment = _environment(folder, kind, product.secret_key)
                    ceiling = _load(noop_port, environment, options)
                    loaded = _load(product.port, environment, options)
                    measured[kind].append(loaded | {"noop": ceiling["rate"]})
    _print_table(measured)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=32)
    return parser.parse_args()


@contextmanager
def _noop() -> Iterator[int]:
    port = free_port()
    noop = subprocess.Popen([sys.executable, str(_HERE / "noop.py"), str(port)])
    try:
        time.sleep(1.5)
        yield port
    finally:
        noop.terminate()
        noop.wait(20)


def _environment(folder: Path, kind: str, key: str) -> dict[str, str]:
    own = {"KIND": kind, "KEY": key, "SESSIONS": str(folder / "sessions"), "RUN": uuid.uuid4().hex}
    return os.environ | own


def _load(port: int, environment: dict[str, str], options: argparse.Namespace) -> dict[str, float]:
    command = ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s"]
    command += ["-s", str(_HERE / "small.lua"), f"http://127.0.0.1:{port}"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    line = next(line for line in run.stdout.splitlines() if line.startswith("RESULT "))
    result: dict[str, float] = json.loads(line.removeprefix("RESULT "))
    if result["refused"] or result["broken"]:
        print(f"refused {result['refused']}, broken {result['broken']}", file=sys.stderr)
    return result | {"rate": (result["requests"] - result["refused"]) / result["seconds"]}


def _print_table(measured: dict[str, list[dict[str, float]]]) -> None:
    heads = ("requests/s", "p50 ms", "p99 ms", "no-op/s", "share")
    print(f"{'':10}" + "".join(f"{head:>12}" for head in heads))
    for kind, rounds in measured.items():
        rate, p50, p99, noop = (
            statistics.median(one[name] for one in rounds)
            for name in ("rate", "p50_ms", "p99_ms", "noop")
        )
        share = statistics.median(one["rate"] / one["noop"] for one in rounds)
        print(f"{kind:10}{rate:12,.0f}{p50:12.2f}{p99:12.2f}{noop:12,.0f}{share:12.3f}")


if __name__ == "__main__":
    main()
