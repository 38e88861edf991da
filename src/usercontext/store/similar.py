"""Issues that are like one: of its group, or with its telling words. Not: why they are alike."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from usercontext.domain.issue import Issue
from usercontext.store.issue_rows import issues_for_listing, to_issue
from usercontext.store.issue_search import bind_terms, newest_matches
from usercontext.store.search import query_terms
from usercontext.store.tables import NOT_YET, issue


def same_group(tx: Connection, shown: Issue, limit: int) -> tuple[Issue, ...]:
    """Return the newest other issues of the group that shows an issue."""
    values = {"project": shown.project_row, "row": shown.row, "most": limit}
    return tuple(map(to_issue, tx.execute(_OF_GROUP, values)))


def same_words(tx: Connection, shown: Issue, words: Sequence[str], limit: int) -> tuple[Issue, ...]:
    """Return the newest other issues that hold all of these words."""
    terms = query_terms(shown.project_row, " ".join(words))
    if not terms:
        return ()
    engine = tx.dialect.name
    values = bind_terms(engine, terms) | {"most": limit + 1}
    found = map(to_issue, tx.execute(_with_words(engine), values))
    return tuple(each for each in found if each.row != shown.row)[:limit]


@cache
def _with_words(engine: str) -> Select[Any]:
    place = newest_matches(engine, []).limit(bindparam("most")).subquery("place")
    rows = issues_for_listing().join(place, place.c.id == issue.c.id)
    return rows.order_by(issue.c.seq.desc())


_SHOWS = select(issue.c.group_row).where(issue.c.id == bindparam("row")).scalar_subquery()
_OF_GROUP = (
    issues_for_listing()
    .where(
        issue.c.project_row == bindparam("project"),
        issue.c.group_row == _SHOWS,
        issue.c.group_row != NOT_YET,
        issue.c.id != bindparam("row"),
    )
    .order_by(issue.c.seq.desc())
    .limit(bindparam("most"))
)
