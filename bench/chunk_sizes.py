"""How much disk a log takes, by hand: ``python -m bench.chunk_sizes``. Not a test.

Prints bytes per log and the share of the raw JSON, indexes and free pages included, for batches of
1, 10 and 100 entries, without and with a dictionary that was trained on other sessions, on SQLite;
and how the bodies of the shipped recordings compress with one trained on the other recordings.
"""

import asyncio
import tempfile
from pathlib import Path

import msgspec
import zstandard
from sqlalchemy import select

from bench.store import add_session
from bench.traffic import make_batch
from usercontext.domain.clock import SystemClock
from usercontext.domain.log_entry import ChunkFlag, LogBatch
from usercontext.evals.recordings import load_recording, recording_names
from usercontext.store.dictionaries import InstallDictionary, install_dictionary
from usercontext.store.logs import AppendLogs
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.packing import new_compressor
from usercontext.store.tables import session
from usercontext.store.training import LEVEL, Sample, train, veil_rare

LOGS = 100_000
TRAINED_BYTES = 2_000_000
_RECEIVED_US = 1_772_193_610_000_000


def describe(body: bytes, entries: int) -> LogBatch:
    """Describe a body as ingest would."""
    flags = ChunkFlag.SORTED | ChunkFlag.COMPLETE
    return LogBatch(body, entries, 0, 1_772_193_600_000_000, 1_772_193_609_900_000, flags)


async def bytes_per_log(entries: int, dictionary: bytes | None) -> tuple[float, float]:
    """Store new sessions in a new file; returns its bytes a log, and their share of the JSON."""
    with tempfile.TemporaryDirectory() as folder:
        options = StoreOptions(Path(folder))
        database = await open_database(options, SystemClock(), Role.SERVER)
        row = await add_session(database)
        owner = await database.read(
            lambda tx: tx.scalars(select(session.c.project_row).where(session.c.id == row)).one()
        )
        if dictionary is not None:
            command = InstallDictionary(owner, 0, 0, 0, 0, 0, (), dictionary)
            await database.write(install_dictionary, command)
        before = _size(options)
        raw = 0
        for start in range(0, LOGS // entries, 32):
            bodies = [make_batch(500_000 + start + n, entries) for n in range(32)]
            raw += sum(map(len, bodies))
            commands = (
                AppendLogs(
                    row, 1, 1_772_193_610_000_000 + start, describe(body, entries), None, owner
                )
                for body in bodies
            )
            await asyncio.gather(*map(database.append, commands))
        logs = (start + 32) * entries
        await database.close()
        size = _size(options) - before
        return size / logs, size / raw


def learn(entries: int) -> bytes:
    """Train as the product does, on sessions of five batches."""
    samples: list[Sample] = []
    size = 0
    while size < TRAINED_BYTES:
        number = len(samples)
        samples.append(Sample(number // 5, make_batch(number, entries)))
        size += len(samples[-1].body)
    trained = train(samples, None, 1)
    assert trained is not None
    return trained.body


def recorded(entries: int) -> tuple[float, float]:
    """Return what zstd leaves of each recording, without and with the others' dictionary."""
    visits = [load_recording(name).logs for name in recording_names()]
    bodies = [
        [
            msgspec.json.encode({"logs": visit[start : start + entries]})
            for start in range(0, len(visit), entries)
        ]
        for visit in visits
    ]
    bare = plain = raw = 0
    for held_out, unseen in enumerate(bodies):
        others = [
            Sample(number, body)
            for number, batches in enumerate(bodies)
            if number != held_out
            for body in batches
        ]
        common = veil_rare(others)
        made = zstandard.train_dictionary(12 * 1024, list(common), level=LEVEL)
        with_one, without = new_compressor(made.as_bytes()).compress, new_compressor().compress
        raw += sum(map(len, unseen))
        bare += sum(len(without(body)) for body in unseen)
        plain += sum(len(with_one(body)) for body in unseen)
    return bare / raw, plain / raw


def _size(options: StoreOptions) -> int:
    return sum(path.stat().st_size for path in options.data_dir.glob("usercontext.db"))


async def main() -> None:
    """Run the measurements and print them."""
    print("batches of  without: B/log, of JSON   with a dictionary: B/log, of JSON")
    for entries in (100, 10, 1):
        bare, bare_share = await bytes_per_log(entries, None)
        small, small_share = await bytes_per_log(entries, learn(entries))
        print(f"{entries:10} {bare:14.1f} {bare_share:10.1%} {small:24.1f} {small_share:10.1%}")
    print("recordings, bodies only: without, with (trained on the other recordings)")
    for entries in (10, 5, 1):
        without, with_one = recorded(entries)
        print(f"{entries:10} {without:14.1%} {with_one:10.1%}")


if __name__ == "__main__":
    asyncio.run(main())
