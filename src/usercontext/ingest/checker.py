"""A process that checks batches for the server: its loop. Not: how a batch is checked, its start.

python -m usercontext.ingest.checker LINE MEMORY < limits
"""

import contextlib
import os
import signal
import socket
import sys
from functools import lru_cache
from time import perf_counter_ns

import msgspec

from usercontext.domain.errors import ValidationFailed
from usercontext.ingest.checker_frames import (
    BEGUN,
    LARGEST_PACKET,
    MOST_RECEIPTS,
    Job,
    Outcome,
    Verdict,
    Verdicts,
    decode_jobs,
    decode_rules,
    encode,
    verdict_on,
)
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.own_rules import OwnRules, compile_rules
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.slots import SLOT_BYTES, Slots

_KNOWN_PROJECTS = 64
_AT_ONCE = 4
_LONGEST_NS = 1_000_000


def run_checker(line: socket.socket, slots: Slots, limits: IngestLimits) -> None:
    """Check what comes, in order, until the server closes its end of the line."""
    try:
        while packet := line.recv(LARGEST_PACKET):
            _answer(decode_jobs(packet), line, slots, limits)
    except ConnectionError:  # the server is gone, with what it asked for
        return


def _answer(jobs: list[Job], line: socket.socket, slots: Slots, limits: IngestLimits) -> None:
    """Send verdicts a few at a time: each packet wakes the server, which costs both of them."""
    found: list[Verdict] = []
    since = perf_counter_ns()
    for job in jobs:
        found.append(judge(job, slots, limits))
        took = perf_counter_ns() - since
        if len(found) == _AT_ONCE or took > _LONGEST_NS:
            line.send(encode(Verdicts(took, found)))
            found = []
            since = perf_counter_ns()
    if found:
        line.send(encode(Verdicts(perf_counter_ns() - since, found)))
    slots.unmark()


def judge(job: Job, slots: Slots, limits: IngestLimits) -> Verdict:
    """Check the batch in a slot; what is to be stored instead is left there."""
    slots.mark(job.slot)
    body = slots.read(job.slot, job.size)
    try:
        batch = check_batch(body, limits, _rules_of(job.rules) if job.rules else None)
    except ValidationFailed as error:
        return Verdict(job.slot, Outcome.REFUSED, refusal=error.message)
    except Exception:  # noqa: BLE001  (the server checks it again and tells what went wrong)
        return Verdict(job.slot, Outcome.NOT_DONE)
    if len(batch.receipts) > MOST_RECEIPTS or len(batch.body) > SLOT_BYTES:
        return Verdict(job.slot, Outcome.NOT_DONE)
    if batch.body is body:
        return verdict_on(job.slot, Outcome.AS_SENT, batch)
    slots.put(job.slot, batch.body)
    return verdict_on(job.slot, Outcome.REWRITTEN, batch)


@lru_cache(maxsize=_KNOWN_PROJECTS)
def _rules_of(sent: bytes) -> OwnRules | None:
    rules = decode_rules(sent)
    return compile_rules(rules.names, rules.patterns)


def main(line: str, memory: str) -> None:
    """Run with inherited descriptors; the limits come on standard input.

    A signal to the whole group, as Ctrl-C is, must not end it before the server has drained.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    limits = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=IngestLimits)
    server, slots = socket.socket(fileno=int(line)), Slots(int(memory))
    with contextlib.suppress(ConnectionError):  # the server is gone already
        server.send(BEGUN)
    run_checker(server, slots, limits)


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)  # nothing to tidy up
