"""A real build: two files of TypeScript that Rolldown made one line of, with its map. No tests."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from usercontext.domain.source_place import ScriptPlace

SCRIPT = "https://desk.example/assets/index-3f2a9c1e.js"
NAME = "index-3f2a9c1e.js.map"
BUILT = (Path(__file__).parent / NAME).read_bytes()
STACK = (
    "TypeError: Cannot read properties of null (reading 'name')\n"
    f"    at e ({SCRIPT}:1:41)\n"
    f"    at {SCRIPT}:1:78\n"
    "    at Array.map (<anonymous>)"
)
"""As V8 wrote it when the built file ran."""
THROWN = ScriptPlace(SCRIPT, 1, 41)
PROJECT = UUID("4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f")


def put(folder: Path, *names: str, content: bytes = BUILT) -> Path:
    """Write a map below a folder."""
    path = folder.joinpath(*names)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def changed(**changes: Any) -> bytes:
    """Return the map with some of its fields changed."""
    return json.dumps(json.loads(BUILT) | changes).encode()
