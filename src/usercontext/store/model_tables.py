"""The tables of what was asked of models: each call, and what a day came to. Not: queries.

An answer is made of an issue's evidence, so it goes with the issue, also where a release deletes it
that does not know this table. What was spent stays.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, text

from usercontext.store.columns import blob, instant, row_id, row_of, words
from usercontext.store.tables import metadata

model_call = Table(
    "model_call",
    metadata,
    row_id(),
    row_of("project"),
    row_of("issue", ondelete="CASCADE"),
    # The job whose calls are counted. No foreign key: it is only compared.
    Column("job_row", BigInteger, nullable=False),
    words("provider"),
    words("model"),
    # What the answer depends on: digest, prompt, model (analyze/model_prompt).
    blob("digest"),
    # `started` until it ended: then `answered`, or the reason why not.
    words("outcome"),
    Column("tokens", BigInteger, nullable=False),
    Column("cost_micros", BigInteger, nullable=False),
    Column("latency_ms", Integer, nullable=False, server_default=text("0")),
    instant("created_us"),
    blob("answer", nullable=True),
    Index(None, "project_row", "digest"),
    Index(None, "issue_row"),
    Index(None, "job_row"),
    sqlite_autoincrement=True,
)

# One row for each project and day (UTC); a call is reckoned at its most before it is made.
model_spend = Table(
    "model_spend",
    metadata,
    Column("project_row", BigInteger, ForeignKey("project.id"), primary_key=True),
    Column("day", BigInteger, primary_key=True),
    Column("calls", BigInteger, nullable=False),
    Column("tokens", BigInteger, nullable=False),
    Column("cost_micros", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
