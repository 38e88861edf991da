"""Hostile texts typed into every form of the pages that keeps one. Not: what a page's API takes.

A form may refuse a text (a name has one line, an address is one): what counts is how many it kept.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

import httpx2

from flow.pages_world import PASSWORD, PagesWorld
from flow.payloads import PAYLOADS

KEY = re.compile(r"uc_pub_\w+")
OWN_PAGE = re.compile(r'href="(/p/[^"?#]*/(?:groups|keys|alerts|members)/[\w-]+)"')
LINES = [text for text in PAYLOADS if text.isprintable()]
PATHS = [text for text in LINES if not set(text) & set(" \u202f")][:45]
PLAIN = [text for text in LINES if text.isascii() and not set(text) & set("\"'<>\\ ?#/")]
HEADERS = [text for text in LINES if text.isascii() and text == text.strip()]
FEW = 5
"""Of what a project may have only so many, or what a page is of its own."""


class Forms:
    """Somebody who types the texts into forms, and how many each field has kept."""

    def __init__(self, world: PagesWorld, client: httpx2.Client) -> None:
        self.world, self.client = world, client
        self.at = f"/p/{world.one.ids['project']}"
        self.kept: dict[str, int] = {}

    def post(self, field: str, path: str, form: Mapping[str, Any]) -> str:
        """Send a form; returns the page that answers. One that is refused is not counted."""
        answer = self.client.post(path, data=dict(form))
        assert answer.status_code < 500, (field, form, answer.text)
        is_kept = answer.status_code in (200, 303)
        self.kept[field] = self.kept.get(field, 0) + is_kept
        return answer.text if is_kept else ""

    def found(self, path: str, pattern: str) -> list[str]:
        """Return what a page has that reads so, each once."""
        answer = self.client.get(self.at + path)
        assert answer.status_code == 200, (path, answer.text)
        return list(dict.fromkeys(re.findall(pattern, answer.text)))


def fill_forms(world: PagesWorld, made: list[dict[str, str]]) -> tuple[dict[str, int], list[str]]:
    """Type into every form; returns how many texts each field kept, and the pages there are now."""
    with world.one.asking(world.served) as client:
        forms = Forms(world, client)
        type_about_issues(forms, made)
        type_names(forms)
        type_settings(forms)
        be_refused(forms, type_keys(forms))
        sign_in_elsewhere(forms)
        return forms.kept, [*pages_made(forms), *reflecting(forms, made)]


def type_about_issues(forms: Forms, made: list[dict[str, str]]) -> None:
    """Comment, assign, resolve in a release."""
    people = forms.found("/issues", r'<option value="([0-9a-f-]{36})"')
    for number, each in enumerate(made):
        issue = f"{forms.at}/issues/{each['issue']}"
        comment = "\n".join(PAYLOADS[number :: len(made)])
        forms.post("comment", f"{issue}/comments", {"comment": comment})
        forms.post("assignee", f"{issue}/assignee", {"to": people[number % len(people)]})
    for number, group in enumerate(forms.found("/groups?status=all", r'/groups/([0-9a-f-]{36})"')):
        form = {"status": "resolved", "release": LINES[number]}
        forms.post("release", f"{forms.at}/groups/{group}/change", form)


def type_names(forms: Forms) -> None:
    """Name views, the project, oneself; search words stand in a view's address."""
    for number, text in enumerate(LINES[::4]):
        query = urlencode({"q": PAYLOADS[number], "status": "all"})
        form = {"name": text[:60], "to": f"?{query}", "shared": "yes"}
        forms.post("view", f"{forms.at}/views", form)
    forms.post("project", f"{forms.at}/settings/project", {"name": LINES[40]})
    forms.post("person", "/account/name", {"name": LINES[90][:100]})
    for text in LINES[::8]:
        email = f"{quote(text, safe='!$&*{}|`=^~;:')[:60]}@x.example"
        forms.post("invitation", f"{forms.at}/settings/members", {"email": email, "role": "viewer"})


def type_settings(forms: Forms) -> None:
    """Set critical paths, conversions, trackers and where alerts go."""
    paths = {f"pattern-{number}": f"/*{text}"[:200] for number, text in enumerate(PATHS)}
    names = {f"name-{number}": LINES[-number][:60] for number in range(len(PATHS))}
    counts = {"counts": "text", "conversion-text": LINES[60][:200]}
    worth = {"value": "20", "currency": "EUR", "hours": "24"}
    forms.post("critical path", f"{forms.at}/settings/impact", paths | names | counts | worth)
    for text in PLAIN:
        trackers = {
            "github": f"https://github.com/shop/{text}",
            "jira": f"https://team.atlassian.net/{text}",
            "jira_project": "10001",
            "linear": f"https://linear.app/team/team/{text}",
        }
        forms.post("tracker", f"{forms.at}/settings/trackers", trackers)
    for text in PLAIN[:FEW]:
        alert = {"kind": "webhook", "url": f"http://127.0.0.1/{text}", "wanted": "P1"}
        forms.post("alert", f"{forms.at}/settings/alerts", alert)


def type_keys(forms: Forms) -> str:
    """Mint keys of such names for pages of one origin; returns the last one's text."""
    minted = ""
    for text in LINES[: 3 * FEW : 3]:
        form = {"kind": "publishable", "name": text[:100], "origins": "https://shop.example"}
        minted = forms.post("key", f"{forms.at}/settings/keys", form) or minted
    found = KEY.search(minted)
    assert found is not None
    return found[0]


def be_refused(forms: Forms, key: str) -> None:
    """Call the API from origins that the key is not for: the start page lists them."""
    for text in HEADERS[::4]:
        answer = httpx2.post(
            f"{forms.world.served.url}/v1/sessions",
            headers={"origin": text, "x-api-key": key},
            json={"externalSessionId": "refused"},
        )
        is_refused = answer.status_code in (401, 403)
        forms.kept["refused origin"] = forms.kept.get("refused origin", 0) + is_refused


def sign_in_elsewhere(forms: Forms) -> None:
    """Sign in with browsers that say such things of themselves."""
    origin = forms.world.served.url
    for text in HEADERS[40 : 40 + FEW]:
        headers = {"origin": origin, "user-agent": text}
        form = {"email": forms.world.one.email, "password": PASSWORD}
        answer = httpx2.post(f"{origin}/sign-in", headers=headers, data=form)
        is_kept = answer.status_code == 303
        forms.kept["browser"] = forms.kept.get("browser", 0) + is_kept


def pages_made(forms: Forms) -> Iterator[str]:
    """Yield some pages of each kind of thing that has a page of its own now."""
    for path in ("/groups?status=all", "/settings/keys", "/settings/alerts", "/settings/members"):
        yield from forms.found(path, OWN_PAGE.pattern)[:FEW]


def reflecting(forms: Forms, made: list[dict[str, str]]) -> Iterator[str]:
    """Yield addresses that are such texts themselves."""
    session = f"/sessions/{made[0]['session']}"
    for path, names in (
        ("/issues", ("q", "priority", "assignee", "from", "sort")),
        ("/sessions", ("user", "release", "before")),
        (session, ("q", "kind", "from", "to", "at")),
        ("/overview", ("range", "from", "to")),
        ("/groups", ("status", "priority", "category", "q", "sort", "page")),
        ("/settings/impact", ("draft", "url", "name-0", "pattern-0")),
    ):
        for number in range(2):
            texts = LINES[number * 40 : number * 40 + len(names)]
            yield f"{forms.at}{path}?{urlencode(dict(zip(names, texts, strict=True)))}"
