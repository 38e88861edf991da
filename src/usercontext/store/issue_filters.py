"""What a listing filters by, as conditions with bound values. Not: statements, order, pages.

Which filters are given is the shape of a listing. A statement is built once for its shape: building
one anew for every call took longer than running it (decision record 0003).
"""

from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, exists, literal_column

from usercontext.domain.issue import IssueFilter, Nobody
from usercontext.store.account_tables import membership
from usercontext.store.teamwork_tables import assignee

Shape = tuple[str, ...]
"""The names of the filters that are given, always in one order."""

_KINDS = ("priority", "status", "source")
_EQUAL = (*_KINDS, "category")
_SAID_LATER = ("priority", "category")
"""Not known of a new issue: their indexes hold the others, and want to be told so (``tables``)."""
_ALL = (*_EQUAL, "from_us", "to_us")
BY_GROUP = "group_row"
"""Given by its public id: the row is looked up first, so it is bound as a number."""
BY_ASSIGNEE = "assignee_row"
"""As the group: a member's row."""
BY_NOBODY = "nobody"


def shape_of(wanted: IssueFilter) -> Shape:
    """Return which filters are given, the words searched for left out."""
    shape = tuple(name for name in _ALL if getattr(wanted, name) is not None)
    if wanted.group is not None:
        shape = (*shape, BY_GROUP)
    if wanted.assignee is None:
        return shape
    return (*shape, BY_NOBODY if isinstance(wanted.assignee, Nobody) else BY_ASSIGNEE)


def kinds_of(shape: Shape) -> Shape:
    """Return those filters of a shape that the counts are kept by."""
    return tuple(name for name in shape if name in _KINDS)


def values_of(project_row: int, wanted: IssueFilter) -> dict[str, Any]:
    """Return the values to bind, the project's too."""
    values: dict[str, Any] = {"the_project": project_row}
    for name in _EQUAL:
        value = getattr(wanted, name)
        if value is not None:
            values[f"the_{name}"] = value.value
    if wanted.from_us is not None:
        values["the_from_us"] = wanted.from_us
    if wanted.to_us is not None:
        values["the_to_us"] = wanted.to_us
    return values


def conditions_of(shape: Shape, columns: Any) -> list[ColumnElement[bool]]:
    """Return the conditions of a shape on a table's columns, the project's first.

    Those of a group are read along its own index, which holds whatever else is asked. By the index
    of a priority each issue of it was opened for its group: 185 ms where a project has 500,000.
    """
    conditions = [columns.project_row == bindparam("the_project")]
    in_group = BY_GROUP in shape
    if in_group:
        conditions.append(columns.group_row == bindparam("the_group_row"))
    for name in shape:
        if name in _EQUAL:
            column = _beside_no_index(columns[name]) if in_group else columns[name]
            conditions.append(column == bindparam(f"the_{name}"))
        if name in _SAID_LATER:
            conditions.append(columns[name] != literal_column("''"))
    if "from_us" in shape:
        conditions.append(columns.created_us >= bindparam("the_from_us"))
    if "to_us" in shape:
        conditions.append(columns.created_us <= bindparam("the_to_us"))
    if BY_ASSIGNEE in shape:
        is_theirs = assignee.c.account_row == bindparam("the_assignee_row")
        conditions.append(exists().where(assignee.c.issue_row == columns.id, is_theirs))
    if BY_NOBODY in shape:
        conditions.append(~exists().where(assignee.c.issue_row == columns.id, STILL_HERE))
    return conditions


STILL_HERE = (membership.c.account_row == assignee.c.account_row) & (
    membership.c.project_row == assignee.c.project_row
)
"""Who was given an issue belongs to the project still: with nobody else an issue is anybody's."""


def _beside_no_index(column: ColumnElement[str]) -> ColumnElement[str]:
    """Make a column an expression, by which no index is chosen."""
    return column + literal_column("''", Text)
