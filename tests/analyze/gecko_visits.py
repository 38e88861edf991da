"""Visits as a real Firefox (140) sent them: its words, its stacks, its silences. Not: judging them.

Messages and frames in `test_gecko_*.py` stand as the script captured them there; only addresses
are moved, and what the cause does not need is left out.
"""

from typing import Self

from analyze.calm_visits import calm, held
from analyze.outside_visits import Out
from analyze.page_visits import REJECTED
from analyze.visits import PAGE

__all__ = ["REJECTED", "Gecko", "calm", "gecko", "held"]

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class Gecko(Out):
    """A visit with Firefox: frames are `function@file:line:column`, and no line names the error."""

    def threw(self, error: str, *frames: str, kind: str = "uncaught") -> Self:
        """Throw `Name: message`; a frame is `function@/file:1:2`, a file of the page's own."""
        stack = "".join(frame.replace("@/", f"@{PAGE}/") + "\n" for frame in frames)
        return self.fail(error, kind, stack)

    def notices(self, text: str, selector: str) -> Self:
        """Show the user a notice, as the script tells it."""
        told = {"kind": "notice", "message": text, "selector": selector}
        return self.add("console", "info", told, after=0.3)


def gecko(path: str) -> Gecko:
    """Open a page that comes up well."""
    return Gecko().loads(path, agent=AGENT).ok("GET", "/api/bootstrap")
