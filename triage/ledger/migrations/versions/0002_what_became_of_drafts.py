"""What became of a draft and of its flags: what it said (keyed), what it replaces, what is being done to it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_DRAFTS = ("content", "sketch", "replaces", "leaving")
_LETTERS = ("moving", "removed")


def upgrade() -> None:
    for table, names in (("drafts", _DRAFTS), ("letters", _LETTERS)):
        for name in names:
            op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("drafts", sa.Column("kept", sa.Float(), nullable=True))


def downgrade() -> None:
    op.drop_column("drafts", "kept")
    for table, names in (("letters", _LETTERS), ("drafts", _DRAFTS)):
        for name in names:
            op.drop_column(table, name)
