"""What a tag names stays there when the server is upgraded, and nothing else gets in that way."""

import hashlib
import os
import stat
from pathlib import Path

from usercontext.api.browser_files import BrowserFiles
from usercontext.api.former_files import keep_scripts
from usercontext.api.static_files import Form, StaticFile


def built(version: str, *bodies: bytes, suffix: str = ".js") -> BrowserFiles:
    digests = [hashlib.sha256(body).hexdigest() for body in bodies]
    names = [f"{version}-{digest[:12]}{suffix}".encode() for digest in digests]
    files = {
        name: StaticFile(b"text/javascript; charset=utf-8", Form(body, b'"0"'), None)
        for name, body in zip(names, bodies, strict=True)
    }
    return BrowserFiles(files, names[0])


def test_the_scripts_of_earlier_versions_are_still_there(tmp_path: Path) -> None:
    first, second = built("1.0.0", b"one", b"part"), built("1.1.0", b"two")
    keep_scripts(tmp_path / "scripts", first)
    found = keep_scripts(tmp_path / "scripts", second)

    assert set(found.files) == set(first.files) | set(second.files)
    assert found.files[first.main].plain.body == b"one"
    assert found.main == second.main


def test_the_package_of_an_earlier_version_is_still_there(tmp_path: Path) -> None:
    """A lock file names it, and its `npm ci` must go on after the server was upgraded."""
    first = built("1.0.0", b"one", suffix=".tgz")
    keep_scripts(tmp_path / "scripts", first)
    found = keep_scripts(tmp_path / "scripts", built("1.1.0", b"two"))

    assert found.files[first.main].plain.body == b"one"
    assert found.files[first.main].content_type == b"application/octet-stream"


def test_a_file_that_is_not_what_its_name_says_is_not_answered(tmp_path: Path) -> None:
    """An altered script would fail every tag's hash, and reach every page without one."""
    first = built("1.0.0", b"one")
    keep_scripts(tmp_path / "scripts", first)
    (tmp_path / "scripts" / first.main.decode()).write_bytes(b"alert(1)")
    (tmp_path / "scripts" / "mine.js").write_bytes(b"alert(2)")

    second = built("1.1.0", b"two")
    assert set(keep_scripts(tmp_path / "scripts", second).files) == set(second.files)


def test_what_is_kept_is_its_owners(tmp_path: Path) -> None:
    folder = tmp_path / "scripts"
    keep_scripts(folder, built("1.0.0", b"one"))

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())]
    assert modes == [0o700, 0o600]


def test_the_oldest_make_room(tmp_path: Path) -> None:
    folder = tmp_path / "scripts"
    versions = [built(f"1.{number}.0", b"%d" % number) for number in range(5)]
    for at, version in enumerate(versions):
        keep_scripts(folder, version)
        os.utime(folder / version.main.decode(), (at, at))

    last = keep_scripts(folder, built("2.0.0", b"new"), most=2)
    assert [version.main in last.files for version in versions] == [False, False, False, True, True]
    assert len(list(folder.iterdir())) == 3
