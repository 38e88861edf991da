"""R2: a power cut at any moment loses nothing acknowledged, and the database opens sound.

The server runs under a recorder; every cut is then played from the recording. The same is done with
a server that is broken on purpose (synchronous NORMAL, acknowledging before the commit): the proof
must notice, or it proves nothing.
"""

import re
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from torture.faults import recording
from torture.images import Disk, cuts
from torture.ledger import PARTS, Ledger
from torture.load import Books, loaded
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import PRODUCT, create_project, open_session, running
from torture.requests import Answer
from torture.trace import Step, read_trace
from usercontext.store.logs import session_logs
from usercontext.store.options import StoreOptions
from usercontext.store.sessions import find_session
from usercontext.store.sqlite import FILE_NAME, reading_engine

_CLIENTS = 4
_LONGEST_S = 60.0
_PAGE = 1000
_FIRST_PROJECT = 1
_NUMBER = re.compile(rb'"number": ?([0-9]+)')


class _TimedBooks(Books):
    """Remembers when each batch was acknowledged."""

    def __init__(self) -> None:
        super().__init__()
        self.times: dict[int, float] = {}

    def note(self, ledger: Ledger, number: int, answer: Answer) -> None:
        super().note(ledger, number, answer)
        if answer.status == 202:
            self.times[number] = time.time()


class Recording(NamedTuple):
    """What the server did to the disk, and when it acknowledged what."""

    folder: Path
    steps: list[Step]
    acks: dict[int, float]
    session: UUID
    project_at: float


class Losses(NamedTuple):
    """What the images of one recording show."""

    images: int
    torn: int
    lost: int
    corrupt: int
    partial: int

    @property
    def none(self) -> bool:
        """Tell whether nothing is wrong with any image."""
        return not (self.lost or self.corrupt or self.partial)


def cut_power(plan: Plan) -> Outcome:
    """Cut the power under a sound server, then under those broken on purpose."""
    outcome = Outcome("R2", "power cut")
    batches = plan.pick(150, 2_000)
    made = record(plan.place("R2"), batches, PRODUCT)
    found = examine(made, plan, plan.pick(150, 5_000))
    outcome.amount = f"{found.images} images (sqlite FULL)"
    outcome.fired("power cut", found.images)
    outcome.fired("torn or missing write", found.torn)
    outcome.counts = {"acked": len(made.acks), "lost": found.lost, "corrupt": found.corrupt}
    outcome.expect(found.none, f"{found}")
    outcome.expect(len(made.acks) >= batches, "too little was acknowledged to prove anything")
    mutants = [("NORMAL", 100, 400)] + ([("EARLY", 100, 400)] if plan.scale > 0 else [])
    for mutant, quick, full in mutants:
        program = ("-m", "torture.mutant", mutant)
        broken = record(plan.place(f"R2-{mutant}"), plan.pick(100, 400), program)
        caught = not examine(broken, plan, plan.pick(quick, full)).none
        outcome.counts[f"mutation {mutant} caught:"] = caught
        outcome.expect(caught, f"a server with {mutant} passed: the proof is blind")
    return outcome


def record(place: Path, batches: int, program: Sequence[str]) -> Recording:
    """Let a server create its database, take batches and stop, and write down every byte."""
    folder = place / "data"
    folder.mkdir()
    first, second = place / "create.trace", place / "serve.trace"
    keys = create_project(folder, recording(first))
    project_at = time.time()
    books = _TimedBooks()
    with running(folder, keys, recording(second), program) as server:
        session = open_session(server, "ledger")
        give_up = time.monotonic() + _LONGEST_S
        with loaded(server, session, books, _CLIENTS):
            while len(books.times) < batches and time.monotonic() < give_up:
                time.sleep(0.02)
    steps = []
    for trace in (first, second):
        with trace.open(encoding="ascii", errors="replace") as lines:
            steps += [step for step in read_trace(lines) if _is_database(step, folder)]
        trace.unlink()
    return Recording(folder, steps, books.times, UUID(session), project_at)


def examine(made: Recording, plan: Plan, images: int) -> Losses:
    """Cut the power at many moments, half of them just after an acknowledgement."""
    chance = plan.chance(f"R2/{made.folder.parent.name}")
    begin, end = made.steps[0].began, made.steps[-1].ended
    moments = [moment + 1e-6 for moment in chance.choices(list(made.acks.values()), k=images // 2)]
    moments += [chance.uniform(begin, end) for _ in range(images - len(moments))]
    place = made.folder.parent / "image"
    totals: Counter[str] = Counter()
    for moment, image in cuts(Disk(str(made.folder), made.steps), moments, chance):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for path, content in image.items():
            (place / Path(path).name).write_bytes(content)
        totals.update(_judge(place, made, moment))
    return Losses(images, images, totals["lost"], totals["corrupt"], totals["partial"])


def _is_database(step: Step, folder: Path) -> bool:
    if step.act == "sync" and step.path == str(folder):
        return True
    return step.path.startswith(f"{folder / FILE_NAME}")


def _judge(image: Path, made: Recording, moment: float) -> Counter[str]:
    found: Counter[str] = Counter()
    expected = {number for number, at in made.acks.items() if at < moment}
    if not (image / FILE_NAME).exists():
        found["lost"] += len(expected) + (made.project_at < moment)
        return found
    try:
        numbers = _read(image, made)
    except (sqlite3.DatabaseError, _Corrupt):
        found["corrupt"] += 1
        return found
    if numbers is None:  # no project yet: nothing can have been acknowledged
        found["lost"] += len(expected) + (made.project_at < moment)
        return found
    found["lost"] += sum(1 for number in expected if not numbers[number])
    found["partial"] += sum(1 for times in numbers.values() if times != PARTS)
    return found


class _Corrupt(Exception):
    """SQLite's own check found the image damaged."""


def _read(image: Path, made: Recording) -> Counter[int] | None:
    connection = sqlite3.connect(image / FILE_NAME)
    try:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise _Corrupt
        found = "SELECT count(*) FROM sqlite_master WHERE name = 'project'"
        if not connection.execute(found).fetchone()[0]:
            return None
        if not connection.execute("SELECT count(*) FROM project").fetchone()[0]:
            return None
    finally:
        connection.close()
    with reading_engine(StoreOptions(data_dir=image)).connect() as reader:
        return _numbers(reader, made.session)


def _numbers(reader: Connection, session_id: UUID) -> Counter[int]:
    numbers: Counter[int] = Counter()
    session = find_session(reader, _FIRST_PROJECT, session_id)
    cursor: str | None = None
    while session is not None:
        page = session_logs(reader, session.row, cursor, _PAGE)
        numbers.update(map(int, _NUMBER.findall(page.body)))
        cursor = page.next
        if cursor is None:
            break
    return numbers
