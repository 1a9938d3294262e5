"""Under which subject a draft was laid, and how to find those of the last days: what the answer budget counts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("subject", sa.String(), nullable=False, server_default=""))
    op.create_index(op.f("ix_drafts_account_intended_at"), "drafts", ["account", "intended_at"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_drafts_account_intended_at"), table_name="drafts")
    op.drop_column("drafts", "subject")
