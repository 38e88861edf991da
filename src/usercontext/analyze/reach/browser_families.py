"""The browser family that a user agent names, for counting. Not: versions, systems.

Browsers name each other, so the first that is found is it.
"""

_READ = 500
_FAMILIES = (
    ("Edge", ("Edg/", "EdgA/", "EdgiOS/", "Edge/")),
    ("Samsung Internet", ("SamsungBrowser/",)),
    ("Opera", ("OPR/", "OPT/", "OPX/")),
    ("Firefox", ("Firefox/", "FxiOS/")),
    ("Chrome", ("CriOS/", "Chrome/", "Chromium/", "HeadlessChrome/")),
    ("Safari", ("Safari/",)),
)


def browser_family(agent: str) -> str:
    """Return the family's name; '' where the text names none."""
    read = agent[:_READ]
    for name, marks in _FAMILIES:
        if any(mark in read for mark in marks):
            return name
    # a page may say "Chrome 145" in its own words
    return next((name for name, _ in _FAMILIES if read.lower().startswith(name.lower())), "")
