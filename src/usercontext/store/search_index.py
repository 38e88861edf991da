"""What each engine adds to the table ``issue_text`` to search it. Not: the table, queries."""

from sqlalchemy import DDL, Table, event
from sqlalchemy.schema import ExecutableDDLElement

# PostgreSQL indexes the array itself. SQLite needs a full-text table beside it, kept by triggers,
# so that writers see one table on both engines. No positions, no sizes: only containment is asked.
SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE issue_fts USING fts5(terms, content='issue_text',"
    " content_rowid='issue_row', tokenize='ascii', detail=none, columnsize=0)",
    "CREATE TRIGGER issue_text_inserted AFTER INSERT ON issue_text BEGIN"
    " INSERT INTO issue_fts(rowid, terms) VALUES (new.issue_row, new.terms); END",
    "CREATE TRIGGER issue_text_deleted AFTER DELETE ON issue_text BEGIN"
    " INSERT INTO issue_fts(issue_fts, rowid, terms)"
    " VALUES ('delete', old.issue_row, old.terms); END",
    "CREATE TRIGGER issue_text_updated AFTER UPDATE ON issue_text BEGIN"
    " INSERT INTO issue_fts(issue_fts, rowid, terms)"
    " VALUES ('delete', old.issue_row, old.terms);"
    " INSERT INTO issue_fts(rowid, terms) VALUES (new.issue_row, new.terms); END",
)
POSTGRESQL_SEARCH = ("CREATE INDEX ix_issue_text_terms ON issue_text USING gin (terms)",)


def make_searchable(table: Table) -> None:
    """Let each engine make its index when the table is created."""
    for dialect, statements in (("sqlite", SQLITE_SEARCH), ("postgresql", POSTGRESQL_SEARCH)):
        for statement in statements:
            index: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", index.execute_if(dialect=dialect))
