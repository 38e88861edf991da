"""Visits of pages made with frameworks, bought services and an edge before them. Not: judgements.

The situations in `test_stack_*.py` come from threads of trackers, named beside them, told as users
tell them, and were judged before the analyzer had read them. Browsers word the same fault apart.
"""

from typing import Any, Self

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis, Category, Priority

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
)
INSTAGRAM = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Mobile/15E148 Instagram 360.0.0.20.91"
)
UNREACHED = {
    CHROME: "TypeError: Failed to fetch",
    FIREFOX: "TypeError: NetworkError when attempting to fetch resource.",
    SAFARI: "TypeError: Load failed",
    INSTAGRAM: "TypeError: Load failed",
}
UNPARSED = {
    CHROME: "SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
    FIREFOX: "SyntaxError: JSON.parse: unexpected character at line 1 column 1 of the JSON data",
    SAFARI: "SyntaxError: The string did not match the expected pattern.",
}
BUNDLE = f"{PAGE}/assets/index-C7xQm2Za.js"
REJECTED = "unhandledrejection"
JSON = "application/json"
HTML = "text/html"


class Stack(Visit):
    """A visit of one browser, on a site with counters, a consent banner and a tag manager."""

    def __init__(self, path: str = "/", agent: str = CHROME) -> None:
        super().__init__()
        self.agent, self.here = agent, ""
        self.come("/", "load")
        if path != "/":
            self.come(path)

    def come(self, path: str, how: str = "pushState", after: float = 1) -> Self:
        """Go to a page, loaded anew or shown by the router."""
        meta = {"how": how, "from": self.here and PAGE + self.here, "to": PAGE + path}
        said = {"message": f"Navigated to {PAGE}{path}"}
        self.here = path
        self.add("console", "info", said, event="navigation", meta=meta, after=after)
        return self.began() if how == "load" else self

    def began(self) -> Self:
        told: dict[str, Any] = {"kind": "environment", "message": "Capture started"}
        self.add("console", "info", told | {"userAgent": self.agent, "online": True}, after=0.1)
        self.missing("https://www.googletagmanager.com/gtm.js?id=…", "script")
        self.api("GET", "/api/config", 200)
        self.said("warn", "[consent] no choice stored, showing the banner")
        lcp = {"kind": "vital", "name": "LCP", "value": 1650, "rating": "good"}
        return self.add("console", "debug", lcp | {"message": "LCP 1650"}, after=0.1)

    def api(self, method: str, path: str, status: int, body: str = "", **more: Any) -> Self:
        """Add an answer in JSON, its body where the team lets bodies be captured."""
        told: dict[str, Any] = {"resource": "fetch", "contentType": JSON}
        self.ask(method, path, status, **(told | ({"responseBody": body} if body else {}) | more))
        return self

    def markup(self, method: str, path: str, status: int, body: str = "") -> Self:
        """Add a page where data was asked for."""
        return self.api(method, path, status, body, contentType=HTML)

    def lost(self, method: str, path: str) -> Self:
        """Add a request that no answer came to, in the browser's words."""
        told = {"resource": "fetch", "error": UNREACHED[self.agent], "aborted": False}
        self.ask(method, path, 0, **told)
        return self

    def press(self, text: str, tag: str = "button", **more: Any) -> Self:
        after = more.pop("after", 2)
        meta = {"tag": tag, "selector": f"{tag}.{text.partition(' ')[0].lower()}", "text": text}
        said = {"message": f"Clicked {text}"}
        self.add("console", "info", said, event="click", meta=meta | more, after=after)
        return self

    def dead(self, text: str, tag: str = "button") -> Self:
        """Press what nothing follows."""
        click = self.press(text, tag).entries[-1]
        told = {"kind": "dead_click", "message": f"Nothing followed the click on {text}"}
        named = {"click": click.id, "name": text, "selector": click.event_metadata["selector"]}
        self.add("console", "warn", told | named, after=1.5)
        return self

    def missing(self, url: str, tag: str) -> Self:
        level = "error" if tag in {"script", "stylesheet"} else "warn"
        told = {"method": "GET", "url": url, "status": 0, "resource": tag}
        self.add("network", level, told | {"error": "did not load"}, after=0.1)
        return self

    def broke(self, error: str, kind: str = "uncaught", file: str = BUNDLE) -> Self:
        """Throw, with a stack in the form of the browser; without a file there is none."""
        places = [("Wg", 90254), ("ki", 91630), ("Zg", 94062)] if file else []
        if self.agent == CHROME:
            lines = [error, *(f"    at {name} ({file}:48:{at})" for name, at in places)]
        else:
            lines = [f"{name}@{file}:48:{at}" for name, at in places]
        return self.fail(error, kind, "\n".join(lines) if file else "")

    def rejects(self, error: str, file: str = BUNDLE) -> Self:
        return self.broke(error, REJECTED, file)

    def said(self, level: str, message: str, error: str = "") -> Self:
        """Add what the page wrote to its console, with the error that it wrote there."""
        told: dict[str, Any] = {"method": level, "message": f"{message} {error}".strip()}
        if error:
            name, _, words = error.partition(": ")
            told["error"] = {"name": name, "message": words, "stack": f"{error}\n at {BUNDLE}:48:7"}
        return self.add("console", level, told, after=0.1)

    def kept(self, key: str, error: str = "", area: str = "localStorage") -> Self:
        told: dict[str, Any] = {"area": area, "action": "set", "key": key, "size": 310}
        if error:
            told |= {"error": error, "message": error}
        return self.add("storage", "error" if error else "info", told, after=0.1)

    def away(self, seconds: float) -> Self:
        """Leave the tab, and come back to it."""
        for kind, after in (("hidden", 2.0), ("visible", seconds)):
            told = {"kind": kind, "message": f"The page became {kind}"}
            self.add("console", "debug", told, after=after)
        return self


def told(analysis: Analysis, categories: str, facts: str, priorities: str, never: str = "") -> None:
    """Hold an analysis to what an expert says; ``facts``, and what is not to blame, have bars."""
    cause = (analysis.root_cause or "").casefold()
    shown = [cause, analysis.summary, *(claim.text for claim in analysis.claims)]
    said = "\n".join(shown).casefold()
    named = all(fact.strip().casefold() in said for fact in facts.split("|"))
    blamed = [one for one in never.split("|") if one and one.strip().casefold() in cause]
    right = {
        "category": analysis.category in {Category(one) for one in categories.split()},
        "facts": named and not blamed,
        "priority": analysis.priority in {Priority(one) for one in priorities.split()},
    }
    wrong = [name for name, holds in right.items() if not holds]

    assert not wrong, f"{wrong}: {analysis.category} {analysis.priority}: {analysis.root_cause}"


def untold(analysis: Analysis, priorities: str = "P3") -> None:
    """Nothing that was captured is to blame: naming a cause would be wrong."""
    told(analysis, "unknown", "", priorities)
