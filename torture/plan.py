"""How much to do, from which seed, where. Not: what is done."""

import json
import random
import shutil
import threading
from pathlib import Path
from typing import NamedTuple

from torture.product import Keys, create_project

_MAKING = threading.Lock()


class Plan(NamedTuple):
    """``scale`` is 0 for the quick run and 1 for the full one; ``folder`` is fresh."""

    scale: float
    seed: int
    folder: Path

    def pick(self, quick: int, full: int) -> int:
        """Return how often, between the quick and the full number."""
        return round(quick + (full - quick) * self.scale)

    def chance(self, name: str) -> random.Random:
        """Return the dice of one proof: the same for the same seed, whatever else runs."""
        return random.Random(f"{self.seed}/{name}")

    def place(self, name: str) -> Path:
        """Make and return a folder of one's own."""
        path = self.folder / name
        path.mkdir(parents=True)
        return path

    def project(self, folder: Path) -> Keys:
        """Put a data folder with a project there: the same one for every proof, made once."""
        with _MAKING:
            template = self.folder / "project"
            if not template.exists():
                keys = create_project(template / "data")
                (template / "keys.json").write_text(json.dumps(keys))
        shutil.copytree(template / "data", folder)
        return Keys(*json.loads((template / "keys.json").read_text()))
