"""R16: SIGTERM under load drains and loses nothing; a backup under load can be restored."""

import sqlite3
import time
from pathlib import Path

from torture.ledger import check
from torture.load import Books, loaded, settle, stored_issues, stored_numbers
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import Keys, Server, open_session, run_product, running
from usercontext.store.sqlite import FILE_NAME

_DRAIN_S = 10.0
_STOPPED, _BACKED_UP = "SIGTERM under load", "backup under load"


def stop_under_load(plan: Plan) -> Outcome:
    """Stop it while clients send, start it again, read everything; then back up and restore."""
    outcome = Outcome("R16", "stop, back up", faults={_STOPPED: 0, _BACKED_UP: 0})
    outcome.judges_speed = plan.scale > 0
    place = plan.place("R16")
    keys = plan.project(place / "data")
    books = Books()
    stops, backups = plan.pick(1, 30), plan.pick(1, 10)
    slowest = 0.0
    for _ in range(stops):
        slowest = max(slowest, _stop_once(outcome, place / "data", keys, books))
    with running(place / "data", keys) as server:
        session = open_session(server, "ledger")
        settle(server, session, books)
        logs = check(books.logs, stored_numbers(server, session))
        issues = check(books.issues, stored_issues(server), parts=1)
        kept = [_back_up(outcome, server, session, books, number) for number in range(backups)]
    for name, verdict in (("log batches", logs), ("issues", issues)):
        outcome.expect(verdict.sound, f"{name}: {verdict}")
    for file, acknowledged in (one for one in kept if one is not None):
        _restore(outcome, file, keys, books, acknowledged)
    outcome.amount = f"{stops} stops, {outcome.faults[_BACKED_UP]} backups"
    outcome.counts = {
        "acked": logs.acknowledged + issues.acknowledged,
        "lost": logs.lost + issues.lost,
        "drain max s": slowest,
    }
    outcome.expect_speed(slowest <= _DRAIN_S + 0.5, f"it took {slowest:.1f} s to stop")
    return outcome


def _stop_once(outcome: Outcome, folder: Path, keys: Keys, books: Books) -> float:
    with running(folder, keys) as server:
        session = open_session(server, "ledger")
        with loaded(server, session, books, issues=True):
            time.sleep(0.4)
            begin = time.monotonic()
            status = server.stop()
            seconds = time.monotonic() - begin
    outcome.fired(_STOPPED)
    outcome.expect(status == 0, f"it ended with {status}")
    return seconds


def _back_up(
    outcome: Outcome, server: Server, session: str, books: Books, number: int
) -> tuple[Path, set[int]] | None:
    """Back up under load; return the file and what was acknowledged before it began."""
    file = server.folder.parent / f"backup-{number}"
    with loaded(server, session, books):
        time.sleep(0.3)
        acknowledged = set(books.logs.ok)
        made = run_product(["backup", str(file), "--data", str(server.folder)])
    if made.returncode == 0:
        return file, acknowledged
    told = made.stderr.decode(errors="replace").strip().splitlines()
    outcome.expect(False, f"`usercontext backup` ended with {made.returncode}: {told[-1:]}")
    return None


def _restore(
    outcome: Outcome, file: Path, keys: Keys, books: Books, acknowledged: set[int]
) -> None:
    """A restored folder is sound and serves everything acknowledged before its backup."""
    folder = file.with_name(f"{file.name}-restored")
    made = run_product(["restore", str(file), "--data", str(folder)])
    if made.returncode:
        outcome.expect(False, f"`usercontext restore` ended with {made.returncode}")
        return
    connection = sqlite3.connect(folder / FILE_NAME)
    sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
    outcome.expect(sound, "the restored database is damaged")
    with running(folder, keys) as server:
        stored = stored_numbers(server, open_session(server, "ledger"))
    lost = acknowledged - set(stored)
    partial = check(books.logs, stored).partial
    outcome.expect(not lost, f"the backup lacks {len(lost)} batches acknowledged before it")
    outcome.expect(not partial, f"the backup holds {partial} parts of batches")
    outcome.fired(_BACKED_UP)
