"""The kinds of column the tables are made of, on both engines. Not: the tables."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    literal_column,
    text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

# SQLite numbers rows by itself only when the type is spelled INTEGER.
RowId = BigInteger().with_variant(Integer(), "sqlite")


class TermList(TypeDecorator[list[str]]):
    """Search terms: an array on PostgreSQL, space-joined on SQLite (a term holds no space)."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of the engine."""
        return dialect.type_descriptor(ARRAY(Text()) if _has_arrays(dialect) else Text())

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> Any:
        """Write the terms as the engine keeps them."""
        return value if value is None or _has_arrays(dialect) else " ".join(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> list[str] | None:
        """Read the terms back."""
        if value is None:
            return None
        return list(value) if _has_arrays(dialect) else str(value).split()


def _has_arrays(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"


def row_id() -> Column[int]:
    """Give every row a number of its own; a number is never used twice."""
    return Column("id", RowId, primary_key=True, autoincrement=True)


def row_of(table: str, *, ondelete: str | None = None) -> Column[int]:
    """Point to a row of another table."""
    key = ForeignKey(f"{table}.id", ondelete=ondelete)
    return Column(f"{table}_row", BigInteger, key, nullable=False)


def instant(name: str, *, nullable: bool = False) -> Column[int]:
    """Keep microseconds since 1970, UTC."""
    return Column(name, BigInteger, nullable=nullable)


def words(name: str, *, nullable: bool = False) -> Column[str]:
    """Keep text that is already scrubbed and holds no NUL (PostgreSQL cannot store one)."""
    return Column(name, Text, nullable=nullable)


def not_yet_text(name: str) -> Column[str]:
    """Keep a word that a listing filters by; ``''`` until there is one."""
    return Column(name, Text, nullable=False, server_default=text("''"))


def not_yet_number(name: str) -> Column[int]:
    """Keep a number that a listing sorts by; -1 until there is one."""
    return Column(name, Integer, nullable=False, server_default=text("-1"))


def blob(name: str, *, nullable: bool = False) -> Column[bytes]:
    """Keep bytes."""
    return Column(name, LargeBinary, nullable=nullable)


def some_rows(condition: str) -> ColumnElement[Any]:
    """Spell the condition of an index of some rows out: a query says the same to be answered by it.

    Without a type: SQLite has no booleans, so one that is told to be one is written as
    ``state = 'queued' = 1``. That reads differently, and every claim looked at every job there is.
    """
    return literal_column(condition)


def index_of_some(name: str | None, *columns: str, where: ColumnElement[Any]) -> Index:
    """Index the rows for which ``where`` holds, on both engines."""
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)
