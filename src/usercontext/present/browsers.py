"""A browser's user agent in words: "Chrome 131 on Windows". Not: what it can do.

Browsers name each other, so the first of the families that is found names the browser. Their
versions of systems are frozen (macOS 10.15.7, Windows 10.0): such a one is not told.
"""

import re

_READ = 500
"""A user agent is shorter; what is longer is somebody's own text."""

_FAMILIES = (
    ("Edge", re.compile(r"\bEdg(?:e|A|iOS)?/(\d+)")),
    ("Samsung Internet", re.compile(r"\bSamsungBrowser/(\d+)")),
    ("Opera", re.compile(r"\bOP(?:R|T|X)/(\d+)")),
    ("Firefox", re.compile(r"\b(?:Firefox|FxiOS)/(\d+)")),
    ("Chrome", re.compile(r"\b(?:CriOS|HeadlessChrome|Chromium|Chrome)/(\d+)")),
    ("Safari", re.compile(r"\bVersion/(\d+(?:\.\d+)?)\S* (?:Mobile/\S+ )?Safari/")),
)
_SYSTEMS = (
    ("iOS", re.compile(r"\biPhone OS (\d+(?:_\d+)?)")),
    ("iPadOS", re.compile(r"\biPad; CPU OS (\d+(?:_\d+)?)")),
    ("Android", re.compile(r"\bAndroid\b(?: (\d+))?")),
    ("Windows", re.compile(r"\bWindows\b()")),
    ("ChromeOS", re.compile(r"\bCrOS\b()")),
    ("macOS", re.compile(r"\bMacintosh\b()")),
    ("Linux", re.compile(r"\bLinux\b()")),
)


def browser_in_words(text: str) -> str:
    """Return the browser, its version and its system; any other text as it is."""
    if not text.startswith("Mozilla/"):
        return text
    agent = text[:_READ]
    browser = _named(agent, _FAMILIES)
    if browser is None:
        return text
    system = _named(agent, _SYSTEMS)
    return f"{browser} on {system.replace('_', '.')}" if system else browser


def _named(agent: str, names: tuple[tuple[str, re.Pattern[str]], ...]) -> str | None:
    for name, pattern in names:
        if found := pattern.search(agent):
            return f"{name} {found[1]}" if found[1] else name
    return None
