"""The lines of the command, and what turns one red."""

from torture.outcome import Outcome, as_json, details_of, line_of, summary_of


def test_a_line_names_promise_counts_and_verdict() -> None:
    outcome = Outcome("R1", "kill -9", "15 kills", {"acked": 1204, "lost": 0}, {"SIGKILL": 15})
    outcome.seconds = 17.6

    line = line_of(outcome)

    assert line.startswith("R1  kill -9            15 kills")
    assert line.endswith("acked 1,204  lost 0  18 s  PASS")


def test_what_is_broken_turns_the_line_red_and_says_why() -> None:
    outcome = Outcome("R1", "kill -9", faults={"SIGKILL": 1})
    outcome.expect(True, "fine")
    outcome.expect(False, "3 batches are lost")

    assert line_of(outcome).endswith("FAIL")
    assert details_of(outcome) == ["      broken: 3 batches are lost"]


def test_a_fault_that_never_fired_turns_the_line_red() -> None:
    """A promise nobody attacked would be green for ever."""
    outcome = Outcome("R4", "I/O error", faults={"EIO": 0})

    assert not outcome.held
    outcome.fired("EIO")
    assert outcome.held


def test_parts_that_ran_beside_each_other_add_up() -> None:
    outcome = Outcome("R1", "kill -9", counts={"acked": 5}, faults={"SIGKILL": 1, "EIO": 0})
    part = Outcome("R1", "kill -9", counts={"acked": 7, "lost": 1}, faults={"SIGKILL": 2})
    part.expect(False, "1 batch is lost")
    outcome.absorb(part)

    assert outcome.counts == {"acked": 12, "lost": 1}
    assert outcome.faults == {"SIGKILL": 3, "EIO": 0}
    assert outcome.broken == ["1 batch is lost"]


def test_the_summary_names_what_fired_what_did_not_and_how_to_replay() -> None:
    good, bad = Outcome("R1", "a", faults={"KILL": 2}), Outcome("R2", "b", faults={"CUT": 0})

    faults, not_proven, last = summary_of([good, bad], ["your disk"], "make torture", 61.0)

    assert faults == "faults fired: KILL 2   never fired: CUT"
    assert not_proven == "not proven here: your disk"
    assert last == "1 PASS  1 FAIL  1m01s   replay: make torture"


def test_the_evidence_holds_what_the_line_tells() -> None:
    outcome = Outcome("R3", "disk full", "4 episodes", {"503s": 35}, {"ENOSPC": 20})

    kept = as_json(outcome)

    assert kept["held"] is True
    assert (kept["counts"], kept["faults"]) == ({"503s": 35}, {"ENOSPC": 20})
