"""Random calls against the model, on SQLite with crashes, and on both engines at once (R18)."""

import asyncio
import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from builders import FrozenClock
from machines.postgres_place import empty, fresh_options
from machines.reads import ReadRules
from machines.served import Folders, Served
from machines.writes import WriteRules

_EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "0"))
"""How many runs; 0 is the short and always equal choice of every test run."""


class ApiMachine(WriteRules, ReadRules):
    """Every rule, on one engine or two."""


class SqliteMachine(ApiMachine):
    """One app that is killed now and then."""

    crashes = 0

    @rule()
    def crash(self) -> None:
        self.crashes += 1
        self.together("crash", f"after-crash-{self.crashes}")


def bounded(examples: int) -> settings:
    """Run so many examples, the same each time, unless a long run was asked for."""
    return settings(
        max_examples=_EXAMPLES or examples,
        stateful_step_count=100 if _EXAMPLES else 40,
        derandomize=not _EXAMPLES,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )


def test_sqlite_does_what_the_model_says(folders: Folders, runner: asyncio.Runner) -> None:
    def machine() -> SqliteMachine:
        clock = FrozenClock()
        return SqliteMachine([Served(folders.add(), clock)], clock, runner)

    run_state_machine_as_test(machine, settings=bounded(25))  # type: ignore[arg-type]


def test_both_engines_give_the_same_answers(
    folders: Folders, runner: asyncio.Runner, postgres_address: str
) -> None:
    postgres = fresh_options(postgres_address, folders)

    def machine() -> ApiMachine:
        runner.run(empty(postgres))
        clock = FrozenClock()
        servers = [Served(folders.add(), clock), Served(postgres, clock)]
        return ApiMachine(servers, clock, runner)

    run_state_machine_as_test(machine, settings=bounded(13))  # type: ignore[arg-type]
