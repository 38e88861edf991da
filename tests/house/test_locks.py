"""The lock files pin everything by hash and name no host. Not: which packages are good."""

import re
from pathlib import Path

from house.tree import ROOT, files, named, text_of, told

LOCKS = ROOT / "requirements"
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)


def test_no_lock_names_a_host() -> None:
    """A lock that names an index installs from that index, past the mirror of whoever runs it.
    The links to sponsors in npm's lock are not where anything is fetched from."""
    problems = [
        f"{named(path)}:{number}: {line.strip()}"
        for path in files()
        if path.parent == LOCKS or path.name == "package-lock.json"
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if "://" in line
    ]

    assert not problems, told(problems)


def test_every_pin_has_a_hash() -> None:
    problems = [
        f"{lock.name}: {block.split(' ', 1)[0]}"
        for lock in LOCKS.glob("*.txt")
        for block in re.split(r"\n(?=\S)", text_of(lock).strip())
        if not block.startswith("#") and "--hash=sha256:" not in block
    ]

    assert not problems, told(problems)


def test_what_runs_is_what_was_tested() -> None:
    """`make serve` installs runtime.txt, the tests run on dev.txt: the same versions."""
    tested = pins(LOCKS / "dev.txt")
    differing = {
        name: (version, tested.get(name))
        for name, version in pins(LOCKS / "runtime.txt").items()
        if tested.get(name) != version
    }

    assert differing == {}


def test_every_dependency_is_locked() -> None:
    """A dependency added without its lock would be missing on every fresh machine."""
    declared = re.findall(r'^  "([A-Za-z0-9._-]+)(?:\[[a-z]+\])?>=', pyproject(), re.MULTILINE)
    locked = pins(LOCKS / "dev.txt")

    assert len(declared) > 20
    assert [name for name in declared if name not in locked] == []


def pins(lock: Path) -> dict[str, str]:
    return dict(PIN.findall(text_of(lock)))


def pyproject() -> str:
    return text_of(ROOT / "pyproject.toml")
