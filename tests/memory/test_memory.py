"""What is free goes back to the system, and what is held is told. Elsewhere than Linux: nothing."""

import subprocess
import sys

from usercontext.memory import give_back, own_megabytes

TELLS = sys.platform == "linux"


def test_what_is_held_is_told_in_megabytes() -> None:
    before = own_megabytes()
    held = b"x" * 64_000_000

    grown = own_megabytes() - before
    assert grown >= 55 if TELLS else grown == 0, len(held)


def test_pages_below_one_that_is_in_use_are_given_back() -> None:
    blocks = [b"x" * 64_000 for _ in range(1_000)]
    last = blocks.pop()
    peak = own_megabytes()
    blocks.clear()
    give_back()

    given = peak - own_megabytes()
    assert given >= 40 if TELLS else given == 0, len(last)


def test_what_was_freed_is_kept_to_be_used_again() -> None:
    """Reading an issue freed more than the system's library keeps, and faulted it in each time."""
    rounds = (
        "import resource, sys\n"
        "from usercontext.memory import keep_free\n"
        "keep_free()\n"
        "def fill():\n"
        "    held = [bytearray(b'x' * 1_000_000) for _ in range(3)]\n"
        "fill()\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt\n"
        "for _ in range(10): fill()\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)\n"
    )
    faults = int(subprocess.run([sys.executable, "-c", rounds], capture_output=True).stdout)

    assert faults < 1_000 or not TELLS
