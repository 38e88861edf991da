"""A cache that a page empties and fills at each load, beside a store that is full. Not: losses."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told

FULL = "QuotaExceededError: The quota has been exceeded."
REACHED = "NS_ERROR_DOM_QUOTA_REACHED: Persistent storage maximum size reached"


class Kept(Desk):
    """A visit to a page that keeps its tiles in the browser, all of them anew at each load."""

    def stores(self, action: str, key: str, size: int = 0, error: str = "") -> "Kept":
        said = {"area": "localStorage", "action": action, "key": key}
        sized = {"size": size} if action == "set" else {}
        failed = {"error": error, "message": error} if error else {}
        self.add("storage", "error" if error else "info", said | sized | failed, after=0.1)
        return self

    def loads(self, path: str, back: int = 3_200_000, action: str = "remove") -> "Kept":
        self.at(path, "/")
        self.stores(action, "tiles" if action == "remove" else "")
        return self.stores("set", "tiles", back) if back else self


def refused(error: str, action: str = "remove") -> Kept:
    """Two pages with a press each; of each, the writing is refused."""
    kept = Kept("/")
    for path in ("/maps/4", "/maps/5"):
        kept.press("Open map", "a").loads(path, action=action)
        kept.press("Save route").stores("set", "route", 60, error)
    kept.press("Routes", "a").loads("/routes", action=action)
    return kept


@pytest.mark.parametrize("action", ["remove", "clear"])
@pytest.mark.parametrize("error", [FULL, REACHED])
def test_a_write_that_a_full_store_refuses_is_the_cause(error: str, action: str) -> None:
    judged = refused(error, action).judge("Ich komme nicht weiter", "/routes")

    told(judged, "storage", "uota", "P1 P2")
    assert "emptied" not in (judged.root_cause or "")


def test_what_is_filled_again_at_once_is_not_lost() -> None:
    kept = Kept("/").press("Open map", "a").loads("/maps/4").press("Show", "a")

    nothing(kept.loads("/maps/5").judge("How do I print a map?", "/maps/5"))


@pytest.mark.parametrize("back", [0, 40])
def test_what_is_not_put_back_is_lost(back: int) -> None:
    kept = Kept("/").press("Open plan", "a").loads("/plans/4", 900).press("Show", "a")

    judged = kept.loads("/plans/5", back).judge("The tiles are gone", "/plans/5")

    told(judged, "storage", "tiles", "P1 P2")
