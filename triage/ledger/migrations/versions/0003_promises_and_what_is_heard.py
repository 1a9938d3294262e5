"""What replies that were sent promise; what letters are about, and when answered; how often words are heard."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_FOUND_BY = ("message_id_hash", "customer", "received")


def upgrade() -> None:
    op.add_column("letters", sa.Column("problem", sa.String(), nullable=False, server_default=""))
    op.add_column("letters", sa.Column("answered", sa.DateTime(timezone=True), nullable=True))
    for column in _FOUND_BY:
        op.create_index(op.f(f"ix_letters_account_{column}"), "letters", ["account", column], unique=False)
    op.create_table(
        "promises",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("account", "reply", name=op.f("pk_promises")),
    )
    op.create_table(
        "heard",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("account", "day", "word", name=op.f("pk_heard")),
    )


def downgrade() -> None:
    op.drop_table("heard")
    op.drop_table("promises")
    for column in reversed(_FOUND_BY):
        op.drop_index(op.f(f"ix_letters_account_{column}"), table_name="letters")
    op.drop_column("letters", "answered")
    op.drop_column("letters", "problem")
