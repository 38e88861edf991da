"""An id for every word of the pages' paths, learned by following the pages' own links and forms.

Not: making what the ids are of (pages_world).
"""

import re
from collections.abc import Iterator

import httpx2

from usercontext.dashboard.pages import PAGES

ADDRESS = re.compile(r'(?:href|action|src|hx-get|data-live)="(/[^"?#]*)')
WORDS = {part[1:] for page in PAGES for part in page.path.split("/") if part.startswith(":")}
PARTS = frozenset(
    {
        "/p/:project/issues/news",
        "/p/:project/issues/:issue/live",
        "/p/:project/issues/:issue/export.md",
        "/p/:project/issues/:issue/agent.txt",
        "/p/:project/issues/:issue/attachments/:attachment",
        "/p/:project/start/news",
        "/shared/:token/attachments/:attachment",
    }
)
"""What pages ask for while they are open, texts to be copied, images: no pages by themselves."""
PLACES = [page.path for page in PAGES if page.method == "GET" and page.path not in PARTS]


def learn(client: httpx2.Client, ids: dict[str, str], *more: str) -> None:
    """Visit every page whose words are known until no page tells of another id."""
    seen: set[str] = set()
    while fresh := sorted({*more, *known_paths(ids)} - seen):
        for path in fresh:
            seen.add(path)
            for address in ADDRESS.findall(client.get(path).text):
                note(address, ids)
    missing = WORDS - {"token"} - ids.keys()
    assert not missing, f"no page leads to an id for {missing}"


def known_paths(ids: dict[str, str]) -> Iterator[str]:
    for path in PLACES:
        words = [part[1:] for part in path.split("/") if part.startswith(":")]
        if all(word in ids for word in words):
            yield fill_in(path, ids)


def note(address: str, ids: dict[str, str]) -> None:
    """Keep the ids of an address that some page of the project has; the first one stays."""
    parts = address.split("/")
    for page in PAGES:
        pattern = page.path.split("/")
        if len(pattern) != len(parts) or "token" in page.path:
            continue
        pairs = list(zip(pattern, parts, strict=True))
        if any(one != other for one, other in pairs if not one.startswith(":")):
            continue
        found = {one[1:]: other for one, other in pairs if one.startswith(":")}
        # a word that stands for a place of its own is no id: /issues/news, /sessions/delete
        if all(ids.get(word, text) == text for word, text in found.items() if word == "project"):
            literal = {p.path for p in PAGES}
            for word, text in found.items():
                if f"{'/'.join(pattern[:-1])}/{text}" not in literal:
                    ids.setdefault(word, text)


def fill_in(path: str, ids: dict[str, str]) -> str:
    """Put ids where a path has words; a word that the world knows no id for fails.

    What a word means may depend on what stands before it: ``link/token``.
    """
    filled: list[str] = []
    for part in path.split("/"):
        before = f"{filled[-1]}/{part[1:]}" if filled else ""
        known = part.startswith(":")
        filled.append((ids.get(before) or ids[part[1:]]) if known else part)
    return "/".join(filled)


def paths(ids: dict[str, str]) -> list[str]:
    """Return the path of every page, with the ids in their places."""
    return [fill_in(path, ids) for path in PLACES]
