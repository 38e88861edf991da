"""Durable logs a second over real sockets, beside the server's own no-op, interleaved.

    python bench/ingest_http.py [--seconds 10] [--rounds 3] [--connections 32]

Prints requests and logs a second, p50, p99 (medians of the rounds) and the share of the no-op. The
load generator (wrk) shares the machine's cores: read the ratios.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from product import Product, call, create_project, free_port, open_session, require, running
from traffic import make_batch

_HERE = Path(__file__).parent
_SESSIONS = 64
_ENTRIES = 100


def main() -> None:
    """Run the rounds and print the table."""
    options = _options()
    require("wrk")
    with tempfile.TemporaryDirectory(prefix="usercontext-bench-") as name:
        folder = Path(name)
        keys = create_project(folder / "data")
        with running(folder / "data", keys) as product:
            _write_traffic(folder, product)
            rounds = [_round(folder, product, options) for _ in range(options.rounds)]
            status, issue = _stored(product, folder)
            print(f"start to first 202: {product.first_202_s:.2f} s; read back: {status} {issue}")
    _print_table(rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=32)
    return parser.parse_args()


def _write_traffic(folder: Path, product: Product) -> None:
    bodies = folder / "bodies"
    bodies.mkdir()
    for seed in range(64):
        (bodies / f"{seed}.json").write_bytes(make_batch(seed, _ENTRIES))
    sessions = [
        open_session(product.port, product.secret_key, f"bench-{number}")
        for number in range(_SESSIONS)
    ]
    (folder / "sessions").write_text("\n".join(sessions) + "\n")


def _round(folder: Path, product: Product, options: argparse.Namespace) -> dict[str, float]:
    port = free_port()
    noop = subprocess.Popen([sys.executable, str(_HERE / "noop.py"), str(port)])
    try:
        time.sleep(1.5)
        ceiling = _load(folder, port, product.secret_key, options)
    finally:
        noop.terminate()
        noop.wait(20)
    measured = _load(folder, product.port, product.secret_key, options)
    if measured["refused"] or measured["broken"]:
        print(f"refused {measured['refused']}, broken {measured['broken']}", file=sys.stderr)
    return measured | {"noop_rate": ceiling["rate"]}


def _load(folder: Path, port: int, key: str, options: argparse.Namespace) -> dict[str, float]:
    environment = os.environ | {
        "BODIES": str(folder / "bodies"),
        "SESSIONS": str(folder / "sessions"),
        "KEY": key,
    }
    command = ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s"]
    command += ["-s", str(_HERE / "post.lua"), f"http://127.0.0.1:{port}"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    line = next(line for line in run.stdout.splitlines() if line.startswith("RESULT "))
    result: dict[str, float] = json.loads(line.removeprefix("RESULT "))
    return result | {"rate": (result["requests"] - result["refused"]) / result["seconds"]}


def _stored(product: Product, folder: Path) -> tuple[int, str]:
    session = (folder / "sessions").read_text().split()[0]
    status, answer = call(product.port, "GET", f"/v1/sessions/{session}", product.secret_key)
    return status, f"{answer['entries']} entries in the first session"


def _print_table(rounds: list[dict[str, float]]) -> None:
    def median(name: str) -> float:
        return statistics.median(one[name] for one in rounds)

    share = statistics.median(one["rate"] / one["noop_rate"] for one in rounds)
    print(f"durable batches/s {median('rate'):,.0f}   logs/s {median('rate') * _ENTRIES:,.0f}")
    print(f"p50 {median('p50_ms'):.1f} ms   p99 {median('p99_ms'):.1f} ms")
    print(f"no-op requests/s {median('noop_rate'):,.0f}   share of the no-op {share:.3f}")


if __name__ == "__main__":
    main()
