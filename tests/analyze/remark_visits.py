"""Visits in which every answer is good and something is wrong all the same. Not: judging them.

The situations in `test_remarks_*.py` come from threads of trackers and support desks: what a page
remarks by the way, what an answer holds, what came in which order. They were written down before
the analyzer had read them.
"""

from typing import Any, Self

from analyze.calm_visits import calm, held
from analyze.code_visits import CHROME, IPHONE
from analyze.words_visits import Words

__all__ = ["CHROME", "IPHONE", "Remarks", "calm", "held", "remarks"]


class Remarks(Words):
    """A tab of a page whose server answers well."""

    def sends(self, method: str, path: str, sent: str = "", body: str = "", status: int = 200,
              **more: Any) -> Self:  # fmt: skip
        """Ask with a body; what was sent and what was answered are captured where given."""
        kept = {"requestBody": sent} if sent else {}
        return self.ok(method, path, body, status, **kept, **more)

    def renders(self, *parts: str) -> Self:
        for part in parts:
            self.says("debug", f"render <{part}>", {"ms": len(part)})
        return self

    def suggestions_fail(self) -> Self:
        """What the page leaves out without a word: fitting things beside the main one."""
        self.no("GET", "/api/suggestions", 502).says("warn", "[suggest] rail hidden")
        return self.waits(20)

    def chat_fails(self) -> Self:
        self.lost("https://static.talkdesk.example/embed.js", "script")
        return self.says("error", "[talkdesk] could not start: script blocked")

    def retries(self, path: str) -> Self:
        """A read that fails once and then does not."""
        self.no("GET", path, 503).says("warn", f"GET {path} 503, trying again (1/3)")
        return self.waits(1).ok("GET", path)

    def asks_who(self) -> Self:
        """The first question of a visitor who is not signed in, and the sign-in after it."""
        self.no("GET", "/api/whoami", 401, '{"error":"not signed in"}')
        self.click("Log in").ok("POST", "/api/login").comes("/home")
        return self.ok("GET", "/api/whoami")


def remarks(path: str, agent: str = CHROME) -> Remarks:
    """Open a page that comes up well, with what this one always writes."""
    visit = Remarks().arrive(path, agent).renders("Header", "Main")
    visit.says("info", "%c[app]%c 5.12.0 ready", "color:#06c", "")
    visit.says("warn", "Warning: componentWillMount has been renamed, and is not recommended")
    return visit.ok("GET", "/api/flags", '{"newNav":true,"darkMode":false}')
