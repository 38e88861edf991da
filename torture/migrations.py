"""R17: a migration killed anywhere leaves the old schema or the new one; a newer one is refused.

Those that are killed at a statement, and those that finish their work, are started warm: nothing of
a migration happens while the product loads. Those that are killed at a write are cold.
"""

import re
import shutil
import sqlite3
from pathlib import Path

from torture.faults import killing, require
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import DiedAtStart, end, run_product, run_warm, start
from torture.warm import Template
from usercontext.store.migrate import HEAD

_AT_STATEMENT = "SIGKILL at a statement of a migration"
_AT_CALL = "SIGKILL at a write of a migration"
_FUTURE = "a schema of the future"
_KILLED = -9
_DIFFERENCE = 10
_TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'issue'"


def kill_migration(plan: Plan) -> Outcome:
    """Kill `migrate` at its n-th statement and at its k-th write, look, and let it finish."""
    outcome = Outcome("R17", "migration killed", faults={_AT_STATEMENT: 0, _AT_CALL: 0, _FUTURE: 0})
    place = plan.place("R17")
    last = _statements(place / "count")
    chance = plan.chance("R17")
    statements = sorted(chance.sample(range(1, last + 1), min(last, plan.pick(2, last))))
    most = _writes(place / "written")
    writes = [chance.randint(1, most) for _ in range(plan.pick(1, 40))]
    kept = {"old": 0, "new": 0}
    with Template() as warm:
        for n in statements:
            folder = place / f"statement-{n}"
            ended = run_warm(_migrate(folder), _log(folder), warm, f"KILL-{n}")
            kept[_look(outcome, folder, _AT_STATEMENT, ended)] += 1
            again = run_warm(_migrate(folder), _log(folder), warm)
            _finish(outcome, folder, _AT_STATEMENT, again)
        for number, k in enumerate(writes):
            folder = place / f"write-{number}"
            ended = run_product(_migrate(folder), killing("pwrite64", k)).returncode
            kept[_look(outcome, folder, _AT_CALL, ended)] += 1
            _finish(outcome, folder, _AT_CALL, run_product(_migrate(folder)).returncode)
    _refuse_the_future(outcome, plan, place / "future")
    outcome.amount = f"{len(statements)} of {last} statements, {len(writes)} writes"
    outcome.counts = {"old schema": kept["old"], "new schema": kept["new"], "between": 0}
    return outcome


def _statements(folder: Path) -> int:
    """Count the statements of a whole migration."""
    ran = run_product(_migrate(folder), program=("-m", "torture.mutant", "COUNT"))
    counted = re.search(rb"statements: (\d+)", ran.stderr)
    if ran.returncode or counted is None:
        raise RuntimeError(f"migrate failed: {ran.stderr.decode(errors='replace')}")
    return int(counted[1])


def _writes(folder: Path) -> int:
    """Count the writes of a whole migration, less a few: runs differ by what a cache held."""
    log = folder.with_suffix(".trace")
    under = [require("strace", "strace"), "-f", "-qq", "-e", "trace=pwrite64", "-o", str(log)]
    ran = run_product(_migrate(folder), under)
    written = log.read_text(errors="replace").count("pwrite64(")
    if ran.returncode or written <= _DIFFERENCE:
        raise RuntimeError(f"migrate failed or wrote {written} times")
    return written - _DIFFERENCE


def _migrate(folder: Path) -> list[str]:
    return ["migrate", "--data", str(folder)]


def _log(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.log")


def _look(outcome: Outcome, folder: Path, fault: str, ended: int) -> str:
    """Tell which schema a killed migration left."""
    outcome.fired(fault, int(ended in (_KILLED, 128 + 9)))
    state = _schema(folder)
    if state not in ("old", "new"):
        outcome.expect(False, f"{fault} left {state}")
        state = "old"
    return state


def _finish(outcome: Outcome, folder: Path, fault: str, ended: int) -> None:
    finished = ended == 0 and _schema(folder) == "new"
    outcome.expect(finished, f"after {fault} `migrate` does not finish")


def _schema(folder: Path) -> str:
    """Tell which schema a folder holds, in a copy: looking must not mend it."""
    copy = folder.with_name(f"{folder.name}-copy")
    if not (folder / "usercontext.db").exists():
        return "old"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*.sock"))
    connection = sqlite3.connect(copy / "usercontext.db")
    try:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return "a damaged file"
        made = connection.execute(_TABLES).fetchone()[0]
        marked = _version(connection) == HEAD
        return ("new" if marked else "old") if bool(made) == marked else "half a schema"
    finally:
        connection.close()
        shutil.rmtree(copy)


def _version(connection: sqlite3.Connection) -> str | None:
    marker = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not connection.execute(marker).fetchone()[0]:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _refuse_the_future(outcome: Outcome, plan: Plan, folder: Path) -> None:
    keys = plan.project(folder)
    connection = sqlite3.connect(folder / "usercontext.db")
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    try:
        server = start(folder, keys)
    except DiedAtStart as died:
        outcome.expect(died.status > 0, f"the refusal ended with {died.status}")
        told = folder.with_name(f"{folder.name}.log").read_text()
        clear = "9999" in told and "newer" in told and "Traceback" not in told
        outcome.expect(clear, "the refusal of a newer schema is not clear")
    else:
        outcome.expect(False, "a schema of the future was taken")
        end(server.process)
    outcome.fired(_FUTURE)
