"""Visits of applications that are not shops: editors, boards, tables, calls. Not: judging them.

Each situation in `test_apps_*.py` was taken from threads of trackers and help desks, told as users
tell it, and written down before the analyzer had read it.
"""

from typing import Any, Self

from analyze.code_visits import CHROME, Tab
from usercontext.domain.analysis import Analysis, Category, Priority

JSON = "application/json"
BUCKET = "https://acme-files.s3.eu-central-1.amazonaws.com/u/7/scan.pdf"


class App(Tab):
    """An application's tab: answers with what they say, and what hums along with them."""

    def said(self, method: str, path: str, status: int, body: str = "", **more: Any) -> Self:
        """Add an answer; what it says is captured where ``body`` is given."""
        kind = {"contentType": JSON, "responseBody": body} if body else {"contentType": JSON}
        return self.ask(method, path, status, **(kind | more))

    def unanswered(self, method: str, path: str, error: str = "TypeError: Failed to fetch",
                   **more: Any) -> Self:  # fmt: skip
        """Add a request that no answer came to."""
        return self.ask(method, path, 0, error=error, **more)

    def aborted(self, method: str, path: str) -> Self:
        """Add a request that the page took back."""
        told = {"method": method, "url": f"https://shop.example.com{path}", "status": 0}
        told |= {"error": "AbortError: The user aborted a request.", "aborted": True}
        return self.add("network", "info", told, after=0.2)

    def polls(self, path: str, status: int = 200, times: int = 4, every: float = 2) -> Self:
        for _ in range(times):
            self.waits(every).ask("GET", path, status)
        return self

    def waits(self, seconds: float) -> Self:
        """Let time pass in which nothing is captured."""
        self._at_us += int(seconds * 1_000_000)
        return self

    def types(self, name: str) -> Self:
        """Press a field; what is typed is never captured."""
        return self.press(f"#{name}", "input")

    def hums(self) -> Self:
        """Add what always hums along: a poll, a counter that is kept away, a remark."""
        self.ask("GET", "/api/notifications", 200, contentType=JSON)
        self.unanswered("POST", "https://region1.google-analytics.com/g/collect")
        self.log("warn", "[deprecated] `useLegacyGrid` goes with the next version")
        return self.vital("INP", 88, "good")


def app(path: str, agent: str = CHROME) -> App:
    """Open an application that comes up well."""
    return App().arrive(path, agent)


def read(
    analysis: Analysis, categories: str, priorities: str, *facts: str, spared: str = ""
) -> None:
    """Hold an analysis to an expert's categories, priorities and facts.

    Facts may stand in the cause, the summary or a claim; what is spared is not in the cause.
    """
    cause = analysis.root_cause or ""
    said = "\n".join([cause, analysis.summary, *(one.text for one in analysis.claims)]).casefold()
    right = {
        "category": analysis.category in {Category(one) for one in categories.split()},
        "facts": all(fact.casefold() in said for fact in facts)
        and not (spared and spared.casefold() in cause.casefold()),
        "priority": analysis.priority in {Priority(one) for one in priorities.split()},
    }
    wrong = [name for name, holds in right.items() if not holds]

    assert not wrong, f"{wrong}: {analysis.category} {analysis.priority}: {analysis.root_cause}"


def quiet(analysis: Analysis, priorities: str = "P3", categories: str = "unknown") -> None:
    """Nothing that was captured is to blame."""
    read(analysis, categories, priorities)
