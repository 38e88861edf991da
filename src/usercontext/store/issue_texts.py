"""The search terms of an issue, written whenever a text of it changes. Not: finding by them."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, insert, update

from usercontext.domain.analysis import Analysis
from usercontext.store.search import index_terms
from usercontext.store.tables import issue_text

_SEARCHED_METADATA = ("url", "browser")


def add_terms(
    tx: Connection, project_row: int, issue_row: int, description: str, metadata: bytes | None
) -> None:
    """Make a new issue findable by what was reported."""
    terms = new_terms(project_row, description, metadata)
    tx.execute(_ADD, {"issue_row": issue_row, "terms": terms})


def new_terms(project_row: int, description: str, metadata: bytes | None) -> list[str]:
    """Return what a new issue is found by."""
    return index_terms(project_row, (description, *_metadata_texts(metadata)))


def renew_terms(
    tx: Connection, row: Row[Any], reading: Analysis | None, corrected_cause: str | None
) -> None:
    """Make an issue (a row of it) findable by what was reported, read from it and corrected."""
    texts = [row.user_description, *_metadata_texts(row.metadata), corrected_cause]
    if reading is not None:
        texts += [reading.summary, reading.root_cause, reading.category.value]
    tx.execute(_RENEW, {"row": row.id, "found_by": index_terms(row.project_row, texts)})


def _metadata_texts(metadata: bytes | None) -> list[str]:
    known: dict[str, Any] = {} if metadata is None else msgspec.json.decode(metadata)
    return [known[name] for name in _SEARCHED_METADATA if isinstance(known.get(name), str)]


_ADD = insert(issue_text)
_RENEW = (
    update(issue_text)
    .where(issue_text.c.issue_row == bindparam("row"))
    .values(terms=bindparam("found_by"))
)
