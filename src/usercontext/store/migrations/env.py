"""How Alembic reaches the database: over the connection it is handed. Not: which one that is."""

from alembic import context

from usercontext.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by making it again
    transactional_ddl=True,  # the caller's transaction holds everything: all of it or nothing
)
with context.begin_transaction():
    context.run_migrations()
