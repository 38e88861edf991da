"""Visits of sites whose server makes the pages: whole loads, posted forms, swapped parts.

Each situation in `test_served_*.py` was taken from threads of those who use or keep such sites and
was written down before the analyzer had read it. A load's status is told by clients that see it
(extensions, recorders); the script on the page tells where it is and where it came from. Not:
judging them.
"""

from typing import Any, Self

from analyze.calm_visits import calm, held
from analyze.visits import PAGE, Visit

__all__ = ["CHROME", "EDGE", "FIREFOX", "IPHONE", "Served", "calm", "held", "site"]

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36"
EDGE = f"{CHROME} Edg/143.0"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1"
)
HTML = "text/html"
JSON = "application/json"


class Served(Visit):
    """A visit in which going on means that the server sends another page."""

    def __init__(self, agent: str = CHROME) -> None:
        super().__init__()
        self.agent, self.here = agent, ""

    def page(self, path: str, status: int = 0, method: str = "GET", **more: Any) -> Self:
        """Load a page; its status is told beside it, or ``seen`` by the script on it."""
        seen = more.pop("seen", 0)
        after, came = more.pop("after", 1.5), more.pop("came", self.here and PAGE + self.here)
        to = path if "://" in path else PAGE + path
        said = {"message": f"Navigated to {to}"}
        meta = {"how": "load", "from": came, "to": to}
        self.here = path
        first_byte = more.pop("first_byte", 312)
        self.add("console", "info", said, event="navigation", meta=meta, after=after)
        if status:
            self.document(method, to, status, **more)
        self.began(first_byte)
        return self.arrived(to, seen) if seen else self

    def arrived(self, url: str, status: int) -> Self:
        """Tell, as the browser script does once the page is up, that it came as an error."""
        told = {"resource": "document", "url": url, "status": status, "durationMs": 210}
        return self.add("network", "error" if status >= 500 else "warn", told, after=1.2)

    def document(self, method: str, url: str, status: int, **more: Any) -> Self:
        level = "error" if status >= 500 else "warn" if status >= 400 else "info"
        told = {"method": method, "url": url if "://" in url else PAGE + url, "status": status}
        told |= {"resource": "document", "contentType": HTML, "durationMs": 240}
        return self.add("network", level, told | more, after=0.01)

    def began(self, first_byte: int) -> Self:
        told: dict[str, Any] = {"kind": "environment", "message": "Capture started"}
        self.add("console", "info", told | {"userAgent": self.agent, "online": True}, after=0.1)
        ttfb = {"kind": "vital", "name": "TTFB", "value": first_byte, "rating": "good"}
        return self.add("console", "debug", ttfb | {"message": f"TTFB {first_byte}"}, after=0.1)

    def turbo(self, path: str, how: str = "pushState") -> Self:
        """Show another page without a load."""
        meta = {"how": how, "from": PAGE + self.here, "to": PAGE + path}
        self.here = path
        said = {"message": f"Navigated to {PAGE}{path}"}
        return self.add("console", "info", said, event="navigation", meta=meta, after=0.4)

    def press(self, text: str, tag: str = "button", selector: str = "", **more: Any) -> Self:
        after = more.pop("after", 2)
        meta = {"tag": tag, "text": text, "url": PAGE + self.here}
        meta["selector"] = selector or f"form > {tag}.btn"
        said = {"message": f"Clicked {text or meta['selector']}"}
        return self.add("console", "info", said, event="click", meta=meta | more, after=after)

    def fills(self, *names: str) -> Self:
        for name in names:
            self.press("", "input", f'input[name="{name}"]')
        return self

    def dead(self, text: str, tag: str = "button", times: int = 1) -> Self:
        """Press what nothing follows."""
        for _ in range(times):
            click = self.press(text, tag).entries[-1]
            told = {"kind": "dead_click", "message": f"Nothing followed the click on {text}"}
            named = {"click": click.id, "name": text, "selector": click.event_metadata["selector"]}
            self.add("console", "warn", told | named, after=1.5)
        return self

    def xhr(self, method: str, path: str, status: int, body: str = "", **more: Any) -> Self:
        """Ask in the page, as jQuery, htmx or Livewire do; the answer is markup unless told."""
        told: dict[str, Any] = {"resource": "xhr", "contentType": HTML}
        return self.ask(
            method, path, status, **told | ({"responseBody": body} if body else {}) | more
        )

    def json(self, method: str, path: str, status: int, body: str = "", **more: Any) -> Self:
        return self.xhr(method, path, status, body, **{"contentType": JSON} | more)

    def lost(self, url: str, tag: str = "script") -> Self:
        """Tell of a file that a tag asked for and that did not load."""
        level = "error" if tag in {"script", "stylesheet"} else "warn"
        told = {"method": "GET", "url": url if "://" in url else PAGE + url, "status": 0}
        return self.add(
            "network", level, told | {"resource": tag, "error": "did not load"}, after=0.1
        )

    def broke(self, error: str, file: str = "", line: int = 214, where: str = "") -> Self:
        """Throw: from the page itself unless a file is told; ``where`` names the function."""
        url = PAGE + (file or self.here) if "://" not in file else file
        name, _, message = error.partition(": ")
        place = f"{where} ({url}:{line}:9)" if where else f"{url}:{line}:9"
        told: dict[str, Any] = {"kind": "uncaught", "message": message, "name": name}
        if " " in name:  # a text was thrown, or all that is told of a foreign script
            told = {"kind": "uncaught", "message": error}
            return self.add("console", "error", told | {"stack": ""}, after=0.1)
        told |= {"stack": f"{error}\n    at {place}", "source": url, "line": line, "column": 9}
        return self.add("console", "error", told, after=0.1)

    def rejects(self, reason: str, stack: str = "") -> Self:
        name, _, message = reason.partition(": ") if stack else ("", "", reason)
        told = {"kind": "unhandledrejection", "message": message, "stack": stack}
        return self.add("console", "error", told | ({"name": name} if name else {}), after=0.1)

    def says(self, level: str, message: str, after: float = 0.1) -> Self:
        return self.log(level, message, after)

    def scolds(self, message: str, error: str) -> Self:
        """Write an error down with some words, as kits do with what they caught."""
        name, _, said = error.partition(": ")
        stack = f"{error}\n    at connect ({PAGE}/assets/controllers.js:7:11)"
        told = {"method": "error", "message": f"{message} {error}"}
        told_error = {"name": name, "message": said, "stack": stack}
        return self.add("console", "error", told | {"error": told_error}, after=0.1)

    def waits(self, seconds: float) -> Self:
        self._at_us += int(seconds * 1_000_000)
        return self

    def away(self, seconds: float) -> Self:
        """Leave the tab, and come back to it."""
        for kind, after in (("hidden", 2.0), ("visible", seconds)):
            told = {"kind": kind, "message": f"The page became {kind}"}
            self.add("console", "debug", told, after=after)
        return self

    def line(self, online: bool) -> Self:
        kind = "online" if online else "offline"
        told = {"kind": kind, "online": online, "message": f"The browser went {kind}"}
        return self.add("console", "info" if online else "warn", told)

    def hums(self) -> Self:
        """Add what such a page writes while all is well."""
        self.says("info", "JQMIGRATE: Migrate is installed, version 3.4.1")
        self.lost("https://www.googletagmanager.com/gtag/js?id=…")
        self.says("warn", "[cookiebar] no choice yet")
        return self.json("POST", "/wp-admin/admin-ajax.php", 200)


def site(path: str, agent: str = CHROME, hums: bool = True) -> Served:
    """Come to a page of a site, with what always goes on there."""
    visit = Served(agent).page(path)
    return visit.hums() if hums else visit
