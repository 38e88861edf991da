"""What else a real page writes around a fault, and what is said of it. Not: the faults.

The situations in `test_state_*.py` were made by hand, from what browsers, kits and servers really
write, and judged before the analyzer had read them.
"""

from typing import Any

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis, Category, Priority

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)
WEBVIEW = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Mobile/15E148 Instagram 340.0.3.29.98"
)
BEACON = "https://www.google-analytics.com/g/collect"


def arrive(path: str, agent: str = CHROME) -> Visit:
    """Begin as most visits do: a page that loads well, and remarks that mean nothing."""
    visit = Visit().add("console", "info", {"kind": "environment", "userAgent": agent})
    visit.go("/").ask("GET", "/api/config", 200).ask("GET", "/api/products", 200)
    visit.ask("POST", BEACON, 0, error="Failed to fetch")
    visit.log("warn", "[Deprecation] Listener added for a 'unload' event.")
    return visit.go(path).ask("GET", "/api/cart", 200)


def wrote(visit: Visit, key: str, error: str = "", area: str = "localStorage") -> Visit:
    told = {"area": area, "action": "set", "key": key, "size": 420}
    failed = {"error": error, "message": error} if error else {}
    return visit.add("storage", "error" if error else "info", told | failed, after=0.1)


def came(visit: Visit, path: str, how: str = "pushState", after: float = 0.3) -> Visit:
    meta = {"how": how, "to": PAGE + path}
    told = {"message": f"Navigated to {PAGE}{path}"}
    return visit.add("console", "info", told, event="navigation", meta=meta, after=after)


def turned(visit: Visit, kind: str, after: float = 1) -> Visit:
    """The browser went online or offline, or the page became hidden or visible."""
    what = "browser went" if kind in {"online", "offline"} else "page became"
    level = {"offline": "warn", "online": "info"}.get(kind, "debug")
    told = {"kind": kind, "message": f"The {what} {kind}"}
    return visit.add("console", level, told, after=after)


def lifeless(visit: Visit, name: str) -> Visit:
    """Nothing followed the click before, says the capture script."""
    told = {"kind": "dead_click", "message": f"Nothing followed the click on {name}", "name": name}
    return visit.add("console", "warn", told, after=1.5)


def missing(visit: Visit, url: str, resource: str = "img") -> Visit:
    level = "error" if resource in {"script", "stylesheet"} else "warn"
    told = {"method": "GET", "url": url, "status": 0, "resource": resource}
    return visit.add("network", level, told | {"error": "did not load"}, after=0.1)


def answered(visit: Visit, method: str, path: str, status: int, body: str, **more: Any) -> Visit:
    return visit.ask(method, path, status, responseBody=body, **more)


def quiet(visit: Visit, times: int, every: float = 2) -> Visit:
    """A long while in which nothing is wrong."""
    for at in range(times):
        if at % 40 == 0:
            visit.click(f"Article {at}").go(f"/articles/{at}")
        visit.ask("GET", f"/api/articles/{at}/likes", 200)
        visit.log("info", f"rendered article {at} in {at % 30} ms", after=every)
    return visit


def told(analysis: Analysis, categories: str, facts: str, priorities: str) -> None:
    """Hold an analysis to what an expert would say: ``facts`` are parted by a bar."""
    sentences = [
        analysis.root_cause or "",
        analysis.summary,
        *(one.text for one in analysis.claims),
    ]
    said = "\n".join(sentences).casefold()
    right = {
        "category": analysis.category in {Category(one) for one in categories.split()},
        "facts": all(fact.strip().casefold() in said for fact in facts.split("|")),
        "priority": analysis.priority in {Priority(one) for one in priorities.split()},
    }
    wrong = [name for name, holds in right.items() if not holds]

    assert not wrong, f"{wrong}: {analysis.category} {analysis.priority}: {analysis.root_cause}"


def untold(analysis: Analysis, priorities: str = "P3 P2") -> None:
    """Nothing that was captured is to blame: naming a cause would be wrong."""
    told(analysis, "unknown", "", priorities)
