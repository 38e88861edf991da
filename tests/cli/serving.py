"""A server as most tests want one, on a database that was migrated once in this process.

Not: a first start in an empty folder (test_served, tests/wheel).
"""

from pathlib import Path

from cli.test_served import Served, serve
from migrated import place_database
from usercontext.store.options import StoreOptions


def serve_migrated(folder: Path, **variables: str) -> Served:
    """Start a server in a process of its own: to migrate takes as long as the rest of its start."""
    place_database(StoreOptions(folder))
    return serve(folder, **variables)
