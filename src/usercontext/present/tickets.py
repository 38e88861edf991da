"""Links that open a tracker's own form, filled in with an issue. Not: sending anything there.

A link is as long as browsers and trackers take: what does not fit is left out whole, block by
block, and the page of the issue stands in front of it all.
"""

from collections.abc import Callable, Iterator
from urllib.parse import urlencode, urlsplit

from msgspec import Struct

from usercontext.domain.group import Group
from usercontext.domain.issue import Issue
from usercontext.domain.project_settings import Trackers
from usercontext.domain.session import Session
from usercontext.domain.timeline import Stack
from usercontext.present.escape import first_line
from usercontext.present.markdown import issue_parts

LONGEST_LINK = 8_000
_TITLE_LENGTH = 120
_REPORTED = 5
"""The blocks that tell what was reported: a ticket has them, or it says nothing."""
_SHORTER = (5_000, 1_500, 500, 100)


class TicketLink(Struct, frozen=True):
    """A tracker by its name, and the address of its form."""

    tracker: str
    address: str


class Reported(Struct, frozen=True):
    """What a ticket is made of; ``page`` is the address of the issue here."""

    issue: Issue
    session: Session
    group: Group | None
    screenshots: int
    page: str
    stacks: tuple[Stack, ...] = ()
    time_zone: str | None = None


def ticket_links(trackers: Trackers, reported: Reported) -> tuple[TicketLink, ...]:
    """Return a link for each tracker that the project has named."""
    title = _title(reported.issue)
    return tuple(
        TicketLink(name, _fill(form, fields, (subject, title), words, reported))
        for name, form, fields, subject, words in _forms(trackers)
        if _is_web(form)
    )


def _forms(trackers: Trackers) -> Iterator[tuple[str, str, dict[str, str], str, str]]:
    if trackers.github:
        yield "GitHub", f"{trackers.github.rstrip('/')}/issues/new", {}, "title", "body"
    if trackers.jira and trackers.jira_project and trackers.jira_type:
        form = f"{trackers.jira.rstrip('/')}/secure/CreateIssueDetails!init.jspa"
        fields = {"pid": trackers.jira_project, "issuetype": trackers.jira_type}
        yield "Jira", form, fields, "summary", "description"
    if trackers.linear:
        yield "Linear", f"{trackers.linear.rstrip('/')}/new", {}, "title", "description"


def _is_web(form: str) -> bool:
    try:
        parts = urlsplit(form)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query


def _fill(
    form: str, fields: dict[str, str], titled: tuple[str, str], words: str, reported: Reported
) -> str:
    def link(body: str) -> str:
        told = {**fields, titled[0]: titled[1], words: body}
        return f"{form}?{urlencode({name: _whole(text) for name, text in told.items()})}"

    head = f"Found by UserContext: <{reported.page}>"
    body = _longest(lambda text: len(link(text)) <= LONGEST_LINK, head, reported)
    return link(body)


def _longest(fits: Callable[[str], bool], head: str, reported: Reported) -> str:
    for most in _SHORTER:
        parts = issue_parts(
            reported.issue,
            reported.session,
            reported.screenshots,
            reported.group,
            reported.stacks,
            reported.time_zone,
            most_words=most,
        )
        body = "\n\n".join([head, *parts[:_REPORTED]])
        if not fits(body):
            continue
        for part in parts[_REPORTED:]:
            if not fits(f"{body}\n\n{part}"):
                break
            body = f"{body}\n\n{part}"
        return body
    return head


def _title(issue: Issue) -> str:
    line = first_line(issue.user_description) or "Issue without words"
    return line if len(line) <= _TITLE_LENGTH else f"{line[: _TITLE_LENGTH - 1].rstrip()}…"


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
