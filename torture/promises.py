"""The promises and their proofs, in one table. Not: how a promise is proven.

The numbers are those of docs/durability.md.
"""

from collections.abc import Callable
from typing import NamedTuple

from torture.bombs import send_bombs
from torture.catalogue import send_catalogue
from torture.clocks import turn_clock
from torture.connections import hold_idle, hold_slow
from torture.disk import fail_syncs, fill_disk
from torture.kills import kill_server
from torture.locks import lock_out
from torture.migrations import kill_migration
from torture.outcome import Outcome
from torture.overload import overload
from torture.plan import Plan
from torture.postgres_restart import restart_postgres
from torture.power import cut_power
from torture.sessions import race_sessions
from torture.stopping import stop_under_load
from torture.worker import kill_worker


class Promise(NamedTuple):
    """A number, a name, a proof; ``alone`` when another proof beside it would spoil its times.

    One that ``waits`` needs that only where times are judged, which the quick run does not do.
    ``long`` ones have no room in the quick minute and run in it only when they are named.
    """

    name: str
    title: str
    proof: Callable[[Plan], Outcome]
    alone: bool = False
    long: bool = False
    waits: bool = False


PROMISES = (
    Promise("R1", "kill -9", kill_server),
    Promise("R9", "worker killed", kill_worker),
    Promise("R13", "slowloris", hold_slow, alone=True, waits=True),
    Promise("R16", "stop, back up", stop_under_load),
    Promise("R2", "power cut", cut_power),
    Promise("R6", "clock", turn_clock),
    Promise("R17", "migration killed", kill_migration),
    Promise("R5", "locked, read-only", lock_out),
    Promise("R4", "I/O error on fsync", fail_syncs),
    Promise("R3", "disk full", fill_disk),
    Promise("R12", "idle connections", hold_idle, alone=True, waits=True),
    Promise("R21", "catalogue", send_catalogue),
    Promise("R19", "one session", race_sessions),
    Promise("R15", "bombs", send_bombs, alone=True),
    Promise("R7", "postgres restart", restart_postgres, alone=True, long=True),
    Promise("R14", "overload", overload, alone=True),
)
"""The longest first, so that none of those that run beside each other is left alone at the end."""

NOT_PROVEN = (
    "retention, deliveries",
    "real power loss on your disk, and disks that lie about having written",
    "damage by the hardware",
    "SQLite and the kernel themselves",
)
