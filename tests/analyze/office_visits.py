"""Hours in one tab of a back office: tables, forms, imports, rights. Not: judging them.

The situations in `test_office_*.py` come from threads of trackers and help desks of programs for
offices, told as clerks tell them, and were written down before the analyzer had read them.
"""

from typing import Any, Self

from analyze.calm_visits import calm, held
from analyze.words_visits import Fault, Words

__all__ = ["Fault", "Office", "calm", "held", "late", "later", "office"]

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0"


class Office(Words):
    """A clerk's tab."""

    def opens(self, path: str, *reads: str) -> Self:
        """Go to a part of the program; what it shows is read."""
        self.click(path.rpartition("/")[2].capitalize()).comes(path)
        for read in reads:
            self.ok("GET", read, responseBytes=4096)
        return self

    def types(self, name: str) -> Self:
        """Press a field; what is typed is never captured."""
        return self.press(f"#{name}", "input")

    def back(self, path: str) -> Self:
        return self.comes(path, how="popstate", after=3)

    def lasts(self, method: str, path: str, seconds: float, status: int, **more: Any) -> Self:
        """Ask and wait for the answer."""
        self.no(method, path, status, durationMs=int(seconds * 1000), **more)
        return self.waits(seconds)

    def asks_after(self, path: str, *bodies: str, every: float = 5) -> Self:
        """Ask how far something is, again and again."""
        for body in bodies:
            self.waits(every).ok("GET", path, body)
        return self

    def slow_keys(self, *milliseconds: int) -> Self:
        for value in milliseconds:
            self.vital("INP", value, "poor" if value > 500 else "needs-improvement")
            self.waits(20)
        return self

    def morning(self) -> Self:
        """What a program for offices goes through while nobody looks."""
        self.ok("GET", "/api/inbox/count", '{"unread":3}')
        self.no("GET", "/api/tips/today", 502).says("warn", "[tips] none today")
        self.says("warn", "[grid] licence key is for another domain, watermark shown")
        self.unanswered("POST", "https://o44.ingest.sentry.example/api/7/envelope/")
        return self.vital("CLS", 0.02, "good").waits(240)

    def afternoon(self) -> Self:
        """What else goes on beside the work: faces that are missing, a try that was repeated."""
        self.lost("https://shop.example.com/faces/88.jpg", "img")
        self.click("Pin").no("POST", "/api/pins", 503).waits(4)
        self.click("Pin").ok("POST", "/api/pins", status=201).waits(95)
        self.no("GET", "/api/admin/usage", 403).says("debug", "usage panel hidden for this role")
        self.says("warn", "[intl] de-CH falls back to de")
        return self.waits(150)

    def evening(self) -> Self:
        """What goes on beside it late: a lookup in vain, a wait, a part of another house."""
        self.ok("GET", "/api/announcements").says("error", "[ticker] websocket closed (1006)")
        self.click("Search").no("GET", "/api/search?q=%E2%80%A6", 404).waits(3)
        self.click("Search").ok("GET", "/api/search?q=%E2%80%A6")
        self.lasts("GET", "/api/calendar/week", 7, 200)
        self.lost("https://cdn.surveys.example/nps.js", "script")
        return self.says("warn", "[store] 3 unused keys").waits(30)


def office(path: str) -> Office:
    """Begin a day at a page that comes up well."""
    return Office().arrive(path, EDGE).morning()


def later(path: str) -> Office:
    """Begin at a page that has been worked on for some minutes."""
    return Office().arrive(path, EDGE).afternoon()


def late(path: str) -> Office:
    """Begin at a page at which the last hour was noisy."""
    return Office().arrive(path, EDGE).evening()
