"""What alembic runs for every command: the connection is given, and so is the transaction around it."""

from alembic import context

from triage.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
