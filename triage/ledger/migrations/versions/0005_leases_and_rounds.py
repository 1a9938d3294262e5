"""Who may write for an account, where several machines do; and when each account of a fleet is to be swept."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leases",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_leases")),
    )
    op.create_table(
        "rounds",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("poll", sa.Integer(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("swept", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_rounds")),
    )
    op.create_index(op.f("ix_rounds_due"), "rounds", ["due"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_rounds_due"), table_name="rounds")
    op.drop_table("rounds")
    op.drop_table("leases")
