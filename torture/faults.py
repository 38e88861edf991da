"""System calls that fail or kill, by strace. Not: what must hold then."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

_INJECTED = re.compile(r"\(INJECTED\)")
_ATTACH_S = 60.0


def require(program: str, package: str) -> str:
    """Return the path of a program; root installs it, others are told how. Nothing is skipped."""
    path = shutil.which(program)
    if path is None and os.geteuid() == 0 and shutil.which("apt-get"):
        install(package)
        path = shutil.which(program)
    if path is None:
        raise SystemExit(f"{program} is missing, and torture needs it: apt-get install {package}")
    return path


def install(package: str) -> None:
    """Ask the system for a package, as root; its list of packages may be old, or not there."""
    apt = ("apt-get", "-q", "-y", "-o", "Acquire::Retries=5", "-o", "DPkg::Lock::Timeout=300")
    for words in (("install", package), ("update",), ("install", package)):
        ended = subprocess.run([*apt, *words], capture_output=True, check=False)
        if ended.returncode == 0 and "install" in words:
            return


def killing(call: str, k: int) -> list[str]:
    """Return the words that run a command which is killed at a thread's k-th such call."""
    # without --seccomp-bpf: with it strace 6.1 counts the calls and loses the signal
    words = [require("strace", "strace"), "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    return [*words, "-e", f"inject={call}:signal=SIGKILL:when={k}", "--"]


def kill_at(pid: int, call: str, k: int) -> subprocess.Popen[bytes]:
    """Have a running process killed at the k-th such call of one of its threads."""
    command = [require("strace", "strace"), "-f", "-o", "/dev/null", "-e", f"trace={call}"]
    command += ["-e", f"inject={call}:signal=SIGKILL:when={k}"]
    return _attach(command, pid)


def failing(call: str, error: str, k: int, log: Path) -> list[str]:
    """Return the words that run a command whose k-th such call, of each thread, fails."""
    words = [require("strace", "strace"), "-f", "--seccomp-bpf", "-qq", "-o", str(log)]
    inject = f"inject={call}:error={error}:when={k}"
    return [*words, "-e", f"trace={call}", "-e", inject, "--"]


def recording(log: Path) -> list[str]:
    """Return the words that run a command and write down what it does to files, with all bytes."""
    calls = "openat,pwrite64,write,fdatasync,fsync,ftruncate,rename,unlink"
    words = [require("strace", "strace"), "-f", "--seccomp-bpf", "-qq", "-o", str(log)]
    return [*words, "-y", "-xx", "-s", "1048576", "-ttt", "-T", "-e", f"trace={calls}", "--"]


class Attached:
    """Faults in a running process; ``fired`` counts them once they are over."""

    def __init__(self) -> None:
        self.fired = 0
        self.over_at = 0.0


@contextlib.contextmanager
def injecting(pid: int, injections: list[str], log: Path) -> Iterator[Attached]:
    """Let system calls of a running process fail while the block runs: ``pwrite64:error=EIO``."""
    calls = ",".join(injection.partition(":")[0] for injection in injections)
    command = [require("strace", "strace"), "-f", "-o", str(log), "-e", f"trace={calls}"]
    for injection in injections:
        command += ["-e", f"inject={injection}"]
    tracer = _attach(command, pid)
    attached = Attached()
    try:
        yield attached
    finally:
        if tracer.poll() is None:
            tracer.send_signal(signal.SIGINT)
        tracer.communicate(timeout=_ATTACH_S)
        attached.over_at = time.monotonic()
        attached.fired = len(_INJECTED.findall(log.read_text(errors="replace")))


def _attach(command: list[str], pid: int) -> subprocess.Popen[bytes]:
    tracer = subprocess.Popen([*command, "-p", str(pid)], stderr=subprocess.PIPE)
    give_up = time.monotonic() + _ATTACH_S
    while time.monotonic() < give_up:
        if tracer.poll() is not None:
            if _has_attached(tracer):  # and the fault came at once
                return tracer
            raise RuntimeError("strace could not attach")
        if is_traced(pid):
            return tracer
        time.sleep(0.005)
    tracer.kill()
    raise RuntimeError("strace did not attach in time")


def _has_attached(tracer: subprocess.Popen[bytes]) -> bool:
    """Read what an ended strace said: its process may have died of the very first call."""
    assert tracer.stderr is not None
    return b"attached" in tracer.stderr.read()


def is_traced(pid: int) -> bool:
    """Every thread must be: the one that writes is not the first. Some end meanwhile, or all."""
    traced = []
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # the whole process is gone
        for task in Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                traced.append("TracerPid:\t0" not in (task / "status").read_text())
    return bool(traced) and all(traced)
