"""Visits in which nothing cries out: what happened shows in what is missing, late or repeated.

The situations in `test_mute_*.py` come from threads of trackers, named beside them, and were
judged before the analyzer had read them. Not: the judgement of one situation.
"""

from typing import Self

from analyze.calm_visits import Caller
from analyze.visits import PAGE


class Guest(Caller):
    """Somebody who uses a page that says little about itself."""

    def waits(self, seconds: float) -> Self:
        """Let time pass in which nothing is captured."""
        self._at_us += int(seconds * 1_000_000)
        return self

    def restored(self, path: str) -> Self:
        """Come back to a page as it was left, without loading it."""
        said = {"message": f"Navigated to {PAGE}{path}"}
        meta = {"how": "restored", "to": PAGE + path}
        return self.add("console", "info", said, event="navigation", meta=meta, after=2)

    def gave_up(self, method: str, path: str, seconds: float) -> Self:
        """Add a request that the page itself took back after a while."""
        told = {"method": method, "url": PAGE + path, "status": 0, "resource": "fetch"}
        told |= {"aborted": True, "error": "AbortError: signal is aborted without reason"}
        self.add("network", "info", told | {"durationMs": int(seconds * 1000)}, after=0.2)
        return self.waits(seconds)

    def ran_out(self, method: str, path: str, seconds: float) -> Self:
        """Add a request that its own limit of time ended."""
        told = {"method": method, "url": PAGE + path, "status": 0, "resource": "xhr"}
        told |= {"error": "timed out", "durationMs": int(seconds * 1000)}
        return self.add("network", "error", told, after=0.2).waits(seconds)

    def polls(self, path: str, body: str = "", times: int = 12, every: float = 2) -> Self:
        """Ask the same again and again."""
        for _ in range(times):
            self.waits(every).ok("GET", path, body)
        return self

    def wrote(self, key: str, size: int, area: str = "localStorage") -> Self:
        told = {"area": area, "action": "set", "key": key, "size": size}
        return self.add("storage", "info", told, after=0.1)

    def cleared(self, area: str = "localStorage") -> Self:
        return self.add("storage", "info", {"area": area, "action": "clear"}, after=0.1)


def guest(path: str = "/") -> Guest:
    """Begin a visit that has come to a page."""
    return Guest(path)
