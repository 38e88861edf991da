"""Which issues hold all of some terms, newest first, on either engine. Not: what a term is."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, bindparam, column, exists, select, table

from usercontext.store.columns import TermList
from usercontext.store.dialects import POSTGRESQL
from usercontext.store.tables import issue, issue_text

_FTS = table("issue_fts", column("rowid"), column("issue_fts"))


def newest_matches(engine: str, conditions: list[ColumnElement[bool]]) -> Select[Any]:
    """Return the query of matching row ids, newest first; its terms are bound when it runs.

    Rows are numbered in the order of seq within a project, since both are given with it held: so
    the index itself, which is kept in order of rows, gives the newest first without sorting.
    """
    row, holds_all = _match(engine)
    found = select(row.label("id")).where(holds_all).order_by(row.desc())
    if conditions:
        # Asked of each match in turn, so that a page ends the search: a join may be turned round.
        found = found.where(exists().where(issue.c.id == row, *conditions))
    return found


def bind_terms(engine: str, terms: list[str]) -> dict[str, Any]:
    """Return the value to bind for terms that must all occur; they name the project they are of."""
    if engine == POSTGRESQL:
        return {"the_terms": terms}
    # A term holds letters, digits and pictures only (search): quoted, no operator is left alive.
    return {"the_terms": " ".join(f'"{term}"' for term in terms)}


def _match(engine: str) -> tuple[Any, ColumnElement[bool]]:
    if engine == POSTGRESQL:
        wanted = bindparam("the_terms", type_=TermList())
        return issue_text.c.issue_row, issue_text.c.terms.op("@>", is_comparison=True)(wanted)
    words = bindparam("the_terms", type_=Text())
    return _FTS.c.rowid, _FTS.c.issue_fts.op("MATCH", is_comparison=True)(words)
