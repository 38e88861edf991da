"""kill -9 under load, again and again: everything acknowledged is there afterwards.

    python torture/kill.py [--kills 50] [--worker-kills 20] [--seed 1]

Prints one line for the server and one for the worker, and exits 1 when a promise is broken. What it
does not prove: power loss (a killed process leaves the kernel's cache intact).
"""

import argparse
import os
import random
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

from product import Product, call, create_project, open_session, running, start
from traffic import make_batch

_CLIENTS = 8
_BIG_SESSION_BATCHES = 100
_POLL_S = 0.03
"""Reads are limited to 500 in 10 s per key."""


class Ledger:
    """What was sent and what was acknowledged, by number; shared by the client threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 0
        self.acknowledged: set[int] = set()

    def take(self) -> int:
        """Return a number never sent before."""
        with self._lock:
            self._next += 1
            return self._next

    def acknowledge(self, number: int) -> None:
        """Note that the server answered 202 to this number."""
        with self._lock:
            self.acknowledged.add(number)


def main() -> int:
    """Run both proofs; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--worker-kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="usercontext-kill-") as name:
        kept = _kill_server(Path(name) / "server", options.kills, chance)
    with tempfile.TemporaryDirectory(prefix="usercontext-kill-") as name:
        once = _kill_worker(Path(name) / "worker", options.worker_kills)
    return 0 if kept and once else 1


def _kill_server(folder: Path, kills: int, chance: random.Random) -> bool:
    keys = create_project(folder)
    ledger, restarts = Ledger(), []
    session = ""
    for _ in range(kills):
        product = start(folder, keys)
        restarts.append(product.first_202_s)
        session = session or open_session(product.port, product.secret_key, "ledger")
        _load_until_killed(product, session, ledger, chance.uniform(0.2, 1.0))
    with running(folder, keys) as product:
        stored = _stored_numbers(product, session)
    lost = ledger.acknowledged - set(stored)
    doubled = len(stored) - len(set(stored))
    sound = _integrity(folder) == "ok"
    held = not lost and not doubled and sound and bool(ledger.acknowledged)
    print(
        f"server killed {kills} times   acknowledged {len(ledger.acknowledged)}   "
        f"stored {len(stored)}   lost {len(lost)}   doubled {doubled}   "
        f"database {'ok' if sound else 'CORRUPT'}   start to first 202: "
        f"median {sorted(restarts)[len(restarts) // 2]:.2f} s, slowest {max(restarts):.2f} s   "
        f"{'PASS' if held else 'FAIL'}"
    )
    return held


def _load_until_killed(product: Product, session: str, ledger: Ledger, seconds: float) -> None:
    stop = threading.Event()
    clients = [
        threading.Thread(target=_client, args=(product, session, ledger, stop))
        for _ in range(_CLIENTS)
    ]
    for client in clients:
        client.start()
    time.sleep(seconds)
    product.process.kill()
    product.process.wait()
    stop.set()
    for client in clients:
        client.join()


def _client(product: Product, session: str, ledger: Ledger, stop: threading.Event) -> None:
    while not stop.is_set():
        number = ledger.take()
        entry = {
            "type": "console",
            "level": "info",
            "payload": {"number": number},
            "timestamp": "2026-02-27T12:00:00Z",
        }
        try:
            path = f"/v1/sessions/{session}/logs"
            status, _ = call(product.port, "POST", path, product.secret_key, {"logs": [entry]})
        except OSError:
            return
        except Exception as error:  # noqa: BLE001  (a killed server may answer with half a line)
            if product.process.poll() is None:
                print(f"unexpected while the server lived: {error!r}", file=sys.stderr)
            return
        if status == 202:
            ledger.acknowledge(number)


def _stored_numbers(product: Product, session: str) -> list[int]:
    numbers: list[int] = []
    cursor = ""
    while True:
        path = f"/v1/sessions/{session}/logs?limit=1000{cursor}"
        _, page = call(product.port, "GET", path, product.secret_key)
        numbers += [entry["payload"]["number"] for entry in page["logs"]]
        if page["next"] is None:
            return numbers
        cursor = f"&cursor={page['next']}"


def _integrity(folder: Path) -> str:
    database = next(folder.glob("*.db"))
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


def _kill_worker(folder: Path, kills: int) -> bool:
    keys = create_project(folder)
    fired = 0
    issues = []
    with running(folder, keys) as product:
        session = open_session(product.port, product.secret_key, "big")
        for seed in range(_BIG_SESSION_BATCHES):
            path = f"/v1/sessions/{session}/logs"
            call(product.port, "POST", path, product.secret_key, make_batch(seed))
        while fired < kills and len(issues) < 3 * kills:
            report = {"sessionId": session, "userDescription": "Checkout button does nothing"}
            _, made = call(product.port, "POST", "/v1/issues", product.secret_key, report)
            issues.append(made["issueId"])
            fired += _kill_while_running(product, issues[-1])
        unfinished = [issue for issue in issues if not _is_done(product, issue)]
    results = _results(folder)
    once = not unfinished and len(results) == len(issues) and set(results) == {1}
    held = once and fired == kills
    print(
        f"worker killed {fired} times in mid-analysis   issues {len(issues)}   "
        f"unfinished {len(unfinished)}   results per issue: min {min(results, default=0)} "
        f"max {max(results, default=0)}   {'PASS' if held else 'FAIL'}"
    )
    return held


def _kill_while_running(product: Product, issue: str) -> int:
    path = f"/v1/issues/{issue}?logs=0"
    give_up = time.monotonic() + 20
    while time.monotonic() < give_up:
        time.sleep(_POLL_S)
        _, answer = call(product.port, "GET", path, product.secret_key)
        status = answer["analysis"]["status"]
        if status == "done":
            return 0
        if status == "running":
            killed = [_kill(pid) for pid in _children(product.process.pid)]
            return 1 if killed else 0
    return 0


def _kill(pid: int) -> int:
    os.kill(pid, signal.SIGKILL)
    return pid


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(child) for child in (task / "children").read_text().split()]
    return found


def _is_done(product: Product, issue: str) -> bool:
    path = f"/v1/issues/{issue}?logs=0&wait=30"
    _, answer = call(product.port, "GET", path, product.secret_key, timeout_s=120)
    return bool(answer["analysis"]["status"] == "done")


def _results(folder: Path) -> list[int]:
    database = next(folder.glob("*.db"))
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        query = "SELECT count(*) FROM analysis GROUP BY issue_row"
        return [int(row[0]) for row in connection.execute(query)]
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
