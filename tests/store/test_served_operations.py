"""Whoever serves writes has them all, also those that only a worker ever asks for."""

import ast
import subprocess
import sys
from pathlib import Path

import usercontext.store

ASK = """
from usercontext import app
from usercontext.store.operations import registered_operations
print(*(one.name for one in registered_operations()))
"""


def written_operations() -> set[str]:
    """Return the names of all functions of the store that are decorated as operations."""
    return {
        f"{file.stem}.{node.name}"
        for file in Path(usercontext.store.__file__).parent.glob("*.py")
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef)
        for mark in node.decorator_list
        if isinstance(mark, ast.Name) and mark.id == "operation"
    }


def test_a_server_has_every_write_of_the_store() -> None:
    """One that its worker alone asked for was none of the server's: no job was ever claimed."""
    told = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)

    registered = set(told.stdout.split())
    assert "jobs.claim_job" in registered
    assert written_operations() - registered == set()
